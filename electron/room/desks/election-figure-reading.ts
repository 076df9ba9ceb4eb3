import {
  type ChecklistLevel,
  type FigurePreview,
  type FigureRow,
  type FigureTable,
  fail,
  type Marking,
  ok,
  type Result,
  stricterOf,
} from "../../contract/index.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import { guessReports, measureWords, type NamedSlot } from "../../intake/figure-columns.ts";
import { type UnitIndex, unitIndex } from "../../intake/figure-units.ts";
import { pace } from "../../intake/pace.ts";
import { type ReadRow, readReports, type ToldFigures, toldWords } from "../../intake/report-table.ts";
import { type DoubleRow, judgeDoubles } from "../../intake/row-doubles.ts";
import { guessTicks, type ReadTickRow, readTicks, type ToldTick } from "../../intake/tick-table.ts";
import { readWorkbook, type Sheet } from "../../intake/workbook.ts";
import type { Edit } from "../../journal/journal.ts";
import type { ElectionBooks } from "../election/election-books.ts";
import { tickEdits } from "../election/tick-edits.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { reportEdit } from "./election-figure-edits.ts";
import { intakeUnits } from "./intake-units.ts";

export interface FigureEdits {
  edits: Edit[];
  marking: Marking;
}

/** A file read and shown, waiting to be accepted. */
export interface StagedFigures {
  what: FigureTable;
  slot?: string | undefined;
  fileName: string;
  bytes: Uint8Array;
  first: { preview: Omit<FigurePreview, "staged">; edits: FigureEdits };
}

/** What is asked to be read: bytes, or a file as it is sent. */
type AskedFile = { what: FigureTable; fileName: string; slot?: string | undefined } & ({ bytes: Uint8Array } | { base64: string });

const noTable = (what: FigureTable, sheets: readonly Sheet[]): Result<never> => {
  const hidden = sheets.filter((sheet) => sheet.hidden && sheet.rows.length > 0).map(({ name }) => `“${name}”`);
  return fail(
    "bad-input",
    `${what === "reports" ? "Không thấy bảng báo cáo nào trong tệp" : "Không thấy bảng rà soát nào trong tệp"}${hidden.length > 0 ? `; không đọc trang ẩn ${hidden.join(", ")}` : ""}.`,
    `${hidden.length > 0 ? "Nếu bảng nằm trong trang ẩn, bỏ ẩn trang đó trong Excel rồi nạp lại. " : ""}Cần cột tên hoặc mã đơn vị và ít nhất một cột số liệu; tải mẫu về để điền. Dữ liệu trong phòng không thay đổi.`,
  );
};

/** The room's units as a table is read against them. */
const indexOf = (room: RoomParts, books: ElectionBooks): UnitIndex =>
  unitIndex({ ...intakeUnits(room), places: new Map([...books.units.places].map(([code, { fields }]) => [code, fields])) });

type AnyRow = Omit<ReadRow, "told"> & { told: readonly ToldFigures[]; ticks: readonly ToldTick[] };
function* ofReports(rows: Iterable<ReadRow>): Generator<AnyRow> {
  for (const row of rows) yield { ...row, ticks: [] };
}
function* ofTicks(rows: Iterable<ReadTickRow>): Generator<AnyRow> {
  for (const row of rows) yield { ...row, told: [] };
}

interface Reading {
  rows: AnyRow[];
  sheets: FigurePreview["sheets"];
  notes: string[];
  found: boolean;
}

const namedSlots = (slots: readonly SlotTimes[]): NamedSlot[] => slots.map(({ slot }) => ({ key: slot.key, name: slot.name, asOf: slot.asOf }));

async function readSheets(
  sheets: readonly Sheet[],
  shapeOf: (sheet: Sheet) => { columns: FigurePreview["sheets"][number]["columns"]; rows: () => Iterable<AnyRow> } | null,
): Promise<Reading> {
  const reading: Reading = { rows: [], sheets: [], notes: [], found: false };
  const pause = pace();
  for (const sheet of sheets) {
    const shape = sheet.hidden ? null : shapeOf(sheet);
    const why = sheet.hidden ? "trang ẩn" : shape ? null : "không có bảng số liệu";
    reading.sheets.push({ sheet: sheet.name, columns: shape?.columns ?? [], read: shape !== null, why });
    if (why !== null && sheet.rows.length > 0)
      reading.notes.push(`Bỏ qua trang “${sheet.name}”: ${why}${sheet.hidden ? "; nếu cần đọc, bỏ ẩn trang đó trong Excel rồi nạp lại" : ""}.`);
    if (!shape) continue;
    reading.found = true;
    for (const row of shape.rows()) {
      reading.rows.push(row);
      if (reading.rows.length % 100 === 0) await pause();
    }
  }
  return reading;
}

const meaning = <M>(headings: readonly string[], measures: ReadonlyMap<number, M>, units: ReadonlySet<number>, words: (measure: M) => string) =>
  headings.map((heading, column) => {
    const measure = measures.get(column);
    return { heading, means: measure !== undefined ? words(measure) : units.has(column) ? "đơn vị" : null };
  });

/** What a row tells, part by part: a report by slot, a tick by item. */
const partsOf = ({ told, ticks }: AnyRow): Map<string, string> =>
  new Map([
    ...told.map(({ unit: _unit, slot, ...rest }) => [slot, JSON.stringify(rest)] as const),
    ...ticks.map(({ item, state, note }) => [item, JSON.stringify([state, note])] as const),
  ]);

/** Rejects what is told twice; every row is judged before anything of any is taken. */
function settleDoubles(rows: readonly AnyRow[]): AnyRow[] {
  const keyed = new Map<AnyRow, DoubleRow>();
  for (const row of rows) {
    if (row.settled !== null || row.unit === null) continue;
    const isNamed = row.rowName !== null && foldVietnamese(row.rowName) === foldVietnamese(row.name ?? "");
    keyed.set(row, { ...row.line, unit: row.unit, parts: partsOf(row), isNamed });
  }
  const verdicts = judgeDoubles([...keyed.values()]);
  return rows.map((row) => {
    const double = keyed.get(row);
    const verdict = double && verdicts.get(double);
    if (!verdict) return row;
    if ("rejected" in verdict) return { ...row, told: [], ticks: [], settled: "rejected", reasons: [verdict.rejected] };
    const isNew = (part: string): boolean => !verdict.without.has(part);
    return { ...row, told: row.told.filter(({ slot }) => isNew(slot)), ticks: row.ticks.filter(({ item }) => isNew(item)) };
  });
}

const countOf = (rows: readonly FigureRow[]): FigurePreview["counts"] => {
  const counts = { rowsRead: rows.length, new: 0, changed: 0, same: 0, rejected: 0, totals: 0, blank: 0, kept: 0 };
  for (const { outcome } of rows) counts[outcome === "total" ? "totals" : outcome] += 1;
  return { ...counts, kept: counts.new + counts.changed + counts.same };
};

/** What a file of reports or ticks would do to the room as it is now. Refuses whole files that cannot be read; never keeps anything. */
export async function readFigures(room: RoomParts, viewer: Viewer, asked: AskedFile): Promise<Result<StagedFigures>> {
  const bytes = "bytes" in asked ? asked.bytes : Buffer.from(asked.base64, "base64");
  const fileName = asked.fileName.normalize("NFC");
  const workbook = await readWorkbook({ fileName, bytes });
  if (!workbook.ok) return workbook;
  const books = room.election.booksFor(viewer.clearance);
  const nowMs = room.clock.now();
  const index = indexOf(room, books);
  const slots = namedSlots(books.reports.slotsAt(nowMs).filter(({ slot }) => slot.content !== "text"));
  if (asked.slot !== undefined && !slots.some(({ key }) => key === asked.slot))
    return fail("not-found", "Chế độ báo cáo đang dùng không có kỳ báo cáo này.", "Chọn lại kỳ rồi nạp lại tệp; chưa ghi gì.");
  const reading =
    asked.what === "reports"
      ? await readSheets(workbook.value.sheets, (sheet) => {
          const shape = guessReports(sheet, slots);
          const about = { slots, slot: asked.slot ?? null, date: books.reports.regimeAt(nowMs).date };
          return (
            shape && {
              columns: meaning(shape.headings, shape.measures, new Set(Object.values(shape.units)), (measure) => measureWords(measure, slots)),
              rows: () => ofReports(readReports(sheet, shape, index, about)),
            }
          );
        })
      : await readSheets(workbook.value.sheets, (sheet) => {
          const items = (level: ChecklistLevel) => books.checklists.template(level, nowMs).items;
          const found = guessTicks(sheet, { place: items("place"), commune: items("commune"), district: items("district") }, index);
          const wordsOf = (key: string): string => (found ? (items(found.level).find((item) => item.key === key)?.words ?? key) : key);
          return (
            found && {
              columns: meaning(found.shape.headings, found.shape.measures, new Set(Object.values(found.shape.units)), wordsOf),
              rows: () => ofTicks(readTicks(sheet, found.shape, index)),
            }
          );
        });
  if (!reading.found) return noTable(asked.what, workbook.value.sheets);
  const settled = settleDoubles(reading.rows);
  const judged =
    asked.what === "reports" ? await judgeReports(room, viewer, settled, fileName, slots) : judgeTicks(room, books, settled, fileName, nowMs);
  const counts = countOf(judged.rows);
  if (counts.kept + counts.rejected === 0)
    return fail("bad-input", "Tệp không có hàng số liệu nào.", "Điền số dưới hàng tiêu đề rồi nạp lại; dữ liệu trong phòng không thay đổi.");
  const preview = {
    what: asked.what,
    fileName,
    sheets: reading.sheets,
    counts,
    records: judged.edits.length,
    rows: judged.rows,
    notes: [...workbook.value.notes, ...reading.notes, ...judged.notes],
  };
  return ok({ what: asked.what, slot: asked.slot, fileName, bytes, first: { preview, edits: { edits: judged.edits, marking: judged.marking } } });
}

interface JudgedRows extends FigureEdits {
  rows: FigureRow[];
  notes: string[];
}

const settledRow = ({ line, settled, unit, name, reasons }: AnyRow, says = ""): FigureRow => ({
  ...line,
  outcome: settled ?? "same",
  unit,
  name,
  says,
  records: 0,
  reasons,
});

async function judgeReports(room: RoomParts, viewer: Viewer, rows: readonly AnyRow[], fileName: string, slots: NamedSlot[]): Promise<JudgedRows> {
  const judged: JudgedRows = { rows: [], edits: [], marking: "open", notes: [] };
  const pause = pace();
  let flagged = 0;
  for (const row of rows) {
    if (judged.rows.length % 100 === 0) await pause();
    if (row.settled !== null) {
      judged.rows.push(settledRow(row));
      continue;
    }
    const made = row.told.map((told) => reportEdit(room, viewer, told, fileName));
    const refusals = made.flatMap((one) => ("refused" in one ? [one.refused] : []));
    if (refusals.length > 0) {
      judged.rows.push({ ...settledRow({ ...row, settled: "rejected", reasons: refusals }), says: toldWords(row.told, slots) });
      continue;
    }
    const done = made.flatMap((one) => ("refused" in one ? [] : [one]));
    const edits = done.flatMap(({ edit }) => (edit ? [edit] : []));
    const flags = done.flatMap((one) => one.flags);
    if (flags.length > 0) flagged += 1;
    for (const one of done) judged.marking = stricterOf(judged.marking, one.marking);
    judged.edits.push(...edits);
    judged.rows.push({
      ...settledRow(row, toldWords(row.told, slots)),
      outcome: edits.length === 0 ? "same" : done.some(({ isNew, edit }) => isNew && edit) ? "new" : "changed",
      records: edits.length,
      reasons: [...new Set([...row.reasons, ...flags, ...done.flatMap(({ notes }) => notes)])],
    });
  }
  if (flagged > 0) judged.notes.push(`${flagged} dòng có số không khớp: vẫn nhận nguyên văn và đánh dấu.`);
  return judged;
}

function judgeTicks(room: RoomParts, books: ElectionBooks, rows: readonly AnyRow[], fileName: string, nowMs: number): JudgedRows {
  const judged: JudgedRows = { rows: [], edits: [], marking: "open", notes: [] };
  const telling = { at: null, source: `tệp ${fileName}`.slice(0, 300) };
  for (const row of rows) {
    if (row.settled !== null) {
      judged.rows.push(settledRow(row));
      continue;
    }
    const told = tickEdits(room.picture, books.checklists, row.ticks, telling, nowMs);
    const taken = told.kept.length + told.unchanged;
    const isRefused = told.rejected.length > 0 && taken === 0;
    const refused = told.rejected.map(
      ({ unit, item, reason }) => `không nhận mục “${books.checklists.item(unit, item, nowMs)?.words ?? item}”: ${reason}`,
    );
    judged.edits.push(...told.edits);
    judged.marking = stricterOf(judged.marking, told.marking);
    judged.rows.push({
      ...settledRow(row, told.rejected.length > 0 ? `${taken}/${row.ticks.length} mục` : `${row.ticks.length} mục`),
      outcome: isRefused ? "rejected" : told.edits.length === 0 ? "same" : "changed",
      records: told.edits.length,
      reasons: [...row.reasons, ...refused],
    });
  }
  return judged;
}
