import { z } from "zod";
import type { MergeReceipt } from "../../contract/index.ts";

const count = z.number().int();

/** A merge's answer, as it is kept for its request. */
export const mergeReceipt: z.ZodType<MergeReceipt> = z.strictObject({
  merged: count,
  entries: count,
  known: count,
  waiting: count,
  unreadEntries: count,
  conflicts: count,
  forkedStations: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  notes: z.array(z.string()),
});
