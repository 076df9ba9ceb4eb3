import type { OwedState, UnitLevel } from "../../contract/index.ts";
import { type Judged, nothingTold, soonestAfter, type Told } from "./alert-finding.ts";
import { hourOf } from "./alert-place.ts";
import { alertTimes } from "./alert-rules.ts";
import type { HoursOfDay } from "./election-day.ts";
import { missingFromMs } from "./reporting.ts";

/** One slot a unit owes. */
export interface OwedSlot {
  name: string;
  isOpening: boolean;
  dueMs: number;
  graceMinutes: number;
  state: OwedState;
}

/** What is known of a commune, district, the province or an agency. */
export interface UnitFacts {
  unit: string;
  level: UnitLevel;
  /** In the order of their hours; slots past that a later one overtook may be left out. */
  slots: readonly OwedSlot[];
  hasContact: boolean;
  /** Days `YYYY-MM-DD` whose review the chairman has signed; null for units that owe none. */
  signedReviews: ReadonlySet<string> | null;
  /** Rehearsals told of; null for units that owe none. */
  rehearsals: number | null;
}

const dayMs = 86_400_000;

/** Whether what a unit owes of a slot came, or is known without it. */
export const hasCome = (state: OwedState): boolean => state === "on-time" || state === "late" || state === "covered";

/** Slots missing since it was last heard of: what a later report overtook needs nobody's call any more. */
const missingNow = (slots: readonly OwedSlot[]): OwedSlot[] =>
  slots.slice(slots.findLastIndex(({ state }) => hasCome(state)) + 1).filter(({ state }) => state === "missing");

const ofReports = ({ unit, slots }: UnitFacts): Told[] => {
  const missing = missingNow(slots);
  const [first] = missing;
  if (!first) return [];
  const names = missing.map(({ name, dueMs }) => `${name} (hạn ${hourOf(dueMs)})`).join(", ");
  return [
    {
      rule: "report-missing",
      cause: unit,
      sinceMs: first.dueMs,
      severity: missing.length > 1 || first.isOpening ? 3 : 2,
      text: `chưa có ${names}`,
      size: missing.length,
    },
  ];
};

interface ReviewDay {
  date: string;
  fromMs: number;
  toMs: number;
}

/** Asked of every unit, and the same for all that vote on one day. */
const knownDays = new WeakMap<HoursOfDay, ReviewDay[]>();

/** The days on which the directive asks for a review, each until the hour of the next. */
const reviewDays = (hours: HoursOfDay): ReviewDay[] => {
  const days = knownDays.get(hours) ?? daysBefore(hours);
  knownDays.set(hours, days);
  return days;
};

const daysBefore = ({ date, opensMs }: HoursOfDay): ReviewDay[] => {
  const noon = Date.parse(`${date}T12:00:00+07:00`);
  return [4, 3, 2, 1].map((before) => {
    const ms = noon - before * dayMs;
    const day = new Date(ms).toISOString().slice(0, 10);
    const fromMs = ms + (alertTimes.eveningHour - 12) * 3_600_000;
    return { date: day, fromMs, toMs: before === 1 ? opensMs : fromMs + dayMs };
  });
};

const ofReviews = ({ unit, signedReviews }: UnitFacts, hours: HoursOfDay, nowMs: number): Told[] => {
  const asked = signedReviews && reviewDays(hours).find(({ fromMs, toMs }) => nowMs >= fromMs && nowMs < toMs);
  if (!asked || signedReviews.has(asked.date)) return [];
  const [, month = "", day = ""] = asked.date.split("-");
  return [
    { rule: "review-unsigned", cause: unit, sinceMs: asked.fromMs, text: `rà soát ngày ${Number(day)}/${Number(month)} chưa được Chủ tịch ký` },
  ];
};

/**
 * A unit of the chain or an agency: reports by the regime (its hours are settings, L), a contact, the reviews of 19-22/5 and rehearsals of the
 * directive (H1, H2). One silent unit is one alert, however many reports it owes.
 */
export const judgeUnit = (facts: UnitFacts, hours: HoursOfDay, nowMs: number): Judged => {
  if (nowMs >= hours.overMs) return nothingTold;
  const told = [...ofReports(facts), ...ofReviews(facts, hours, nowMs)];
  if (!facts.hasContact && facts.level !== "province")
    told.push({ rule: "no-contact", cause: facts.unit, sinceMs: hours.opensMs - 4 * dayMs, text: "chưa có người phụ trách, số điện thoại" });
  if (facts.rehearsals === 0 && nowMs < hours.opensMs)
    told.push({ rule: "no-rehearsal", cause: facts.unit, sinceMs: hours.opensMs - 3 * dayMs, text: "chưa có buổi diễn tập nào được ghi" });
  const reviews = facts.signedReviews ? reviewDays(hours).flatMap(({ fromMs, toMs }) => [fromMs, toMs]) : [];
  const reports = facts.slots.filter(({ state }) => !hasCome(state)).map(({ dueMs, graceMinutes }) => missingFromMs(dueMs, graceMinutes));
  return { told, turnsMs: soonestAfter(nowMs, [...reports, ...reviews, hours.opensMs, hours.overMs]) };
};
