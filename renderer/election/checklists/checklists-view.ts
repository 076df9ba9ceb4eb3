import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ChecklistLevel, UnitKey } from "../../../electron/contract/index.ts";

export const checklistViews = ["readiness", "reviews", "rehearsals", "rules"] as const;
export type ChecklistView = (typeof checklistViews)[number];

/** What the sheet shows, kept while it is closed. */
interface ChecklistViewState {
  view: ChecklistView;
  level: ChecklistLevel;
  /** The whole whose units are listed. */
  within: UnitKey;
  /** The unit whose checklist is open beside the list. */
  unit: UnitKey | null;
}

const viewStore = createStore<ChecklistViewState>(() => ({ view: "readiness", level: "place", within: "province", unit: null }));

export const useChecklistView = <T>(selector: (state: ChecklistViewState) => T): T => useStore(viewStore, selector);

export const showChecklistView = (view: ChecklistView): void => viewStore.setState({ view });
export const showLevel = (level: ChecklistLevel): void => viewStore.setState({ level, unit: null });
export const showWithin = (within: UnitKey): void => viewStore.setState({ within, unit: null });
export const showChecklistOf = (unit: UnitKey | null): void => viewStore.setState({ unit });
