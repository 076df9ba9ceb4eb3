import type { Words } from "../index.ts";
import type { fallback as vietnamese } from "../vi/fallback.ts";

export const fallback: Words<typeof vietnamese> = {
  title: "Fallback pack",
};
