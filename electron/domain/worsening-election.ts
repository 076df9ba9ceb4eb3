import {
  type BallotMatterFields,
  type ChecklistTickFields,
  type DateChangeFields,
  daySteps,
  type InterruptionFields,
  type PollingDayFields,
  type RehearsalFields,
  type TeamGapFields,
  type ToldKind,
  type UnitReviewFields,
} from "../contract/index.ts";
import type { Weight } from "./worsening.ts";

/**
 * How heavily the election desk's records weigh, measured as in `worsening.ts`. House rules (M): what stops the vote weighs until it goes
 * on; a place told not to have opened weighs more than one nobody spoke of, and both more than one that began; a step further is no
 * easing, only a change. What merely records weighs nothing: it changes, it gets no worse.
 */
export const pollingDayWeight = (day: PollingDayFields): Weight => {
  if (daySteps.some((step) => day[step] !== null)) return [0];
  return [day.notOpen === null ? 1 : 2];
};

export const interruptionWeight = ({ resumed, sealed }: InterruptionFields): Weight => [resumed === null ? (sealed === null ? 2 : 1) : 0];

export const ballotMatterWeight = ({ resumed, stopped }: BallotMatterFields): Weight => [resumed === null ? (stopped === null ? 2 : 1) : 0];

export const dateChangeWeight = ({ approval }: DateChangeFields): Weight => [approval === null ? 1 : 2];

export const teamGapWeight = ({ substitute, trainedAt }: TeamGapFields): Weight => [trainedAt !== null ? 0 : substitute !== null ? 1 : 2];

const itemWeight: Record<ChecklistTickFields["state"], number> = { done: 0, "not-applicable": 0, unknown: 1, lacking: 2, failed: 3 };
export const checklistTickWeight = ({ state }: ChecklistTickFields): Weight => [itemWeight[state]];

const outcomeWeight: Record<UnitReviewFields["outcome"], number> = { ready: 0, lacking: 1, failed: 2 };
export const unitReviewWeight = ({ outcome, signedBy }: UnitReviewFields): Weight => [outcomeWeight[outcome], Number(signedBy === null)];

export const rehearsalWeight = ({ defects, mendedAt }: RehearsalFields): Weight => [Number(defects !== null && mendedAt === null)];

/** Kinds whose coming is bad news by itself, as a zone's is: the vote is stopped, moved, or short of somebody. */
const badNews: ReadonlySet<ToldKind> = new Set(["interruption", "ballot-matter", "date-change", "team-gap"]);
/** Kinds whose coming is news at all; of the rest it is the office's own work. */
export const isBadNews = (kind: ToldKind): boolean => badNews.has(kind);
