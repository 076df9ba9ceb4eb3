import { readinessStaleHours } from "../../contract/index.ts";

/** The evening before the vote and the day itself; the room opens at 08:47 on the day. */
export type ExerciseDay = "22/5" | "23/5";

const midnight: Record<ExerciseDay, number> = { "22/5": 0, "23/5": 24 * 60 };

/** Minutes since 00:00 on 22/5/2021, local time: what the exercise counts in. */
export type ExerciseMinute = number;

/** `at("23/5", "08:47")`. */
export function at(day: ExerciseDay, clock: string): ExerciseMinute {
  const match = /^(\d{2}):(\d{2})$/.exec(clock);
  if (!match) throw new RangeError(`not a time of day: ${clock}`);
  return midnight[day] + Number(match[1]) * 60 + Number(match[2]);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** ISO 8601 at +07:00. */
export function isoOf(minute: ExerciseMinute): string {
  const day = 22 + Math.floor(minute / 1440);
  const rest = ((minute % 1440) + 1440) % 1440;
  return `2021-05-${two(day)}T${two(Math.floor(rest / 60))}:${two(Math.floor(rest % 60))}:00+07:00`;
}

/** "04:20", for a sentence. */
export const clockOf = (minute: ExerciseMinute): string => isoOf(minute).slice(11, 16);

/** The list of polling places is loaded. */
export const firstMinute = at("22/5", "18:00");
/** The moment the room opens at. */
export const openingMinute = at("23/5", "08:47");
/** What was confirmed before this is stale at opening. */
export const staleBefore = openingMinute - readinessStaleHours * 60;
