import { fail, ok, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";

/** What the spreadsheet reader does not tell: where formulas stand, and which of them have no stored value. */
export interface SheetScan {
  formulas: number;
  /** `row:column` (both from 0) of formulas with no stored value, or with an error for one. */
  unread: Map<string, string>;
}

/** Cells the grid may span, empty ones between counted: a far-off cell would make the reader fill everything before it. */
const gridLimit = 4_000_000;
const attribute = /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Column letters to a number from 0: A → 0, AA → 26. */
const columnOf = (letters: string): number => [...letters.toUpperCase()].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const attributeOf = (text: string, name: string): string | undefined => {
  for (const [, key, double, single] of text.matchAll(attribute)) if (key === name) return double ?? single ?? "";
  return undefined;
};

/** Tags longer than this are no spreadsheet's. */
const longestTag = 10_000;

/** The inside of each tag in turn, in one pass whatever the text holds; null where a tag never ends. */
function* tagsOf(xml: string): Generator<string | null> {
  const skipped = [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const;
  for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", at)) {
    const skip = skipped.find(([open]) => xml.startsWith(open, at));
    if (skip) {
      const end = xml.indexOf(skip[1], at);
      if (end === -1) return;
      at = end + skip[1].length;
      continue;
    }
    const start = at + 1;
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

/**
 * Goes once through a sheet's XML, tag by tag: refuses addresses no spreadsheet has (they would exhaust the memory of the reader) and
 * finds formulas.
 */
export function scanSheet(xml: string): Result<SheetScan> {
  const scan: SheetScan = { formulas: 0, unread: new Map() };
  let grid = 0;
  let row = 0;
  let widest = 0;
  let cell: { key: string; error: boolean; formula: boolean; value: boolean } | null = null;
  const settle = (): void => {
    if (cell?.formula) {
      scan.formulas++;
      if (cell.error) scan.unread.set(cell.key, "công thức báo lỗi");
      else if (!cell.value) scan.unread.set(cell.key, "công thức chưa có giá trị lưu sẵn");
    } else if (cell?.error) scan.unread.set(cell.key, "ô báo lỗi");
    cell = null;
  };
  for (const inside of tagsOf(xml)) {
    if (inside === null)
      return fail("unreadable-file", "Trang tính trong tệp bị hỏng giữa chừng.", "Mở lại bằng Excel, lưu thành tệp mới rồi chọn lại.");
    const name = /^\/?(?:[\w.-]+:)?(\/?[\w.-]+)/.exec(inside)?.[1];
    if (name === "row" || name === "c") {
      if (inside.startsWith("/")) {
        if (name === "c") settle();
        continue;
      }
      const address = attributeOf(inside, "r");
      if (address === undefined && name === "row") continue;
      const parts = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(address ?? "");
      const column = columnOf(parts?.[1] ?? "");
      const number = Number(parts?.[2] ?? 0);
      if (!parts || number < 1 || number > 1_048_576 || column > 16_383) {
        return fail(
          "unreadable-file",
          `Trang tính có địa chỉ ô lạ “${(address ?? "").slice(0, 20)}”.`,
          "Mở lại bằng Excel, lưu thành tệp mới rồi chọn lại.",
        );
      }
      if (number !== row) {
        grid += widest + Math.max(0, number - row);
        row = number;
        widest = 0;
      }
      if (name === "c") {
        widest = Math.max(widest, column + 1);
        settle();
        cell = { key: `${number - 1}:${column}`, error: attributeOf(inside, "t") === "e", formula: false, value: false };
        if (inside.endsWith("/")) settle();
      }
      if (grid + widest > gridLimit) {
        return fail(
          "too-large",
          `Trang tính trải quá ${writtenNumber(gridLimit)} ô, kể cả ô trống ở giữa.`,
          "Xóa các ô lạc ở xa bảng (Ctrl+End trong Excel cho thấy ô cuối), lưu lại rồi chọn lại.",
        );
      }
    } else if (cell && name === "f" && !inside.startsWith("/")) cell.formula = true;
    else if (cell && name === "v" && !inside.startsWith("/") && !inside.endsWith("/")) cell.value = true;
  }
  settle();
  return ok(scan);
}
