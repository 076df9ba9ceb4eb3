import type { AbsenceCause, Election, IntakeColumn, SheetMapping } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import { columnsOf, type HeadingParts, settleNames } from "./header-guess.ts";
import type { Cell, Sheet } from "./workbook.ts";

/** What a column of a table of reports holds besides the unit. `slot` null: of the slot the row or the file is of. */
export type Measure =
  | { is: "voters" | "voted" | "share" | "remaining"; election: Election; slot: string | null }
  | { is: "cause"; cause: AbsenceCause }
  | { is: "placesOpened" | "placesClosed" | "placesFull" | "hour" | "day" | "slot" | "difficulties" | "sender" };

/** A slot as headings may name it. */
export interface NamedSlot {
  key: string;
  name: string;
  /** `HH:MM`. */
  asOf: string;
}

/** A table of figures: its lowest header row (0-based), its columns by number. */
export interface FigureTableShape<M> {
  headerRow: number;
  /** Headings as stacked from their rows. */
  headings: string[];
  units: SheetMapping["columns"];
  measures: Map<number, M>;
}

const text = (cell: Cell | undefined): string => (cell === null || cell === undefined ? "" : String(cell));

/**
 * Headings of `depth` rows down to `headerRow`: a merged heading holds its text in its first cell only, so that of an upper row is carried to
 * the right until another begins in it or in a row above it.
 */
function stackedHeadings(sheet: Sheet, headerRow: number, depth: number): HeadingParts[] {
  const rows = Array.from({ length: depth }, (_, at) => sheet.rows[headerRow - depth + 1 + at] ?? []);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const carried = rows.map(() => "");
  return Array.from({ length: width }, (_, column) => {
    const own = rows.map((row) => text(row[column]));
    const begun = own.findIndex((part) => part !== "");
    for (let level = 0; level < depth - 1; level++) {
      if (own[level] !== "") carried[level] = own[level] ?? "";
      else if (begun === -1 || begun < level) carried[level] = "";
    }
    const parts = carried.map((part, level) => (level === depth - 1 ? (own[level] ?? "") : part));
    return parts.filter((part, at) => part !== "" && part !== parts[at - 1]);
  });
}

const electionWords: readonly [Election, RegExp][] = [
  ["assembly", /\bquoc hoi\b|\bdbqh\b|\bqh\b/],
  ["province", /\bhdnd (?:cap )?tinh\b|\bcap tinh\b/],
  ["district", /\bhdnd (?:cap )?huyen\b|\bcap huyen\b/],
  ["commune", /\bhdnd (?:cap )?xa\b|\bcap xa\b/],
];
const electionOf = (heading: string): Election => electionWords.find(([, words]) => words.test(heading))?.[0] ?? "assembly";

const causes: readonly [AbsenceCause, RegExp][] = [
  ["ill", /\bom\b|\bgia yeu\b/],
  ["quarantined", /\bcach ly\b/],
  ["away", /\bdi vang\b|\bvang mat\b/],
  ["cut-off", /\bchia cat\b|\bco lap\b/],
  ["unclear", /\bchua ro\b|\bly do khac\b/],
];
const hourInHeading = /\b(\d{1,2}) ?(?:h|gio)(?: ?(\d{2}))?\b/;
const votedWords =
  /\bda (?:di )?(?:bau|bo phieu)\b|\bdi (?:bau|bo phieu)\b|\btham gia (?:bau|bo phieu)\b|\b(?:so nguoi|cu tri) bo phieu\b|\bbo phieu (?:den|luc|luy ke)\b/;

/** What a folded heading of a report means; undefined where it is none of ours. */
function measureOf(raw: string, slots: readonly NamedSlot[]): Measure | undefined {
  const heading = foldVietnamese(raw);
  if (heading === "" || heading.length > 200) return undefined;
  const hour = hourInHeading.exec(heading);
  const asOf = hour ? `${hour[1]?.padStart(2, "0")}:${hour[2] ?? "00"}` : null;
  const slot = slots.find((one) => one.asOf === asOf || heading.includes(foldVietnamese(one.name)))?.key ?? null;
  const of = { election: electionOf(heading), slot };
  if (/\bty le\b|\bti le\b|\bphan tram\b/.test(heading) || raw.includes("%")) return { is: "share", ...of };
  if (/\b(?:khu vuc|kvbp|diem|to bau cu)\b.*\bkhai mac\b/.test(heading)) return { is: "placesOpened" };
  if (/\b(?:khu vuc|kvbp|diem|to bau cu)\b.*\b(?:ket thuc|dong hom)\b/.test(heading)) return { is: "placesClosed" };
  if (/\b(?:khu vuc|kvbp|diem|to bau cu)\b.*\b(?:100|du cu tri|bau xong)\b/.test(heading)) return { is: "placesFull" };
  const cause = causes.find(([, words]) => words.test(heading));
  if (cause) return { is: "cause", cause: cause[0] };
  if (/\bchua (?:di )?(?:bau|bo phieu)\b|\bcon lai\b/.test(heading)) return { is: "remaining", ...of };
  if (/\b(?:nam|nu|dan toc|ty|gioi tinh)\b/.test(heading)) return undefined;
  if (votedWords.test(heading)) return { is: "voted", ...of };
  if (/\bcu tri\b/.test(heading)) return { is: "voters", ...of };
  if (slot !== null && !/\bkhu vuc\b/.test(heading)) return { is: "voted", ...of };
  if (/^(?:gio|thoi diem|tinh den|luc|thoi gian)\b/.test(heading)) return { is: "hour" };
  if (/^ngay\b/.test(heading)) return { is: "day" };
  if (/^(?:ky|moc|dot)\b/.test(heading)) return { is: "slot" };
  if (/\b(?:ghi chu|kho khan|vuong mac|ton tai)\b/.test(heading)) return { is: "difficulties" };
  return /\bnguoi (?:bao cao|bao|gui)\b/.test(heading) ? { is: "sender" } : undefined;
}

const unitColumns: readonly IntakeColumn[] = ["code", "district", "communeCode", "commune", "number", "name"];

/** The columns that tell the unit, of headings nothing else was read from. */
function unitsOf(sheet: Sheet, headerRow: number, headings: readonly HeadingParts[], isTaken: (column: number) => boolean): SheetMapping["columns"] {
  const free = headings.map((heading, column) => (isTaken(column) ? [] : heading));
  const guessed = columnsOf(free);
  // With a code beside it a name like "Khu vực bỏ phiếu số 2" is a name.
  const found = guessed.code === undefined ? settleNames(sheet, headerRow, guessed) : guessed;
  const units: SheetMapping["columns"] = {};
  for (const column of unitColumns) if (found[column] !== undefined) units[column] = found[column];
  return units;
}

const isText = (cell: Cell): boolean => typeof cell === "string" && !/^[\d.,\s%]+$/.test(cell);

/**
 * The table of a sheet by guess: of every row and one to three rows of headings the one most is read from; null where nothing tells both a
 * unit and a figure. `read` says what a heading means.
 */
export function guessFigures<M>(sheet: Sheet, read: (heading: string) => M | undefined): FigureTableShape<M> | null {
  let best: (FigureTableShape<M> & { score: number }) | null = null;
  for (let headerRow = 0; headerRow < Math.min(40, sheet.rows.length); headerRow++) {
    const filled = (sheet.rows[headerRow] ?? []).filter((cell) => cell !== null);
    if (!filled.some(isText) || filled.some((cell) => typeof cell === "number")) continue;
    for (let depth = 1; depth <= Math.min(3, headerRow + 1); depth++) {
      if (depth > 1 && (sheet.rows[headerRow - depth + 1] ?? []).every((cell) => cell === null)) break;
      const stacked = stackedHeadings(sheet, headerRow, depth);
      const headings = stacked.map((parts) => parts.join(" "));
      const measures = new Map<number, M>();
      const seen = new Set<string>();
      for (const [column, heading] of headings.entries()) {
        const measure = read(heading);
        const key = JSON.stringify(measure);
        if (measure === undefined || seen.has(key)) continue;
        seen.add(key);
        measures.set(column, measure);
      }
      const units = unitsOf(sheet, headerRow, stacked, (column) => measures.has(column));
      const told = Object.keys(units).length;
      const score = told === 0 || measures.size === 0 ? 0 : told * 3 + measures.size * 4 - depth;
      if (score > (best?.score ?? 0)) best = { headerRow, headings, units, measures, score };
    }
  }
  return best;
}

/** What a table of reports is by guess. */
export const guessReports = (sheet: Sheet, slots: readonly NamedSlot[]): FigureTableShape<Measure> | null =>
  guessFigures(sheet, (heading) => measureOf(heading, slots));

const electionNames: Record<Election, string> = { assembly: "Quốc hội", province: "HĐND tỉnh", district: "HĐND huyện", commune: "HĐND xã" };
const countNames = { voters: "số cử tri", voted: "đã bỏ phiếu", share: "tỷ lệ (để đối chiếu)", remaining: "còn lại (để đối chiếu)" } as const;
const causeNames: Record<AbsenceCause, string> = { ill: "ốm", quarantined: "cách ly", away: "đi vắng", "cut-off": "chia cắt", unclear: "chưa rõ" };
const otherNames = {
  placesOpened: "số khu vực đã khai mạc",
  placesClosed: "số khu vực đã kết thúc",
  placesFull: "số khu vực đạt 100 %",
  hour: "giờ của số liệu",
  day: "ngày",
  slot: "kỳ báo cáo",
  difficulties: "khó khăn, ghi chú",
  sender: "người báo cáo",
} as const;

/** What a column is read as, in words. */
export const measureWords = (measure: Measure, slots: readonly NamedSlot[]): string => {
  if (measure.is === "cause") return `chưa đi: ${causeNames[measure.cause]}`;
  if (!("election" in measure)) return otherNames[measure.is];
  const slot = slots.find(({ key }) => key === measure.slot);
  return `${countNames[measure.is]} ${electionNames[measure.election]}${slot ? `, ${slot.name}` : ""}`;
};
