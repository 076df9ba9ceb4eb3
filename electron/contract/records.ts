import { z } from "zod";
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

/** Quyết định: number, date, signer. */
export const decision = z.strictObject({
  number: z.string().min(1).max(100),
  date: z.iso.date(),
  signer: z.string().min(1).max(200),
});

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
} as const;
export type RecordKind = keyof typeof recordKinds;
export type FieldsOf<K extends RecordKind> = z.infer<(typeof recordKinds)[K]>;
