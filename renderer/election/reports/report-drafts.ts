import { createDraftStore } from "../../editing/draft-store.ts";
import type { ReportForm } from "./report-form.ts";

/** Reports entered and not yet saved, by `SLOT UNIT`. */
export const reportDrafts = createDraftStore<ReportForm>();
export const reportKey = (slot: string, unit: string): string => `${slot} ${unit}`;
