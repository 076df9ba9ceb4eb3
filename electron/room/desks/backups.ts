import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

/** Copies of the whole journal. */
export const backupsDesk = {
  "backups.list": () => fail("bug", "seam", "seam"),
  "backups.make": () => fail("bug", "seam", "seam"),
  "backups.previewRestore": () => fail("bug", "seam", "seam"),
} satisfies Pick<HandlerTable, "backups.list" | "backups.make" | "backups.previewRestore">;
