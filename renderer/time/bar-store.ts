import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

const KEY = "time-bar-folded";

/** How the bar itself stands: folded to one line, its list of landmarks open. */
export const barStore = createStore<{ folded: boolean; jumping: boolean }>(() => ({
  folded: globalThis.localStorage?.getItem(KEY) === "yes",
  jumping: false,
}));

export const useBar = <T>(selector: (state: { folded: boolean; jumping: boolean }) => T): T => useStore(barStore, selector);

export const setFolded = (folded: boolean): void => {
  localStorage.setItem(KEY, folded ? "yes" : "no");
  barStore.setState({ folded });
};
export const setJumping = (jumping: boolean): void => barStore.setState({ jumping });
