import type { DayMark } from "../../electron/contract/election/day-answers.ts";
import type { Readiness } from "../../electron/contract/records.ts";

/** The four marks of the day, in the shapes and colours of the four marks everywhere: dot, triangle, cross, ring. */
export const dayMarkShape: Record<DayMark, Readiness> = { good: "ready", attention: "lacking", failed: "failed", unknown: "unknown" };
