import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

/** Other stations: what goes out to them, what comes in from them, and whether a printed head is this journal's. */
export const exchangeDesk = {
  "journal.checkHead": () => fail("bug", "seam", "seam"),
  "journal.stations": () => fail("bug", "seam", "seam"),
  "journal.export": () => fail("bug", "seam", "seam"),
  "journal.previewMerge": () => fail("bug", "seam", "seam"),
  "journal.merge": () => fail("bug", "seam", "seam"),
} satisfies Pick<HandlerTable, "journal.checkHead" | "journal.stations" | "journal.export" | "journal.previewMerge" | "journal.merge">;
