import type { Words } from "../index.ts";
import type { journal as vietnamese } from "../vi/journal.ts";

export const journal: Words<typeof vietnamese> = {
  title: "Journal",
};
