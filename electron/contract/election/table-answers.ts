import type { IntakePreview, RowOutcome } from "../intake.ts";
import type { FileOut } from "../method.ts";
import type { Readiness } from "../records.ts";
import type { DayFlag, DayMark, DayPhase, ShownDayState } from "./day-answers.ts";
import type { OwedState } from "./report-answers.ts";

/** Columns the table of polling places can be put in order by. `share`, `voted` and `remaining` are of the Quốc hội at the slot told. */
export const tableColumns = [
  "code",
  "name",
  "commune",
  "district",
  "voters",
  "readiness",
  "day",
  "since",
  "owed",
  "voted",
  "share",
  "remaining",
  "asOf",
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** What a row can be looked for by besides its marks: something does not fit, stations disagree, nobody answers for it, nothing told at the slot. */
export const tableWants = ["flagged", "conflict", "no-contact", "no-voters", "no-turnout", "estimated", "invented"] as const;
export type TableWant = (typeof tableWants)[number];

/** One polling place as the table shows it. */
export interface PlaceTableRow {
  code: string;
  number: number;
  name: string;
  address: string | null;
  communeCode: string;
  commune: string;
  districtCode: string;
  district: string;
  /** Of the list of places. */
  voters: number | null;
  /** Where it stands, WGS84 degrees; null where its commune is not on the map. */
  at: { lon: number; lat: number; estimated: boolean } | null;
  readiness: Readiness;
  readinessConflict: boolean;
  day: ShownDayState;
  dayMark: DayMark;
  dayConflict: boolean;
  since: string | null;
  dayFlags: DayFlag[];
  /** Its standing with the slot told; null where it owes that slot nothing. */
  owed: OwedState | null;
  /** Quốc hội at the slot told. `voters` are those the share is of; null where nobody gave them. */
  voted: number | null;
  votersOf: number | null;
  remaining: number | null;
  turnoutFlags: number;
  contact: boolean;
  /** When the newest word of its readiness or day was so. */
  asOf: string;
  invented: boolean;
}

/** The part of the table asked for, in its order. `matching` of `total` in sight; `voters` known of `votersKnown` of the matching. */
export interface PlaceTable {
  rows: PlaceTableRow[];
  offset: number;
  matching: number;
  total: number;
  voters: number;
  votersKnown: number;
  phase: DayPhase;
  /** The slot turnout and reports are told of. */
  slot: string | null;
  slotName: string | null;
  validUntil: string | null;
}

/** What an export proves: rows in the room in sight, those that matched, those written, and the hash of what was written. */
export interface TableCertificate {
  total: number;
  matching: number;
  /** Rows counted in the file itself once written. */
  written: number;
  voters: number;
  votersKnown: number;
  /** SHA-256 of the rows as text: cells by tab, rows by newline, headings first, UTF-8 NFC. */
  hash: string;
  /** The journal's head the rows rest on (mã kiểm chứng). */
  head: string;
  madeAt: string;
  /** What the rows were narrowed by, in words. */
  filter: string;
}
export type ExportedTable = FileOut & { certificate: TableCertificate };

/** A view of a table kept by name. `state` is what the surface that made it wrote. */
export interface SavedView {
  id: string;
  surface: string;
  name: string;
  state: string;
  asOf: string;
}

/** What a spreadsheet of the election desk may hold. */
export const figureTables = ["reports", "ticks"] as const;
export type FigureTable = (typeof figureTables)[number];

/** What becomes of one row; `says` is what was understood of it, in words. One row may write several records (slots side by side, items). */
export interface FigureRow {
  sheet: string;
  /** From 1 as the spreadsheet shows it. */
  row: number;
  outcome: RowOutcome;
  unit: string | null;
  name: string | null;
  says: string;
  records: number;
  /** Why it was rejected, or what an officer should know. */
  reasons: string[];
}

/** What a column was taken for. */
export interface FigureColumn {
  /** The heading as stacked from its rows. */
  heading: string;
  /** What it was taken as, in words; null: not used. */
  means: string | null;
}

/** What a file would do, shown before anything is kept. The counts add up as in the intake of polling places. */
export interface FigurePreview {
  staged: string;
  what: FigureTable;
  fileName: string;
  sheets: { sheet: string; columns: FigureColumn[]; read: boolean; why: string | null }[];
  counts: IntakePreview["counts"];
  /** Records that would be written. */
  records: number;
  rows: FigureRow[];
  notes: string[];
}

/** What was kept, provable against the preview. */
export interface FigureReceipt {
  changeSet: string | null;
  counts: IntakePreview["counts"];
  records: number;
  fileHash: string;
}
