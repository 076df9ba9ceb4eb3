import { z } from "zod";
import { decision } from "../decision.ts";
import { marking } from "../marking.ts";
import { read, requestId, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import { election, unitKey } from "./counts.ts";
import {
  type BallotMatterRow,
  type DateChangeRow,
  type DayCounts,
  type DayDispute,
  type DayHours,
  type DayPhase,
  type DayRow,
  type DayUnitRow,
  dayFlags,
  type Flagged,
  type InterruptionRow,
  shownDayStates,
} from "./day-answers.ts";
import { ballotFaults, dayWords, stepTaken } from "./day-records.ts";

/** What every answer of the day says of itself. */
export interface DayHead {
  /** Election day of the room, `2021-05-23`. */
  date: string;
  phase: DayPhase;
  hours: DayHours;
  /** When the newest word it rests on was so; null where there is none. */
  asOf: string | null;
  /** When it changes by the hour alone; null if never, and at a moment. */
  validUntil: string | null;
}

const placeId = z.string().regex(/^[0-9A-Za-z-]{1,60}$/);
const said = { source: z.string().max(300).nullable().optional(), marking: marking.optional(), requestId };
const step = stepTaken.nullable().optional();
const ofUnit = { unit: unitKey.optional(), ...moment };
const removal = z.strictObject({ id: z.string().max(100), requestId });

/** Methods of the day part of the election desk. */
export const dayMethods = {
  /** Which day it is, what leads now and when that changes. */
  "electionDay.phase": read<DayHead>()(z.strictObject({ ...moment })),
  /**
   * "Khai mạc hết chưa?": counts of the province and by district, and by name where voting has not begun (`waiting`, worst first, at most
   * `names`; `waitingCount` tells of how many), and by name where it began and is interrupted (`interrupted`, all of them, oldest first).
   */
  "day.glance": read<DayHead & { province: DayCounts; districts: DayUnitRow[]; waiting: DayRow[]; waitingCount: number; interrupted: DayRow[] }>()(
    z.strictObject({ names: z.number().int().min(0).max(2000).optional(), ...moment }),
  ),
  /** Places of a unit with their day, those that need somebody first; `total` of how many, `counts` of the whole unit. */
  "day.list": read<DayHead & { rows: DayRow[]; total: number; counts: DayCounts }>()(
    z.strictObject({
      state: z.enum(shownDayStates).optional(),
      flag: z.enum(dayFlags).optional(),
      /** Only those that need somebody: failed, attention, unknown. */
      needing: z.boolean().optional(),
      offset: z.number().int().min(0).max(1_000_000).optional(),
      limit: z.number().int().min(1).max(2000).optional(),
      ...ofUnit,
    }),
  ),
  /** One place. */
  "day.get": read<DayHead & { row: DayRow; interruptions: InterruptionRow[]; ballotMatters: BallotMatterRow[]; disputes: DayDispute[] }>()(
    z.strictObject({ place: placeId, ...moment }),
  ),
  /**
   * One word of the day for many places. Where it was told before it stays as it was (`left`): `day.correct` changes it. What does not
   * fit is kept and told in `flags`; only the future is refused.
   */
  "day.report": write<{ ids: string[]; left: string[]; flags: Flagged[]; changeSet: string | null }>()(
    z.strictObject({
      ids: z.array(placeId).min(1).max(100_000),
      word: z.enum(dayWords),
      at: timestamp,
      by: z.string().max(200).nullable().optional(),
      source: z.string().max(300).nullable().optional(),
      note: z.string().max(500).nullable().optional(),
      requestId,
    }),
  ),
  /** Đính chính one word of one place: another time, or `at` null: it was not so. Settles a dispute. */
  "day.correct": write<{ id: string; flags: Flagged[]; changeSet: string | null }>()(
    z.strictObject({
      id: placeId,
      word: z.enum(dayWords),
      at: timestamp.nullable(),
      by: z.string().max(200).nullable().optional(),
      reason: z.string().trim().min(1).max(500),
      requestId,
    }),
  ),

  /** Gián đoạn, those not resumed first. `open`: how many are not. */
  "interruptions.list": read<DayHead & { rows: InterruptionRow[]; open: number }>()(z.strictObject(ofUnit)),
  "interruptions.save": write<{ id: string; flags: Flagged[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string().max(100).optional(),
      place: placeId.optional(),
      cause: z.string().trim().min(1).max(1000).optional(),
      startedAt: timestamp.optional(),
      sealed: step,
      notified: step,
      resumed: step,
      ...said,
    }),
  ),
  "interruptions.remove": write<{ id: string; changeSet: string }>()(removal),

  /** Bỏ phiếu sớm, hoãn ngày bỏ phiếu (art. 72). */
  "dateChanges.list": read<DayHead & { rows: DateChangeRow[] }>()(z.strictObject(moment)),
  "dateChanges.save": write<{ id: string; flags: Flagged[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string().max(100).optional(),
      kind: z.enum(["early", "postponed"]).optional(),
      units: z.array(unitKey).min(1).max(500).optional(),
      reason: z.string().trim().min(1).max(2000).optional(),
      newDate: z.iso.date().optional(),
      asked: step,
      approval: decision.nullable().optional(),
      ...said,
    }),
  ),
  "dateChanges.remove": write<{ id: string; changeSet: string }>()(removal),

  /** Phiếu in sai, thiếu, hỏng; those not settled first. */
  "ballotMatters.list": read<DayHead & { rows: BallotMatterRow[]; open: number }>()(z.strictObject(ofUnit)),
  "ballotMatters.save": write<{ id: string; flags: Flagged[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string().max(100).optional(),
      place: placeId.optional(),
      election: election.optional(),
      fault: z.enum(ballotFaults).optional(),
      ballots: z.number().int().min(0).max(100_000).nullable().optional(),
      text: z.string().max(2000).nullable().optional(),
      foundAt: timestamp.optional(),
      stopped: step,
      sealed: step,
      minutes: step,
      reprintAsked: step,
      reprintReceived: step,
      resumed: step,
      ...said,
    }),
  ),
  "ballotMatters.remove": write<{ id: string; changeSet: string }>()(removal),
} as const;
/** Those of them that can be watched. */
export const dayLive = [
  "electionDay.phase",
  "day.glance",
  "day.list",
  "day.get",
  "interruptions.list",
  "dateChanges.list",
  "ballotMatters.list",
] as const;
