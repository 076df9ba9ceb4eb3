import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

/** What changed between two moments, and the history of one record. */
export const changesDesk = {
  "changes.between": () => fail("bug", "seam", "seam"),
  "record.history": () => fail("bug", "seam", "seam"),
} satisfies Pick<HandlerTable, "changes.between" | "record.history">;
