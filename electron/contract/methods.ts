import { z } from "zod";
import type { DrawnArea, Touched } from "./consequences.ts";
import { decision } from "./decision.ts";
import { alertsLive, alertsMethods } from "./election/alerts-methods.ts";
import { checklistsLive, checklistsMethods } from "./election/checklists-methods.ts";
import { dayLive, dayMethods } from "./election/day-methods.ts";
import { directiveLive, directiveMethods } from "./election/directive-methods.ts";
import { outreachLive, outreachMethods } from "./election/outreach-methods.ts";
import { reportsLive, reportsMethods } from "./election/reports-methods.ts";
import { tablesLive, tablesMethods } from "./election/tables-methods.ts";
import { turnoutLive, turnoutMethods } from "./election/turnout-methods.ts";
import { exerciseMethods } from "./exercise.ts";
import { type AreaGeometry, areaGeometry, lineGeometry } from "./geometry.ts";
import { historyMethods, toldKinds } from "./history.ts";
import { type BoundaryPreview, type IntakePreview, type IntakeReceipt, sheetMapping } from "./intake.ts";
import { keepingMethods } from "./keeping.ts";
import { type LayerAnswer, layerName } from "./layers.ts";
import { type Marking, marking } from "./marking.ts";
import { type FileOut, file, read, requestId, stage, write } from "./method.ts";
import { moment, timestamp } from "./moment.ts";
import {
  bulletin,
  distancingDirectives,
  hazards,
  type IncidentStatus,
  incidentStatuses,
  type Readiness,
  reportedReadiness,
  responsibleMember,
  zoneKinds,
} from "./records.ts";
import { vaultMethods } from "./vault.ts";

const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const whole = (max: number) => z.number().int().min(0).max(max);

export interface RoomInfo {
  name: string;
  province: string;
  exercise: boolean;
  /** The room's clock; asked at a moment it stands still there, at `trueAt` where both times are given. */
  now: string;
  /** The moment this is told of, as the room writes moments, a time not asked for null; null: now. */
  moment: { knownAt: string | null; trueAt: string | null } | null;
  /** By how many whole minutes the machine's clock is behind what the room already told or knows; left out where it is not. */
  clockBehindMinutes?: number;
  districts: number;
  communes: number;
  entries: number;
  head: string;
  /** When the newest change set in sight came, by the room's clock; null where none did. */
  lastChangeAt: string | null;
  clearance: Marking;
  mayWrite: boolean;
  opening: { state: "ok" | "migrated" | "restored" | "salvaged-read-only" | "too-new"; message: string };
  boundaries: { fileName: string; attribution: string; validFrom: string; validTo: string | null; builtIn: boolean };
}

export interface SpotPollingPlace {
  id: string;
  name: string;
  communeCode: string;
  voters: number | null;
  readiness: Readiness;
  conflict: boolean;
  note: string | null;
  position: "surveyed" | "estimated";
  /** Metres from the spot, null where the position is only estimated. */
  distanceM: number | null;
  asOf: string;
}
export interface SpotArea {
  id: string;
  name: string;
  kind: string;
  level: number | null;
  from: string;
  to: string | null;
  /** True where the spot itself lies inside; false where the area only cuts the spot's commune. */
  here: boolean;
}
/**
 * What is known of a spot's commune. Areas: those not yet ended that cut the commune, the ones over the spot first; incidents: those of
 * the commune not withdrawn, worst first; `touched`: what those areas touch within the commune, null where there are none.
 */
export interface SpotDescription {
  commune: { code: string; name: string } | null;
  district: { code: string; name: string } | null;
  quarantineZones: SpotArea[];
  riskAreas: (SpotArea & { responsible: { name: string; duty: string; phone: string } | null })[];
  incidents: { id: string; category: number; severity: number; status: IncidentStatus; text: string; occurredAt: string }[];
  /** The nearest places first, at most 5, then all places of the commune under `places`. */
  nearest: SpotPollingPlace[];
  places: SpotPollingPlace[];
  touched: Touched | null;
}

export interface Saved {
  id: string;
  /** What was written; null where nothing had to be. So in every answer to something saved. */
  changeSet: string | null;
  touched: Touched;
  drawn: DrawnArea;
  /** What the officer must know of it, as "đã cắt 1,2 km² nằm ngoài biên giới". */
  notes: string[];
}
export interface Drawn {
  geometry: AreaGeometry;
  drawn: DrawnArea;
  touched: Touched;
  notes: string[];
}
export interface SearchHit {
  kind: "commune" | "district" | "polling-place" | "quarantine-zone" | "risk-area" | "incident";
  id: string;
  title: string;
  detail: string;
  lon: number;
  lat: number;
}
export interface ReadinessTotals {
  places: number;
  ready: number;
  lacking: number;
  failed: number;
  unknown: number;
  stale: number;
  conflict: number;
  voters: number;
  votersUnknown: number;
}
/** A change set this station may undo, newest first; `title` reads "vẽ vùng cách ly Thanh Thủy". */
export interface UndoStep {
  changeSet: string;
  title: string;
  knownAt: string;
}

/** A new zone needs kind, name, from and geometry; with an `id`, what is left out stays as it is. */
const zoneInput = z.strictObject({
  id: z.string().optional(),
  kind: z.enum(zoneKinds).optional(),
  name: z.string().trim().min(1).max(200).optional(),
  decision: decision.nullable().optional(),
  from: timestamp.optional(),
  to: timestamp.nullable().optional(),
  geometry: areaGeometry.optional(),
  people: whole(1_000_000).nullable().optional(),
  voters: whole(1_000_000).nullable().optional(),
  directive: z.enum(distancingDirectives).nullable().optional(),
  votingPlan: z.string().max(2000).nullable().optional(),
  marking: marking.optional(),
  trueAt: timestamp.optional(),
  requestId,
});
/** A new area needs hazard, level, name, from and geometry; with an `id`, what is left out stays as it is. */
const riskAreaInput = z.strictObject({
  id: z.string().optional(),
  hazard: z.enum(hazards).optional(),
  level: z.number().int().min(1).max(5).optional(),
  bulletin: bulletin.nullable().optional(),
  name: z.string().trim().min(1).max(200).optional(),
  from: timestamp.optional(),
  to: timestamp.nullable().optional(),
  geometry: areaGeometry.optional(),
  responsible: responsibleMember.nullable().optional(),
  note: z.string().max(2000).nullable().optional(),
  marking: marking.optional(),
  trueAt: timestamp.optional(),
  requestId,
});
const withRecord = z.strictObject({ id: z.string(), requestId });

/**
 * Every method of the room, by its name on the wire: one argument object in, one answer out.
 * `POST /api/NAME` or the frames of `wire.ts`; unknown keys, NaN and class instances are refused.
 *
 * At a moment (`moment.ts`) a reading method answers as if it were then; nothing ages there, so `validUntil` is null. Otherwise:
 * the four `area.*` methods are refused (`no-such-moment`): what is in hand is drawn now; `undo.steps` has none to tell;
 * `journal.verify`, `journal.stations` and `backups.list` speak of the store itself and answer as now.
 */
export const methods = {
  "room.info": read<RoomInfo>()(z.strictObject({ ...moment })),
  "layers.get": read<LayerAnswer>()(z.strictObject({ layer: layerName, ...moment })),
  "readiness.totals": read<{
    province: ReadinessTotals;
    districts: (ReadinessTotals & { code: string; name: string })[];
    asOf: string | null;
    validUntil: string | null;
  }>()(z.strictObject({ ...moment })),
  "spot.describe": read<SpotDescription>()(z.strictObject({ lon, lat, ...moment })),
  "places.search": read<SearchHit[]>()(z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(50).optional(), ...moment })),
  "record.get": read<{
    kind: string;
    id: string;
    fields: Record<string, unknown>;
    knownAt: string;
    trueAt: string;
    actor: string;
    conflicts: { field: string; values: { value: unknown; trueAt: string; actor: string }[] }[];
    editedAfterDeletion: boolean;
  }>()(z.strictObject({ kind: z.enum(toldKinds), id: z.string(), ...moment })),

  "area.preview": read<Drawn>()(z.strictObject({ geometry: areaGeometry, ...moment })),
  "area.buffer": read<Drawn>()(z.strictObject({ geometry: areaGeometry, metres: z.number().min(-50_000).max(50_000), ...moment })),
  "area.split": read<{ parts: Drawn[] }>()(z.strictObject({ geometry: areaGeometry, line: lineGeometry, ...moment })),
  "area.ofCommunes": read<Drawn>()(z.strictObject({ communes: z.array(z.string()).min(1).max(193), ...moment })),
  "touched.list": read<{
    name: string;
    touched: Touched;
    rows: {
      certainty: "certain" | "possible";
      id: string;
      name: string;
      commune: string;
      communeCode: string;
      district: string;
      voters: number | null;
      readiness: Readiness;
    }[];
    asOf: string | null;
  }>()(z.strictObject({ kind: z.enum(["quarantine-zone", "risk-area"]), id: z.string(), ...moment })),
  "touched.export": read<FileOut>()(
    z.strictObject({ kind: z.enum(["quarantine-zone", "risk-area"]), id: z.string(), format: z.enum(["xlsx", "geojson"]), ...moment }),
  ),

  "quarantineZones.save": write<Saved>()(zoneInput),
  "quarantineZones.remove": write<{ id: string; changeSet: string }>()(withRecord),
  "quarantineZones.split": write<{ ids: string[]; changeSet: string }>()(z.strictObject({ id: z.string(), line: lineGeometry, requestId })),
  "riskAreas.save": write<Saved>()(riskAreaInput),
  "riskAreas.remove": write<{ id: string; changeSet: string }>()(withRecord),
  "riskAreas.split": write<{ ids: string[]; changeSet: string }>()(z.strictObject({ id: z.string(), line: lineGeometry, requestId })),
  /** The highest level each hazard may carry on a date, by the decision then in force. */
  "riskAreas.scale": read<{
    decision: string;
    inForceFrom: string;
    maximum: Record<(typeof hazards)[number], number>;
    confidence: "H" | "M" | "L";
  }>()(z.strictObject({ at: timestamp })),
  "incidents.report": write<{ id: string; communeCode: string; notes: string[]; changeSet: string }>()(
    z.strictObject({
      category: z.number().int().min(1).max(12),
      severity: z.number().int().min(1).max(4),
      lon,
      lat,
      text: z.string().trim().min(1).max(2000),
      marking: marking.optional(),
      source: z.string().max(300).optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  "incidents.update": write<{ id: string; notes: string[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string(),
      category: z.number().int().min(1).max(12).optional(),
      severity: z.number().int().min(1).max(4).optional(),
      status: z.enum(incidentStatuses).optional(),
      text: z.string().trim().min(1).max(2000).optional(),
      handling: z.string().max(2000).nullable().optional(),
      lon: lon.optional(),
      lat: lat.optional(),
      marking: marking.optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  "pollingPlaces.save": write<{ id: string; notes: string[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string().optional(),
      communeCode: z.string().optional(),
      number: z.number().int().min(1).max(999).optional(),
      name: z.string().trim().min(1).max(300).optional(),
      address: z.string().max(500).nullable().optional(),
      voters: whole(100_000).nullable().optional(),
      location: z.tuple([lon, lat]).nullable().optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  "pollingPlaces.remove": write<{ id: string; changeSet: string }>()(withRecord),
  "readiness.report": write<{ ids: string[]; changeSet: string }>()(
    z.strictObject({
      ids: z.array(z.string()).min(1).max(2000),
      readiness: z.enum(reportedReadiness),
      note: z.string().max(500).nullable().optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),

  "intake.preview": stage<IntakePreview>()(z.strictObject({ ...file, mappings: z.array(sheetMapping).optional() })),
  "intake.accept": write<IntakeReceipt>()(z.strictObject({ staged: z.string(), requestId })),
  "intake.template": read<FileOut>()(z.strictObject({ byDistrict: z.boolean().optional() })),
  "boundaries.preview": stage<BoundaryPreview>()(z.strictObject({ ...file })),
  "boundaries.accept": write<{ changeSet: string }>()(
    z.strictObject({ staged: z.string(), attribution: z.string().max(500), validFrom: z.iso.date(), requestId }),
  ),
  "boundaries.restoreBuiltIn": write<{ changeSet: string }>()(z.strictObject({ requestId })),

  "undo.steps": read<{ undo: UndoStep[]; redo: UndoStep[] }>()(z.strictObject({ ...moment })),
  /** Restores only the fields that still hold the change set's values; `kept` names those somebody wrote since, `notes` what was cut at the border. */
  "undo.apply": write<{ changeSet: string; title: string; kept: string[]; notes: string[] }>()(z.strictObject({ changeSet: z.string(), requestId })),

  ...historyMethods,
  ...dayMethods,
  ...checklistsMethods,
  ...reportsMethods,
  ...turnoutMethods,
  ...outreachMethods,
  ...alertsMethods,
  ...directiveMethods,
  ...tablesMethods,
  ...exerciseMethods,
  ...keepingMethods,
  ...vaultMethods,
} as const;

export type MethodName = keyof typeof methods;
export type InputOf<M extends MethodName> = z.input<(typeof methods)[M]["input"]>;
export type OutputOf<M extends MethodName> = NonNullable<(typeof methods)[M]["output"]>;
export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);

/** Methods answered at the door, whether or not the room behind it is open. */
export type VaultMethod = keyof typeof vaultMethods;
/** Methods of the open room. */
export type RoomMethod = Exclude<MethodName, VaultMethod>;
export const isVaultMethod = (name: string): name is VaultMethod => Object.hasOwn(vaultMethods, name);
export const isRoomMethod = (name: string): name is RoomMethod => isMethodName(name) && !isVaultMethod(name);

/** Methods that can be watched: their answer is sent again whenever it changes. `layers.get` sends frames (whole, then deltas). */
export const liveMethods = [
  "room.info",
  "layers.get",
  "readiness.totals",
  "undo.steps",
  "record.get",
  "touched.list",
  "journal.timeline",
  "changes.between",
  "record.history",
  "journal.stations",
  "backups.list",
  "vault.state",
  ...dayLive,
  ...checklistsLive,
  ...reportsLive,
  ...turnoutLive,
  ...outreachLive,
  ...alertsLive,
  ...directiveLive,
  ...tablesLive,
] as const satisfies readonly MethodName[];
export type LiveMethod = (typeof liveMethods)[number];
