/**
 * A text without accents and in lower case whose every character stands where it stood: what is found in one is read from the other.
 * `text` must be composed (NFC).
 */
export const foldInPlace = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const [base = " "] = text.charAt(at).normalize("NFD");
    const low = base.toLowerCase();
    return low === "đ" ? "d" : low.length === 1 ? low : base;
  }).join("");

/** A piece of a message between two separators; `folded` as `foldInPlace`. `sentence`: pieces of one sentence or line share it. */
export interface Clause {
  words: string;
  folded: string;
  sentence: number;
}

/** Splits a message at line ends, semicolons, full stops, commas and dashes, never inside a number: `1.245`, `52,98%`, `14:30`, `A/B` stay whole. */
export const clausesOf = (text: string): Clause[] => {
  const composed = text.normalize("NFC");
  const clauses: Clause[] = [];
  for (const [sentence, part] of composed.split(/[\n\r;]+|\.(?=\s|$|\p{L})(?<!(?<![\p{L}])(?:x|p|h|tp|tt|tx|tt)\.)/iu).entries())
    for (const piece of part.split(/,(?!\d)|(?<!\d),|\s[-–—+*•]+\s|^[-–—+*•\s]+/u)) {
      const words = piece.trim();
      if (/[\p{L}\p{N}]/u.test(words)) clauses.push({ words, folded: foldInPlace(words), sentence });
    }
  return clauses;
};

/** A count as offices write it: `1475`, `1.475`, `1,475`, `1 475`. */
const countPattern = String.raw`\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+`;
const asCount = (written: string): number => Number(written.replace(/[., \u00a0]/g, ""));

/** The counts of a clause: of one written `A/B` or `A trên B` both, as `pair`; otherwise all in their order. */
export const countsIn = (folded: string): { pair: [number, number] | null; all: number[] } => {
  const found = folded.match(new RegExp(String.raw`(?<!\d)(${countPattern})\s*(?:/|tren(?: tong(?: so)?)?)\s*(${countPattern})`));
  const all = [...folded.matchAll(new RegExp(countPattern, "g"))].map(([written]) => asCount(written));
  return { pair: found?.[1] && found[2] ? [asCount(found[1]), asCount(found[2])] : null, all };
};

/** Blanks out what a pattern finds, so that its digits are read as no count. */
export const without = (folded: string, pattern: RegExp): string => folded.replace(pattern, (found) => " ".repeat(found.length));
