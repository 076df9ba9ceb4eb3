import { z } from "zod";
import { requestId, write } from "./method.ts";
import { timestamp } from "./moment.ts";

/** Methods of a room that holds an exercise; a real room refuses them. */
export const exerciseMethods = {
  /**
   * Moves the room's clock forward, never back, to an hour of the exercise's day or the days after it: what was due meanwhile is overdue,
   * what was fresh has aged. It goes on from there, also when the room is opened again. `now`: the hour it shows then.
   */
  "exercise.moveClock": write<{ now: string; changeSet: string }>()(z.strictObject({ to: timestamp, requestId })),
} as const;
