import { type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** A UUIDv7 whose time is the exercise's and whose chance is the seed's: the same id every time the exercise is built. */
export function exerciseId(minute: ExerciseMinute, random: SeededRandom): string {
  const time = Date.parse(isoOf(minute)).toString(16).padStart(12, "0");
  const hex = (digits: number): string => Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${random.pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
}
