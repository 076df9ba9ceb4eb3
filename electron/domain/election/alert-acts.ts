import type { AlertState } from "../../contract/index.ts";

/** What was done about an alert; times in ms since 1970. */
export interface ActFacts {
  acknowledgedMs: number | null;
  assignedMs: number | null;
  settledMs: number | null;
  snoozedMs: number | null;
  snoozedUntilMs: number | null;
  /** Its weight when it was settled or put off. */
  weightThen: number | null;
}

export interface ActStanding {
  state: AlertState;
  /** It was settled or put off, and got worse, or happened anew. */
  returned: boolean;
  /** When it changes by the hour alone. */
  turnsMs: number;
}

const untouched: ActStanding = { state: "open", returned: false, turnsMs: Number.POSITIVE_INFINITY };

/**
 * What was done about an alert counts for the occurrence it was done about, and while that weighs no more than then: settled leaves the list
 * until it is worse or anew, put off until its hour too. To have seen it, or to have been given it, holds for the occurrence.
 */
export const actStanding = (act: ActFacts | undefined, { sinceMs, weight }: { sinceMs: number; weight: number }, nowMs: number): ActStanding => {
  if (!act) return untouched;
  const isOf = (ms: number | null): boolean => ms !== null && ms >= sinceMs;
  const grew = act.weightThen !== null && weight > act.weightThen;
  if (isOf(act.settledMs) && !grew) return { ...untouched, state: "settled" };
  if (isOf(act.snoozedMs) && act.snoozedUntilMs !== null && act.snoozedUntilMs > nowMs && !grew)
    return { state: "snoozed", returned: false, turnsMs: act.snoozedUntilMs };
  const returned = act.settledMs !== null || (act.snoozedUntilMs !== null && act.snoozedUntilMs > nowMs);
  const state = isOf(act.assignedMs) ? "assigned" : isOf(act.acknowledgedMs) ? "acknowledged" : "open";
  return { state, returned, turnsMs: Number.POSITIVE_INFINITY };
};
