import { type DayFlag, type DayMark, type DayState, type DayStep, daySteps, type ShownDayState } from "../../contract/index.ts";
import { type HoursOfDay, openingGraceMinutes } from "./election-day.ts";

/** What was told of one polling place's day; times in ms since 1970, null where nobody said. */
export interface DayFacts {
  steps: Readonly<Record<DayStep, number | null>>;
  notOpenMs: number | null;
  /** A step stands between words that did not know of each other, or whether the place is there at all. */
  disputed: boolean;
  /** When each interruption began that was not resumed. */
  interruptedMs: readonly number[];
  openBallotMatters: number;
  /** A step came here before its own hour: some clock is wrong. */
  isAhead: boolean;
  /** Its vote was moved to another day, whose hours are given. */
  isMoved: boolean;
}

export interface DayStanding {
  state: ShownDayState;
  mark: DayMark;
  /** When the state began; null where no word says. */
  sinceMs: number | null;
  flags: DayFlag[];
  conflict: boolean;
  begun: boolean;
  /** When it changes by the hour alone, ms since 1970; null if never. */
  turnsMs: number | null;
}

const stateAfter: Record<DayStep, DayState> = {
  opened: "opened",
  closed: "closed",
  counting: "counting",
  minutes: "minutes",
  handedOver: "handed-over",
};

/** Flags that only tell: known, over, and nobody has to act on it. */
const onlyTold: ReadonlySet<DayFlag> = new Set(["opened-late", "other-day"]);

const furthestOf = (steps: DayFacts["steps"]): DayStep | null => daySteps.findLast((step) => steps[step] !== null) ?? null;

const isOutOfOrder = ({ steps, notOpenMs }: DayFacts): boolean => {
  let before = notOpenMs ?? Number.NEGATIVE_INFINITY;
  for (const step of daySteps) {
    const at = steps[step];
    if (at === null) continue;
    if (at < before) return true;
    before = at;
  }
  return false;
};

const isSkipped = (steps: DayFacts["steps"], furthest: DayStep | null): boolean =>
  furthest !== null && furthest !== "opened" && (steps.opened === null || (furthest !== "closed" && steps.closed === null));

/** The guards of art. 71 over what was told: nothing is refused for them. */
const flagsOf = (facts: DayFacts, furthest: DayStep | null, hours: HoursOfDay, nowMs: number): DayFlag[] => {
  const { opened, closed } = facts.steps;
  const flags: DayFlag[] = [];
  if (opened !== null && opened < hours.earliestMs) flags.push("opened-early");
  if (opened !== null && opened > hours.opensMs + openingGraceMinutes * 60_000) flags.push("opened-late");
  if (closed !== null && closed < hours.closesMs) flags.push("closed-early");
  if (closed !== null && closed > hours.latestMs) flags.push("closed-late");
  if (isOutOfOrder(facts)) flags.push("order");
  if (isSkipped(facts.steps, furthest)) flags.push("skipped");
  if (furthest === "opened" && nowMs >= hours.latestMs) flags.push("close-unsaid");
  if (facts.disputed) flags.push("disputed");
  if (facts.openBallotMatters > 0) flags.push("ballots");
  if (facts.isAhead) flags.push("ahead");
  if (facts.isMoved) flags.push("other-day");
  return flags;
};

/** Silence turns at 07:00, a vote nobody has told the end of at 21:00. */
const turnOf = (furthest: DayStep | null, { opensMs, latestMs }: HoursOfDay, nowMs: number): number | null => {
  const turnsMs = furthest === null ? opensMs : furthest === "opened" ? latestMs : null;
  return turnsMs !== null && turnsMs > nowMs ? turnsMs : null;
};

/** Where a place stands that nobody told a step of. "Chưa mở" is a fact only before the hour, or where somebody said so after it. */
const unopened = (notOpenMs: number | null, { opensMs }: HoursOfDay, nowMs: number): Pick<DayStanding, "state" | "mark" | "sinceMs"> => {
  if (nowMs < opensMs) return { state: "not-open", mark: "unknown", sinceMs: notOpenMs };
  return notOpenMs !== null && notOpenMs >= opensMs
    ? { state: "not-open", mark: "failed", sinceMs: notOpenMs }
    : { state: "unsaid", mark: "unknown", sinceMs: null };
};

/**
 * The day of a polling place (Law 85/2015, art. 71-76): the furthest step told; an interruption not resumed leads until the vote is told to
 * have ended. What does not fit is flagged and is attention, never good; a dispute too. Silence is `unsaid` from 07:00 on, and its mark
 * unknown.
 */
export const dayStateAt = (facts: DayFacts, hours: HoursOfDay, nowMs: number): DayStanding => {
  const furthest = furthestOf(facts.steps);
  const flags = flagsOf(facts, furthest, hours, nowMs);
  const rest = { flags, conflict: facts.disputed, begun: furthest !== null, turnsMs: turnOf(furthest, hours, nowMs) };
  const hasEnded = furthest !== null && furthest !== "opened";
  if (!hasEnded && facts.interruptedMs.length > 0)
    return { ...rest, state: "interrupted", mark: "failed", sinceMs: Math.min(...facts.interruptedMs) };
  const stands: Pick<DayStanding, "state" | "mark" | "sinceMs"> =
    furthest === null ? unopened(facts.notOpenMs, hours, nowMs) : { state: stateAfter[furthest], mark: "good", sinceMs: facts.steps[furthest] };
  const isOdd = flags.some((flag) => !onlyTold.has(flag));
  return { ...rest, ...stands, mark: isOdd && stands.mark !== "failed" ? "attention" : stands.mark };
};
