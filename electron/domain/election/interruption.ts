import { type InterruptionFlag, type InterruptionStep, interruptionSteps } from "../../contract/index.ts";
import type { HoursOfDay } from "./election-day.ts";

/** What was told of an interruption, ms since 1970. */
export interface InterruptionFacts {
  startedMs: number;
  steps: Readonly<Record<InterruptionStep, number | null>>;
  /** When the place it is of opened and closed; null where nobody said. */
  openedMs: number | null;
  closedMs: number | null;
}

export interface InterruptionStanding {
  open: boolean;
  next: InterruptionStep | null;
  flags: InterruptionFlag[];
}

/** Not resumed, and the vote there has not ended. A resumption told as before it began is a slip of the hour, and ends nothing. */
export const isInterruptionOpen = ({ startedMs, steps, closedMs }: InterruptionFacts): boolean =>
  (steps.resumed === null || steps.resumed < startedMs) && closedMs === null;

const isOutOfOrder = ({ startedMs, steps }: InterruptionFacts): boolean => {
  const { sealed, resumed } = steps;
  const told = [sealed, steps.notified, resumed].filter((at) => at !== null);
  return told.some((at) => at < startedMs) || (sealed !== null && resumed !== null && resumed < sealed);
};

/** What the hours 05, 07, 19 and 21 have to say to it. */
const hourFlags = (facts: InterruptionFacts, open: boolean, hours: HoursOfDay, nowMs: number): InterruptionFlag[] => {
  const { startedMs, openedMs, closedMs } = facts;
  const { resumed } = facts.steps;
  const flags: InterruptionFlag[] = [];
  if (startedMs < hours.earliestMs) flags.push("early");
  if (openedMs === null || startedMs < openedMs) flags.push("before-opening");
  const heldBack = startedMs <= hours.opensMs && (openedMs === null || openedMs > hours.opensMs) && (resumed === null || resumed > hours.opensMs);
  if (heldBack && nowMs >= hours.opensMs) flags.push("at-opening");
  if (open && nowMs >= hours.latestMs) flags.push("at-latest");
  else if (open && nowMs >= hours.closesMs) flags.push("at-close");
  if (closedMs !== null && startedMs >= closedMs) flags.push("after-close");
  if (resumed !== null && resumed > hours.latestMs) flags.push("resumed-late");
  return flags;
};

/**
 * Law 85/2015, art. 71 (H): where something unexpected interrupts the vote the team seals papers and box at once, tells the Ban bầu cử in
 * time and acts so that the vote goes on. Nothing told is refused for being out of turn: it is flagged.
 */
export const interruptionAt = (facts: InterruptionFacts, hours: HoursOfDay, nowMs: number): InterruptionStanding => {
  const open = isInterruptionOpen(facts);
  const { sealed, notified, resumed } = facts.steps;
  const flags = hourFlags(facts, open, hours, nowMs);
  if (open && sealed === null) flags.push("not-sealed");
  if (open && notified === null) flags.push("not-notified");
  if (resumed !== null && sealed === null) flags.push("resumed-unsealed");
  if (isOutOfOrder(facts)) flags.push("order");
  return { open, next: open ? (interruptionSteps.find((step) => facts.steps[step] === null) ?? null) : null, flags };
};
