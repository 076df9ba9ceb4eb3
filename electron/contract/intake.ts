import { z } from "zod";

/** Columns an office may send; `communeCode` or `commune` and `number` or order within the commune identify a place. */
export const intakeColumns = [
  "code",
  "district",
  "communeCode",
  "commune",
  "number",
  "name",
  "address",
  "voters",
  "lon",
  "lat",
  "readiness",
  "note",
] as const;
export const intakeColumn = z.enum(intakeColumns);
export type IntakeColumn = z.infer<typeof intakeColumn>;

/** One sheet's guess at its header row (0-based) and which column (0-based) holds what; `null` for a sheet to be left out. */
export const sheetMapping = z.strictObject({
  sheet: z.string(),
  headerRow: z.number().int().min(0),
  columns: z.partialRecord(intakeColumn, z.number().int().min(0)),
});
export type SheetMapping = z.infer<typeof sheetMapping>;

export const rowOutcomes = ["new", "changed", "same", "rejected", "total", "blank"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** What becomes of one row of the file. `row` counts from 1 as the spreadsheet shows it. */
export interface IntakeRow {
  sheet: string;
  row: number;
  outcome: RowOutcome;
  /** The polling place's code, where one could be told. */
  code: string | null;
  communeCode: string | null;
  name: string | null;
  voters: number | null;
  estimatedPosition: boolean;
  /** Why it was rejected, or what an officer should know of it. */
  reasons: string[];
}

/** What a file would do, shown before anything is kept. rowsRead = kept + rejected + totals + blank, where kept = new + changed + same. */
export interface IntakePreview {
  /** Names this staged file for `intake.accept`; gone after an hour or a restart. */
  staged: string;
  fileName: string;
  sheets: { sheet: string; headers: string[]; mapping: SheetMapping | null; sample: string[][] }[];
  counts: { rowsRead: number; new: number; changed: number; same: number; rejected: number; totals: number; blank: number; kept: number };
  rows: IntakeRow[];
  notes: string[];
  voters: number;
}

/** What was kept, provable against the preview. */
export interface IntakeReceipt {
  changeSet: string | null;
  counts: IntakePreview["counts"];
  fileHash: string;
}

/** A boundary file's differences from the one in force, shown before accepting. */
export interface BoundaryPreview {
  staged: string;
  fileName: string;
  communes: number;
  districts: number;
  areaKm2: number;
  areaKm2Now: number;
  renamed: { code: string; from: string; to: string }[];
  /** Communes whose shape moved, largest shift of area first. */
  moved: { code: string; name: string; areaKm2Now: number; areaKm2: number; changedKm2: number }[];
  /** Places whose surveyed position would fall in another commune than their own, or outside the province. */
  pollingPlacesOutside: string[];
  notes: string[];
  /** The new outline, to be laid over the map before accepting. */
  outline: { type: "FeatureCollection"; features: unknown[] };
}
