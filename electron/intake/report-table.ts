import { absenceCauses, type Election, elections, type FigureRow, type FourCounts, type RemainingByCause, type UnitKey } from "../contract/index.ts";
import { writtenDate, writtenNumber } from "../domain/vietnamese-format.ts";
import { readCount } from "./cell-values.ts";
import type { FigureTableShape, Measure, NamedSlot } from "./figure-columns.ts";
import { RowUnits, type UnitIndex } from "./figure-units.ts";
import type { Cell, Sheet } from "./workbook.ts";
import { readClock, readDay, readShare } from "./written-values.ts";

/** What one row tells of one unit for one slot; what it does not tell is left out. */
export interface ToldFigures {
  unit: UnitKey;
  slot: string;
  /** `HH:MM` of the figures; null: the slot's own. */
  hour: string | null;
  voters: Partial<FourCounts>;
  voted: Partial<FourCounts>;
  remaining: Partial<RemainingByCause>;
  placesOpened?: number;
  placesClosed?: number;
  placesFull?: number;
  difficulties?: string;
  sender?: string;
}

/** A row of the file, read: settled, or with what it tells. */
export interface ReadRow {
  line: Pick<FigureRow, "sheet" | "row">;
  told: ToldFigures[];
  settled: FigureRow["outcome"] | null;
  unit: UnitKey | null;
  name: string | null;
  rowName: string | null;
  reasons: string[];
}

/** What a table of reports is read for. */
export interface ReportsAsked {
  slots: readonly NamedSlot[];
  /** Of rows and columns that name none. */
  slot: string | null;
  /** The day of the vote, `2021-05-23`. */
  date: string;
}

const most = 10_000_000;
const counted = { placesOpened: "khu vực đã khai mạc", placesClosed: "khu vực đã kết thúc", placesFull: "khu vực đạt 100 %" } as const;
const columnName = (shape: FigureTableShape<Measure>, column: number): string => (shape.headings[column] ?? "").slice(0, 60) || `cột ${column + 1}`;

interface Checks {
  share: { slot: string; election: Election; value: number }[];
  remaining: { slot: string; election: Election; value: number }[];
}

/** Every row beneath the headings of one sheet, in their order. Figures that do not fit are taken, and said. */
export function* readReports(sheet: Sheet, shape: FigureTableShape<Measure>, index: UnitIndex, asked: ReportsAsked): Generator<ReadRow> {
  const units = new RowUnits(sheet, shape, shape.measures.keys(), index);
  for (let at = shape.headerRow + 1; at < sheet.rows.length; at++) {
    const line = { sheet: sheet.name, row: at + 1 };
    const of = units.read(at);
    if ("settled" in of) {
      yield { line, told: [], settled: of.settled, unit: null, name: null, rowName: null, reasons: of.reasons };
      continue;
    }
    const known = { line, unit: of.unit, name: of.name, rowName: of.rowName };
    const read = readCells(sheet, at, shape, of.unit, asked);
    if (read.refusals.length > 0) yield { ...known, told: [], settled: "rejected", reasons: read.refusals };
    else if (read.told.length === 0) yield { ...known, told: [], settled: "blank", reasons: ["chưa điền số liệu"] };
    else yield { ...known, told: read.told, settled: null, reasons: [...of.notes, ...read.notes] };
  }
}

function readCells(
  sheet: Sheet,
  at: number,
  shape: FigureTableShape<Measure>,
  unit: UnitKey,
  asked: ReportsAsked,
): { told: ToldFigures[]; notes: string[]; refusals: string[] } {
  const row = sheet.rows[at] ?? [];
  const [notes, refusals]: [string[], string[]] = [[], []];
  let [slot, hour]: [string | null, string | null] = [asked.slot, null];
  const cells: { measure: Measure; cell: Cell; name: string }[] = [];
  for (const [column, measure] of shape.measures) {
    const why = sheet.unread.get(`${at}:${column}`);
    const name = columnName(shape, column);
    const cell = row[column] ?? null;
    if (why) refusals.push(`cột ${name}: ${why}`);
    if (cell === null) continue;
    if (measure.is === "slot") {
      const found = slotOf(cell, asked.slots);
      if (found === undefined) refusals.push(`không có kỳ báo cáo “${String(cell).slice(0, 40)}”`);
      else slot = found;
    } else if (measure.is === "day") {
      const day = readDay(cell);
      if ("refused" in day) refusals.push(`cột ${name}: ${day.refused}`);
      else if (day.value !== null && day.value !== asked.date)
        refusals.push(`ngày ${writtenDate(day.value)} không phải ngày bầu cử ${writtenDate(asked.date)}`);
    } else if (measure.is === "hour") {
      const clock = readClock(cell);
      if ("refused" in clock) refusals.push(`cột ${name}: ${clock.refused}`);
      else hour = clock.value;
    } else cells.push({ measure, cell, name });
  }
  if (hour !== null && slot === null) slot = asked.slots.find(({ asOf }) => asOf === hour)?.key ?? null;
  const bySlot = new Map<string, ToldFigures>();
  const toldFor = (key: string): ToldFigures => {
    const known = bySlot.get(key);
    if (known) return known;
    const fresh: ToldFigures = { unit, slot: key, hour, voters: {}, voted: {}, remaining: {} };
    bySlot.set(key, fresh);
    return fresh;
  };
  const checks: Checks = { share: [], remaining: [] };
  const ofAll: { measure: Measure; cell: Cell; name: string }[] = [];
  for (const one of cells) {
    const { measure } = one;
    const key = "election" in measure ? (measure.slot ?? slot) : slot;
    if (measure.is === "voters" && measure.slot === null) ofAll.push(one);
    else if (key === null) {
      if (measure.is !== "difficulties" && measure.is !== "sender") refusals.push(`cột ${one.name}: chưa biết của kỳ báo cáo nào`);
    } else take(toldFor, key, one, checks, notes, refusals);
  }
  // Voters without a slot are of every slot the row tells, or of the one it is asked for.
  for (const one of ofAll) {
    const slots = bySlot.size > 0 ? [...bySlot.keys()] : slot === null ? [] : [slot];
    if (slots.length === 0) refusals.push(`cột ${one.name}: chưa biết của kỳ báo cáo nào`);
    for (const key of slots) take(toldFor, key, one, checks, notes, refusals);
  }
  for (const told of bySlot.values()) notes.push(...oddOf(told, checks));
  return { told: [...bySlot.values()].filter(saysSomething), notes: [...new Set(notes)], refusals: [...new Set(refusals)] };
}

const saysSomething = ({ voters, voted, remaining, placesOpened, placesClosed, placesFull, difficulties }: ToldFigures): boolean =>
  [voters, voted, remaining].some((counts) => Object.keys(counts).length > 0) ||
  [placesOpened, placesClosed, placesFull, difficulties].some((one) => one !== undefined);

function take(
  toldFor: (slot: string) => ToldFigures,
  slot: string,
  { measure, cell, name }: { measure: Measure; cell: Cell; name: string },
  checks: Checks,
  notes: string[],
  refusals: string[],
): void {
  if (measure.is === "difficulties") {
    const words = String(cell);
    if (words.length > 1000) refusals.push(`cột ${name}: dài quá 1.000 chữ`);
    else toldFor(slot).difficulties = words;
  } else if (measure.is === "sender") toldFor(slot).sender = String(cell).slice(0, 200);
  else if (measure.is === "share") {
    const share = readShare(cell);
    if ("refused" in share) notes.push(`cột ${name}: ${share.refused}, không dùng`);
    else if (share.value !== null) checks.share.push({ slot, election: measure.election, value: share.value });
  } else {
    const count = readCount(cell, most);
    if ("refused" in count) {
      refusals.push(`cột ${name}: ${count.refused}`);
      return;
    }
    if (count.value === null) return;
    if (count.note) notes.push(count.note);
    if (measure.is === "remaining") checks.remaining.push({ slot, election: measure.election, value: count.value });
    else if (measure.is === "voters" || measure.is === "voted") toldFor(slot)[measure.is][measure.election] = count.value;
    else if (measure.is === "cause") toldFor(slot).remaining[measure.cause] = count.value;
    else if (measure.is === "placesOpened" || measure.is === "placesClosed" || measure.is === "placesFull") toldFor(slot)[measure.is] = count.value;
  }
}

/** What of the row does not fit itself: taken all the same. Shares are held against the counts, never taken for them. */
function oddOf({ slot, voters, voted }: ToldFigures, checks: Checks): string[] {
  const notes: string[] = [];
  for (const election of elections) {
    const [of, said] = [voters[election] ?? null, voted[election] ?? null];
    const left = checks.remaining.find((one) => one.slot === slot && one.election === election)?.value;
    const share = checks.share.find((one) => one.slot === slot && one.election === election)?.value;
    if (of !== null && said !== null) {
      if (said > of) notes.push(`đã bỏ phiếu ${writtenNumber(said)} nhiều hơn ${writtenNumber(of)} cử tri: vẫn nhận, có đánh dấu`);
      if (left !== undefined && left !== of - said) notes.push(`cột còn lại ghi ${writtenNumber(left)}, tính ra ${writtenNumber(of - said)}`);
      if (share !== undefined && of > 0 && Math.abs(share - said / of) > 0.0006) notes.push("tỷ lệ ghi trong tệp không khớp số đếm: theo số đếm");
    } else if (said === null && (share !== undefined || left !== undefined)) notes.push("chỉ có tỷ lệ hoặc số còn lại, không có số đã bỏ phiếu");
  }
  return notes;
}

const slotOf = (cell: Cell, slots: readonly NamedSlot[]): string | undefined => {
  const written = String(cell).toLowerCase();
  const named = slots.find(({ key, name }) => key === written || name.toLowerCase() === written);
  if (named) return named.key;
  const clock = readClock(cell);
  return "value" in clock ? slots.find(({ asOf }) => asOf === clock.value)?.key : undefined;
};

/** What a report tells, in words. */
export const toldWords = (told: readonly ToldFigures[], slots: readonly NamedSlot[]): string =>
  told
    .map((one) => {
      const name = slots.find(({ key }) => key === one.slot)?.name ?? one.slot;
      const counts = elections.flatMap((election) => {
        const [said, of] = [one.voted[election] ?? null, one.voters[election] ?? null];
        if (said === null && of === null) return [];
        return [`${said === null ? "?" : writtenNumber(said)}${of === null ? "" : `/${writtenNumber(of)}`}`];
      });
      const causes = absenceCauses.filter((cause) => one.remaining[cause] !== undefined).length;
      const places = (["placesOpened", "placesClosed", "placesFull"] as const).flatMap((key) =>
        one[key] === undefined ? [] : [`${writtenNumber(one[key])} ${counted[key]}`],
      );
      return `${name}: ${[...counts, ...places, ...(causes > 0 ? [`${causes} lý do`] : []), ...(one.difficulties ? ["ghi chú"] : [])].join(" · ")}`;
    })
    .join("; ");
