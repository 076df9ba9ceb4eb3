import { fail, ok, type Result } from "../contract/index.ts";
import { pace } from "./pace.ts";
import type { TableSize } from "./table-limits.ts";

/** What the spreadsheet reader does not tell: how much it would fill, where formulas stand, and which of them have no stored value. */
export interface SheetScan {
  /** The reader fills every row to the widest one's end, and makes empty rows down to the last row named. */
  size: TableSize;
  formulas: number;
  /** `row:column` (both from 0) of formulas with no stored value, or with an error for one. */
  unread: Map<string, string>;
}

const attribute = /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Column letters to a number from 0: A → 0, AA → 26. */
const columnOf = (letters: string): number => [...letters.toUpperCase()].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const attributeOf = (text: string, name: string): string | undefined => {
  for (const [, key, double, single] of text.matchAll(attribute)) if (key === name) return double ?? single ?? "";
  return undefined;
};

/** Tags longer than this are no spreadsheet's. */
const longestTag = 10_000;

/** Only a quoted attribute may hold ">": without single quotes and with double ones in pairs, the first ">" ends the tag. */
function isWhole(inside: string): boolean {
  if (inside.includes("'")) return false;
  let quotes = 0;
  for (let at = inside.indexOf('"'); at !== -1; at = inside.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0;
}

/** The inside of each tag in turn, in one pass whatever the text holds; null where a tag never ends. */
export function* tagsOf(xml: string): Generator<string | null> {
  const skipped = [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const;
  for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", at)) {
    const next = xml[at + 1];
    const skip = next === "!" || next === "?" ? skipped.find(([open]) => xml.startsWith(open, at)) : undefined;
    if (skip) {
      const end = xml.indexOf(skip[1], at);
      if (end === -1) return;
      at = end + skip[1].length;
      continue;
    }
    const start = at + 1;
    const near = xml.indexOf(">", start);
    const short = near !== -1 && near - start < longestTag ? xml.slice(start, near) : null;
    if (short !== null && isWhole(short)) {
      yield short;
      at = near + 1;
      continue;
    }
    let quote = "";
    let end = start;
    for (; end < xml.length && end - start < longestTag; end++) {
      const sign = xml[end]!;
      if (quote !== "") {
        if (sign === quote) quote = "";
      } else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === ">") break;
    }
    if (xml[end] !== ">") {
      yield null;
      return;
    }
    yield xml.slice(start, end);
    at = end + 1;
  }
}

const strange = (what: string): Result<never> => fail("unreadable-file", what, "Mở lại bằng Excel, lưu thành tệp mới rồi chọn lại.");

/** A cell as its tags go by: used where it holds a value, a text or a formula. */
interface PassingCell {
  row: number;
  column: number;
  error: boolean;
  formula: boolean;
  value: boolean;
  text: boolean;
}

/** Where a row or cell says it stands, row from 1 and column from 0 (-1 of a row); null where no spreadsheet has such a place. */
function placeOf(address: string): { row: number; column: number } | null {
  const parts = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(address);
  const [column, row] = [columnOf(parts?.[1] ?? ""), Number(parts?.[2] ?? 0)];
  return row < 1 || row > 1_048_576 || column > 16_383 ? null : { row, column };
}

/**
 * Goes once through a sheet's XML, tag by tag: refuses addresses no spreadsheet has, and tells how large its table is and where it has
 * formulas.
 */
export async function scanSheet(xml: string): Promise<Result<SheetScan>> {
  const scan: SheetScan = { size: { rows: 0, columns: 0, cells: 0 }, formulas: 0, unread: new Map() };
  const { size } = scan;
  let [tags, rowTags, last] = [0, 0, 0];
  let cell: PassingCell | null = null;
  const settle = (): void => {
    if (!cell) return;
    const key = `${cell.row - 1}:${cell.column}`;
    if (cell.formula) {
      scan.formulas++;
      if (cell.error) scan.unread.set(key, "công thức báo lỗi");
      else if (!cell.value) scan.unread.set(key, "công thức chưa có giá trị lưu sẵn");
    } else if (cell.error) scan.unread.set(key, "ô báo lỗi");
    if (cell.formula || cell.value || cell.text) {
      size.rows = Math.max(size.rows, cell.row);
      size.columns = Math.max(size.columns, cell.column + 1);
    }
    cell = null;
  };
  const pause = pace();
  for (const inside of tagsOf(xml)) {
    if (tags++ % 500 === 0) await pause();
    if (inside === null) return strange("Trang tính trong tệp bị hỏng giữa chừng.");
    const name = /^\/?(?:[\w.-]+:)?(\/?[\w.-]+)/.exec(inside)?.[1];
    const [opens, empty] = [!inside.startsWith("/"), inside.endsWith("/")];
    if (name === "row" && opens) {
      rowTags++;
      const address = attributeOf(inside, "r");
      if (address === undefined) continue;
      const place = placeOf(address);
      if (!place) return strange(`Trang tính có địa chỉ ô lạ “${address.slice(0, 20)}”.`);
      last = Math.max(last, place.row);
    } else if (name === "c") {
      settle();
      if (!opens) continue;
      const address = attributeOf(inside, "r") ?? "";
      const place = placeOf(address);
      if (!place) return strange(`Trang tính có địa chỉ ô lạ “${address.slice(0, 20)}”.`);
      last = Math.max(last, place.row);
      cell = { ...place, error: attributeOf(inside, "t") === "e", formula: false, value: false, text: false };
      if (empty) settle();
    } else if (cell && opens) {
      if (name === "f") cell.formula = true;
      else if (name === "v" && !empty) cell.value = true;
      else if (name === "t" && !empty) cell.text = true;
    }
  }
  settle();
  size.cells = size.rows * size.columns + Math.max(last, rowTags);
  return ok(scan);
}
