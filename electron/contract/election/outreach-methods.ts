import { z } from "zod";
import { marking } from "../marking.ts";
import { read, requestId, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import { unitKey } from "./counts.ts";
import { dayMarks, type Flagged } from "./day-answers.ts";
import {
  type BoxTripRow,
  type OutreachCounts,
  type OutreachRules,
  type OutreachSiteRow,
  type OutreachUnitRow,
  type OutreachZone,
  outreachFlags,
  type PlaceOutreachRow,
  type TeamCounts,
  type TeamGapRow,
  type TeamRow,
  teamFlags,
  tripSteps,
  type VotingDay,
} from "./outreach-answers.ts";
import { boxStop, outreachCases, outreachSiteFields, pollingTeamFields, teamGapFields, teamRoles } from "./outreach-records.ts";
import type { KnownOf } from "./turnout-methods.ts";

/** What every answer says of itself. `places`: of all in sight there, those anything was told of. */
export interface OutreachHead {
  unit: string;
  name: string;
  places: KnownOf;
  /** When the newest word it rests on was so; null where there is none. */
  asOf: string | null;
  /** When it changes by the hour alone; null if never, and at a moment. */
  validUntil: string | null;
}

type Kept = { id: string; flags: Flagged[]; changeSet: string | null };

const placeId = z.string().regex(/^[0-9A-Za-z-]{1,60}$/);
const recordId = z.string().min(1).max(100);
const ofUnit = { unit: unitKey.optional(), ...moment };
const paged = { offset: z.number().int().min(0).max(1_000_000).optional(), limit: z.number().int().min(1).max(2000).optional() };
const said = { source: z.string().max(300).nullable().optional(), marking: marking.optional(), requestId };
const removal = z.strictObject({ id: recordId, requestId });
const { shape: siteShape } = outreachSiteFields;
const { shape: teamShape } = pollingTeamFields;
const { shape: gapShape } = teamGapFields;

/** A stop as it is planned; what happened there is told by `boxTrips.step`. */
const plannedStop = boxStop.pick({ site: true, from: true, to: true }).extend({
  siteId: recordId.nullable().optional(),
  voters: boxStop.shape.voters.optional(),
});
export type PlannedStop = z.infer<typeof plannedStop>;

const ruleSetting = z.number().min(0).max(10_000);
/** Longer would silence what the figure is there to tell. */
const waiting = z.number().min(0).max(240);

/** Methods of the outreach part of the election desk. */
export const outreachMethods = {
  /** A unit's figures and those of its districts, or of a district its communes; and zones whose places have nothing planned. */
  "outreach.summary": read<OutreachHead & { counts: OutreachCounts; beneath: OutreachUnitRow[]; zones: OutreachZone[]; teams: TeamCounts }>()(
    z.strictObject(ofUnit),
  ),
  /** Places of a unit, worst first. `told`: only those with a site. */
  "outreach.places": read<OutreachHead & { rows: PlaceOutreachRow[]; total: number }>()(
    z.strictObject({
      told: z.boolean().optional(),
      mark: z.enum(dayMarks).optional(),
      case: z.enum(outreachCases).optional(),
      flag: z.enum(outreachFlags).optional(),
      ...paged,
      ...ofUnit,
    }),
  ),
  /** Sites of a unit or place, worst first. */
  "outreachSites.list": read<OutreachHead & { rows: OutreachSiteRow[]; total: number }>()(
    z.strictObject({ case: z.enum(outreachCases).optional(), ...paged, ...ofUnit }),
  ),
  "outreachSites.save": write<Kept>()(
    z.strictObject({
      id: recordId.optional(),
      place: placeId.optional(),
      case: siteShape.case.optional(),
      site: siteShape.site.optional(),
      location: siteShape.location.optional(),
      voters: siteShape.voters.optional(),
      voted: siteShape.voted.optional(),
      boxesHad: siteShape.boxesHad.optional(),
      teamMembers: siteShape.teamMembers.optional(),
      kits: siteShape.kits.optional(),
      plan: siteShape.plan.optional(),
      ...said,
    }),
  ),
  /**
   * Many sites of one case at once, as a commune's whole list: of a place with one site of the case that is changed, of others one is
   * made. All are kept or none; what is left out of a row stays as it was.
   */
  "outreachSites.saveMany": write<{ ids: string[]; flags: Flagged[]; changeSet: string | null }>()(
    z.strictObject({
      case: siteShape.case,
      rows: z
        .array(
          z.strictObject({
            place: placeId,
            site: siteShape.site.optional(),
            voters: siteShape.voters.optional(),
            boxesHad: siteShape.boxesHad.optional(),
            teamMembers: siteShape.teamMembers.optional(),
            kits: siteShape.kits.optional(),
          }),
        )
        .min(1)
        .max(2000),
      ...said,
    }),
  ),
  "outreachSites.remove": write<{ id: string; changeSet: string }>()(removal),

  /** Hành trình hòm phiếu phụ, those that need somebody first, then by hour. */
  "boxTrips.list": read<OutreachHead & { rows: BoxTripRow[]; total: number }>()(
    z.strictObject({ date: z.iso.date().optional(), ...paged, ...ofUnit }),
  ),
  /**
   * An itinerary laid out from a place's sites: those without infection first, nearest next, the minutes its voters need, disinfection in
   * between. Nothing is kept. `left`: sites the day is too short for.
   */
  "boxTrips.propose": read<{ stops: PlannedStop[]; left: string[]; endsAt: string | null; notes: string[] }>()(
    z.strictObject({
      place: placeId,
      departsAt: timestamp,
      /** Left out: sites of the place no itinerary calls at. */
      siteIds: z.array(recordId).max(100).optional(),
      /** Minutes on the way between two sites; 15 if left out. */
      wayMinutes: z.number().int().min(0).max(600).optional(),
      ...moment,
    }),
  ),
  /** Makes or changes what is planned; a stop that stays keeps what was told of it. */
  "boxTrips.save": write<Kept>()(
    z.strictObject({
      id: recordId.optional(),
      place: placeId.optional(),
      box: z.string().trim().min(1).max(100).optional(),
      team: z.string().max(500).nullable().optional(),
      police: z.string().max(200).nullable().optional(),
      departsAt: timestamp.optional(),
      stops: z.array(plannedStop).min(1).max(100).optional(),
      ...said,
    }),
  ),
  /** One word of the round: it left, arrived (`stop`: which, from 0), was disinfected, came back; `at` null: it was not so. */
  "boxTrips.step": write<Kept>()(
    z.strictObject({
      id: recordId,
      step: z.enum(tripSteps),
      stop: z.number().int().min(0).max(99).optional(),
      at: timestamp.nullable(),
      requestId,
    }),
  ),
  "boxTrips.remove": write<{ id: string; changeSet: string }>()(removal),

  /** Teams of a unit's places, worst first. */
  "teams.list": read<OutreachHead & { rows: TeamRow[]; total: number; counts: TeamCounts }>()(
    z.strictObject({ mark: z.enum(dayMarks).optional(), flag: z.enum(teamFlags).optional(), ...paged, ...ofUnit }),
  ),
  "teams.save": write<Kept>()(
    z.strictObject({
      place: placeId,
      head: teamShape.head.optional(),
      deputy: teamShape.deputy.optional(),
      secretary: teamShape.secretary.optional(),
      member: teamShape.member.optional(),
      trained: teamShape.trained.optional(),
      police: teamShape.police.optional(),
      names: teamShape.names.optional(),
      ...said,
    }),
  ),
  /** Members who fell out, those nobody has taken the place of first. */
  "teamGaps.list": read<OutreachHead & { rows: TeamGapRow[]; open: number }>()(z.strictObject(ofUnit)),
  "teamGaps.save": write<Kept>()(
    z.strictObject({
      id: recordId.optional(),
      place: placeId.optional(),
      role: z.enum(teamRoles).optional(),
      cause: gapShape.cause.optional(),
      since: timestamp.optional(),
      substitute: gapShape.substitute.optional(),
      trainedAt: gapShape.trainedAt.optional(),
      note: gapShape.note.optional(),
      ...said,
    }),
  ),
  "teamGaps.remove": write<{ id: string; changeSet: string }>()(removal),

  /** Days on which somebody votes or a box goes round, in their order. */
  "outreach.calendar": read<OutreachHead & { days: VotingDay[] }>()(z.strictObject(ofUnit)),
  /** Figures in force, names of those that were set, and the figures of the house they were set over. */
  "outreach.rules": read<{ rules: OutreachRules; changed: string[]; house: OutreachRules }>()(z.strictObject(moment)),
  "outreach.saveRules": write<{ changeSet: string | null }>()(
    z.strictObject({
      minutesPerVoter: z.partialRecord(z.enum(outreachCases), ruleSetting.min(0.1)).optional(),
      kitsPerMember: z.partialRecord(z.enum(outreachCases), ruleSetting).optional(),
      boxMinutes: ruleSetting.min(1).optional(),
      disinfectMinutes: waiting.optional(),
      leastMembers: ruleSetting.min(1).optional(),
      graceMinutes: waiting.optional(),
      requestId,
    }),
  ),
} as const;

/** Those of them that can be watched. */
export const outreachLive = [
  "outreach.summary",
  "outreach.places",
  "outreachSites.list",
  "boxTrips.list",
  "teams.list",
  "teamGaps.list",
  "outreach.calendar",
  "outreach.rules",
] as const;
