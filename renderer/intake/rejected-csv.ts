import type { IntakeRow } from "../../electron/contract/index.ts";

/** A cell that cannot be taken for a formula by the spreadsheet that opens it. */
const cell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows with their reasons, one a line, to be sent back to who made the file. */
export const rowsAsCsv = (headings: readonly string[], rows: readonly IntakeRow[]): string =>
  [headings, ...rows.map((row) => [row.sheet, row.row, row.communeCode, row.code, row.name, row.voters, row.reasons.join("; ")])]
    .map((line) => line.map(cell).join(","))
    .join("\r\n");
