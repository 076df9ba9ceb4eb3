import type { ReadCell } from "./cell-values.ts";
import type { Cell } from "./workbook.ts";

const shown = (cell: Cell): string => `“${String(cell).slice(0, 40)}”`;
const two = (value: number): string => String(value).padStart(2, "0");

/** A day that is in the calendar, `2021-05-23`; null where it is not. */
const dayOf = (year: number, month: number, day: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
};

/** Excel counts days from 30/12/1899, as if 1900 had been a leap year: 44339 is 23/5/2021. From 1954 to 2119, so that counts are not days. */
const serialDay = (serial: number): string | null =>
  serial >= 20_000 && serial < 80_000 ? new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10) : null;

/**
 * A day as offices write it: a date cell, its number (44339), "23/5/21", "23-05-2021", "23.5.2021", "2021-05-23", "ngày 23 tháng 5 năm 2021".
 * Day before month, as Vietnam writes; two-digit years are of this century. Text with an hour beside it keeps the day.
 */
export function readDay(cell: Cell): ReadCell<string | null> {
  if (cell === null) return { value: null };
  if (typeof cell === "number" || /^\d{5}(?:[.,]\d+)?$/.test(cell)) {
    const day = serialDay(typeof cell === "number" ? cell : Number(cell.replace(",", ".")));
    return day === null ? { refused: `${shown(cell)} không phải là ngày` } : { value: day };
  }
  const iso = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(cell);
  const written = /(\d{1,2})\s*(?:[/.-]|\s*tháng\s*)\s*(\d{1,2})\s*(?:[/.-]|\s*năm\s*)\s*(\d{4}|\d{2})(?!\d)/iu.exec(cell);
  const year = iso ? Number(iso[1]) : written ? Number(written[3]) + (written[3]?.length === 2 ? 2000 : 0) : 0;
  const day = iso ? dayOf(year, Number(iso[2]), Number(iso[3])) : written ? dayOf(year, Number(written[2]), Number(written[1])) : null;
  return day === null ? { refused: `${shown(cell)} không phải là ngày` } : { value: day };
}

/** An hour as offices write it, `HH:MM`: "9h", "9h30", "09:30", "9 giờ 30", 0.375 (a part of the day), 44339.375. */
export function readClock(cell: Cell): ReadCell<string | null> {
  if (cell === null) return { value: null };
  if (typeof cell === "string" && /^\d+(?:[.,]\d+)?$/.test(cell)) return readClock(Number(cell.replace(",", ".")));
  const from = (hours: number, minutes: number): ReadCell<string> =>
    hours <= 23 && minutes <= 59 ? { value: `${two(hours)}:${two(minutes)}` } : { refused: `${shown(cell)} không phải là giờ` };
  if (typeof cell === "number") {
    if (Number.isInteger(cell) && cell >= 0 && cell <= 23) return from(cell, 0);
    const minutes = Math.round((cell - Math.floor(cell)) * 1440);
    return cell > 0 && cell < 80_000 ? from(Math.floor(minutes / 60), minutes % 60) : { refused: `${shown(cell)} không phải là giờ` };
  }
  const written = /(?:^|[^\d/.-])(\d{1,2})\s*(?:giờ|h|g|:)\s*(\d{1,2})?/iu.exec(cell.replace(/^\d{4}-\d{2}-\d{2}T/, ""));
  return written ? from(Number(written[1]), Number(written[2] ?? 0)) : { refused: `${shown(cell)} không phải là giờ` };
}

/** A share 0..1 as offices write it: "99,96 %", "99.96%", "99,96", 0.9996 or 99.96. It is only ever held against the counts. */
export function readShare(cell: Cell): ReadCell<number | null> {
  if (cell === null) return { value: null };
  if (typeof cell === "number") return cell >= 0 ? { value: cell <= 1.5 ? cell : cell / 100 } : { refused: `tỷ lệ ${shown(cell)} là số âm` };
  const text = cell.replace(/\s/g, "");
  if (/^[-–—]*$/.test(text)) return { value: null };
  const written = /^(\d{1,3}(?:[.,]\d+)?)(%?)$/.exec(text);
  if (!written) return { refused: `tỷ lệ ${shown(cell)} không đọc được` };
  const value = Number(written[1]?.replace(",", "."));
  return { value: written[2] === "%" || value > 1.5 ? value / 100 : value };
}
