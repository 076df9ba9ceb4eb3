import type { Words } from "../index.ts";
import type { time as vietnamese } from "../vi/time.ts";

export const time: Words<typeof vietnamese> = {
  title: "Time",
};
