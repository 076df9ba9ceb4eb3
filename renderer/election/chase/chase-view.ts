import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Whom Đôn đốc lists; kept while sheets come and go. */
interface ChaseView {
  /** A slot's key; null: every slot. */
  slot: string | null;
  /** A district's key, `district:026`; null: the whole province. */
  within: string | null;
  /** Units whose due time has not come too. */
  includeDue: boolean;
}

const chaseView = createStore<ChaseView>(() => ({ slot: null, within: null, includeDue: false }));
export const useChaseView = (): ChaseView => useStore(chaseView);
export const setChaseView = (patch: Partial<ChaseView>): void => chaseView.setState(patch);
