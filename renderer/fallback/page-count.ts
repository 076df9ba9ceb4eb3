/** What stands on paper in one piece, heights in CSS pixels. */
export interface Piece {
  height: number;
  /** Of the table's head, repeated above it where it begins a page; 0 outside a table. */
  head: number;
  /** A heading: it never stands last on a page. */
  withNext: boolean;
}

/** An A4 sheet less the margins of `page-frame.ts`: 297 − 14 − 17 mm, at 96 pixels an inch. */
export const PAGE_HEIGHT = ((297 - 14 - 17) * 96) / 25.4;

/** How many pages the pieces fill, laid one under the other and none cut; what is higher than a page goes on over the next. */
export const pagesOf = (pieces: readonly Piece[], pageHeight: number): number => {
  let pages = 0;
  let left = 0;
  let kept = 0;
  for (const { height, head, withNext } of pieces) {
    if (withNext) {
      kept += height;
      continue;
    }
    if (kept + height > left) {
      const whole = head + kept + height;
      const sheets = Math.max(1, Math.ceil(whole / pageHeight));
      pages += sheets;
      left = sheets * pageHeight - whole;
    } else left -= kept + height;
    kept = 0;
  }
  return pages + (kept > left ? 1 : 0);
};

const PIECES = "h1, h2, h3, p, li, thead, tbody tr, .pack-lines, .pack-events";

/** The pieces of a laid-out part of the paper, each as high as it is to the next. */
const piecesOf = (part: Element): Piece[] => {
  const found = [...part.querySelectorAll(PIECES)].filter((one) => one.matches(".pack-events") || one.closest(".pack-events") === null);
  const boxes = found.map((one) => one.getBoundingClientRect());
  return found.map((one, at) => {
    const box = boxes[at];
    const own = box ? (boxes[at + 1]?.top ?? box.bottom) - box.top : 0;
    const head = one.matches("tr") ? (one.closest("table")?.tHead?.getBoundingClientRect().height ?? 0) : 0;
    return { height: own, head, withNext: one.matches("h1, h2, h3, thead") };
  });
};

/** How many A4 pages the paper as it is laid out on the screen will fill; the printer's own margins can make it a page more or less. */
export const paperPages = (paper: Element): number =>
  [...paper.querySelectorAll(".pack-front, .pack-form")].reduce((sum, part) => sum + pagesOf(piecesOf(part), PAGE_HEIGHT), 0);
