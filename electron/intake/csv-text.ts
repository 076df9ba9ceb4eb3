import { parse } from "csv-parse/sync";
import { fail, ok, type Result } from "../contract/index.ts";

/** A text file as a table, with what was guessed of it in words. */
export interface CsvTable {
  rows: string[][];
  notes: string[];
}

/** Signs that a Vietnamese text in the old TCVN3 (ABC, .VnTime) or VNI fonts leaves between letters when read as windows-1258. */
const oldFontSigns = /\p{L}[¨©«¬®¯µ¶·¸¹»¼½¾¿¡¢£¤§±²³´][\p{L}¨©«¬®µ¶·¸¹»¼½¾]?/gu;

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
    const text = decodeAs("windows-1258");
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const signs = text.match(oldFontSigns)?.length ?? 0;
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

/** Reads a text file as a table; short and long rows are kept as they are. */
export function readCsv(bytes: Uint8Array): Result<CsvTable> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value.text.replace(/^\uFEFF/, "");
  const excelSays = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = excelSays?.[1] ?? guessDelimiter(text);
  try {
    const rows = parse(excelSays ? text.slice(excelSays[0].length) : text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
    });
    while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === "")) rows.pop();
    return ok({
      rows: excelSays ? [[], ...rows] : rows,
      notes: [`Tệp CSV: bảng mã ${decoded.value.encoding}, ngăn cách bằng ${delimiterNames[delimiter] ?? `“${delimiter}”`}.`],
    });
  } catch (cause) {
    return fail(
      "unreadable-file",
      "Tệp CSV sai cấu trúc, thường do dấu ngoặc kép không đóng.",
      "Mở bằng Excel kiểm tra, lưu lại thành .xlsx rồi chọn lại.",
      cause instanceof Error ? [cause.message] : [],
    );
  }
}
