import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

/** What must still be known when the machine is dead. */
export const fallbackDesk = {
  "fallback.pack": () => fail("bug", "seam", "seam"),
  "fallback.printed": () => fail("bug", "seam", "seam"),
} satisfies Pick<HandlerTable, "fallback.pack" | "fallback.printed">;
