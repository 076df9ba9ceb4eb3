import type { TableSize } from "./table-limits.ts";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** What the reader skips in front of an opening quote. */
const isSkipped = (sign: number): boolean => sign === 0x20 || sign === 0x09 || sign === 0x0c;

/** How large a CSV text's table is, told in one pass without keeping a cell; `end` is where its last filled line ends. */
export function measureCsv(text: string, delimiter: string): TableSize & { end: number } {
  const between = delimiter.charCodeAt(0);
  let size = { rows: 0, columns: 0, cells: 0, end: 0 };
  let [row, column, cells, filledTo] = [1, 1, 0, 0];
  let [quoted, begun] = [false, false];
  const endLine = (end: number): void => {
    cells += column;
    if (filledTo > 0) size = { rows: row, columns: Math.max(size.columns, filledTo), cells, end };
    [row, column, filledTo, begun] = [row + 1, 1, 0, false];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      filledTo = column;
      if (sign !== quote) continue;
      if (text.charCodeAt(at + 1) === quote) at++;
      else quoted = false;
    } else if (sign === between) {
      column++;
      begun = false;
    } else if (sign === lineFeed || sign === carriageReturn) {
      if (sign === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
      endLine(at + 1);
    } else if (!isSkipped(sign)) {
      if (sign === quote && !begun) quoted = true;
      else filledTo = column;
      begun = true;
    }
  }
  if (quoted) filledTo = column;
  endLine(text.length);
  return size;
}
