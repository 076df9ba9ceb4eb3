import readXlsxFile from "read-excel-file/universal";
import { fail, ok, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { readCsv } from "./csv-text.ts";
import { fileKindOf, refusalOf } from "./file-kind.ts";
import { pace } from "./pace.ts";
import { tooLargeTable } from "./table-limits.ts";
import { fromTcvn3, isTcvn3, isTcvn3Table } from "./tcvn3.ts";
import { scanWorkbook } from "./workbook-scan.ts";
import { checkDeclaredSizes, limits, readZipDirectory } from "./zip-directory.ts";

/** A cell as it was typed: text (NFC, trimmed), a number, or nothing. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  /** From the sheet's first row; a row may be shorter than the others. */
  rows: Cell[][];
  /** `row:column` from 0 → why the cell could not be read. */
  unread: ReadonlyMap<string, string>;
  /** Nobody sees it in the spreadsheet: left out unless it is asked for by name. */
  hidden: boolean;
}

export interface Workbook {
  sheets: Sheet[];
  /** What an officer should know of the file: encoding, formulas. */
  notes: string[];
}

const emptyFile = (): Result<never> => fail("bad-input", "Tệp không có hàng dữ liệu nào.", "Kiểm tra lại tệp, hoặc tải mẫu bảng về để điền.");

/** Reads XLSX or CSV bytes as tables, telling apart by content, never by name. Never throws; nothing is unpacked before its size is checked. */
export async function readWorkbook(file: { fileName: string; bytes: Uint8Array }): Promise<Result<Workbook>> {
  const { bytes } = file;
  if (bytes.length > limits.file) {
    return fail(
      "too-large",
      `Tệp nặng ${writtenNumber(Math.ceil(bytes.length / 1024 / 1024))} MB, quá giới hạn ${limits.file / 1024 / 1024} MB.`,
      "Xóa ảnh, trang và hàng thừa hoặc chia tệp theo huyện rồi chọn lại; chưa đọc gì, dữ liệu trong phòng không thay đổi.",
    );
  }
  const kind = fileKindOf(bytes);
  const refusal = refusalOf[kind];
  if (refusal) return fail(kind === "empty" ? "bad-input" : "unreadable-file", refusal.message, refusal.hint);
  const read = await (kind === "zip" ? readXlsx(bytes) : readText(file));
  return read.ok && read.value.sheets.every((sheet) => sheet.rows.length === 0) ? emptyFile() : read;
}

async function readText(file: { fileName: string; bytes: Uint8Array }): Promise<Result<Workbook>> {
  const table = await readCsv(file.bytes);
  if (!table.ok) return table;
  const name = file.fileName.replace(/\.[^.]*$/, "");
  const old = oldFonts([table.value.rows]);
  const notes = old === "none" ? table.value.notes : [...table.value.notes, tcvn3Note];
  return ok({ sheets: [{ name, rows: await toRows(table.value.rows, old), unread: new Map(), hidden: false }], notes });
}

/** Whether a workbook's texts are in the old TCVN 3 fonts: all of them, only those that must be, or none. */
type OldFonts = "all" | "some" | "none";
const tcvn3Note = "Có chữ gõ bằng phông cũ TCVN3 (.VnTime): đã chuyển sang Unicode, xem lại tên trước khi nhận.";

const textsOf = function* (tables: readonly (readonly (readonly unknown[])[])[]): Generator<string> {
  for (const table of tables) for (const row of table) for (const cell of row) if (typeof cell === "string") yield cell;
};

const oldFonts = (tables: readonly (readonly (readonly unknown[])[])[]): OldFonts => {
  if (isTcvn3Table(textsOf(tables))) return "all";
  for (const text of textsOf(tables)) if (isTcvn3(text)) return "some";
  return "none";
};

/** In a row of old text below headings in Unicode a cell with nothing strict in it ("Cao Bå") is old as well. */
function inUnicode(row: readonly unknown[], old: OldFonts): readonly unknown[] {
  if (old === "none") return row;
  const isWhole = old === "all" || isTcvn3Table(row.filter((cell) => typeof cell === "string"));
  return row.map((cell) => (typeof cell === "string" && (isWhole || isTcvn3(cell)) ? fromTcvn3(cell) : cell));
}

/** Rows as cells, without the empty ones at their ends. */
async function toRows(table: readonly (readonly unknown[])[], old: OldFonts = "none"): Promise<Cell[][]> {
  const pause = pace();
  const rows: Cell[][] = [];
  for (const read of table) {
    const row = inUnicode(read, old).map(toCell);
    rows.push(row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
    if (rows.length % 200 === 0) await pause();
  }
  return rows;
}

/** Signs nobody sees: blanks of no width, marks of direction, soft hyphens, control signs, the blank of braille. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu;

/** `2021-05-23`, with its time where it has one: `2021-05-23T09:30`. */
const writtenMoment = (date: Date): string => {
  const iso = date.toISOString();
  return iso.slice(11, 19) === "00:00:00" ? iso.slice(0, 10) : iso.slice(0, 16);
};

/** Text is made NFC, its blanks single and what nobody sees is left out; what is neither text nor number (dates, booleans) becomes text. */
function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const text = value instanceof Date ? (Number.isNaN(value.getTime()) ? "" : writtenMoment(value)) : String(value);
  const clean = text.normalize("NFC").replace(/\s+/g, " ").replace(unseen, "").trim();
  return clean === "" ? null : clean;
}

/** What a zip that is no workbook turns out to be, by a part every such file has. */
const otherArchives: readonly [RegExp, string][] = [
  [/^word\//, "Đây là tệp Word (.docx), không phải bảng tính."],
  [/^ppt\//, "Đây là tệp PowerPoint, không phải bảng tính."],
  [/^xl\/workbook\.bin$/, "Đây là tệp Excel nhị phân (.xlsb)."],
  [/^content\.xml$/, "Đây là tệp LibreOffice (.ods hoặc .odt)."],
];

async function readXlsx(bytes: Uint8Array): Promise<Result<Workbook>> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const declared = checkDeclaredSizes(entries);
  if (!declared.ok) return declared;
  if (!entries.some((entry) => entry.path === "xl/workbook.xml")) {
    const other = otherArchives.find(([part]) => entries.some((entry) => part.test(entry.path)));
    return fail(
      "unreadable-file",
      other?.[1] ?? "Đây là tệp nén (.zip), không phải bảng tính.",
      "Mở bằng Excel rồi Lưu thành “Sổ làm việc Excel (.xlsx)”, sau đó chọn lại tệp mới.",
    );
  }
  const scans = await scanWorkbook(bytes, entries);
  if (!scans.ok) return scans;
  const { size, formulas, unread, hidden } = scans.value;
  const refused = tooLargeTable(size);
  if (refused) return refused;
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
    const notes = formulas > 0 ? [`${writtenNumber(formulas)} ô là công thức: lấy giá trị Excel đã tính và lưu sẵn, không tính lại.`] : [];
    const old = oldFonts(sheets.map(({ data }) => data));
    if (old !== "none") notes.push(tcvn3Note);
    const read: Sheet[] = [];
    for (const { sheet, data } of sheets)
      read.push({
        name: sheet.normalize("NFC").trim(),
        rows: await toRows(data, old),
        unread: unread.get(sheet) ?? new Map(),
        hidden: hidden.has(sheet),
      });
    return ok({ sheets: read, notes });
  } catch (cause) {
    return fail(
      "unreadable-file",
      "Tệp .xlsx bị hỏng hoặc không đúng chuẩn.",
      "Mở lại bằng Excel, lưu thành tệp mới rồi chọn lại; dữ liệu trong phòng không thay đổi.",
      placeTold(cause),
    );
  }
}

/** The row and column the reader stopped at, where it tells; what it says besides is English for programmers. */
function placeTold(cause: unknown): string[] {
  const [, row, column] = /row:? (\d+)(?:,? col(?:umn)?:? (\d+))?/i.exec(cause instanceof Error ? cause.message : "") ?? [];
  return row === undefined ? [] : [`sai ở hàng ${row}${column === undefined ? "" : `, cột ${column}`}`];
}
