import { z } from "zod";
import { timestamp } from "../moment.ts";
import { unitKey } from "./counts.ts";
import { entered } from "./day-records.ts";

/** What somebody did about an alert. Id: the alert's key, `RULE/CAUSE`. The alert itself is never kept: it is what the rules say now. */
export const alertActFields = z.strictObject({
  acknowledgedBy: z.string().max(200).nullable(),
  assignedTo: z.string().max(200).nullable(),
  snoozedUntil: timestamp.nullable(),
  snoozeReason: z.string().max(500).nullable(),
  /** How it was settled; it comes back where its cause is worse or newer than then. */
  settledAt: timestamp.nullable(),
  settledNote: z.string().max(1000).nullable(),
  /** What the alert said when it was settled or snoozed, so that a worse one is told anew. */
  weightThen: z.number().nullable(),
  ...entered,
});
export type AlertActFields = z.infer<typeof alertActFields>;

/** One clause of the directive as one agency carries it out. Id: `CLAUSE/AGENCY`, as `Y1/so-y-te`. */
export const obligationFields = z.strictObject({
  clause: z.string(),
  agency: z.string().max(200),
  /** Receipt of the directive acknowledged. */
  receivedAt: timestamp.nullable(),
  owner: z.string().max(200).nullable(),
  documentNumber: z.string().max(100).nullable(),
  documentDate: z.iso.date().nullable(),
  note: z.string().max(2000).nullable(),
  ...entered,
});
export type ObligationFields = z.infer<typeof obligationFields>;

/** Minh chứng that an obligation is met. Id: UUIDv7. */
export const evidenceFields = z.strictObject({
  clause: z.string(),
  agency: z.string().max(200),
  unit: unitKey.nullable(),
  text: z.string().trim().min(1).max(2000),
  at: timestamp,
  /** Hash of a file kept with it, and its name. */
  file: z.string().max(100).nullable(),
  fileName: z.string().max(300).nullable(),
  ...entered,
});
export type EvidenceFields = z.infer<typeof evidenceFields>;

/** A step of the plan from 40 days before to the handover, marked done by a unit. Id: `STEP/UNIT`. */
export const planStepFields = z.strictObject({
  step: z.string(),
  unit: unitKey,
  doneAt: timestamp.nullable(),
  by: z.string().max(200).nullable(),
  note: z.string().max(500).nullable(),
  ...entered,
});
export type PlanStepFields = z.infer<typeof planStepFields>;

/** A table's or map's view kept by name, for everyone in the room. Id: UUIDv7. `state`: JSON of the surface that made it. */
export const savedViewFields = z.strictObject({
  surface: z.string().max(40),
  name: z.string().trim().min(1).max(120),
  state: z.string().max(20_000),
  ...entered,
});
export type SavedViewFields = z.infer<typeof savedViewFields>;
