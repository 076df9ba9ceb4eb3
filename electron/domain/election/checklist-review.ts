import type { Readiness, ReviewOutcome } from "../../contract/index.ts";

const dayMs = 86_400_000;

const plusDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Days of the daily review (rà soát): the four before the vote, 19–22/5 for 23/5/2021 (domain list, M). */
export const reviewDates = (electionDate: string): string[] => [-4, -3, -2, -1].map((days) => plusDays(electionDate, days));

/** When a day is over, ms since 1970: until then its review is not owed. */
export const endOfDayMs = (date: string): number => Date.parse(`${date}T00:00:00+07:00`) + dayMs;

/** The newest day of those whose review is owed by now; null before the first is over. */
export const owedDate = (dates: readonly string[], nowMs: number): string | null => dates.filter((date) => endOfDayMs(date) <= nowMs).at(-1) ?? null;

/** A review as it stands. */
export interface ReviewTold {
  date: string;
  outcome: ReviewOutcome;
  signed: boolean;
  conflict: boolean;
}

/**
 * What the daily review says of a unit (house rule, M): its newest one up to now counts. "Sẵn sàng" only with the chairman's signature;
 * unsigned it is a draft, unknown; what lacks or failed counts signed or not. One older than the day owed is stale, none is unknown; null:
 * none is owed yet and none is there.
 */
export const reviewMark = (reviews: readonly ReviewTold[], owed: string | null): Readiness | null => {
  const newest = reviews.reduce<ReviewTold | null>((before, review) => (before === null || review.date > before.date ? review : before), null);
  if (newest === null) return owed === null ? null : "unknown";
  if (newest.conflict) return newest.outcome === "failed" ? "failed" : "lacking";
  if (newest.outcome !== "ready") return newest.outcome;
  if (owed !== null && newest.date < owed) return "stale";
  return newest.signed ? "ready" : "unknown";
};
