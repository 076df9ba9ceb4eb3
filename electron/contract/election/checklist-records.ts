import { z } from "zod";
import { timestamp } from "../moment.ts";
import { unitKey } from "./counts.ts";
import { entered } from "./day-records.ts";

export const checklistLevels = ["place", "commune", "district"] as const;
export type ChecklistLevel = (typeof checklistLevels)[number];

/** Where an item applies: everywhere, or only to places of that sort. */
export const itemScopes = ["all", "mountain", "border", "in-zone", "in-risk-area", "in-facility"] as const;
export type ItemScope = (typeof itemScopes)[number];

/** One thing to be ready. `weight` counts in the share; a `critical` one not done keeps the whole from "sẵn sàng". */
export const checklistItem = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  group: z.string().min(1).max(100),
  words: z.string().min(1).max(300),
  weight: z.number().int().min(1).max(10),
  critical: z.boolean(),
  scope: z.enum(itemScopes),
  /** Where the requirement is written, or null for a house item. */
  basis: z.string().max(300).nullable(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

/** Mẫu rà soát. Versioned: what was ticked under one version is read under it. Id: `LEVEL-VERSION`, as `place-1`. */
export const checklistTemplateFields = z.strictObject({
  level: z.enum(checklistLevels),
  version: z.number().int().min(1).max(1000),
  title: z.string().trim().min(1).max(200),
  items: z.array(checklistItem).min(1).max(200),
  inForceFrom: timestamp,
  ...entered,
});
export type ChecklistTemplateFields = z.infer<typeof checklistTemplateFields>;

export const itemStates = ["done", "lacking", "failed", "not-applicable", "unknown"] as const;
export type ItemState = (typeof itemStates)[number];

/**
 * One item of one unit's checklist: what two officers may tick separately. Id: `UNIT/KEY`, as `place:00715-01/main-box`. When it was so is
 * the true time of its `state`.
 */
export const checklistTickFields = z.strictObject({
  unit: unitKey,
  item: z.string(),
  /** The template's version it was ticked under: another wording since then must be looked at again. */
  version: z.number().int().min(1).max(1000),
  state: z.enum(itemStates),
  by: z.string().max(200).nullable(),
  note: z.string().max(500).nullable(),
  ...entered,
});
export type ChecklistTickFields = z.infer<typeof checklistTickFields>;

export const reviewOutcomes = ["ready", "lacking", "failed"] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** Rà soát of a commune or district on one day, with the chairman's sign-off. Id: `UNIT/DATE`, as `commune:00715/2021-05-21`. */
export const unitReviewFields = z.strictObject({
  unit: unitKey,
  date: z.iso.date(),
  outcome: z.enum(reviewOutcomes),
  defects: z.string().max(2000).nullable(),
  /** Chủ tịch who signed, null until signed. */
  signedBy: z.string().max(200).nullable(),
  signedAt: timestamp.nullable(),
  ...entered,
});
export type UnitReviewFields = z.infer<typeof unitReviewFields>;

/** tại chỗ, dự điểm, phổ biến. */
export const rehearsalForms = ["on-site", "pilot", "briefing"] as const;
export type RehearsalForm = (typeof rehearsalForms)[number];
/** Four COVID cases of CV 2135/BNV (13/5/2021), then disaster and interruption. */
export const rehearsalScenarios = ["covid-polling-room", "covid-home", "covid-concentrated", "covid-hospital", "disaster", "interruption"] as const;
export type RehearsalScenario = (typeof rehearsalScenarios)[number];

/** Diễn tập of a commune or district. Id: UUIDv7. */
export const rehearsalFields = z.strictObject({
  unit: unitKey,
  form: z.enum(rehearsalForms),
  scenario: z.enum(rehearsalScenarios),
  date: z.iso.date(),
  teams: z.array(z.string().min(1).max(200)).max(100),
  defects: z.string().max(2000).nullable(),
  /** When its defects were mended; null while any stands. */
  mendedAt: timestamp.nullable(),
  ...entered,
});
export type RehearsalFields = z.infer<typeof rehearsalFields>;
