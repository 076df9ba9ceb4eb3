import { z } from "zod";
import { type FileOut, file, read, requestId, stage, write } from "../method.ts";
import { moment } from "../moment.ts";
import { readinessStates } from "../records.ts";
import { shownDayStates } from "./day-answers.ts";
import { owedStates } from "./report-answers.ts";
import {
  type ExportedTable,
  type FigurePreview,
  type FigureReceipt,
  figureTables,
  type PlaceTable,
  type SavedView,
  tableColumns,
  tableWants,
} from "./table-answers.ts";

const code = z.string().min(1).max(60);
/** What the table is narrowed to: every part given must hold, of a list any. */
export const tableFilter = z.strictObject({
  /** Words of the name, commune, address or code, with or without accents. */
  text: z.string().max(200).optional(),
  district: code.optional(),
  commune: code.optional(),
  readiness: z.array(z.enum(readinessStates)).max(10).optional(),
  day: z.array(z.enum(shownDayStates)).max(10).optional(),
  owed: z.array(z.enum(owedStates)).max(10).optional(),
  wants: z.array(z.enum(tableWants)).max(10).optional(),
});
export type TableFilter = z.infer<typeof tableFilter>;
export const tableOrder = z.strictObject({ by: z.enum(tableColumns), down: z.boolean().optional() });
export type TableOrder = z.infer<typeof tableOrder>;

/** `slot` left out: the newest whose hour has come. */
const asked = { filter: tableFilter.optional(), order: tableOrder.optional(), slot: z.string().max(20).optional() };
/** Rows chosen one by one; left out, all that match. */
const codes = z.array(code).max(100_000).optional();

/** Methods of the tables part of the election desk. */
export const tablesMethods = {
  /** A part of the table of polling places, at most 500 rows at a time. */
  "places.table": read<PlaceTable>()(
    z.strictObject({
      ...asked,
      offset: z.number().int().min(0).max(1_000_000).optional(),
      limit: z.number().int().min(1).max(500).optional(),
      ...moment,
    }),
  ),
  /** Codes of all that match, in their order: for choosing all and for bulk actions. */
  "places.codes": read<{ codes: string[] }>()(z.strictObject({ ...asked, ...moment })),
  /** The rows as text to paste into a spreadsheet: cells by tab, headings first. A cell that would be taken for a formula begins with an apostrophe. */
  "places.text": read<{ text: string; rows: number }>()(z.strictObject({ ...asked, codes, ...moment })),
  /** All rows with a certificate: rows in = rows out. */
  "places.export": read<ExportedTable>()(z.strictObject({ ...asked, codes, format: z.enum(["xlsx", "csv"]), ...moment })),

  "savedViews.list": read<{ views: SavedView[] }>()(z.strictObject({ surface: z.string().max(40), ...moment })),
  /** A view of the same surface and name is replaced. */
  "savedViews.save": write<{ id: string; changeSet: string | null }>()(
    z.strictObject({ surface: z.string().min(1).max(40), name: z.string().trim().min(1).max(120), state: z.string().max(20_000), requestId }),
  ),
  "savedViews.remove": write<{ id: string; changeSet: string }>()(z.strictObject({ id: z.string().max(100), requestId })),

  /** Reports or ticks from a spreadsheet as offices send them: every row told, nothing kept. `slot`: of columns that name none. */
  "figures.preview": stage<FigurePreview>()(z.strictObject({ ...file, what: z.enum(figureTables), slot: z.string().max(20).optional() })),
  /** Keeps all of it in one change, or nothing. */
  "figures.accept": write<FigureReceipt>()(z.strictObject({ staged: z.string(), requestId })),
  /** An XLSX to fill in: every polling place with the slot's columns, or with the items to tick. */
  "figures.template": read<FileOut>()(z.strictObject({ what: z.enum(figureTables), slot: z.string().max(20).optional(), ...moment })),
} as const;

/** Those of them that can be watched. */
export const tablesLive = ["places.table", "savedViews.list"] as const;
