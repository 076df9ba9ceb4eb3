import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { openSheet } from "../../stores/desk-store.ts";

export const outreachViews = ["places", "many", "trips", "teams", "calendar", "rules"] as const;
export type OutreachView = (typeof outreachViews)[number];

/** What is entered beside the list; null: what stands is shown. */
export type OutreachForm = { type: "site"; id: string | null } | { type: "trip"; id: string | null } | null;

/** What the sheet shows, kept while it is closed. */
interface OutreachViewState {
  view: OutreachView;
  /** The place opened beside the list, in every part. */
  place: string | null;
  form: OutreachForm;
}

const outreachViewStore = createStore<OutreachViewState>(() => ({ view: "places", place: null, form: null }));

export const useOutreachView = <T>(selector: (state: OutreachViewState) => T): T => useStore(outreachViewStore, selector);

export const showOutreachView = (view: OutreachView): void => outreachViewStore.setState({ view, form: null });
export const showOutreachPlace = (place: string | null): void => outreachViewStore.setState({ place, form: null });
export const showOutreachForm = (form: OutreachForm): void => outreachViewStore.setState({ form });

/** Opens the sheet at one place. */
export const openOutreachOf = (place: string, view: OutreachView = "places", form: OutreachForm = null): void => {
  outreachViewStore.setState({ view, place, form });
  openSheet("outreach");
};
