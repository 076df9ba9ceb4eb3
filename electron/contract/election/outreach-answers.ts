import type { DayMark } from "./day-answers.ts";
import type { BoxStop, OutreachCase, OutreachSiteFields, PollingTeamFields, TeamGapFields, TeamRole } from "./outreach-records.ts";
import type { KnownOf } from "./turnout-methods.ts";

/** A sum of what is known, never hiding what is not: `known` of `of` parts told theirs; null where none did. */
export interface KnownSum {
  sum: number | null;
  known: number;
  of: number;
}

/**
 * Something needed and had. `needed` null: nobody said how many voters there are; `atLeast`: some numbers are missing, so more may be
 * needed. `missing`: how many are surely lacking; null where what is had is not known everywhere and what is known is not enough.
 */
export interface Supply {
  needed: number | null;
  atLeast: boolean;
  had: KnownSum;
  missing: number | null;
}

/** Voters of one case at one place, or in a unit. */
export interface CaseCounts {
  sites: number;
  voters: KnownSum;
  voted: KnownSum;
}

/**
 * What is lacking at a place, worst first: `boxes` auxiliary boxes fewer than needed; `kits` protective kits fewer than needed; `team`
 * fewer members than a round needs; `numbers` voters, boxes, team or kits nobody told of; `trip` a site no box's itinerary calls at;
 * `plan` a site without a plan; `above` more voted than there are voters; `disputed` stations say otherwise; `late` a box behind its
 * itinerary or with something that does not fit.
 */
export const outreachFlags = ["boxes", "kits", "team", "above", "late", "disputed", "trip", "numbers", "plan"] as const;
export type OutreachFlag = (typeof outreachFlags)[number];

/** Voting outside the room at one place. */
export interface PlaceOutreach {
  place: string;
  /** Sites told of; 0: nobody has reviewed it, which is not the same as nobody to visit. */
  sites: number;
  cases: Partial<Record<OutreachCase, CaseCounts>>;
  voters: KnownSum;
  voted: KnownSum;
  boxes: Supply;
  kits: Supply;
  /** Members of the teams that go out. */
  members: KnownSum;
  trips: number;
  mark: DayMark;
  flags: OutreachFlag[];
  asOf: string | null;
  invented: boolean;
}

/** The same with the place's names. */
export interface PlaceOutreachRow extends PlaceOutreach {
  name: string;
  number: number;
  communeCode: string;
  communeName: string;
  districtCode: string;
  districtName: string;
}

/** A unit's sum over its places in sight. */
export interface OutreachCounts {
  /** Places with at least one site told of. */
  places: KnownOf;
  sites: number;
  cases: Record<OutreachCase, CaseCounts>;
  voters: KnownSum;
  voted: KnownSum;
  /** Over the places told of; `short`: places with fewer than needed. */
  boxes: Supply & { short: number };
  kits: Supply & { short: number };
  members: KnownSum;
  /** Places told of, by mark. */
  marks: Record<DayMark, number>;
  trips: Record<TripState, number>;
  tripsFlagged: number;
}

export interface OutreachUnitRow extends OutreachCounts {
  code: string;
  name: string;
}

/**
 * Where one site stands: what it needs by itself, and what is lacking. A site whose box goes round several sites needs its box with them
 * (`boxesNeeded` null: see the place).
 */
export interface OutreachSiteRow {
  id: string;
  place: string;
  placeName: string;
  communeName: string;
  case: OutreachCase;
  site: string;
  location: [number, number] | null;
  voters: number | null;
  voted: number | null;
  boxesHad: number | null;
  boxesNeeded: number | null;
  teamMembers: number | null;
  kits: number | null;
  kitsNeeded: number | null;
  plan: string | null;
  /** Itineraries that call here. */
  trips: string[];
  mark: DayMark;
  flags: OutreachFlag[];
  conflict: boolean;
  asOf: string;
  source: string | null;
  marking: OutreachSiteFields["marking"];
  invented: boolean;
}

/** `planned` it has not set out; `under-way`; `returned`. */
export const tripStates = ["planned", "under-way", "returned"] as const;
export type TripState = (typeof tripStates)[number];

/**
 * What does not fit, kept and told. `not-departed`, `not-arrived`, `not-left`, `not-returned` the hour planned is over and nobody has said so;
 * `not-disinfected` it left a place of quarantine or treatment and went on, or the time for it is over; `mixed` the itinerary goes from
 * quarantine or treatment to others; `clash` the same box is elsewhere in that time; `tight` less time than its voters need; `order` hours
 * out of turn; `early` out before 05:00; `after-close` still out at 19:00 by plan or in fact; `closed-while-out` the place was told closed
 * while the box is out; `not-with-place` planned on another day than the place's vote; `disputed`.
 */
export const tripFlags = [
  "closed-while-out",
  "not-disinfected",
  "not-returned",
  "not-left",
  "not-arrived",
  "not-departed",
  "clash",
  "mixed",
  "order",
  "early",
  "after-close",
  "tight",
  "not-with-place",
  "disputed",
] as const;
export type TripFlag = (typeof tripFlags)[number];

export const stopSteps = ["arrived", "left", "disinfected"] as const;
export type StopStep = (typeof stopSteps)[number];
export const tripSteps = ["departed", ...stopSteps, "returned"] as const;
/** What can be said of a box's round; those of a stop with which stop. */
export type TripStep = (typeof tripSteps)[number];

export interface TripStopRow extends BoxStop {
  /** Of the site it calls at; null where the stop is at none that was told of. */
  case: OutreachCase | null;
  /** The box must be disinfected after it; so it is where the case is not known. */
  disinfects: boolean;
  flags: TripFlag[];
}

export interface BoxTripRow {
  id: string;
  place: string;
  placeName: string;
  communeName: string;
  box: string;
  team: string | null;
  police: string | null;
  departsAt: string;
  departedAt: string | null;
  returnedAt: string | null;
  /** When it would be back: the end of its last stop. */
  endsAt: string;
  stops: TripStopRow[];
  state: TripState;
  /** Index of the stop it is at; null on the way, before and after. */
  at: number | null;
  /** What is to be said next; null when it has returned. */
  next: { step: TripStep; stop: number | null; planned: string } | null;
  mark: DayMark;
  flags: TripFlag[];
  voters: KnownSum;
  conflict: boolean;
  asOf: string;
  source: string | null;
  marking: OutreachSiteFields["marking"];
  invented: boolean;
}

/**
 * What is wrong with a team, worst first: `below` fewer than 11 at hand; `no-head`, `no-secretary`; `above` more than 21; `heads` more
 * than one; `gap` a member fell out and no substitute is named; `untrained-substitute`; `untrained` members not trained; `no-police`;
 * `trained-above` more trained than members; `partial` roles nobody told of; `disputed`.
 */
export const teamFlags = [
  "below",
  "no-head",
  "no-secretary",
  "gap",
  "untrained-substitute",
  "untrained",
  "no-police",
  "above",
  "heads",
  "secretaries",
  "trained-above",
  "partial",
  "disputed",
] as const;
export type TeamFlag = (typeof teamFlags)[number];

/** A gap until a substitute is named and trained. */
export const gapStates = ["open", "named", "filled"] as const;
export type GapState = (typeof gapStates)[number];

export interface TeamGapRow {
  id: string;
  place: string;
  placeName: string;
  communeName: string;
  role: TeamRole;
  cause: TeamGapFields["cause"];
  since: string;
  substitute: string | null;
  trainedAt: string | null;
  note: string | null;
  state: GapState;
  /** `order`: trained before the gap began; `nobody`: trained and nobody named. */
  flags: ("order" | "nobody" | "disputed")[];
  asOf: string;
  source: string | null;
  marking: TeamGapFields["marking"];
  invented: boolean;
}

/** Tổ bầu cử of one place as it stands. */
export interface TeamHealth {
  place: string;
  /** Members by role as told; null where nobody said. */
  roles: Record<TeamRole, number | null>;
  /** Their sum, of those told; null where nothing was told. */
  members: number | null;
  trained: number | null;
  police: number | null;
  /** Gaps by state. */
  gaps: Record<GapState, number>;
  /** Members less those whose place nobody trained has taken; null where members are not known. */
  present: number | null;
  mark: DayMark;
  flags: TeamFlag[];
  asOf: string | null;
}

export interface TeamRow extends TeamHealth {
  name: string;
  number: number;
  communeName: string;
  districtName: string;
  names: string | null;
  gapRows: TeamGapRow[];
  source: string | null;
  marking: PollingTeamFields["marking"];
  invented: boolean;
}

/** Teams of a unit's places. */
export interface TeamCounts {
  /** Places whose team was told of. */
  told: KnownOf;
  marks: Record<DayMark, number>;
  members: KnownSum;
  trained: KnownSum;
  present: KnownSum;
  /** Places below 11, above 21, without a head at hand. */
  below: number;
  above: number;
  gaps: Record<GapState, number>;
}

/** One day on which somebody votes, or a box goes round. */
export interface VotingDay {
  date: string;
  /** The room's election day. */
  main: boolean;
  /** Places that vote on it by what is approved. */
  places: number;
  voters: KnownSum;
  /** What moved or would move places to it; `approved` by the National Election Council, else only asked for. */
  changes: {
    id: string;
    kind: "early" | "postponed";
    approved: boolean;
    units: { unit: string; name: string }[];
    places: number;
    reason: string;
    invented: boolean;
  }[];
  trips: { id: string; place: string; placeName: string; box: string; departsAt: string; state: TripState; mark: DayMark }[];
}

/** A quarantine zone in force whose places should have voting outside the room. */
export interface OutreachZone {
  id: string;
  name: string;
  kind: "concentrated" | "home" | "lockdown" | "treatment";
  voters: number | null;
  /** The zone's own words; null where none. */
  votingPlan: string | null;
  /** Places it surely touches, or where there is none the communes: those with a site of its case, of all. */
  planned: KnownOf;
  /** Those without one, at most 50. */
  without: { unit: string; name: string }[];
  invented: boolean;
}

/** Figures of the house by case; no law fixes them, they are settings. */
export interface CaseRule {
  /** Minutes a voter takes, with the way to the next where the box goes from door to door. */
  minutesPerVoter: number;
  /** Protective kits each member of the team needs at one site. */
  kitsPerMember: number;
}

export interface OutreachRules {
  cases: Record<OutreachCase, CaseRule>;
  /** Minutes a box can be out in a day. */
  boxMinutes: number;
  /** Minutes to disinfect box and team after a site of quarantine or treatment. */
  disinfectMinutes: number;
  /** Members a round needs at least. */
  leastMembers: number;
  /** Minutes after an hour of the itinerary before its silence counts. */
  graceMinutes: number;
}
