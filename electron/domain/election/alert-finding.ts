import type { AlertRule, AlertSeverity, Marking } from "../../contract/index.ts";

/** What a rule says of one cause. */
export interface Finding {
  rule: AlertRule;
  /** A unit's key, or `KIND:ID` of the record it is about. */
  cause: string;
  /** The unit it lies in: what it is filtered and gathered by. */
  unit: string;
  severity: AlertSeverity;
  /** Since when it is so, ms since 1970: another time is another occurrence. */
  sinceMs: number;
  /** The sentence, beginning small and without what it is about. */
  text: string;
  /** Things behind it, of how many; null where it is of one thing. */
  n: number | null;
  of: number | null;
  /** Greater is worse among equals; what was settled comes back as it grows. */
  size: number;
  /** How closely it is to be kept: as the records it rests on. */
  marking: Marking;
  invented: boolean;
}

/** What a rule may leave out. */
export type Told = Pick<Finding, "rule" | "cause" | "sinceMs" | "text"> &
  Partial<Pick<Finding, "unit" | "severity" | "n" | "of" | "size" | "marking" | "invented">>;

/** What the rules tell of one subject: findings, and when they would tell otherwise by the hour alone. */
export interface Judged {
  told: Told[];
  /** Ms since 1970; infinite where only news can change it. */
  turnsMs: number;
  /** It turns at an hour at which everything of its sort is judged again. */
  withAll?: true;
}

export const nothingTold: Judged = { told: [], turnsMs: Number.POSITIVE_INFINITY };

/** The soonest of these moments that is still to come; null is never. */
export const soonestAfter = (nowMs: number, moments: readonly (number | null)[]): number => {
  let soonest = Number.POSITIVE_INFINITY;
  for (const ms of moments) if (ms !== null && ms > nowMs && ms < soonest) soonest = ms;
  return soonest;
};
