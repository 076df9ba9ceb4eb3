import { z } from "zod";
import { marking } from "../marking.ts";
import { type FileOut, file, read, requestId, stage, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import type { ChaseRow, ContactTold } from "./chase-answers.ts";
import { fourCounts, unitKey, unitLevel } from "./counts.ts";
import type { OwedAnswer, OwedGlance, RegimeTold, ReportDraft, ReportFlag, ReportSaved, ReportTold, SlotTold } from "./report-answers.ts";
import { callOutcomes, quickReportFields, remainingByCause, reportChannels, reportingRegimeFields } from "./report-records.ts";
import type { SubmissionTold, SubmittedFigures } from "./submission-answers.ts";

const id = z.string().min(1).max(200);
const regime = reportingRegimeFields.shape;
const fields = quickReportFields.shape;
/** What of a report is told; what is left out stays as it is, or unknown in a new one. Counts left out of a group stay as they are too. */
const told = {
  asOf: timestamp.optional(),
  voters: fourCounts.partial().optional(),
  voted: fourCounts.partial().optional(),
  remaining: remainingByCause.partial().optional(),
  placesOpened: fields.placesOpened.optional(),
  placesClosed: fields.placesClosed.optional(),
  placesFull: fields.placesFull.optional(),
  order: fields.order.optional(),
  health: fields.health.optional(),
  utilities: fields.utilities.optional(),
  facilities: fields.facilities.optional(),
  difficulties: fields.difficulties.optional(),
  text: fields.text.optional(),
  attested: fields.attested.optional(),
  sender: fields.sender.optional(),
  channel: z.enum(reportChannels).optional(),
  source: fields.source.optional(),
  marking: marking.optional(),
};
/** Reads over all units of a level, or those within a district (`district:026`) or commune. */
const within = unitKey.optional();

/** Chế độ báo cáo, who owes what, quick reports with their standing, the chase list, and what was sent upward. */
export const reportsMethods = {
  /** The regime in force, and how many versions there are. */
  "regime.get": read<{ regime: RegimeTold; versions: number; validUntil: string | null }>()(z.strictObject({ ...moment })),
  /** Lays down a new version, in force from `inForceFrom` (default: at once). Versions before it stay readable. */
  "regime.save": write<{ version: number; changeSet: string; notes: string[] }>()(
    z.strictObject({
      title: regime.title,
      slots: regime.slots,
      agencies: regime.agencies.optional(),
      graceMinutes: regime.graceMinutes.optional(),
      inForceFrom: timestamp.optional(),
      source: regime.source.optional(),
      requestId,
    }),
  ),

  /** Every slot and level counted. */
  "reports.glance": read<OwedGlance>()(z.strictObject({ ...moment })),
  /** Slot by unit for one level, `totals` of the rows told. Of places ask one district or commune at a time (`within`) where you show them. */
  "reports.owed": read<OwedAnswer>()(z.strictObject({ level: unitLevel, within, slot: z.string().optional(), ...moment })),
  /** One report in full; `report` null where the unit has told nothing for the slot. */
  "reports.get": read<{
    report: ReportTold | null;
    slot: SlotTold;
    unitName: string;
    /** Polling places the unit has, and those of them the room was told have opened, whoever told it; with a report or without. */
    places: number;
    knownOpened: number;
    validUntil: string | null;
  }>()(z.strictObject({ unit: unitKey, slot: z.string(), ...moment })),
  /** Reports in full, newest first: by slot, unit, standing or what is odd. n/N: `rows` are the first `limit` (default 200) of `matching`, of `total` in sight. */
  "reports.list": read<{ rows: ReportTold[]; matching: number; total: number; validUntil: string | null }>()(
    z.strictObject({
      slot: z.string().optional(),
      unit: unitKey.optional(),
      level: unitLevel.optional(),
      within,
      standing: fields.standing.optional(),
      only: z.enum(["flagged", "corrected", "late", "after-cut-off", "disputed"]).optional(),
      limit: z.number().int().min(1).max(2000).optional(),
      ...moment,
    }),
  ),
  /** What would be flagged if this were saved now; nothing is kept. The phone form reads figures back with it. */
  "reports.check": stage<{ flags: ReportFlag[]; notes: string[] }>()(z.strictObject({ unit: unitKey, slot: z.string(), ...told })),
  /**
   * Keeps what a unit told for a slot. Told before and other now: kept as a correction with its reason (`correction`), and
   * preliminary again. Never refused for its figures; only an unknown unit or slot, a time ahead, a report that says nothing at all, or a
   * correction without its reason is.
   */
  "reports.save": write<ReportSaved>()(
    z.strictObject({ unit: unitKey, slot: z.string(), correction: fields.correction.optional(), ...told, trueAt: timestamp.optional(), requestId }),
  ),
  /** Đính chính with its reason. `approved`: whoever corrects also approves, and an approved figure stays so. */
  "reports.correct": write<ReportSaved>()(
    z.strictObject({
      id,
      reason: z.string().trim().min(1).max(1000),
      approved: z.boolean().optional(),
      ...told,
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  /** sơ bộ → đã duyệt, many at once. Those approved already are told in `already`. `by`: who approves, default who is at the desk. */
  "reports.approve": write<{ ids: string[]; already: string[]; flagged: string[]; changeSet: string | null }>()(
    z.strictObject({ ids: z.array(id).min(1).max(2000), by: z.string().trim().min(1).max(200).optional(), requestId }),
  ),
  /** → chính thức: the scan of the signed paper (PDF, JPEG or PNG, at most 10 MB). */
  "reports.attachScan": write<{ id: string; hash: string; changeSet: string }>()(
    z.strictObject({ id, ...file, signer: z.string().trim().min(1).max(200).optional(), requestId }),
  ),
  "reports.scan": read<FileOut>()(z.strictObject({ id, ...moment })),
  "reports.remove": write<{ id: string; changeSet: string }>()(z.strictObject({ id, requestId })),
  /** Reads a pasted message (Zalo, SMS) into a draft: what was understood from which words, and what was not. Keeps nothing. */
  "reports.draftFromText": stage<ReportDraft>()(
    z.strictObject({ text: z.string().trim().min(1).max(20_000), unit: unitKey.optional(), slot: z.string().optional() }),
  ),

  /**
   * Who is to be called, those longest overdue first. One cause, one row of a slot: a silent district stands for its communes; what is owed
   * of an older slot beneath it keeps its own row, and so does an opening.
   */
  "chase.list": read<{
    rows: ChaseRow[];
    /** Units silent behind the rows, themselves counted, each once; and of `owing` units in all. */
    silent: number;
    owing: number;
    /** Of `silent`, those with nobody to call: no contact of their own, nor of the commune or district over them. */
    withoutContact: number;
    validUntil: string | null;
  }>()(z.strictObject({ slot: z.string().optional(), within, includeDue: z.boolean().optional(), ...moment })),
  /** One call, "đã gọi": its round is the next one by itself. */
  "chase.call": write<{ id: string; round: number; changeSet: string }>()(
    z.strictObject({
      unit: unitKey,
      slot: z.string(),
      outcome: z.enum(callOutcomes),
      note: z.string().max(500).nullable().optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  /** Every unit that owes something with who answers for it; `named` of `rows.length` have somebody. */
  "contacts.list": read<{ rows: ContactTold[]; named: number }>()(z.strictObject({ level: unitLevel.optional(), within, ...moment })),
  /** A new contact needs person and phone. */
  "contacts.save": write<{ unit: string; changeSet: string | null }>()(
    z.strictObject({
      unit: unitKey,
      person: z.string().trim().min(1).max(200).optional(),
      duty: z.string().max(200).nullable().optional(),
      phone: z.string().trim().min(1).max(40).optional(),
      deputy: z.string().max(200).nullable().optional(),
      deputyPhone: z.string().max(40).nullable().optional(),
      marking: marking.optional(),
      requestId,
    }),
  ),

  /** What would be sent upward now for a slot, and the same as text. `of`: approved figures alone (default) or all. */
  "submissions.preview": read<{ figures: SubmittedFigures; text: string; validUntil: string | null }>()(
    z.strictObject({ slot: z.string(), from: unitKey.optional(), of: z.enum(["approved", "all"]).optional(), ...moment }),
  ),
  /** Freezes it: figures, n/N, head, number and signer. `number` may stay open until the records office gave one. */
  "submissions.make": write<{ id: string; changeSet: string; text: string; notes: string[] }>()(
    z.strictObject({
      slot: z.string(),
      from: unitKey.optional(),
      to: z.string().trim().min(1).max(200),
      of: z.enum(["approved", "all"]).optional(),
      number: z.string().trim().min(1).max(100).nullable().optional(),
      signer: z.string().trim().min(1).max(200).nullable().optional(),
      marking: marking.optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  /** The number and signer that came after it was sent; the figures never change. */
  "submissions.sign": write<{ id: string; changeSet: string | null }>()(
    z.strictObject({
      id,
      number: z.string().trim().min(1).max(100).nullable().optional(),
      signer: z.string().trim().min(1).max(200).nullable().optional(),
      requestId,
    }),
  ),
  /** What was sent, newest first, beside what holds now. */
  "submissions.list": read<{ rows: SubmissionTold[]; validUntil: string | null }>()(z.strictObject({ slot: z.string().optional(), ...moment })),
  /** What was sent as a text to paste, from the frozen figures. */
  "submissions.text": read<{ text: string }>()(z.strictObject({ id, ...moment })),
} as const;

/** Those of them that can be watched. */
export const reportsLive = [
  "regime.get",
  "reports.glance",
  "reports.owed",
  "reports.get",
  "reports.list",
  "chase.list",
  "contacts.list",
  "submissions.preview",
  "submissions.list",
] as const;
