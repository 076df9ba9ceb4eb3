import type { Readiness } from "../../../electron/contract/index.ts";
import { markOrder } from "../../look/palette.ts";

/** More places than this are gathered to one mark a commune while the camera is farther out than `GATHER_BELOW_ZOOM`. */
export const GATHER_ABOVE_COUNT = 3000;
export const GATHER_BELOW_ZOOM = 9.5;

/** How many places of one commune wear each mark, in the order of `markOrder`. */
export type MarkCounts = number[];

/** Places of each commune counted by mark, kept by adding and taking away one at a time. */
export class Gathering {
  readonly communes = new Map<string, MarkCounts>();

  clear(): void {
    this.communes.clear();
  }

  add(commune: string, mark: number, by: 1 | -1): void {
    let counts = this.communes.get(commune);
    if (!counts) {
      counts = markOrder.map(() => 0);
      this.communes.set(commune, counts);
    }
    counts[mark] = (counts[mark] ?? 0) + by;
  }
}

/** The mark of a whole commune is its worst place's; null where it has none. `asking`: places that lack or failed. */
export const gathered = (counts: MarkCounts): { mark: Readiness; asking: number; places: number } | null => {
  const places = counts.reduce((sum, count) => sum + count, 0);
  const worst = counts.findLastIndex((count) => count > 0);
  const mark = markOrder[worst];
  if (!mark) return null;
  return { mark, asking: (counts[markOrder.indexOf("lacking")] ?? 0) + (counts[markOrder.indexOf("failed")] ?? 0), places };
};
