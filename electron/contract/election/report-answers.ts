import type { Marking } from "../marking.ts";
import type { Election, FourCounts, UnitKey, UnitLevel } from "./counts.ts";
import type { QuickReportFields, RemainingByCause, ReportChannel, ReportContent, ReportSlot, Standing } from "./report-records.ts";

/** The regime in force with what it rests on. `version` 0: the one the room comes with, until the office lays down its own. */
export interface RegimeTold {
  version: number;
  title: string;
  /** The election day it is for. */
  date: string;
  slots: ReportSlot[];
  agencies: { key: UnitKey; name: string }[];
  graceMinutes: number;
  /** Null: nothing else was ever in force. */
  inForceFrom: string | null;
  /** Where its hours come from, in words. */
  source: string | null;
  invented: boolean;
}

/** A slot as a moment finds it; times as ISO 8601. `state`: before its figures' time, being gathered, past the last due time. */
export interface SlotTold {
  key: string;
  name: string;
  content: ReportContent;
  asOf: string;
  /** Due time of each level that owes it. */
  due: Partial<Record<UnitLevel, string>>;
  state: "ahead" | "gathering" | "past";
}

/**
 * Where one unit stands with one slot. `not-due`: before the time the figures are of; `due`: awaited, its due time not come; `overdue`:
 * past due, within the grace; `missing`: past due and grace (thiếu); `on-time` and `late`: it came; `covered`: it did not report itself, and
 * what it owes is known of otherwise: all its parts reported, or the unit above told of it whole.
 */
export const owedStates = ["not-due", "due", "overdue", "missing", "on-time", "late", "covered"] as const;
export type OwedState = (typeof owedStates)[number];

/** What can be odd about a report's figures: all are kept as told. */
export const reportFlagKinds = [
  "voted-above-voters",
  "denominator-moved",
  "falling",
  "sum-differs",
  "below-parts",
  "without-parts",
  "causes-exceed",
  "ballots-out-of-order",
  "places-exceed",
  "closed-early",
  "as-of-differs",
] as const;
export type ReportFlagKind = (typeof reportFlagKinds)[number];

/** One figure that does not fit, and against what. `words`: the same in Vietnamese, whole sentence. */
export interface ReportFlag {
  kind: ReportFlagKind;
  /** Null where it is about no single ballot. */
  election: Election | null;
  /** What was told, and what it was held against. */
  told: number | null;
  against: number | null;
  words: string;
}

/** One unit's standing with one slot. */
export interface OwedCell {
  slot: string;
  state: OwedState;
  /** The report's id, null where there is none. */
  report: string | null;
  receivedAt: string | null;
  standing: Standing | null;
  corrected: boolean;
  /** Came, or was changed, after what was sent upward of this slot was frozen: "đến sau khi chốt". */
  afterCutOff: boolean;
  flags: number;
  /** How often it was called about this slot. */
  calls: number;
}

/** Counts of one slot at one level: n/N with nothing left out; the seven states sum to `total`. */
export interface OwedTotals {
  slot: string;
  level: UnitLevel;
  total: number;
  notDue: number;
  due: number;
  overdue: number;
  missing: number;
  onTime: number;
  late: number;
  covered: number;
  /** Of those that came: */
  corrected: number;
  preliminary: number;
  approved: number;
  official: number;
  flagged: number;
  afterCutOff: number;
}

export interface OwedRow {
  unit: UnitKey;
  level: UnitLevel;
  name: string;
  /** Its district's name; null for the province and agencies. */
  district: string | null;
  /** One for each slot it owes, in the slots' order. */
  cells: OwedCell[];
}

/** Who owes what at this moment. */
export interface OwedAnswer {
  date: string;
  regime: { version: number; title: string; graceMinutes: number };
  slots: SlotTold[];
  /** The slot being gathered now, else the last one past, else the first ahead. */
  current: string | null;
  rows: OwedRow[];
  totals: OwedTotals[];
  validUntil: string | null;
}

/** The same without the rows: every level and slot. */
export type OwedGlance = Omit<OwedAnswer, "rows">;

/** A report as the desks read it. On a screen that only shows, counts and lines not yet approved are left out and `withheld` says so. */
export interface ReportTold {
  id: string;
  unit: UnitKey;
  unitName: string;
  district: string | null;
  slot: string;
  slotName: string;
  content: ReportContent;
  state: OwedState;
  asOf: string;
  receivedAt: string;
  dueAt: string | null;
  /** When anything of it last changed. */
  changedAt: string;
  voters: FourCounts;
  voted: FourCounts;
  /** The counts last approved; null until then. */
  approvedFigures: QuickReportFields["approvedFigures"];
  /** What the counts are held against, per election, with where each is from. */
  denominators: Record<Election, Denominator>;
  remaining: RemainingByCause;
  placesOpened: number | null;
  placesClosed: number | null;
  placesFull: number | null;
  /** Polling places of the unit the room knows of: the N of the three above. */
  places: number;
  order: string | null;
  health: string | null;
  utilities: string | null;
  facilities: string | null;
  difficulties: string | null;
  text: string | null;
  attested: QuickReportFields["attested"];
  sender: string | null;
  channel: ReportChannel;
  standing: Standing;
  approvedBy: string | null;
  scan: { hash: string; fileName: string } | null;
  correction: string | null;
  afterCutOff: boolean;
  /** Values that did not know of each other: field names, "mâu thuẫn". */
  conflicts: string[];
  flags: ReportFlag[];
  withheld: boolean;
  source: string | null;
  invented: boolean;
  marking: Marking;
}

/** Voters of a unit for one election. `missing` of its `places` have no figure: the value is of the others only. */
export interface Denominator {
  value: number | null;
  /** The weakest of what it is made of: fixed as voting began, as posted, the place's own number of voters, or only what the report says. */
  from: "fixed" | "posted" | "listed" | "reported" | null;
  known: number;
  places: number;
}

/** What a save answers. Figures that do not fit are kept all the same and told here. */
export interface ReportSaved {
  id: string;
  /** Null where nothing had to be written. */
  changeSet: string | null;
  flags: ReportFlag[];
  notes: string[];
}

/** One thing read in a pasted message: the words it was read from and the field it went to. */
export interface Understood {
  field: string;
  words: string;
  value: string;
}

/** A draft from a pasted message: nothing is kept until somebody saves it. Each null was not found. */
export interface ReportDraft {
  unit: UnitKey | null;
  unitName: string | null;
  /** Units that the words could also mean. */
  candidates: { unit: UnitKey; name: string; district: string | null }[];
  slot: string | null;
  asOf: string | null;
  voters: FourCounts;
  voted: FourCounts;
  remaining: RemainingByCause;
  placesOpened: number | null;
  placesClosed: number | null;
  placesFull: number | null;
  order: string | null;
  health: string | null;
  utilities: string | null;
  facilities: string | null;
  difficulties: string | null;
  sender: string | null;
  text: string;
  understood: Understood[];
  /** Parts of the message nothing was read from, in their order. */
  leftOver: string[];
  /** What to look at before saving, in words, as a percentage that does not fit its own figures. */
  doubts: string[];
}
