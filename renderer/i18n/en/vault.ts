import type { Words } from "../index.ts";
import type { vault as vietnamese } from "../vi/vault.ts";

export const vault: Words<typeof vietnamese> = {
  title: "Lock",
};
