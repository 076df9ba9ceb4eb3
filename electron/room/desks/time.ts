import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

/** Two times: the order of arrival as the time bar steps through it. */
export const timeDesk = {
  "journal.timeline": () => fail("bug", "seam", "seam"),
} satisfies Pick<HandlerTable, "journal.timeline">;
