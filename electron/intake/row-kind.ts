import type { IntakeColumn, SheetMapping } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import type { IntakeCommune, IntakeDistrict, UnitNames } from "./commune-matching.ts";
import type { Cell } from "./workbook.ts";

/** What a row is before its values are read. A heading row names the commune or district of the rows below. */
export type RowKind =
  | { kind: "place" }
  | { kind: "blank"; reason?: string }
  | { kind: "total"; reason: string }
  | { kind: "heading"; commune?: IntakeCommune; district?: IntakeDistrict; withTotal: boolean; text: string }
  | { kind: "unknown-heading"; reason: string };

const totals =
  /^(?:tong|cong)(?: \d+)?$|^tong (?:cong|so|hop|toan|xa|huyen|phuong|thi tran|cu tri|tinh)\b|^cong (?:toan|xa|huyen|tong|phuong|thi tran|don|tinh|theo)\b|^toan (?:xa|huyen|tinh|thanh pho|phuong|thi tran)\b/;
const ordinal = /^\(?(?:[ivxlc]+|\d{1,3}|[a-h])\)?[.)]?$/i;
const leadingOrdinal = /^\(?(?:[IVXLC]+|\d{1,3}|[A-H])[.)\-–]+\s*/u;

/** A kind of unit in front, as a heading has it: "Xã Lũng Cú", "II. THỊ TRẤN Đồng Văn", "TT. Mèo Vạc", "Huyện Mèo Vạc:". */
const unitHeading = /^(?:xã|phường|thị trấn|tt\.?|huyện|thành phố|tp\.?)(?=[\s.])/iu;

/** Tells totals, blanks, numbering rows, repeated headers and unit headings from rows that give a place; `headers` are folded. */
export function rowKindOf(
  row: readonly Cell[],
  mapping: SheetMapping,
  headers: readonly string[],
  units: UnitNames,
  districtCode: string | null,
): RowKind {
  const filled = row.flatMap((cell, index) => (cell === null ? [] : [{ cell, index }]));
  if (filled.length === 0) return { kind: "blank" };
  if (isNumbering(filled.map(({ cell }) => cell))) return { kind: "blank", reason: "hàng đánh số cột" };
  const repeats = filled.filter(({ cell, index }) => typeof cell === "string" && foldVietnamese(cell) === (headers[index] ?? "")).length;
  if (repeats >= 2 && repeats >= filled.length / 2) return { kind: "blank", reason: "hàng tiêu đề lặp lại" };

  const texts = filled.filter(({ cell }) => typeof cell === "string" && !ordinal.test(cell));
  const lead = texts.slice(0, 2).find(({ cell }) => totals.test(foldVietnamese(String(cell))));
  if (lead) return { kind: "total", reason: `dòng tổng: “${String(lead.cell).slice(0, 60)}”` };

  const columnOf = (column: IntakeColumn): Cell => (mapping.columns[column] === undefined ? null : (row[mapping.columns[column]] ?? null));
  const own = texts.filter(({ index }) => index !== mapping.columns.note);
  if (own.length !== 1 || columnOf("code") !== null || columnOf("communeCode") !== null) return { kind: "place" };
  const only = own[0]!;
  const text = String(only.cell)
    .replace(leadingOrdinal, "")
    .replace(/\s*[:;.]+$/, "");
  // In its own column a unit's name beside a figure is its sum in a list of places, a row of its own in a list of communes.
  const runningNumber = runningNumberAt(headers);
  const figures = filled.filter(
    ({ cell, index }) => index !== only.index && !(typeof cell === "string" && ordinal.test(cell)) && index !== runningNumber,
  );
  const inUnitColumn = only.index === mapping.columns.commune || only.index === mapping.columns.district;
  const isOfPlaces = placeColumns.some((column) => mapping.columns[column] !== undefined);
  const namesPlace = placeColumns.some((column) => columnOf(column) !== null);
  if (!unitHeading.test(text) || (inUnitColumn && figures.length > 0 && (!isOfPlaces || namesPlace))) return { kind: "place" };
  const withTotal = figures.length > 0;
  const isDistrict = /^(?:huyện|thành phố|tp)/iu.test(text);
  if (isDistrict) {
    const district = units.district(text);
    return "found" in district
      ? { kind: "heading", district: district.found, withTotal, text }
      : { kind: "unknown-heading", reason: district.refused };
  }
  const commune = units.commune(text, districtCode);
  if ("found" in commune) return { kind: "heading", commune: commune.found, withTotal, text };
  return withTotal ? { kind: "place" } : { kind: "unknown-heading", reason: commune.refused };
}

/** What tells one place of a commune from another. */
const placeColumns = ["number", "name", "address"] as const satisfies readonly IntakeColumn[];

const runningNumberAt = (headers: readonly string[]): number => headers.findIndex((header) => /^(?:stt|tt|so tt|so thu tu)$/.test(header));

/** "1 2 3 4" or "(1) (2) (3)" or "A B 1 2" under the headers. */
function isNumbering(cells: Cell[]): boolean {
  if (cells.length < 3) return false;
  const numbers = cells.map((cell) => Number(String(cell).replace(/[()[\]]/g, "")));
  const counted = numbers.filter((number) => Number.isInteger(number));
  const letters = cells.length - counted.length;
  return (
    letters <= 2 &&
    counted.length >= 2 &&
    counted.every((number, index) => index === 0 || number === counted[index - 1]! + 1) &&
    cells.every((cell) => String(cell).length <= 4)
  );
}
