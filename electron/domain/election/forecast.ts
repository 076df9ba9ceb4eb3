import type { ForecastSilence } from "../../contract/index.ts";

/**
 * Dự báo lúc đóng cửa. Method (house, L: no course of an earlier election day is at hand, and none is made up): those who have not
 * voted yet shrink by a share an hour, the pace; a unit's pace to come is its own pace over the last two slots plus a change of pace.
 * How paces change is taken from the day itself: every commune's pace after every earlier slot against its pace before it, weighted by
 * voters. Of those changes the 5th, 50th and 95th percentile give the interval. Everything is said of the units in the last slot alone.
 * Silent where too little is known, and tested on the day's own earlier slots (`backTest`).
 */
export interface Course {
  /** Voters of those that reported, and how many of them had voted, slot by slot; null where the unit has no figure. */
  slots: readonly ({ voters: number; voted: number } | null)[];
}

/** Hours of the day: when voting begins, the slots' own, when it closes; ms. */
export interface DayHours {
  begins: number;
  slots: readonly number[];
  closes: number;
}

/** Low, middle, high. */
export type Triple = readonly [number, number, number];

const HOUR = 3_600_000;
const QUANTILES: Triple = [0.05, 0.5, 0.95];
/** So much of a unit's places its figures must cover at both slots a pace is taken from. */
export const leastCovered = 0.8;
/** Fewer changes of pace than this say nothing of their spread. */
const LEAST_CHANGES = 20;

/** What share has not voted; of a unit that is through, half a voter, since nothing is left to divide by. Null where it does not fit. */
const shareLeft = (at: Course["slots"][number] | undefined): number | null => {
  if (!at || at.voters <= 0 || at.voted > at.voters) return null;
  return Math.max(at.voters - at.voted, 0.5) / at.voters;
};

/** The pace between two slots, per hour; `from` -1 is the beginning of voting, when nobody had. Null where either is unknown or voters fell. */
const paceBetween = ({ slots }: Course, hours: DayHours, from: number, to: number): number | null => {
  const [before, after] = [from < 0 ? 1 : shareLeft(slots[from]), shareLeft(slots[to])];
  const [start, end] = [from < 0 ? hours.begins : hours.slots[from], hours.slots[to]];
  if (before === null || after === null || start === undefined || end === undefined || end <= start) return null;
  return Math.log(before / after) / ((end - start) / HOUR);
};

/** A change of pace with the voters it is of. */
interface Change {
  by: number;
  voters: number;
}

/** Every change of pace seen by a slot: of each course, from each earlier slot to each one after it, up to `known`. */
const changesBy = (courses: readonly Course[], hours: DayHours, known: number): Change[] => {
  const changes: Change[] = [];
  for (const course of courses)
    for (let from = 0; from < known; from++) {
      const before = paceBetween(course, hours, from - 1, from);
      if (before === null) continue;
      for (let to = from + 1; to <= known; to++) {
        const after = paceBetween(course, hours, from, to);
        if (after !== null) changes.push({ by: after - before, voters: course.slots[to]?.voters ?? 0 });
      }
    }
  return changes;
};

/** The changes' percentiles, high change first: the more the pace falls, the fewer vote. Null where they are too few. */
const spreadOf = (changes: Change[]): Triple | null => {
  if (changes.length < LEAST_CHANGES) return null;
  const sorted = changes.toSorted((one, other) => one.by - other.by);
  const all = sorted.reduce((sum, { voters }) => sum + voters, 0);
  const at = (share: number): number => {
    let sum = 0;
    for (const { by, voters } of sorted) {
      sum += voters;
      if (sum >= share * all) return by;
    }
    return sorted.at(-1)?.by ?? 0;
  };
  return [at(QUANTILES[0]), at(QUANTILES[1]), at(QUANTILES[2])];
};

/** Shares at `endMs` as a course at slot `from` would come to them. */
const shareAt = (course: Course, hours: DayHours, from: number, endMs: number, spread: Triple): Triple | null => {
  const now = course.slots[from];
  const pace = paceBetween(course, hours, from - 1, from);
  const start = hours.slots[from];
  if (!now || pace === null || start === undefined) return null;
  const ahead = (endMs - start) / HOUR;
  const share = (change: number): number => (now.voted + (now.voters - now.voted) * (1 - Math.exp(-Math.max(0, pace + change) * ahead))) / now.voters;
  return [share(spread[0]), share(spread[1]), share(spread[2])];
};

/** The forecast, or why there is none. `low` to `high` hold nine in ten of the day's own changes of pace. */
export type ForecastAnswer = { silence: ForecastSilence } | { silence: null; shares: Triple; voters: number; changes: number; courses: number };

/**
 * A unit's share at the close as seen at slot `from`. `peers`: courses of the communes (for a polling place, of the places), whose
 * changes of pace give the interval. `isCovered`: enough beneath the unit reported at `from` and the slot before it.
 */
export const forecastClose = (course: Course, peers: readonly Course[], hours: DayHours, from: number, isCovered: boolean): ForecastAnswer => {
  const now = course.slots[from];
  const start = hours.slots[from];
  if (start !== undefined && start >= hours.closes) return { silence: "closed" };
  if (from < 1) return { silence: "few-slots" };
  if (!now || !isCovered) return { silence: "few-reports" };
  if (now.voters <= 0) return { silence: "no-voters" };
  const changes = changesBy(peers, hours, from);
  const spread = spreadOf(changes);
  if (!spread) return { silence: "few-tested" };
  const shares = shareAt(course, hours, from, hours.closes, spread);
  const pace = paceBetween(course, hours, from - 1, from);
  if (!shares || pace === null || pace < 0)
    return { silence: now.voted > now.voters || (pace !== null && pace < 0) ? "does-not-fit" : "few-reports" };
  const courses = peers.filter((peer) => changesBy([peer], hours, from).length > 0).length;
  return { silence: null, shares, voters: now.voters, changes: changes.length, courses };
};

/** What the same method said at slot `from` of slot `to`, and what came; null where it was silent then. */
export const backTest = (
  course: Course,
  peers: readonly Course[],
  hours: DayHours,
  from: number,
  to: number,
): { shares: Triple; actual: number; held: number; judged: number } | null => {
  const spread = spreadOf(changesBy(peers, hours, from));
  const [start = hours.closes, end = hours.closes] = [hours.slots[from], Math.min(hours.slots[to] ?? hours.closes, hours.closes)];
  const came = course.slots[to];
  if (!spread || start >= end || !came || came.voters <= 0) return null;
  const shares = shareAt(course, hours, from, end, spread);
  if (!shares) return null;
  let [held, judged] = [0, 0];
  for (const peer of peers) {
    const [said, then] = [shareAt(peer, hours, from, end, spread), peer.slots[to]];
    if (!said || !then || then.voters <= 0) continue;
    judged++;
    const share = then.voted / then.voters;
    // Half a voter either way: counts are whole, shares are not.
    const half = 0.5 / then.voters;
    if (share >= said[0] - half && share <= said[2] + half) held++;
  }
  return { shares, actual: came.voted / came.voters, held, judged };
};
