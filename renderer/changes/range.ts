import type { AskedMoment, TimelineStep } from "../../electron/contract/index.ts";
import { dayStartOf, isoOf } from "../format/moment.ts";
import { type Axis, momentOn } from "../stores/moment-store.ts";

const HOUR_MS = 3_600_000;
const MORNING_HOUR = 6;

/** One end of a comparison on an axis; null is now. */
export const endAt = (axis: Axis, at: string | null): AskedMoment => (at === null ? {} : momentOn(axis, at));

/** 06:00 of the room's day (Hà Giang); of the day before while it has not struck six. `now`: ms since 1970. */
export const morningBefore = (now: number): string => {
  const six = dayStartOf(now) + MORNING_HOUR * HOUR_MS;
  return isoOf(six <= now ? six : six - 24 * HOUR_MS);
};

export const hourBefore = (now: number): string => isoOf(now - HOUR_MS);

/** Landmarks before `now`, the newest first, each at the moment the journal names it. */
export const landmarksOf = (steps: readonly TimelineStep[], most: number): { changeSet: string; title: string; at: string }[] =>
  steps
    .filter((step) => step.landmark)
    .toReversed()
    .slice(0, most)
    .map(({ changeSet, title, knownAt }) => ({ changeSet, title, at: knownAt }));
