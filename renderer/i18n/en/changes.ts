import type { Words } from "../index.ts";
import type { changes as vietnamese } from "../vi/changes.ts";

export const changes: Words<typeof vietnamese> = {
  title: "Changes",
};
