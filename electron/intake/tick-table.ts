import type { ChecklistItem, ChecklistLevel, FigureRow, ItemState, UnitKey } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import { type FigureTableShape, guessFigures } from "./figure-columns.ts";
import { RowUnits, type UnitIndex } from "./figure-units.ts";
import type { Cell, Sheet } from "./workbook.ts";

/** One item of one unit as its cell tells it. */
export interface ToldTick {
  unit: UnitKey;
  item: string;
  state: ItemState;
  note: string | null;
}

/** A row of the file: settled, or with its ticks. */
export interface ReadTickRow {
  line: Pick<FigureRow, "sheet" | "row">;
  ticks: ToldTick[];
  settled: FigureRow["outcome"] | null;
  unit: UnitKey | null;
  name: string | null;
  rowName: string | null;
  reasons: string[];
}

/** How offices tick, folded; a word with more behind it keeps that as the note. */
const stateWords: readonly [ItemState, RegExp][] = [
  ["not-applicable", /^(?:khong ap dung|khong can|kad|n a|na)\b/],
  ["failed", /^(?:khong dat|khong bao dam|khong dam bao|hong|failed)\b/],
  ["unknown", /^(?:chua ro|khong ro|unknown)\b/],
  ["lacking", /^(?:con thieu|thieu|chua du|chua xong|chua co|chua dat|chua|khong co|khong|dang lam|dang chuan bi|lacking)(?=\b|$)/],
  ["done", /^(?:x|v|co|da co|dat|du|xong|da xong|da|ok|tot|hoan thanh|san sang|bao dam|dam bao|done)\b/],
];

/** 1 and 0, "100 %" and "85 %" (a cell of percent holds 0.85); of any other number nobody can tell what it says. */
const readTickNumber = (text: string, isNumber: boolean): { state: ItemState; note: string | null } | undefined => {
  if (/^[01]$/.test(text)) return { state: text === "1" ? "done" : "lacking", note: null };
  const written = /^(\d{1,3}(?:[.,]\d{1,4})?)\s*%$/.exec(text)?.[1];
  const value = written === undefined ? (isNumber ? Number(text) * 100 : Number.NaN) : Number(written.replace(",", "."));
  if (!(value >= 0 && value <= 100)) return undefined;
  return value === 100 ? { state: "done", note: null } : { state: "lacking", note: `${String(Number(value.toFixed(2))).replace(".", ",")} %` };
};

/** A ticked cell: "x", "✓", "đạt", "chưa", "thiếu: 2 máy phát"; undefined where it cannot be told. */
export const readTick = (cell: Cell): { state: ItemState; note: string | null } | undefined => {
  if (cell === null) return undefined;
  const text = String(cell).trim();
  if (/^\d/.test(text)) return readTickNumber(text, typeof cell === "number");
  if (/^[✓✔☑√]/u.test(text)) return { state: "done", note: text.slice(1).trim() || null };
  if (/^[✗✘☒]/u.test(text)) return { state: "lacking", note: text.slice(1).trim() || null };
  const folded = foldVietnamese(text);
  for (const [state, words] of stateWords) {
    const found = words.exec(folded);
    if (!found) continue;
    const behind = /^[^:;,(–-]*[:;,(–-]\s*(.+?)\)?$/u.exec(text)?.[1] ?? null;
    if (behind === null && folded.length > found[0].length && !/^(?:roi|day du|du|het)?$/.test(folded.slice(found[0].length).trim()))
      return { state, note: text.slice(0, 500) };
    return { state, note: behind?.slice(0, 500) ?? null };
  }
  return undefined;
};

/** The item a heading names: by its key, its words, or words that only one item has. */
const itemNamed = (heading: string, items: readonly { key: string; folded: string }[]): string | undefined => {
  const folded = foldVietnamese(heading);
  if (folded.length < 3) return undefined;
  const exact = items.find((item) => item.folded === folded || foldVietnamese(item.key) === folded);
  if (exact) return exact.key;
  const ending = items.filter((item) => folded.endsWith(` ${item.folded}`));
  if (ending.length === 1) return ending[0]?.key;
  const within = folded.length < 8 ? [] : items.filter((item) => item.folded.includes(folded));
  return within.length === 1 ? within[0]?.key : undefined;
};

/** A table of unit by item, of the level whose items most of its headings name; null where none does. */
export function guessTicks(
  sheet: Sheet,
  templates: Readonly<Record<ChecklistLevel, readonly ChecklistItem[]>>,
  index: UnitIndex,
): { level: ChecklistLevel; shape: FigureTableShape<string> } | null {
  let best: { level: ChecklistLevel; shape: FigureTableShape<string> } | null = null;
  for (const level of ["place", "commune", "district"] as const) {
    const items = templates[level].map(({ key, words }) => ({ key, folded: foldVietnamese(words) }));
    const shape = guessFigures(sheet, (heading) => itemNamed(heading, items));
    if (!shape || new RowUnits(sheet, shape, shape.measures.keys(), index).level !== level) continue;
    if (shape.measures.size > (best?.shape.measures.size ?? 0)) best = { level, shape };
  }
  return best;
}

/** Every row beneath the headings of one sheet. A cell nobody can read rejects its row, an empty one says nothing. */
export function* readTicks(sheet: Sheet, shape: FigureTableShape<string>, index: UnitIndex): Generator<ReadTickRow> {
  const units = new RowUnits(sheet, shape, shape.measures.keys(), index);
  for (let at = shape.headerRow + 1; at < sheet.rows.length; at++) {
    const line = { sheet: sheet.name, row: at + 1 };
    const of = units.read(at);
    if ("settled" in of) {
      yield { line, ticks: [], settled: of.settled, unit: null, name: null, rowName: null, reasons: of.reasons };
      continue;
    }
    const refusals: string[] = [];
    const ticks: ToldTick[] = [];
    for (const [column, item] of shape.measures) {
      const cell = sheet.rows[at]?.[column] ?? null;
      const why = sheet.unread.get(`${at}:${column}`);
      if (why) refusals.push(`cột ${shape.headings[column] ?? item}: ${why}`);
      if (cell === null || cell === "-") continue;
      const tick = readTick(cell);
      if (tick) ticks.push({ unit: of.unit, item, ...tick });
      else refusals.push(`cột ${(shape.headings[column] ?? item).slice(0, 60)}: “${String(cell).slice(0, 40)}” không hiểu là đạt hay chưa`);
    }
    const known = { line, unit: of.unit, name: of.name, rowName: of.rowName };
    if (refusals.length > 0) yield { ...known, ticks: [], settled: "rejected", reasons: refusals };
    else if (ticks.length === 0) yield { ...known, ticks, settled: "blank", reasons: ["chưa điền mục nào"] };
    else yield { ...known, ticks, settled: null, reasons: of.notes };
  }
}
