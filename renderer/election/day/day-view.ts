import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { openSheet } from "../../stores/desk-store.ts";

export const dayViews = ["places", "interruptions", "ballots", "dates"] as const;
export type DayView = (typeof dayViews)[number];

/** What the sheet shows, kept while it is closed. */
interface DayViewState {
  view: DayView;
  /** The place whose day is open beside the list. */
  place: string | null;
  /** The place an interruption or ballot matter is being told of. */
  about: string;
}

const dayViewStore = createStore<DayViewState>(() => ({ view: "places", place: null, about: "" }));

export const useDayView = <T>(selector: (state: DayViewState) => T): T => useStore(dayViewStore, selector);

export const showDayView = (view: DayView, about = ""): void => dayViewStore.setState({ view, about });
export const showDayPlace = (place: string | null): void => dayViewStore.setState({ place });

/** Opens the sheet at one place's day. */
export const openDayOf = (place: string): void => {
  dayViewStore.setState({ view: "places", place });
  openSheet("day");
};
