import type { Timeline, TimelineStep } from "../../electron/contract/history.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import { dayStartOf, isoOf } from "../format/moment.ts";
import { type Axis, axisOf, hourOf, isNow, momentOn } from "../stores/moment-store.ts";

/** The track's ends in ms since 1970: the first news and the present minute. */
export interface Track {
  from: number;
  to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Null while the room has no news or has not told its time. */
export const trackOf = (timeline: Timeline | null, real: number | null): Track | null => {
  if (timeline === null || timeline.from === null || real === null) return null;
  // The room answers no moment before its first news: the track begins at the first whole second after it.
  const from = Math.ceil(Date.parse(timeline.from) / 1000) * 1000;
  return { from, to: Math.max(real, from + MINUTE) };
};

/** Where on the track (0..1) a moment of ms since 1970 lies; what is outside lies at the end. */
export const shareOf = ({ from, to }: Track, at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));

/** The whole minute at a share of the track; its right end is now. */
export const momentAt = (track: Track, share: number, axis: Axis): AskedMoment => {
  const at = Math.round((track.from + share * (track.to - track.from)) / MINUTE) * MINUTE;
  return minuteMoment(track, at, axis);
};

/** The moment `minutes` later; now where that is reached, the track's beginning where that is passed. */
export const moved = (track: Track, asked: AskedMoment, minutes: number, axis: Axis): AskedMoment => {
  const hour = hourOf(asked);
  const at = hour === null ? track.to : Date.parse(hour);
  // From between two minutes the first step goes to a whole one.
  const whole = (minutes < 0 ? Math.ceil : Math.floor)(at / MINUTE) * MINUTE;
  return minuteMoment(track, whole + minutes * MINUTE, axis);
};

const minuteMoment = ({ from, to }: Track, at: number, axis: Axis): AskedMoment => (at >= to ? {} : momentOn(axis, isoOf(Math.max(from, at))));

/** When a change set lies on an axis, ISO 8601: when it arrived, or when the last of what it tells was so. */
export const hourOfStep = (step: TimelineStep, axis: Axis): string => (axis === "trueAt" ? step.trueTo : step.knownAt);

const inOrder = (steps: readonly TimelineStep[], axis: Axis): { step: TimelineStep; hour: string; at: number }[] =>
  steps.map((step) => ({ step, hour: hourOfStep(step, axis), at: Date.parse(hourOfStep(step, axis)) })).sort((one, other) => one.at - other.at);

/** The newest change set a moment has in sight; null where it stands before all of them. */
export const stepAt = (steps: readonly TimelineStep[], moment: AskedMoment): TimelineStep | null => {
  const axis = axisOf(moment);
  const hour = hourOf(moment);
  const at = hour === null ? Number.POSITIVE_INFINITY : Date.parse(hour);
  return inOrder(steps, axis).findLast((one) => one.at <= at)?.step ?? null;
};

/** The moment of the change set before or after the one stood on; now after the last one; null where there is none to go to. */
export const stepFrom = (steps: readonly TimelineStep[], moment: AskedMoment, by: -1 | 1): AskedMoment | null => {
  const axis = axisOf(moment);
  const hour = hourOf(moment);
  const at = hour === null ? Number.POSITIVE_INFINITY : Date.parse(hour);
  const ordered = inOrder(steps, axis);
  if (by === -1) {
    const before = ordered.findLast((one) => one.at < at);
    return before ? momentOn(axis, before.hour) : null;
  }
  if (isNow(moment)) return null;
  const after = ordered.find((one) => one.at > at);
  return after ? momentOn(axis, after.hour) : {};
};

/** A line across the track: `day` at midnight in Hà Giang, else `hour`. `label`: as it is written under it; null: a line alone. */
export interface Tick {
  at: number;
  kind: "hour" | "day";
  label: string | null;
}

const STEPS_H = [1, 2, 3, 6, 12, 24, 48, 168, 336, 720];

/** Whole hours at an even distance that leaves each line `lineGap` and each label `labelGap` pixels of a track `width` wide. */
export const ticksOf = ({ from, to }: Track, width: number, words: { hour(at: number): string; day(at: number): string }): Tick[] => {
  const fits = (gap: number) => STEPS_H.find((hours) => ((hours * HOUR) / (to - from)) * width >= gap) ?? 720;
  const [lines, labels] = [fits(9), fits(46)];
  const ticks: Tick[] = [];
  const start = dayStartOf(from);
  for (let at = start; at < to; at += lines * HOUR) {
    if (at < from) continue;
    const hours = (at - start) / HOUR;
    const day = hours % 24 === 0;
    ticks.push({ at, kind: day ? "day" : "hour", label: hours % labels === 0 ? (day ? words.day(at) : words.hour(at)) : null });
  }
  // A label too near either end would be cut.
  return ticks.map((tick) =>
    ((tick.at - from) / (to - from)) * width < 18 || ((to - tick.at) / (to - from)) * width < 22 ? { ...tick, label: null } : tick,
  );
};

/** Landmarks that would cover each other stand as one mark: at the newest of them. */
export const marksOf = (track: Track, steps: readonly TimelineStep[], axis: Axis, width: number): { at: number; steps: TimelineStep[] }[] => {
  const marks: { at: number; x: number; steps: TimelineStep[] }[] = [];
  for (const { step, at } of inOrder(steps, axis)) {
    if (!step.landmark || at < track.from || at > track.to) continue;
    const x = shareOf(track, at) * width;
    const last = marks.at(-1);
    if (last && x - last.x < 13) {
      last.steps.push(step);
      last.at = at;
    } else marks.push({ at, x, steps: [step] });
  }
  return marks.map(({ at, steps: own }) => ({ at, steps: own }));
};
