import type { LayerFeature } from "../../contract/index.ts";
import { soAt } from "../as-of.ts";
import { recordsInSight } from "../door.ts";
import { type DrawLayer, later } from "./layer.ts";

/** Vụ việc ANTT and sự cố, each where it happened. */
export const drawIncidents: DrawLayer = ({ picture }, clearance) => {
  let asOf: string | null = null;
  let conflicts = 0;
  const features: LayerFeature[] = [];
  for (const record of recordsInSight(picture, "incident", clearance)) {
    const { fields } = record;
    const conflict = record.conflicts.length > 0;
    features.push({
      type: "Feature",
      id: record.id,
      geometry: { type: "Point", coordinates: fields.location },
      properties: {
        id: record.id,
        category: fields.category,
        severity: fields.severity,
        status: fields.status,
        text: fields.text,
        occurred_at: fields.occurredAt,
        known_at: record.knownAt,
        commune_code: fields.communeCode,
        handling: fields.handling,
        source: fields.source,
        marking: fields.marking,
        invented: fields.invented,
        conflict,
        as_of: soAt(record),
      },
    });
    if (conflict) conflicts += 1;
    asOf = later(asOf, soAt(record));
  }
  return { features, asOf, turnsMs: null, conflicts, source: "Tin báo về phòng tình huống" };
};
