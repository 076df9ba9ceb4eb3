import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { fail, ok, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { measureCsv } from "./csv-size.ts";
import { tooLargeTable } from "./table-limits.ts";
import { fromTcvn3, strictTcvn3 } from "./tcvn3.ts";

/** A text file as a table, with what was guessed of it in words. */
export interface CsvTable {
  rows: string[][];
  notes: string[];
}

/** Signs that a Vietnamese text in the old TCVN3 (ABC, .VnTime) or VNI fonts leaves between letters when read as windows-1258. */
const oldFontSigns = /\p{L}[¨©«¬®¯µ¶·¸¹»¼½¾¿¡¢£¤§±²³´][\p{L}¨©«¬®µ¶·¸¹»¼½¾]?/gu;

/**
 * Bytes of TCVN 3 used in most of its letters, and its consonant đ: what no windows-1258 text has so many of. VNI writes each mark as a
 * letter of its own (Ñ, Ö, aø) and has none of them.
 */
const isTcvn3Csv = (latin: string): boolean => {
  const sample = latin.slice(0, 200_000);
  const strict = sample.match(new RegExp(strictTcvn3, "gu"))?.length ?? 0;
  const marks = sample.match(/[\u00c0-\u00ff]/g)?.length ?? 0;
  const words = sample.match(/[\p{L}\u00a1-\u00bf]+/gu)?.length ?? 0;
  return !latin.includes("\u0000") && strict > 0 && strict * 20 > words && strict * 10 > marks && !/[\u0080-\u009f]/.test(sample);
};

/** Decodes what an office's CSV comes in: UTF-8 with or without mark, UTF-16, windows-1258; other code pages are said, not guessed. */
export function decodeText(bytes: Uint8Array): Result<{ text: string; encoding: string }> {
  const decodeAs = (label: string): string => new TextDecoder(label).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok({ text: decodeAs("utf-16le"), encoding: "UTF-16" });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ok({ text: decodeAs("utf-16be"), encoding: "UTF-16" });
  const head = bytes.subarray(0, 4000);
  const zerosAt = (parity: number): number => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zerosAt(1) > head.length / 5 && zerosAt(0) === 0) return ok({ text: decodeAs("utf-16le"), encoding: "UTF-16" });
  if (zerosAt(0) > head.length / 5 && zerosAt(1) === 0) return ok({ text: decodeAs("utf-16be"), encoding: "UTF-16" });
  try {
    return ok({ text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" });
  } catch {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    if (isTcvn3Csv(latin)) return ok({ text: fromTcvn3(latin), encoding: "TCVN3 (.VnTime), đã chuyển sang Unicode" });
    const text = decodeAs("windows-1258");
    const sample = text.slice(0, 200_000);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    const signs = sample.match(oldFontSigns)?.length ?? 0;
    if (letters === 0 || text.includes("\u0000") || signs > letters / 25) {
      return fail(
        "unreadable-file",
        "Tệp CSV dùng bảng mã lạ (có thể là TCVN3/ABC hay VNI), chữ Việt không đọc đúng được.",
        "Trong Excel chọn Lưu thành “CSV UTF-8”, hoặc chuyển sang Unicode bằng Unikey, rồi chọn lại.",
      );
    }
    return ok({ text: text.normalize("NFC"), encoding: "windows-1258" });
  }
}

const delimiters = [",", ";", "\t", "|"] as const;
const delimiterNames: Record<string, string> = { ",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "tab", "|": "gạch đứng" };

/** The sign that splits most of the first lines into the same number of parts, more than one. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 40_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 40);
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return { delimiter, score: counts.filter((count) => count === usual).length * 10 + Math.min(usual, 9) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** Characters taken apart before other work gets its turn. */
const atATime = 64 * 1024;

async function* inTurns(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += atATime) {
    yield text.slice(at, at + atATime);
    await nextTurn();
  }
}

/** Where and how a table's text is broken; the reader counts every line from 1, and `before` are those it was not given. */
function faultOf(cause: unknown, before: number): string[] {
  if (!(cause instanceof CsvError)) return [];
  const row = typeof cause.lines === "number" ? `dòng ${writtenNumber(cause.lines + before)}` : "một dòng";
  if (cause.code === "CSV_QUOTE_NOT_CLOSED") return [`tới ${row}, hết tệp: dấu ngoặc kép mở mà không đóng`];
  if (cause.code === "CSV_INVALID_CLOSING_QUOTE" || cause.code === "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE")
    return [`${row}: sau dấu ngoặc kép đóng còn chữ, trước dấu ngăn cách`];
  if (cause.code === "INVALID_OPENING_QUOTE") return [`${row}: dấu ngoặc kép mở ở giữa ô`];
  return [`${row}: sai cấu trúc`];
}

/** Reads a text file as a table; short and long rows are kept as they are. Refused by its size before it is taken apart. */
export async function readCsv(bytes: Uint8Array): Promise<Result<CsvTable>> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const whole = decoded.value.text.replace(/^\uFEFF/, "");
  const excelSays = /^sep=(.)\r?\n/i.exec(whole);
  const delimiter = excelSays?.[1] ?? guessDelimiter(whole);
  const text = whole.slice(excelSays?.[0].length ?? 0);
  const size = measureCsv(text, delimiter);
  const refused = tooLargeTable(size);
  if (refused) return refused;
  const rows: string[][] = excelSays ? [[]] : [];
  try {
    const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, trim: true });
    for await (const row of Readable.from(inTurns(text.slice(0, size.end))).pipe(parser)) rows.push(row);
  } catch (cause) {
    return fail(
      "unreadable-file",
      "Tệp CSV sai cấu trúc, thường do dấu ngoặc kép không đóng.",
      "Mở bằng Excel kiểm tra, lưu lại thành .xlsx rồi chọn lại.",
      faultOf(cause, excelSays ? 1 : 0),
    );
  }
  return ok({
    rows,
    notes: [`Tệp CSV: bảng mã ${decoded.value.encoding}, ngăn cách bằng ${delimiterNames[delimiter] ?? `“${delimiter}”`}.`],
  });
}
