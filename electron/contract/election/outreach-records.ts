import { z } from "zod";
import { timestamp } from "../moment.ts";
import { entered } from "./day-records.ts";

/** Where voters vote outside the room: quarantine at home, concentrated or lockdown, hospital (CV 2135/BNV), barracks, the old and sick, the detained. */
export const outreachCases = ["home-quarantine", "concentrated", "hospital", "barracks", "old-or-sick", "detained"] as const;
export type OutreachCase = (typeof outreachCases)[number];

const few = z.number().int().min(0).max(10_000).nullable();

/** Voting outside the room at one site of one place's electorate. Id: UUIDv7. */
export const outreachSiteFields = z.strictObject({
  place: z.string(),
  case: z.enum(outreachCases),
  site: z.string().trim().min(1).max(300),
  location: z.tuple([z.number(), z.number()]).nullable(),
  voters: z.number().int().min(0).max(100_000).nullable(),
  voted: z.number().int().min(0).max(100_000).nullable(),
  boxesHad: few,
  teamMembers: few,
  /** Protective kits at hand. */
  kits: few,
  plan: z.string().max(2000).nullable(),
  ...entered,
});
export type OutreachSiteFields = z.infer<typeof outreachSiteFields>;

/** One stop of an auxiliary box; what happened stays null until somebody says. */
export const boxStop = z.strictObject({
  site: z.string().min(1).max(300),
  /** The outreach site's id, where it is one. */
  siteId: z.string().nullable(),
  from: timestamp,
  to: timestamp,
  voters: z.number().int().min(0).max(100_000).nullable(),
  arrivedAt: timestamp.nullable(),
  leftAt: timestamp.nullable(),
  disinfectedAt: timestamp.nullable(),
});
export type BoxStop = z.infer<typeof boxStop>;

/** Hành trình hòm phiếu phụ. Id: UUIDv7. */
export const boxTripFields = z.strictObject({
  place: z.string(),
  box: z.string().trim().min(1).max(100),
  team: z.string().max(500).nullable(),
  police: z.string().max(200).nullable(),
  departsAt: timestamp,
  departedAt: timestamp.nullable(),
  returnedAt: timestamp.nullable(),
  stops: z.array(boxStop).min(1).max(100),
  ...entered,
});
export type BoxTripFields = z.infer<typeof boxTripFields>;

export const teamRoles = ["head", "deputy", "secretary", "member"] as const;
export type TeamRole = (typeof teamRoles)[number];

/** Tổ bầu cử: members by role, names optional (11-21 by law). Id: the place's code. */
export const pollingTeamFields = z.strictObject({
  head: few,
  deputy: few,
  secretary: few,
  member: few,
  trained: few,
  /** The officer of the police at the place. */
  police: few,
  names: z.string().max(4000).nullable(),
  ...entered,
});
export type PollingTeamFields = z.infer<typeof pollingTeamFields>;

export const gapCauses = ["f0", "f1", "f2", "ill", "other"] as const;
/** A member who became F1 or F2, or fell out otherwise: a gap until a substitute is named and trained. Id: UUIDv7. */
export const teamGapFields = z.strictObject({
  place: z.string(),
  role: z.enum(teamRoles),
  cause: z.enum(gapCauses),
  since: timestamp,
  substitute: z.string().max(200).nullable(),
  trainedAt: timestamp.nullable(),
  note: z.string().max(500).nullable(),
  ...entered,
});
export type TeamGapFields = z.infer<typeof teamGapFields>;
