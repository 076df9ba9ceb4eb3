import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ChangedRecord } from "../../electron/contract/index.ts";

/** What the map marks as changed while the panel is open, with the two moments compared; null while it is closed. */
export interface ShownChanges {
  from: string;
  to: string;
  changes: readonly ChangedRecord[];
}

export const changesStore = createStore<{ shown: ShownChanges | null }>(() => ({ shown: null }));

export const useShownChanges = (): ShownChanges | null => useStore(changesStore, (state) => state.shown);

export const markChanges = (shown: ShownChanges | null): void => changesStore.setState({ shown });
