import { type DayCounts, type DayMark, type ShownDayState, shownDayStates } from "../../contract/index.ts";

/** One place as a count takes it. */
export interface CountedDay {
  state: ShownDayState;
  mark: DayMark;
  conflict: boolean;
  begun: boolean;
  flags: readonly unknown[];
}

export const noDays = (): DayCounts => ({
  places: 0,
  unsaid: 0,
  "not-open": 0,
  opened: 0,
  interrupted: 0,
  closed: 0,
  counting: 0,
  minutes: 0,
  "handed-over": 0,
  begun: 0,
  ended: 0,
  conflict: 0,
  flagged: 0,
  attention: 0,
  failed: 0,
});

const ended: ReadonlySet<ShownDayState> = new Set(["closed", "counting", "minutes", "handed-over"]);

/** Adds a place to a count, in place; `by` -1 takes it out again. */
export const countDay = (counts: DayCounts, day: CountedDay, by: 1 | -1 = 1): void => {
  counts.places += by;
  counts[day.state] += by;
  if (day.begun) counts.begun += by;
  if (ended.has(day.state)) counts.ended += by;
  if (day.conflict) counts.conflict += by;
  if (day.flags.length > 0) counts.flagged += by;
  if (day.mark === "attention") counts.attention += by;
  if (day.mark === "failed") counts.failed += by;
};

/** The sum of counts of parts that share no place. */
export const sumDays = (parts: Iterable<DayCounts>): DayCounts => {
  const sum = noDays();
  for (const part of parts) {
    for (const state of shownDayStates) sum[state] += part[state];
    for (const figure of ["places", "begun", "ended", "conflict", "flagged", "attention", "failed"] as const) sum[figure] += part[figure];
  }
  return sum;
};

/**
 * How far a unit has come, 0..1: places where the vote has begun, and once the hour of closing has come, where it has ended. Silence counts
 * as not; no places give 0.
 */
export const dayShare = ({ places, begun, ended: closed }: DayCounts, hasClosed: boolean): number =>
  places === 0 ? 0 : (hasClosed ? closed : begun) / places;

/** How much of a unit's fill is hatched as unknown: `full` where fewer than half of its places are told of or it has none. */
export const dayHatch = (counts: DayCounts): "none" | "part" | "full" => {
  const silent = counts.unsaid + counts["not-open"];
  const told = counts.places - silent;
  if (counts.places === 0 || told * 2 < counts.places) return "full";
  return told === counts.places ? "none" : "part";
};

const gravity: Record<DayMark, number> = { failed: 3, attention: 2, unknown: 1, good: 0 };
const stateGravity: Record<ShownDayState, number> = {
  interrupted: 7,
  "not-open": 6,
  unsaid: 5,
  opened: 4,
  closed: 3,
  counting: 2,
  minutes: 1,
  "handed-over": 0,
};

/** Those that need somebody first; within a mark by how much hangs on the state. */
export const worseDayFirst = (one: CountedDay, other: CountedDay): number =>
  gravity[other.mark] - gravity[one.mark] || stateGravity[other.state] - stateGravity[one.state];
