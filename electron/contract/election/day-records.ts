import { z } from "zod";
import { decision } from "../decision.ts";
import { marking } from "../marking.ts";
import { timestamp } from "../moment.ts";
import { election, fourCounts, unitKey } from "./counts.ts";

/** What every record an officer enters carries. */
export const entered = {
  invented: z.boolean(),
  source: z.string().max(300).nullable(),
  marking,
  deleted: z.boolean(),
};

/** The steps of a polling place's day in their order: khai mạc, kết thúc bỏ phiếu, kiểm phiếu, biên bản, bàn giao. */
export const daySteps = ["opened", "closed", "counting", "minutes", "handedOver"] as const;
export type DayStep = (typeof daySteps)[number];
/** What can be said of a place's day: a step taken, or that it had not opened yet. */
export const dayWords = ["notOpen", ...daySteps] as const;
export type DayWord = (typeof dayWords)[number];
/** chưa mở → đã khai mạc → (gián đoạn) → kết thúc → kiểm phiếu → biên bản → bàn giao. */
export const dayStates = ["not-open", "opened", "interrupted", "closed", "counting", "minutes", "handed-over"] as const;
export type DayState = (typeof dayStates)[number];

/** When a step was taken and who said so. */
export const stepTaken = z.strictObject({ at: timestamp, by: z.string().max(200).nullable() });
export type StepTaken = z.infer<typeof stepTaken>;
const step = stepTaken.nullable();

/** The day of a polling place. Id: the place's code. Each step its own field, null until somebody says it was taken. */
export const pollingDayFields = z.strictObject({
  /** Somebody said it had not opened yet, and when that was so: only such a word makes "chưa mở" a fact after the hour. */
  notOpen: step,
  opened: step,
  closed: step,
  counting: step,
  minutes: step,
  handedOver: step,
  note: z.string().max(500).nullable(),
  ...entered,
});
export type PollingDayFields = z.infer<typeof pollingDayFields>;

/** Gián đoạn bỏ phiếu (Law 85/2015, art. 71): its timed steps. Id: UUIDv7. */
export const interruptionFields = z.strictObject({
  place: z.string(),
  cause: z.string().trim().min(1).max(1000),
  startedAt: timestamp,
  /** Box and papers sealed; the Ban bầu cử told; voting resumed. Each null until done. */
  sealed: step,
  notified: step,
  resumed: step,
  ...entered,
});
export type InterruptionFields = z.infer<typeof interruptionFields>;

/** Bỏ phiếu sớm or hoãn ngày bỏ phiếu (art. 72): the committee asks, the National Council decides. Id: UUIDv7. */
export const dateChangeFields = z.strictObject({
  kind: z.enum(["early", "postponed"]),
  units: z.array(unitKey).min(1).max(500),
  reason: z.string().trim().min(1).max(2000),
  newDate: z.iso.date(),
  asked: step,
  /** The National Election Council's decision; null until it came: nothing has changed then. */
  approval: decision.nullable(),
  ...entered,
});
export type DateChangeFields = z.infer<typeof dateChangeFields>;

/** Steps of an interruption, in the order art. 71 gives them. */
export const interruptionSteps = ["sealed", "notified", "resumed"] as const;
export type InterruptionStep = (typeof interruptionSteps)[number];

/** Steps of a ballot matter: ngừng phát phiếu, niêm phong, biên bản, đề nghị in lại, nhận phiếu in lại, phát phiếu trở lại. */
export const ballotSteps = ["stopped", "sealed", "minutes", "reprintAsked", "reprintReceived", "resumed"] as const;
export type BallotStep = (typeof ballotSteps)[number];

export const ballotFaults = ["misprinted", "short", "spoiled"] as const;
export type BallotFault = (typeof ballotFaults)[number];
/** Phiếu in sai, thiếu, hỏng: stop, seal, biên bản, reprint, tracked. Id: UUIDv7. */
export const ballotMatterFields = z.strictObject({
  place: z.string(),
  election,
  fault: z.enum(ballotFaults),
  ballots: z.number().int().min(0).max(100_000).nullable(),
  text: z.string().max(2000).nullable(),
  foundAt: timestamp,
  stopped: step,
  sealed: step,
  minutes: step,
  reprintAsked: step,
  reprintReceived: step,
  resumed: step,
  ...entered,
});
export type BallotMatterFields = z.infer<typeof ballotMatterFields>;

/** Cử tri of a polling place by election: as posted, and as fixed when voting began. Id: the place's code. */
export const electorateFields = z.strictObject({
  posted: fourCounts,
  fixed: fourCounts,
  /** Why a figure changed after voting began; null where it did not. */
  changeReason: z.string().max(500).nullable(),
  ...entered,
});
export type ElectorateFields = z.infer<typeof electorateFields>;

/** Giờ bỏ phiếu của một thôn at a place, and how far it has come. Id: UUIDv7. */
export const hamletTurnFields = z.strictObject({
  place: z.string(),
  hamlet: z.string().trim().min(1).max(200),
  from: timestamp,
  to: timestamp,
  voters: z.number().int().min(0).max(100_000).nullable(),
  voted: z.number().int().min(0).max(100_000).nullable(),
  ...entered,
});
export type HamletTurnFields = z.infer<typeof hamletTurnFields>;
