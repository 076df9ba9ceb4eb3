import type { ChangeSense, IncidentStatus, QuarantineZoneFields, Readiness, ReportedReadiness, ToldKind } from "../contract/index.ts";
import { isBadNews } from "./worsening-election.ts";

/**
 * How heavily a record weighs on the room at a moment, the weightiest measure first. Two of one kind are compared measure by measure; the
 * first that differs decides. So turning a comparison round always turns "worsened" into "eased", whatever else changed with it.
 */
export type Weight = readonly number[];

const measureCompare = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Below 0 where `one` weighs less than `other`, above 0 where it weighs more, 0 where neither. */
export const compareWeights = (one: Weight, other: Weight): number => {
  for (let place = 0; place < Math.max(one.length, other.length); place += 1) {
    const difference = measureCompare(one[place] ?? 0, other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** What became of a record between two moments; null on a side: not there, or not in sight. */
export const senseOf = (before: Weight | null, after: Weight | null): ChangeSense => {
  if (before === null) return "added";
  if (after === null) return "removed";
  const difference = compareWeights(after, before);
  return difference > 0 ? "worsened" : difference < 0 ? "eased" : "changed";
};

/**
 * How far a mark is from a confirmed "sẵn sàng". House rules, with their reasons:
 * - what has grown old is worse than the same confirmed: nobody vouches for it any more, and a confirmation of the same eases it;
 * - nothing known is worse than old good news, and weighs the same as a lack somebody reports: who hears of a place for the first time
 *   that it lacks something has learned more, the place has not got worse; nor is it better to know less. Told as "changed";
 * - a lack nobody looks at any more is worse than one somebody does;
 * - "không đạt" is worse than anything, also than nothing known: it needs somebody now.
 * `reported`: what the stale mark was when it was young; an old "không đạt" is
 * neither better nor worse than a young one, nobody having said it was put right.
 */
const readinessWeight = (mark: Readiness, reported: ReportedReadiness): number => {
  switch (mark) {
    case "ready":
      return 0;
    case "stale":
      return { ready: 1, unknown: 2, lacking: 3, failed: 4 }[reported];
    case "unknown":
    case "lacking":
      return 2;
    case "failed":
      return 4;
  }
};

/** A polling place: its mark; then that it is disputed, which is worse than the same value settled. */
export const pollingPlaceWeight = (place: { mark: Readiness; reported: ReportedReadiness; conflict: boolean }): Weight => [
  readinessWeight(place.mark, place.reported),
  Number(place.conflict),
];

/** Whether an area holds at a moment, by its own dates alone. */
export type Activity = "planned" | "in-force" | "ended";

/** House rule: what is in force weighs most, what is announced less, what has ended nothing. */
const activityWeight: Record<Activity, number> = { ended: 0, planned: 1, "in-force": 2 };

/** Of several beginnings and ends said of one area, what holds most. */
export const worstActivity = (said: readonly Activity[]): Activity =>
  said.reduce<Activity>((worst, one) => (activityWeight[one] > activityWeight[worst] ? one : worst), "ended");

/** What a shape touches, for telling a wider area from a narrower one: places first, for the vote is what the room guards. */
export interface Reach {
  places: number;
  communes: number;
  areaKm2: number;
}
/** House rule: more polling places touched is worse, then more communes, then more ground; ground in tenths of a km², as it is written. */
const reachWeight = ({ places, communes, areaKm2 }: Reach): Weight => [places, communes, Math.round(areaKm2 * 10)];

/** A later end is worse, none at all the worst: the longer an area holds, the more it asks. House rule. */
const endWeight = (to: string | null): number => (to === null ? Number.POSITIVE_INFINITY : Date.parse(to));

/**
 * How much a directive forbids: Chỉ thị 19/CT-TTg (24/4/2020) loosened what 16/CT-TTg (31/3/2020) had closed, 15/CT-TTg (27/3/2020) lies
 * between (gatherings limited, households not apart). The order is read from the three texts; no text states it.
 */
const directiveWeight: Record<NonNullable<QuarantineZoneFields["directive"]>, number> = { "19": 1, "15": 2, "16": 3 };

/** Of several directives said of one zone, the one that forbids most; null where none is. */
export const worstDirective = (said: readonly QuarantineZoneFields["directive"][]): QuarantineZoneFields["directive"] => {
  const weight = (one: QuarantineZoneFields["directive"]): number => (one === null ? 0 : directiveWeight[one]);
  return said.reduce((worst, one) => (weight(one) > weight(worst) ? one : worst), null);
};

/** Of several shapes said of one area, how far the widest reaches. */
export const widestReach = (said: readonly Reach[]): Reach =>
  said.reduce((widest, one) => (compareWeights(reachWeight(one), reachWeight(widest)) > 0 ? one : widest), { places: 0, communes: 0, areaKm2: 0 });

/** Vùng cách ly. Of disputed values give the worst: a dispute never looks like an easing. */
export const quarantineZoneWeight = (zone: {
  active: Activity;
  directive: QuarantineZoneFields["directive"];
  reach: Reach;
  to: string | null;
  people: number | null;
  conflict: boolean;
}): Weight => [
  activityWeight[zone.active],
  zone.directive === null ? 0 : directiveWeight[zone.directive],
  ...reachWeight(zone.reach),
  endWeight(zone.to),
  zone.people ?? 0,
  Number(zone.conflict),
];

/**
 * Vùng nguy cơ: in force or not, then its level, which by Law 33/2013 on disaster prevention (art. 18) and QĐ 44/2014, QĐ 18/2021 grows with
 * the risk; then how far it reaches and how long. Of disputed values give the worst.
 */
export const riskAreaWeight = (area: { active: Activity; level: number; reach: Reach; to: string | null; conflict: boolean }): Weight => [
  activityWeight[area.active],
  area.level,
  ...reachWeight(area.reach),
  endWeight(area.to),
  Number(area.conflict),
];

/** How much of an incident is still to be done, what proved true before what may yet prove untrue. House rule, for choosing among disputed statuses. */
const statusWeight: Record<IncidentStatus, number> = { withdrawn: 0, closed: 1, reported: 2, handling: 3, confirmed: 4 };

/**
 * An incident somebody took in hand is not over: a murder being investigated threatens no less than one confirmed. So among open incidents
 * the status alone neither worsens nor eases, but that a report proved true is worse; closing, withdrawing and a lower severity ease. House rule.
 */
const standingWeight: Record<IncidentStatus, number> = { withdrawn: 0, closed: 0, reported: 1, confirmed: 2, handling: 2 };

/** Whether an incident still asks something of the room. */
export const isOpenIncident = (status: IncidentStatus): boolean => status !== "closed" && status !== "withdrawn";

/** Vụ việc, sự cố: open before over, then severity (1 to 4, the forces' own scale), then whether it proved true. Of disputed values give the worst. */
export const incidentWeight = (incident: { status: IncidentStatus; severity: number; conflict: boolean }): Weight => [
  Number(isOpenIncident(incident.status)),
  incident.severity,
  standingWeight[incident.status],
  Number(incident.conflict),
];

/** Of several statuses said of one incident, the one that leaves most to be done. */
export const worstStatus = (said: readonly IncidentStatus[]): IncidentStatus =>
  said.reduce((worst, status) => (statusWeight[status] > statusWeight[worst] ? status : worst));

/** The order news is told in: what got worse or newly threatens, then what is new, then what merely differs, then what eased. House rule. */
const newsOrder: Record<ChangeSense, number> = { worsened: 0, added: 1, removed: 2, changed: 3, eased: 4 };

const situationsOfThePlace: ReadonlySet<ToldKind> = new Set(["quarantine-zone", "risk-area", "incident"]);

/**
 * A new zone, risk area or incident is bad news, its going good; a polling place gone is bad news, a new one is none. So of the election
 * day: what stops or moves the vote is bad news; what is merely entered or taken off comes after all that differs.
 */
export const newsRank = (kind: ToldKind, sense: ChangeSense): number => {
  if (kind !== "polling-place" && !situationsOfThePlace.has(kind) && !isBadNews(kind))
    return sense === "added" || sense === "removed" ? newsOrder.changed : newsOrder[sense];
  if (sense === "added" && kind !== "polling-place") return newsOrder.worsened;
  if (sense === "removed") return kind === "polling-place" ? newsOrder.worsened : newsOrder.eased;
  return newsOrder[sense];
};
