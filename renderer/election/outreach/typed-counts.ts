/** A count as offices write it, `1475` or `1.475`; null where it is none. */
export const typedCount = (text: string): number | null => {
  const written = text.trim();
  return /^(\d{1,7}|\d{1,3}([. ]\d{3}){1,2})$/.test(written) ? Number(written.replaceAll(/[. ]/g, "")) : null;
};

/** Cells of a block copied from a spreadsheet: rows by line, cells by tab. */
export const pastedCells = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
