import { z } from "zod";
import { decision } from "./decision.ts";
import { checklistTemplateFields, checklistTickFields, rehearsalFields, unitReviewFields } from "./election/checklist-records.ts";
import {
  ballotMatterFields,
  dateChangeFields,
  electorateFields,
  hamletTurnFields,
  interruptionFields,
  pollingDayFields,
} from "./election/day-records.ts";
import { alertActFields, evidenceFields, obligationFields, planStepFields, savedViewFields } from "./election/duty-records.ts";
import { boxTripFields, outreachSiteFields, pollingTeamFields, teamGapFields } from "./election/outreach-records.ts";
import { chaseCallFields, contactFields, quickReportFields, reportingRegimeFields, submissionFields } from "./election/report-records.ts";
import { areaGeometry } from "./geometry.ts";
import { marking } from "./marking.ts";
import { timestamp } from "./moment.ts";

/** Khu vực bỏ phiếu: what is reported of its readiness. `stale` is never entered: it is `ready` or `lacking` grown old. */
export const reportedReadiness = ["ready", "lacking", "failed", "unknown"] as const;
export const readinessStates = ["ready", "lacking", "failed", "unknown", "stale"] as const;
export type ReportedReadiness = (typeof reportedReadiness)[number];
export type Readiness = (typeof readinessStates)[number];
/**
 * Hours after which a `ready` or `lacking` nobody has confirmed again is `stale`, and a figure's age is shown as old. A house rule, no law
 * fixes it: what was checked by day must be checked again before the next day's vote.
 */
export const readinessStaleHours = 12;

/** Fields of a polling place as the journal keeps them, each on its own. Id: its code, `COMMUNE-NN`. */
export const pollingPlaceFields = z.strictObject({
  communeCode: z.string(),
  number: z.number().int().min(1).max(999),
  name: z.string().max(300),
  address: z.string().max(500).nullable(),
  voters: z.number().int().min(0).max(100_000).nullable(),
  /** WGS84 degrees; null where nobody has given a position: then it stands at its commune's label point, estimated. */
  location: z.tuple([z.number(), z.number()]).nullable(),
  readiness: z.enum(reportedReadiness),
  readinessNote: z.string().max(500).nullable(),
  invented: z.boolean(),
  source: z.string().max(300).nullable(),
  marking,
  deleted: z.boolean(),
});
export type PollingPlaceFields = z.infer<typeof pollingPlaceFields>;

export const zoneKinds = ["concentrated", "home", "lockdown", "treatment", "checkpoint"] as const;
export type ZoneKind = (typeof zoneKinds)[number];
/** Distancing under Chỉ thị 15, 16 or 19 of the Prime Minister. */
export const distancingDirectives = ["15", "16", "19"] as const;

/** Vùng cách ly. */
export const quarantineZoneFields = z.strictObject({
  kind: z.enum(zoneKinds),
  name: z.string().trim().min(1).max(200),
  decision: decision.nullable(),
  from: timestamp,
  to: timestamp.nullable(),
  geometry: areaGeometry,
  people: z.number().int().min(0).max(1_000_000).nullable(),
  voters: z.number().int().min(0).max(1_000_000).nullable(),
  directive: z.enum(distancingDirectives).nullable(),
  votingPlan: z.string().max(2000).nullable(),
  invented: z.boolean(),
  marking,
  deleted: z.boolean(),
});
export type QuarantineZoneFields = z.infer<typeof quarantineZoneFields>;

export const hazards = [
  "flash-flood",
  "pipe-flood",
  "landslide",
  "heavy-rain",
  "inundation",
  "thunderstorm",
  "lightning",
  "hail",
  "river-flood",
  "forest-fire",
] as const;
export type Hazard = (typeof hazards)[number];

/** Bản tin of the weather service; a level without one is "phòng ước tính". */
export const bulletin = z.strictObject({
  number: z.string().min(1).max(100),
  issuer: z.string().min(1).max(200),
  issuedAt: timestamp,
});

/** Thành viên Ban Chỉ huy phụ trách địa bàn. */
export const responsibleMember = z.strictObject({
  name: z.string().min(1).max(200),
  duty: z.string().max(200),
  phone: z.string().max(40),
});

/** Vùng nguy cơ thiên tai. */
export const riskAreaFields = z.strictObject({
  hazard: z.enum(hazards),
  level: z.number().int().min(1).max(5),
  bulletin: bulletin.nullable(),
  name: z.string().trim().min(1).max(200),
  from: timestamp,
  to: timestamp.nullable(),
  geometry: areaGeometry,
  responsible: responsibleMember.nullable(),
  note: z.string().max(2000).nullable(),
  invented: z.boolean(),
  marking,
  deleted: z.boolean(),
});
export type RiskAreaFields = z.infer<typeof riskAreaFields>;

export const incidentStatuses = ["reported", "confirmed", "handling", "closed", "withdrawn"] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** Vụ việc ANTT (categories 1-8) or sự cố (9-12); severity 1 minor to 4 most severe. */
export const incidentFields = z.strictObject({
  category: z.number().int().min(1).max(12),
  severity: z.number().int().min(1).max(4),
  status: z.enum(incidentStatuses),
  text: z.string().trim().min(1).max(2000),
  location: z.tuple([z.number(), z.number()]),
  communeCode: z.string(),
  /** What was done, or who handles it; null until somebody says. */
  handling: z.string().max(2000).nullable(),
  occurredAt: timestamp,
  invented: z.boolean(),
  source: z.string().max(300).nullable(),
  marking,
  deleted: z.boolean(),
});
export type IncidentFields = z.infer<typeof incidentFields>;

/** Which boundary file is in force: a blob's hash, or "built-in". Id: always `communes`. */
export const boundarySetFields = z.strictObject({
  file: z.string(),
  fileName: z.string().max(300),
  attribution: z.string().max(500),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});
export type BoundarySetFields = z.infer<typeof boundarySetFields>;

/** What the room remembers of itself, as that it holds an exercise; a record, so that its history is kept. Id: the setting's name. */
export const settingFields = z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) });

/** Every record kind with its fields: the journal keeps one value a field, with who gave it and when. */
export const recordKinds = {
  "polling-place": pollingPlaceFields,
  "quarantine-zone": quarantineZoneFields,
  "risk-area": riskAreaFields,
  incident: incidentFields,
  "boundary-set": boundarySetFields,
  setting: settingFields,
  "polling-day": pollingDayFields,
  interruption: interruptionFields,
  "date-change": dateChangeFields,
  "ballot-matter": ballotMatterFields,
  electorate: electorateFields,
  "hamlet-turn": hamletTurnFields,
  "checklist-template": checklistTemplateFields,
  "checklist-tick": checklistTickFields,
  "unit-review": unitReviewFields,
  rehearsal: rehearsalFields,
  "reporting-regime": reportingRegimeFields,
  "quick-report": quickReportFields,
  submission: submissionFields,
  contact: contactFields,
  "chase-call": chaseCallFields,
  "outreach-site": outreachSiteFields,
  "box-trip": boxTripFields,
  "polling-team": pollingTeamFields,
  "team-gap": teamGapFields,
  "alert-act": alertActFields,
  obligation: obligationFields,
  evidence: evidenceFields,
  "plan-step": planStepFields,
  "saved-view": savedViewFields,
} as const;
export type RecordKind = keyof typeof recordKinds;
export type FieldsOf<K extends RecordKind> = z.infer<(typeof recordKinds)[K]>;

const isKind = (name: string): name is RecordKind => Object.hasOwn(recordKinds, name);
/** All kinds, in the order above. */
export const recordKindNames: readonly RecordKind[] = Object.keys(recordKinds).filter(isKind);

/** One thing for each kind, made by its name; `T` says of what type each is: a type made kind by kind cannot be checked here. */
export const perKind = <T extends Record<RecordKind, unknown>>(make: <K extends RecordKind>(kind: K) => unknown): T =>
  Object.fromEntries(recordKindNames.map((kind) => [kind, make(kind)])) as T;
/** A kind's schema, tied to its own fields. */
export const fieldSchemas = perKind<{ [K in RecordKind]: z.ZodType<FieldsOf<K>> & { shape: object } }>((kind) => recordKinds[kind]);

/** Kinds an officer enters; each carries a marking and may be deleted. The room's own settings and boundaries are not among them. */
export type SituationKind = Exclude<RecordKind, "boundary-set" | "setting">;
export const isSituation = (kind: RecordKind): kind is SituationKind => kind !== "boundary-set" && kind !== "setting";
export const situationKinds: readonly SituationKind[] = recordKindNames.filter(isSituation);
