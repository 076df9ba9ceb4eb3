import { z } from "zod";
import { timestamp } from "../moment.ts";
import { type absenceCauses, agencyKey, fourCounts, unitKey, unitLevel } from "./counts.ts";
import { entered } from "./day-records.ts";

/** A time of the day in Vietnam, `HH:MM`. */
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export const reportContents = ["opening", "turnout", "text"] as const;
/** One report of the day: figures as of `asOf`, due from each level by its own time. */
export const reportSlot = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,20}$/),
  name: z.string().trim().min(1).max(100),
  /** Opening carries who opened; turnout carries who voted; text what agencies attest. */
  content: z.enum(reportContents),
  asOf: clockTime,
  /** Who owes it and by when; a level left out owes nothing. */
  due: z.partialRecord(unitLevel, clockTime),
});
export type ReportContent = (typeof reportContents)[number];
export type ReportSlot = z.infer<typeof reportSlot>;

/** Chế độ báo cáo, a setting of the office (CV 668/HĐBCQG's own hours were not found). Id: `VERSION` as text. */
export const reportingRegimeFields = z.strictObject({
  version: z.number().int().min(1).max(1000),
  title: z.string().trim().min(1).max(200),
  date: z.iso.date(),
  slots: z.array(reportSlot).min(1).max(48),
  /** Agencies and forces that owe text reports: their keys and names. */
  agencies: z.array(z.strictObject({ key: agencyKey, name: z.string().trim().min(1).max(200) })).max(100),
  /** Minutes after its due time from which a missing report is told as an alert. */
  graceMinutes: z.number().int().min(0).max(240),
  inForceFrom: timestamp,
  ...entered,
});
export type ReportingRegimeFields = z.infer<typeof reportingRegimeFields>;

/** sơ bộ → đã duyệt → chính thức. */
export const standings = ["preliminary", "approved", "official"] as const;
export type Standing = (typeof standings)[number];
export const reportChannels = ["phone", "zalo", "spreadsheet", "form", "radio", "paper"] as const;
export type ReportChannel = (typeof reportChannels)[number];

const left = z.number().int().min(0).max(1_000_000).nullable();
/** Remaining voters by cause, as far as told. */
export const remainingByCause = z.strictObject({ ill: left, quarantined: left, away: left, "cut-off": left, unclear: left } satisfies Record<
  (typeof absenceCauses)[number],
  typeof left
>);
export type RemainingByCause = z.infer<typeof remainingByCause>;

const line = z.string().max(1000).nullable();
/** Báo cáo nhanh of one unit for one slot. Id: `DATE/SLOT/UNIT`, as `2021-05-23/t09/place:00715-01`. Figures are kept as told, however odd. */
export const quickReportFields = z.strictObject({
  date: z.iso.date(),
  slot: z.string(),
  unit: unitKey,
  /** What the figures are of; default the slot's own time. */
  asOf: timestamp,
  voters: fourCounts,
  voted: fourCounts,
  remaining: remainingByCause,
  /** Communes and districts: how many of their places opened, closed, reached 100 %, as they say. */
  placesOpened: left,
  placesClosed: left,
  placesFull: left,
  order: line,
  health: line,
  utilities: line,
  facilities: line,
  difficulties: line,
  /** The whole text of a text report or a pasted message. */
  text: z.string().max(20_000).nullable(),
  /** Forces attest only: duty kept, at what hour, told by whom. */
  attested: z.strictObject({ kept: z.boolean(), at: timestamp, by: z.string().min(1).max(200) }).nullable(),
  sender: z.string().max(200).nullable(),
  channel: z.enum(reportChannels),
  /** When the office first had it, whatever was corrected since: what late is judged by. */
  receivedAt: timestamp,
  standing: z.enum(standings),
  approvedBy: z.string().max(200).nullable(),
  /** The counts as last approved: what walls and papers show while a correction waits for approval. Null until approved once. */
  approvedFigures: z.strictObject({ voters: fourCounts, voted: fourCounts }).nullable(),
  /** Hash of the signed paper's scan, which makes it official, and its file's name. */
  scan: z.string().max(100).nullable(),
  scanName: z.string().max(300).nullable(),
  /** Why it was corrected (đính chính); null where it was not. */
  correction: z.string().max(1000).nullable(),
  ...entered,
});
export type QuickReportFields = z.infer<typeof quickReportFields>;

/** What was sent upward, frozen. Id: UUIDv7. `figures`: canonical JSON of what was sent, each figure with its n/N. */
export const submissionFields = z.strictObject({
  date: z.iso.date(),
  slot: z.string(),
  from: unitKey,
  to: z.string().min(1).max(200),
  number: z.string().max(100).nullable(),
  signer: z.string().max(200).nullable(),
  sentAt: timestamp,
  figures: z.string().max(200_000),
  /** The journal's head the figures rest on. */
  head: z.string().max(200),
  ...entered,
});
export type SubmissionFields = z.infer<typeof submissionFields>;

/** Who answers for a unit's reports. Id: the unit's key. */
export const contactFields = z.strictObject({
  person: z.string().max(200),
  duty: z.string().max(200).nullable(),
  phone: z.string().max(40),
  deputy: z.string().max(200).nullable(),
  deputyPhone: z.string().max(40).nullable(),
  ...entered,
});
export type ContactFields = z.infer<typeof contactFields>;

/** đã gặp, không nghe máy, hẹn sẽ báo. */
export const callOutcomes = ["reached", "no-answer", "promised"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Đôn đốc: one call to a unit that owes something. Id: UUIDv7. */
export const chaseCallFields = z.strictObject({
  unit: unitKey,
  date: z.iso.date(),
  slot: z.string(),
  /** lần thứ mấy. */
  round: z.number().int().min(1).max(50),
  calledAt: timestamp,
  outcome: z.enum(callOutcomes),
  note: z.string().max(500).nullable(),
  ...entered,
});
export type ChaseCallFields = z.infer<typeof chaseCallFields>;
