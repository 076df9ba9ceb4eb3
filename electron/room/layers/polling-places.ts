import type { LayerFeature } from "../../contract/index.ts";
import type { BoundaryMap } from "../boundary-map.ts";
import { recordsInSight } from "../door.ts";
import { markOf, type PlaceRecord, saidAt, standsAt } from "../polling-places.ts";
import { type DrawLayer, later, sooner } from "./layer.ts";

interface DrawnPlace {
  feature: LayerFeature | null;
  turnsMs: number | null;
  boundaries: BoundaryMap;
}

/** A place is drawn once and drawn again only when its record, its age or the boundaries changed: tens of thousands stay quick. */
const drawn = new WeakMap<PlaceRecord, DrawnPlace>();

const draw = (place: PlaceRecord, boundaries: BoundaryMap, nowMs: number): DrawnPlace => {
  const { fields } = place;
  const mark = markOf(place, nowMs);
  const stands = standsAt(fields, boundaries);
  if (!stands) return { feature: null, turnsMs: null, boundaries };
  const feature: LayerFeature = {
    type: "Feature",
    id: place.id,
    geometry: { type: "Point", coordinates: [stands.lon, stands.lat] },
    properties: {
      id: place.id,
      code: place.id,
      commune_code: fields.communeCode,
      district_code: boundaries.communes.get(fields.communeCode)?.districtCode ?? null,
      number: fields.number,
      name: fields.name,
      address: fields.address,
      voters: fields.voters,
      readiness: mark.readiness,
      note: fields.readinessNote,
      invented: fields.invented,
      position: stands.estimated ? "estimated" : "surveyed",
      conflict: place.conflicts.length > 0,
      as_of: saidAt(place),
    },
  };
  return { feature, turnsMs: mark.turnsStaleMs, boundaries };
};

/** Khu vực bỏ phiếu, each at its place with its readiness mark. */
export const drawPollingPlaces: DrawLayer = ({ picture, boundaries, exercise, nowMs }, clearance) => {
  const features: LayerFeature[] = [];
  let asOf: string | null = null;
  let turnsMs: number | null = null;
  let conflicts = 0;
  for (const place of recordsInSight(picture, "polling-place", clearance)) {
    const before = drawn.get(place);
    const fresh = before && before.boundaries === boundaries && (before.turnsMs === null || nowMs < before.turnsMs);
    const now = fresh ? before : draw(place, boundaries, nowMs);
    if (!fresh) drawn.set(place, now);
    if (now.feature) features.push(now.feature);
    if (place.conflicts.length > 0) conflicts += 1;
    asOf = later(asOf, place.knownAt);
    turnsMs = sooner(turnsMs, now.turnsMs);
  }
  const source = exercise ? "Diễn tập: số liệu giả định, trừ nơi ghi nguồn" : "Báo cáo và bảng tính của các xã, huyện";
  return { features, asOf, turnsMs, conflicts, source };
};
