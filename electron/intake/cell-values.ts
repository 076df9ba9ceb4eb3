import { writtenNumber } from "../domain/vietnamese-format.ts";
import type { Cell } from "./workbook.ts";

/** What a cell says, or why it cannot be taken; `note` where it was taken otherwise than written. */
export type ReadCell<T> = { value: T; note?: string } | { refused: string };

const shown = (cell: Cell): string => `“${String(cell).slice(0, 40)}”`;

/** Whole thousands written with a dot, comma, blank or apostrophe between groups of three. */
const grouped = /^\d{1,3}(?:([., '])\d{3})(?:\1\d{3})*$/;
const groupedWithZeros = /^\d{1,3}(?:\.\d{3})+,0+$|^\d{1,3}(?:,\d{3})+\.0+$/;

/**
 * A count of people as Vietnamese offices write it: 1475, "1.475", "1,475", "1 475", "1475,0", "1.475 cử tri" → 1475. A number stored as
 * 1.475 can only be a thousand read wrongly by Excel and is taken as 1475 with a note; 1.47 could be either and is refused.
 */
export function readCount(cell: Cell, most = 100_000): ReadCell<number | null> {
  if (cell === null) return { value: null };
  const within = (value: number, note?: string): ReadCell<number> => {
    if (value < 0) return { refused: `số ${shown(cell)} là số âm` };
    if (value > most) return { refused: `số ${shown(cell)} lớn quá ${writtenNumber(most)}` };
    return note ? { value, note } : { value };
  };
  if (typeof cell === "number") {
    if (Number.isInteger(cell)) return within(cell);
    const thousands = Math.round(cell * 1000);
    const threeDecimals = Math.abs(cell * 1000 - thousands) < 1e-6 && thousands % 10 !== 0;
    if (cell > 0 && cell < 1000 && threeDecimals) {
      return within(
        thousands,
        `ô ghi ${String(cell).replace(".", ",")}, đọc là ${writtenNumber(thousands)} (dấu chấm nghìn bị Excel hiểu thành dấu thập phân)`,
      );
    }
    return { refused: `số ${shown(cell)} không phải số nguyên` };
  }
  const text = cell
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .replace(/(?:cử tri|người|ct)\.?$/iu, "")
    .trim();
  if (text === "" || /^[-–—]+$/.test(text)) return { value: null };
  if (/^\d{1,9}$/.test(text)) return within(Number(text));
  if (grouped.test(text)) return within(Number(text.replace(/[^\d]/g, "")));
  if (groupedWithZeros.test(text)) return within(Number(text.replace(/[.,]0+$/, "").replace(/[^\d]/g, "")));
  const withZeros = /^(\d{1,9})[.,]0{1,9}$/.exec(text);
  if (withZeros) return within(Number(withZeros[1]));
  return { refused: `${shown(cell)} không phải là số người` };
}

const degrees = /^(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NBEĐSWT]?)$/iu;
const degreesMinutesSeconds = /^(\d{1,3})\s*[°d]\s*(\d{1,2})\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["”″]|'')?)?\s*([NBEĐ]?)$/iu;

function readDegrees(cell: Cell): ReadCell<number | null> {
  if (cell === null) return { value: null };
  if (typeof cell === "number") return { value: cell };
  const decimal = degrees.exec(cell);
  if (decimal) return { value: Number(decimal[1]!.replace(",", ".")) };
  const sexagesimal = degreesMinutesSeconds.exec(cell);
  if (sexagesimal) {
    const [, whole, minutes, seconds = "0"] = sexagesimal;
    return { value: Number(whole) + Number(minutes) / 60 + Number(seconds.replace(",", ".")) / 3600 };
  }
  const metres = Number(cell.replace(/[\s,]/g, ""));
  return metres > 1000 ? { value: metres } : { refused: `tọa độ ${shown(cell)} không đọc được` };
}

/** Both coordinates in one cell: "23.3596, 105.3185", "23,3596; 105,3185", "23.3596 105.3185". */
function splitPair(cell: Cell): [Cell, Cell] | null {
  if (typeof cell !== "string") return null;
  const parts = cell.split(/\s*;\s*|,\s+|\s+(?=-?\d{2,3}[.,°])/).filter((part) => part !== "");
  if (parts.length === 2) return [parts[0]!, parts[1]!];
  const dotted = /^(-?\d+\.\d+),(-?\d+\.\d+)$/.exec(cell);
  return dotted ? [dotted[1]!, dotted[2]!] : null;
}

const looksLikeLat = (value: number): boolean => value >= 8 && value <= 24;
const looksLikeLon = (value: number): boolean => value >= 102 && value <= 110;

/**
 * Longitude and latitude in WGS84 degrees, decimal with dot or comma or in degrees, minutes and seconds; `null` where both are missing.
 * Swapped ones are put right with a note; metres of VN-2000 are refused by name.
 */
export function readLocation(lonCell: Cell, latCell: Cell, together: boolean): ReadCell<[number, number] | null> {
  const pair = together ? splitPair(lonCell) : ([lonCell, latCell] as const);
  if (together && lonCell === null) return { value: null };
  if (pair === null) return { refused: `tọa độ ${shown(lonCell)} không tách được thành hai số` };
  const [first, second] = [readDegrees(pair[0]), readDegrees(pair[1])];
  if ("refused" in first) return first;
  if ("refused" in second) return second;
  if (first.value === null && second.value === null) return { value: null };
  if (first.value === null || second.value === null) return { refused: "chỉ có một trong hai tọa độ" };
  const [lon, lat] = [first.value, second.value];
  if (looksLikeLon(lon) && looksLikeLat(lat)) return { value: [lon, lat] };
  if (looksLikeLon(lat) && looksLikeLat(lon))
    return together ? { value: [lat, lon] } : { value: [lat, lon], note: "kinh độ và vĩ độ ghi ngược cột, đã đổi lại" };
  if (Math.max(Math.abs(lon), Math.abs(lat)) > 1000) return { refused: "tọa độ tính bằng mét (có thể là VN-2000), cần đổi sang độ WGS84" };
  return { refused: `tọa độ ${lon}; ${lat} nằm ngoài Việt Nam` };
}
