import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Timeline } from "../../electron/contract/history.ts";
import type { Problem } from "../../electron/contract/result.ts";
import type { MomentClient } from "../room-client/moment-client.ts";

/** Where the time bar reaches, always as it stands now; `problem`: why it cannot be told. Both null until the room has answered. */
interface TimelineState {
  timeline: Timeline | null;
  problem: Problem | null;
}

export const timelineStore = createStore<TimelineState>(() => ({ timeline: null, problem: null }));

export const useTimeline = <T>(selector: (state: TimelineState) => T): T => useStore(timelineStore, selector);

/** Change sets that can be stepped through; older ones are reached by the track and by typing their hour. */
const MOST_STEPS = 5000;

/** Watches the course of the room's news for the life of the page. Returns the way to stop. */
export const followTimeline = (client: MomentClient): (() => void) =>
  client.present.live(
    "journal.timeline",
    { limit: MOST_STEPS },
    (timeline) => timelineStore.setState({ timeline, problem: null }),
    (problem) => timelineStore.setState({ problem }),
  );
