import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Election, UnitKey } from "../../../electron/contract/election/counts.ts";
import type { TurnoutStanding } from "../../../electron/contract/election/turnout-methods.ts";

export const turnoutViews = ["tree", "laggards", "electorates"] as const;
export type TurnoutView = (typeof turnoutViews)[number];

/** What the sheet shows; kept while other sheets are in use. */
interface TurnoutState {
  election: Election;
  /** Null: the newest whose hour has come. */
  slot: string | null;
  /** Null: as the room thinks right for who looks. */
  standing: TurnoutStanding | null;
  view: TurnoutView;
  open: readonly UnitKey[];
  unit: UnitKey;
}

const turnoutStore = createStore<TurnoutState>(() => ({
  election: "assembly",
  slot: null,
  standing: null,
  view: "tree",
  open: ["province"],
  unit: "province",
}));

export const useTurnout = <T>(selector: (state: TurnoutState) => T): T => useStore(turnoutStore, selector);
export const setTurnout = (change: Partial<TurnoutState>): void => turnoutStore.setState(change);

/** Opens or closes a unit of the tree; the province stays open. */
export const setUnitOpen = (unit: UnitKey, isOpen: boolean): void =>
  turnoutStore.setState(({ open }) => ({ open: isOpen ? [...open.filter((one) => one !== unit), unit] : open.filter((one) => one !== unit) }));

/** What of the choice a question takes; what is left to the room is left out. */
export const useTurnoutAsked = (): { election: Election; slot?: string; standing?: TurnoutStanding } => {
  const { election, slot, standing } = useTurnout((state) => state);
  return { election, ...(slot === null ? {} : { slot }), ...(standing === null ? {} : { standing }) };
};
