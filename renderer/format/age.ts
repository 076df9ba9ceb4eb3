import { readinessStaleHours } from "../../electron/contract/records.ts";

/** How old a figure is, told by colour first. */
export type AgeTone = "fresh" | "ageing" | "old" | "none";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Under an hour fresh, ageing until readiness itself would turn stale, then old. Age in ms. */
export const ageTone = (age: number | null): AgeTone =>
  age === null ? "none" : age < HOUR ? "fresh" : age < readinessStaleHours * HOUR ? "ageing" : "old";

/** Whole units of an age in ms, rounded down: 119 s is one minute. A moment just ahead of the clock counts as now. */
export const ageParts = (age: number): { unit: "now" | "minutes" | "hours" | "days"; n: number } => {
  if (age < MINUTE) return { unit: "now", n: 0 };
  if (age < HOUR) return { unit: "minutes", n: Math.floor(age / MINUTE) };
  if (age < 48 * HOUR) return { unit: "hours", n: Math.floor(age / HOUR) };
  return { unit: "days", n: Math.floor(age / (24 * HOUR)) };
};
