import readXlsxFile from "read-excel-file/universal";
import { fail, ok, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { readCsv } from "./csv-text.ts";
import { fileKindOf, refusalOf } from "./file-kind.ts";
import { type SheetScan, scanSheet } from "./sheet-scan.ts";
import { checkDeclaredSizes, limits, readZipDirectory, unpackEntry, type ZipEntry } from "./zip-directory.ts";

/** A cell as it was typed: text (NFC, trimmed), a number, or nothing. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  /** From the sheet's first row; a row may be shorter than the others. */
  rows: Cell[][];
  /** `row:column` from 0 → why the cell could not be read. */
  unread: ReadonlyMap<string, string>;
}

export interface Workbook {
  sheets: Sheet[];
  /** What an officer should know of the file: encoding, formulas. */
  notes: string[];
}

const rowLimit = 100_000;

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
  const read = kind === "zip" ? await readXlsx(bytes) : readText(file);
  if (!read.ok) return read;
  const rows = read.value.sheets.reduce((so, sheet) => so + sheet.rows.length, 0);
  if (rows === 0) return emptyFile();
  if (rows > rowLimit) {
    return fail(
      "too-large",
      `Tệp có ${writtenNumber(rows)} hàng, quá giới hạn ${writtenNumber(rowLimit)} hàng.`,
      "Xóa hàng thừa hoặc chia tệp theo huyện rồi chọn lại.",
    );
  }
  return read;
}

function readText(file: { fileName: string; bytes: Uint8Array }): Result<Workbook> {
  const table = readCsv(file.bytes);
  if (!table.ok) return table;
  const name = file.fileName.replace(/\.[^.]*$/, "");
  const rows = table.value.rows.map((row) => row.map(toCell));
  return ok({ sheets: [{ name, rows, unread: new Map() }], notes: table.value.notes });
}

/** Text is made NFC and its blanks single; what is neither text nor number (dates, booleans) becomes text. */
function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const text = value instanceof Date ? (Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10)) : String(value);
  const clean = text.normalize("NFC").replace(/\s+/g, " ").trim();
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
  const scans = scanWorkbook(bytes, entries);
  if (!scans.ok) return scans;
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
    const formulas = [...scans.value.values()].reduce((so, scan) => so + scan.formulas, 0);
    const notes = formulas > 0 ? [`${writtenNumber(formulas)} ô là công thức: lấy giá trị Excel đã tính và lưu sẵn, không tính lại.`] : [];
    return ok({
      sheets: sheets.map(({ sheet, data }) => ({
        name: sheet.normalize("NFC").trim(),
        rows: data.map((row) => row.map(toCell)),
        unread: scans.value.get(sheet)?.unread ?? new Map<string, string>(),
      })),
      notes,
    });
  } catch (cause) {
    return fail(
      "unreadable-file",
      "Tệp .xlsx bị hỏng hoặc không đúng chuẩn.",
      "Mở lại bằng Excel, lưu thành tệp mới rồi chọn lại; dữ liệu trong phòng không thay đổi.",
      cause instanceof Error ? [cause.message.slice(0, 200)] : [],
    );
  }
}

const unescapeXml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => String.fromCodePoint(Math.min(0x10ffff, Number(digits))))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");

const attributesOf = (tag: string): Map<string, string> =>
  new Map(
    [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = "", double, single]) => [
      key.replace(/^.*:/, ""),
      unescapeXml(double ?? single ?? ""),
    ]),
  );

/** Unpacks every XML part within what was declared, scans each sheet, and tells the scans by the sheets' names. */
function scanWorkbook(bytes: Uint8Array, entries: ZipEntry[]): Result<Map<string, SheetScan>> {
  const scans = new Map<string, SheetScan>();
  const names = new Map<string, string>();
  const targets = new Map<string, string>();
  for (const entry of entries.filter(({ path }) => path.endsWith(".xml") || path.endsWith(".xml.rels"))) {
    const part = unpackEntry(bytes, entry);
    if (!part.ok) return part;
    const xml = (): string => Buffer.from(part.value).toString("utf8");
    if (entry.path === "xl/workbook.xml") {
      for (const [, tag = ""] of xml().matchAll(/<(?:[\w.-]+:)?sheet\s([^>]*)>/g)) {
        const attributes = attributesOf(tag);
        names.set(attributes.get("id") ?? "", attributes.get("name") ?? "");
      }
    } else if (entry.path === "xl/_rels/workbook.xml.rels") {
      for (const [, tag = ""] of xml().matchAll(/<(?:[\w.-]+:)?Relationship\s([^>]*)>/g)) {
        const attributes = attributesOf(tag);
        const target = (attributes.get("Target") ?? "").replace(/^\/xl\//, "");
        targets.set(`xl/${target}`, attributes.get("Id") ?? "");
      }
    } else if (/^xl\/(?!sharedStrings|styles|theme)/.test(entry.path) && entry.path.endsWith(".xml")) {
      const scan = scanSheet(xml());
      if (!scan.ok) return scan;
      scans.set(entry.path, scan.value);
    }
  }
  return ok(new Map([...scans].map(([path, scan]) => [names.get(targets.get(path) ?? "") ?? path, scan])));
}
