import type { LayerFeature, Marking } from "../../contract/index.ts";
import { checkHazardLevel, hazardScaleAt } from "../../domain/hazard-scale.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { soAt } from "../as-of.ts";
import { recordsInSight } from "../door.ts";
import { type DrawLayer, type DrawnLayer, type LayerGround, later, sooner } from "./layer.ts";

/** Whether a thing with a from and a to holds at a moment, and when that next changes. */
export const activeAt = (from: string, to: string | null, nowMs: number): { active: "planned" | "in-force" | "ended"; turnsMs: number | null } => {
  const start = Date.parse(from);
  const end = to === null ? null : Date.parse(to);
  if (nowMs < start) return { active: "planned", turnsMs: start };
  if (end !== null && nowMs >= end) return { active: "ended", turnsMs: null };
  return { active: "in-force", turnsMs: end };
};

type AreaKind = "quarantine-zone" | "risk-area";

/** What every drawn area says of itself, whichever its kind. */
const areaProperties = (record: FoldedRecord<"quarantine-zone"> | FoldedRecord<"risk-area">, ground: LayerGround, clearance: Marking) => {
  const { fields } = record;
  const touched = ground.consequences.of(record.id, clearance);
  return {
    id: record.id,
    name: fields.name,
    from: fields.from,
    to: fields.to,
    active: activeAt(fields.from, fields.to, ground.nowMs).active,
    invented: fields.invented,
    marking: fields.marking,
    conflict: record.conflicts.length > 0,
    as_of: soAt(record),
    touched_communes: touched?.certain.communes ?? null,
    touched_places: touched?.certain.pollingPlaces ?? null,
    touched_voters: touched?.certain.voters ?? null,
    touched_voters_unknown: touched?.certain.votersUnknown ?? null,
    possible_places: touched?.possible.pollingPlaces ?? null,
    possible_voters: touched?.possible.voters ?? null,
  };
};

const drawAreas = <K extends AreaKind>(
  kind: K,
  ground: LayerGround,
  clearance: Marking,
  feature: (record: FoldedRecord<K>) => Omit<LayerFeature, "geometry">,
): Omit<DrawnLayer, "source"> => {
  let asOf: string | null = null;
  let turnsMs: number | null = null;
  let conflicts = 0;
  const features: LayerFeature[] = [];
  const outside: { id: string; name: string }[] = [];
  for (const record of recordsInSight(ground.picture, kind, clearance)) {
    const geometry = ground.consequences.shownShape(record.id, record.fields.geometry);
    if (geometry) features.push({ ...feature(record), geometry });
    else outside.push({ id: record.id, name: record.fields.name });
    turnsMs = sooner(turnsMs, activeAt(record.fields.from, record.fields.to, ground.nowMs).turnsMs);
    asOf = later(asOf, soAt(record));
    if (record.conflicts.length > 0) conflicts += 1;
  }
  return { features, asOf, turnsMs, conflicts, outside };
};

/** Vùng cách ly. */
export const drawQuarantineZones: DrawLayer = (ground, clearance) => ({
  ...drawAreas("quarantine-zone", ground, clearance, (record) => {
    const { fields } = record;
    return {
      type: "Feature",
      id: record.id,
      properties: {
        ...areaProperties(record, ground, clearance),
        kind: fields.kind,
        decision_number: fields.decision?.number ?? null,
        decision_date: fields.decision?.date ?? null,
        decision_signer: fields.decision?.signer ?? null,
        people: fields.people,
        voters: fields.voters,
        directive: fields.directive,
        voting_plan: fields.votingPlan,
      },
    };
  }),
  source: "Phòng tình huống vẽ theo quyết định của cấp có thẩm quyền",
});

/** Vùng nguy cơ thiên tai, each with the decision whose scale its level is on. */
export const drawRiskAreas: DrawLayer = (ground, clearance) => ({
  ...drawAreas("risk-area", ground, clearance, (record) => {
    const { fields } = record;
    const judgedAt = fields.bulletin?.issuedAt ?? fields.from;
    const scale = hazardScaleAt(judgedAt);
    return {
      type: "Feature",
      id: record.id,
      properties: {
        ...areaProperties(record, ground, clearance),
        hazard: fields.hazard,
        level: fields.level,
        level_source: fields.bulletin ? "bulletin" : "estimate",
        above_scale: !checkHazardLevel(fields.hazard, fields.level, judgedAt).ok,
        scale: scale.ok ? scale.value.decision : null,
        bulletin_number: fields.bulletin?.number ?? null,
        bulletin_issuer: fields.bulletin?.issuer ?? null,
        bulletin_issued_at: fields.bulletin?.issuedAt ?? null,
        responsible_name: fields.responsible?.name ?? null,
        responsible_duty: fields.responsible?.duty ?? null,
        responsible_phone: fields.responsible?.phone ?? null,
        note: fields.note,
      },
    };
  }),
  source: "Bản tin của cơ quan khí tượng thủy văn, hoặc phòng ước tính",
});
