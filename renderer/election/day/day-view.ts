import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { DayWord } from "../../../electron/contract/index.ts";
import { isoOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
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
  /** The hour a form opens with: of the word about to be told, or of the matter (`word` null). */
  begun: { word: DayWord | null; at: string } | null;
}

const dayViewStore = createStore<DayViewState>(() => ({ view: "places", place: null, about: "", begun: null }));

export const useDayView = <T>(selector: (state: DayViewState) => T): T => useStore(dayViewStore, selector);

/** The place whose day is open beside the list; null where none is. */
export const openedPlace = (): string | null => dayViewStore.getState().place;

export const showDayView = (view: DayView, about = ""): void => dayViewStore.setState({ view, about, begun: null });
export const showDayPlace = (place: string | null): void => dayViewStore.setState({ place, begun: null });

/** Opens the sheet at one place's day. */
export const openDayOf = (place: string): void => {
  dayViewStore.setState({ view: "places", place, begun: null });
  openSheet("day");
};

const thisMinute = (): string | null => {
  const now = roomNow();
  return now === null ? null : isoOf(Math.floor(now / 60_000) * 60_000);
};

/** Opens a place's day with a word about to be told, at the minute it is; nothing is written before somebody says so. */
export const beginTelling = (place: string, word: DayWord): void => {
  const at = thisMinute();
  dayViewStore.setState({ view: "places", place, begun: at === null ? null : { word, at } });
  openSheet("day");
};

/** Opens the form of an interruption or a ballot matter at a place, at the minute it is. */
export const beginMatter = (view: "interruptions" | "ballots", place: string): void => {
  const at = thisMinute();
  dayViewStore.setState({ view, about: place, begun: at === null ? null : { word: null, at } });
  openSheet("day");
};
