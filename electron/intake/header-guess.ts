import { type IntakeColumn, intakeColumns, type SheetMapping } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import type { Cell, Sheet } from "./workbook.ts";

/** How offices head their columns, folded (no accents); the longer a phrase found inside a header, the surer. */
const headings: Record<IntakeColumn, readonly string[]> = {
  code: ["ma khu vuc bo phieu", "ma kvbp", "ma khu vuc", "ma diem bo phieu", "ma dinh danh kvbp"],
  district: ["huyen thanh pho", "huyen tp", "huyen thi xa thanh pho", "ten huyen", "quan huyen", "don vi huyen", "huyen", "thuoc huyen"],
  communeCode: ["ma xa", "ma phuong xa", "ma don vi hanh chinh", "ma dvhc", "ma xa phuong thi tran", "ma gso"],
  commune: [
    "xa phuong thi tran",
    "xa phuong tt",
    "phuong xa thi tran",
    "phuong xa",
    "xa phuong",
    "ten xa",
    "ten don vi hanh chinh",
    "don vi hanh chinh",
    "don vi bau cu cap xa",
    "don vi",
    "thuoc xa",
    "xa",
  ],
  number: [
    "so khu vuc bo phieu",
    "khu vuc bo phieu so",
    "so kvbp",
    "kvbp so",
    "khu vuc so",
    "so khu vuc",
    "so hieu khu vuc",
    "so thu tu khu vuc",
    "to bau cu so",
  ],
  name: [
    "ten khu vuc bo phieu",
    "khu vuc bo phieu",
    "ten kvbp",
    "kvbp",
    "ten diem bo phieu",
    "diem bo phieu",
    "noi bo phieu",
    "ten khu vuc",
    "ten to bau cu",
  ],
  address: [
    "dia diem bo phieu",
    "dia diem dat hom phieu",
    "dia diem dat phong bo phieu",
    "dia diem",
    "dia chi",
    "vi tri",
    "noi dat hom phieu",
    "thon to dan pho",
    "thon ban",
  ],
  voters: ["tong so cu tri", "so cu tri", "so luong cu tri", "tong cu tri", "cu tri niem yet", "cu tri trong danh sach", "cu tri"],
  lon: ["kinh do", "longitude", "lon", "toa do", "toa do wgs84", "toa do gps"],
  lat: ["vi do", "latitude", "lat", "toa do", "toa do wgs84", "toa do gps"],
  readiness: ["muc san sang", "tinh trang san sang", "san sang", "tinh trang chuan bi", "tinh trang", "trang thai"],
  note: ["ghi chu", "chu thich", "note"],
};
/** Never a column of ours: running numbers, and counts that are not voters. */
const ignored = new Set(["stt", "tt", "so tt", "so thu tu", "nam", "nu", "dan toc", "so ho", "dan so", "nhan khau", "so dan"]);

/** A part of the voters is not the voters: "Cử tri nữ", "Số cử tri là người dân tộc". */
const partOfVoters = /(?:^| )(?:nam|nu|dan toc)$/;

/** A heading from top to bottom: its own words, below those of the merged headings over it. */
export type HeadingParts = readonly string[];

/**
 * How well a heading fits each column: 100 and more for the whole of it or of its own words ("Xã" below "Đơn vị hành chính"), less for a phrase
 * inside.
 */
function fits(parts: HeadingParts): { column: IntakeColumn; score: number }[] {
  const folded = foldVietnamese(parts.join(" ")).replace(/^cot /, "");
  const own = parts.length > 1 ? foldVietnamese(parts.at(-1) ?? "") : "";
  if (folded === "" || folded.length > 80 || ignored.has(folded) || ignored.has(own)) return [];
  const [saysLon, saysLat] = [folded.includes("kinh do"), folded.includes("vi do")];
  return intakeColumns.flatMap((column) => {
    if ((column === "lon" && saysLat && !saysLon) || (column === "lat" && saysLon && !saysLat)) return [];
    if (column === "voters" && partOfVoters.test(folded)) return [];
    const score = Math.max(
      ...headings[column].map((phrase) =>
        folded === phrase || own === phrase ? 100 + phrase.length : ` ${folded} `.includes(` ${phrase} `) ? phrase.length : 0,
      ),
    );
    return score > 2 ? [{ column, score }] : [];
  });
}

type Columns = SheetMapping["columns"];

/** Best heading for each column, each sheet column used once (lon and lat may share one "Tọa độ"). */
export function columnsOf(headers: readonly HeadingParts[]): Columns {
  const candidates = headers
    .flatMap((parts, index) => fits(parts).map((fit) => ({ ...fit, index })))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const columns: Columns = {};
  const taken = new Map<number, IntakeColumn>();
  for (const { column, index } of candidates) {
    const holder = taken.get(index);
    const shared = (holder === "lon" && column === "lat") || (holder === "lat" && column === "lon");
    if (columns[column] !== undefined || (holder !== undefined && !shared)) continue;
    columns[column] = index;
    taken.set(index, column);
  }
  return columns;
}

const text = (cell: Cell | undefined): string => (cell === null || cell === undefined ? "" : String(cell));

/**
 * Headers of a row, with the row above it where that one spans over: a merged heading holds its text in its first cell only, so it is
 * carried to the right as far as the lower row has headings of its own under nothing.
 */
function stackedAt(sheet: Sheet, headerRow: number): HeadingParts[] {
  const row = sheet.rows[headerRow] ?? [];
  const above = headerRow > 0 ? (sheet.rows[headerRow - 1] ?? []) : [];
  if (above.filter((cell) => cell !== null).length < 2) return row.map((cell) => [text(cell)]);
  let spanning = "";
  return Array.from({ length: Math.max(row.length, above.length) }, (_, index) => {
    const own = text(row[index]);
    const over = text(above[index]);
    spanning = over !== "" ? over : own !== "" ? spanning : "";
    return [spanning, own].filter((part) => part !== "");
  });
}

/** The headings of a row, each as one text with the merged heading over it. */
export const headersAt = (sheet: Sheet, headerRow: number): string[] => stackedAt(sheet, headerRow).map((parts) => parts.join(" "));

/** True where the row has headings under cells the row above leaves empty, as below a merged heading. */
const standsUnderMerged = (sheet: Sheet, headerRow: number): boolean => {
  const above = sheet.rows[headerRow - 1] ?? [];
  return (
    above.filter((cell) => cell !== null).length > 1 &&
    (sheet.rows[headerRow] ?? []).some((cell, index) => index > 0 && isText(cell) && (above[index] ?? null) === null)
  );
};

const mappedCount = (columns: Columns): number => Object.keys(columns).length;
const isText = (cell: Cell | undefined): boolean => typeof cell === "string" && !/^\d+([.,]\d+)*$/.test(cell);

/** Columns without which no row can be kept: some number of voters, and something that tells places of a commune apart. */
export function missingColumns(columns: Columns): string[] {
  const named = columns.name ?? columns.number ?? columns.address ?? columns.code;
  return [...(columns.voters === undefined ? ["Số cử tri"] : []), ...(named === undefined ? ["Tên (hoặc số) khu vực bỏ phiếu"] : [])];
}

/** Two headings by chance are no list: voters and one more, or any three. */
const looksLikeList = (columns: Columns): boolean => mappedCount(columns) >= (columns.voters === undefined ? 3 : 2);

/** A sheet's header row and columns by guess; null where nothing in its first rows looks like a header of ours. */
export function guessMapping(sheet: Sheet): SheetMapping | null {
  let best: { headerRow: number; columns: Columns; score: number } | null = null;
  for (let headerRow = 0; headerRow < Math.min(40, sheet.rows.length); headerRow++) {
    const row = sheet.rows[headerRow] ?? [];
    if (!row.some(isText) || row.some((cell) => cell !== null && !isText(cell))) continue;
    const own = columnsOf(row.map((cell) => [text(cell)]));
    const stacked = columnsOf(stackedAt(sheet, headerRow));
    const second = standsUnderMerged(sheet, headerRow) && mappedCount(stacked) >= mappedCount(own);
    const columns = second ? stacked : own;
    const score = mappedCount(columns) * 10 - missingColumns(columns).length * 5 + (second ? 1 : 0);
    if (looksLikeList(columns) && score > (best?.score ?? 0)) best = { headerRow, columns, score };
  }
  return best && { sheet: sheet.name, headerRow: best.headerRow, columns: settleNames(sheet, best.headerRow, best.columns) };
}

/** "Khu vực bỏ phiếu" heads a name in some tables and a bare number in others: the rows tell. */
export function settleNames(sheet: Sheet, headerRow: number, columns: Columns): Columns {
  const { name, ...rest } = columns;
  if (name === undefined || columns.number !== undefined) return columns;
  const below = sheet.rows.slice(headerRow + 1, headerRow + 60).flatMap((row) => row[name] ?? []);
  const numbers = below.filter((cell) => /^(?:(?:kvbp|khu vực(?: bỏ phiếu)?)?\s*(?:số)?\s*)\d{1,3}$/iu.test(String(cell).trim())).length;
  return below.length > 0 && numbers > below.length * 0.7 ? { ...rest, number: name } : columns;
}
