import type { MarkCounts, Readiness } from "../../contract/index.ts";

/** From confirmed good to failed; what nobody knows is worse than what was known yesterday. */
const gravity: readonly Readiness[] = ["ready", "stale", "unknown", "lacking", "failed"];

/** Negative where `one` is worse. */
export const worseMarkFirst = (one: Readiness, other: Readiness): number => gravity.indexOf(other) - gravity.indexOf(one);

/** The worst of marks; `unknown` where there is none. */
export const worstMark = (marks: readonly Readiness[]): Readiness =>
  marks.reduce<Readiness | undefined>((worst, mark) => (worst === undefined || worseMarkFirst(mark, worst) < 0 ? mark : worst), undefined) ??
  "unknown";

/**
 * Readiness of a place (house rule, M): the worse of what was reported and of its checklist, as far as anybody told of either. Where only
 * one of them was told it stands alone; where neither, it is unknown.
 */
export const placeMark = (reported: Readiness, isReported: boolean, checklist: Readiness | null): Readiness => {
  if (checklist === null) return reported;
  return isReported ? worstMark([reported, checklist]) : checklist;
};

export const noMarks = (): MarkCounts => ({ of: 0, conflict: 0, ready: 0, lacking: 0, failed: 0, unknown: 0, stale: 0 });

/** Counts one unit, in place. */
export const countMark = (counts: MarkCounts, mark: Readiness, conflict: boolean): void => {
  counts.of += 1;
  counts[mark] += 1;
  if (conflict) counts.conflict += 1;
};

/**
 * What a unit is by what lies beneath it (house rule, M): ready only where all of it is; one that failed or lacks makes it `lacking`, for
 * the unit above has to act; else silence makes it unknown, and age stale. Where nothing is listed beneath, nothing is known.
 */
export const markBeneath = (counts: MarkCounts): Readiness => {
  if (counts.of === 0) return "unknown";
  if (counts.failed + counts.lacking + counts.conflict > 0) return "lacking";
  if (counts.unknown > 0) return "unknown";
  return counts.stale > 0 ? "stale" : "ready";
};
