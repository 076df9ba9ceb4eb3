import type { Marking } from "../../contract/index.ts";
import { type Judged, nothingTold, soonestAfter, type Told } from "./alert-finding.ts";
import { eveOf, hourOf } from "./alert-place.ts";
import type { HoursOfDay } from "./election-day.ts";
import { leastOfTeam, mostOfTeam } from "./team.ts";

/** Where voters vote outside the room. */
export interface SiteFacts {
  id: string;
  site: string;
  voters: number | null;
  hasVoted: boolean;
  boxesHad: number | null;
  isVisited: boolean;
}

/** A box's round; ms since 1970. `disinfects`: the stop is one of quarantine or treatment. */
export interface TripFacts {
  id: string;
  box: string;
  departsMs: number;
  departedMs: number | null;
  returnedMs: number | null;
  stops: readonly {
    site: string;
    fromMs: number;
    toMs: number;
    arrivedMs: number | null;
    leftMs: number | null;
    disinfectedMs: number | null;
    disinfects: boolean;
  }[];
  marking: Marking;
  invented: boolean;
}

export interface GapFacts {
  id: string;
  sinceMs: number;
  substitute: string | null;
  isTrained: boolean;
  marking: Marking;
  invented: boolean;
}

/** What goes out from one polling place, and who is in its team. */
export interface OutreachFacts {
  unit: string;
  sites: readonly SiteFacts[];
  trips: readonly TripFacts[];
  gaps: readonly GapFacts[];
  /** Members at hand, of all four roles; null where a role is not told. */
  members: number | null;
  /** The house figures (settings): how long a box may be behind before it is told, and how long disinfection may take, ms. */
  graceMs: number;
  disinfectMs: number;
  teamSinceMs: number;
  marking: Marking;
  invented: boolean;
}

const ofSites = ({ unit, sites, marking, invented }: OutreachFacts, hours: HoursOfDay, nowMs: number): Told[] => {
  const waiting = sites.filter(({ voters, hasVoted }) => voters !== 0 && !hasVoted);
  const told: Told[] = [];
  const unvisited = waiting.filter(({ isVisited }) => !isVisited);
  if (unvisited.length > 0 && nowMs >= eveOf(hours))
    told.push({
      rule: "no-itinerary",
      cause: unit,
      sinceMs: eveOf(hours),
      severity: nowMs >= hours.opensMs ? 3 : 2,
      text: `${unvisited.map(({ site }) => site).join(", ")}: chưa có hành trình hòm phiếu phụ`,
      n: unvisited.length,
      of: sites.length,
      marking,
      invented,
    });
  const boxless = waiting.filter(({ boxesHad }) => boxesHad === 0);
  if (boxless.length > 0)
    told.push({
      rule: "boxes-short",
      cause: unit,
      sinceMs: eveOf(hours),
      text: `${boxless.map(({ site }) => site).join(", ")}: không có hòm phiếu phụ`,
      n: boxless.length,
      of: sites.length,
      marking,
      invented,
    });
  return told;
};

/** What a box should have done by now and nobody has said, the first of it: the rest waits behind it. */
const behind = ({ departsMs, departedMs, returnedMs, stops }: TripFacts): { sinceMs: number; text: string } | null => {
  if (returnedMs !== null) return null;
  const last = stops.findLastIndex(({ arrivedMs, leftMs }) => arrivedMs !== null || leftMs !== null);
  if (departedMs === null && last < 0) return { sinceMs: departsMs, text: `chưa có tin xuất phát (giờ ${hourOf(departsMs)})` };
  const next = stops[last + 1];
  if (next) return { sinceMs: next.fromMs, text: `chưa có tin đến ${next.site} (giờ ${hourOf(next.fromMs)})` };
  const end = Math.max(departsMs, ...stops.map(({ toMs }) => toMs));
  return { sinceMs: end, text: `chưa có tin về (giờ ${hourOf(end)})` };
};

const ofTrip = ({ unit, graceMs, disinfectMs }: OutreachFacts, trip: TripFacts, nowMs: number): { told: Told[]; turns: number[] } => {
  const common = { cause: `box-trip:${trip.id}`, unit, marking: trip.marking, invented: trip.invented };
  const told: Told[] = [];
  const turns: number[] = [];
  const late = behind(trip);
  if (late) {
    turns.push(late.sinceMs + graceMs);
    if (nowMs >= late.sinceMs + graceMs) told.push({ ...common, rule: "box-overdue", ...late });
  }
  const soiled = trip.stops.filter(({ disinfects, leftMs, disinfectedMs }) => disinfects && leftMs !== null && disinfectedMs === null);
  const owedSince = soiled.flatMap(({ leftMs }) => leftMs ?? []).map((leftMs) => leftMs + disinfectMs + graceMs);
  turns.push(...owedSince);
  const owed = owedSince.filter((ms) => ms <= nowMs);
  if (owed.length > 0)
    told.push({
      ...common,
      rule: "not-disinfected",
      sinceMs: Math.min(...owed),
      text: `${soiled.map(({ site }) => site).join(", ")}: chưa có tin khử khuẩn`,
      n: owed.length,
      of: trip.stops.length,
    });
  return { told, turns };
};

const ofTeam = ({ unit, gaps, members, teamSinceMs, marking, invented }: OutreachFacts, hours: HoursOfDay, nowMs: number): Told[] => {
  const told = gaps
    .filter(({ substitute, isTrained }) => substitute === null || !isTrained)
    .map(
      (gap): Told => ({
        rule: "team-gap",
        cause: `team-gap:${gap.id}`,
        unit,
        sinceMs: gap.sinceMs,
        severity: gap.substitute === null && nowMs >= eveOf(hours) ? 3 : 2,
        text: gap.substitute === null ? "khuyết một thành viên, chưa có người thay" : "người thay chưa được tập huấn",
        marking: gap.marking,
        invented: gap.invented,
      }),
    );
  if (members === null || (members >= leastOfTeam && members <= mostOfTeam)) return told;
  const text =
    members < leastOfTeam
      ? `Tổ bầu cử chỉ có ${members} người, luật định ít nhất ${leastOfTeam}`
      : `Tổ bầu cử có ${members} người, luật định nhiều nhất ${mostOfTeam}`;
  return [
    ...told,
    {
      rule: "team-size",
      cause: unit,
      sinceMs: teamSinceMs,
      text,
      size: Math.abs(members - (members < leastOfTeam ? leastOfTeam : mostOfTeam)),
      marking,
      invented,
    },
  ];
};

/** Voting outside the room (CV 2135/BNV 13/5/2021, CV 2322/BNV 21/5/2021) and the team of a place: until the vote is over there; a box still out, until the room's day is. */
export const judgeOutreach = (facts: OutreachFacts, hours: HoursOfDay, nowMs: number): Judged => {
  if (nowMs >= hours.overMs) return nothingTold;
  const trips = facts.trips.map((trip) => ofTrip(facts, trip, nowMs));
  const ofVote = nowMs < hours.latestMs ? [...ofSites(facts, hours, nowMs), ...ofTeam(facts, hours, nowMs)] : [];
  const told = [...ofVote, ...trips.flatMap((trip) => trip.told)];
  return { told, turnsMs: soonestAfter(nowMs, [eveOf(hours), hours.opensMs, hours.latestMs, hours.overMs, ...trips.flatMap((trip) => trip.turns)]) };
};

/** The same of a place nobody votes outside of, with a whole team of the right size: what most of the country is. */
export const judgeQuietOutreach = (hours: HoursOfDay, nowMs: number): Judged =>
  nowMs >= hours.latestMs ? nothingTold : { told: [], turnsMs: soonestAfter(nowMs, [eveOf(hours), hours.opensMs, hours.latestMs]), withAll: true };
