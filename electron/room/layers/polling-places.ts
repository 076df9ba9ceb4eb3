import type { LayerFeature } from "../../contract/index.ts";
import type { DayStanding } from "../../domain/election/day-state.ts";
import type { ReadinessMark } from "../../domain/readiness.ts";
import type { BoundaryMap } from "../boundary-map.ts";
import { recordsInSight } from "../door.ts";
import type { DayStates } from "../election/day-states.ts";
import type { ReadinessMarks } from "../election/readiness-marks.ts";
import { type PlaceRecord, reportedMark, standsAt } from "../polling-places.ts";
import { type DrawLayer, later, sooner } from "./layer.ts";

/** A place drawn as it is before its report grows stale and as it is from then on; each made when first asked for. */
interface DrawnPlace {
  boundaries: BoundaryMap;
  /** Where it stands on the day as it was drawn, `state mark`; undefined where it never was. */
  day: string | undefined;
  /** Its mark as it was drawn where its checklist was ticked; undefined where only its report counts. */
  ticked: ReadinessMark | undefined;
  turnsMs: number | null;
  young?: LayerFeature | null | undefined;
  old?: LayerFeature | null | undefined;
}

/** A place is drawn again only when its record or the boundaries changed, or its age tells: tens of thousands stay quick at any moment. */
const drawn = new WeakMap<PlaceRecord, DrawnPlace>();

const drawnPlace = (place: PlaceRecord, boundaries: BoundaryMap): DrawnPlace => {
  const known = drawn.get(place);
  if (known?.boundaries === boundaries) return known;
  const fresh: DrawnPlace = { boundaries, day: undefined, ticked: undefined, turnsMs: reportedMark(place, Number.NEGATIVE_INFINITY).turnsStaleMs };
  drawn.set(place, fresh);
  return fresh;
};

const draw = (place: PlaceRecord, boundaries: BoundaryMap, day: DayStanding, marks: ReadinessMarks, nowMs: number): LayerFeature | null => {
  const { fields } = place;
  const stands = standsAt(fields, boundaries);
  if (!stands) return null;
  const mark = marks.of(place, nowMs);
  return {
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
      day: day.state,
      day_mark: day.mark,
      note: marks.note(place, nowMs),
      invented: fields.invented,
      position: stands.estimated ? "estimated" : "surveyed",
      conflict: place.conflicts.length > 0 || mark.conflict,
      as_of: marks.saidAt(place, nowMs),
    },
  };
};

/** What places are drawn from besides their records, as one clearance sees it. */
interface Standings {
  days: DayStates;
  marks: ReadinessMarks;
}

/** How a place is drawn now, and when its age changes that; made where it is not at hand. */
const drawnNow = (
  place: PlaceRecord,
  boundaries: BoundaryMap,
  day: DayStanding,
  marks: ReadinessMarks,
  nowMs: number,
): { feature: LayerFeature | null; turnsMs: number | null } => {
  const known = drawnPlace(place, boundaries);
  const dayDrawn = `${day.state} ${day.mark}`;
  const ticked = marks.isTicked(place.id) ? marks.of(place, nowMs) : undefined;
  if (known.day !== dayDrawn || known.ticked !== ticked) {
    known.day = dayDrawn;
    known.ticked = ticked;
    known.young = undefined;
    known.old = undefined;
  }
  const isYoung = known.turnsMs === null || nowMs < known.turnsMs;
  const age = isYoung ? "young" : "old";
  known[age] ??= draw(place, boundaries, day, marks, nowMs);
  return { feature: known[age], turnsMs: ticked ? ticked.turnsStaleMs : isYoung ? known.turnsMs : null };
};

/** Draws places before they are asked for, one a step: the layer of an import is then at hand at once. */
export function* drawAhead(
  places: Iterable<PlaceRecord | undefined>,
  boundaries: BoundaryMap,
  { days, marks }: Standings,
  nowMs: number,
): Generator<undefined, undefined> {
  for (const place of places) {
    if (place) drawnNow(place, boundaries, days.standing(place, nowMs), marks, nowMs);
    yield;
  }
  return undefined;
}

/** Khu vực bỏ phiếu, each at its place with its readiness mark. */
export const drawPollingPlaces: DrawLayer = ({ picture, boundaries, days, marks: marksFor, exercise, nowMs }, clearance) => {
  const states = days(clearance);
  const marks = marksFor(clearance);
  const features: LayerFeature[] = [];
  let asOf: string | null = null;
  let turnsMs: number | null = null;
  let conflicts = 0;
  for (const place of recordsInSight(picture, "polling-place", clearance)) {
    const day = states.standing(place, nowMs);
    const known = drawnNow(place, boundaries, day, marks, nowMs);
    if (known.feature) features.push(known.feature);
    if (known.feature ? known.feature.properties.conflict === true : place.conflicts.length > 0) conflicts += 1;
    asOf = later(asOf, marks.saidAt(place, nowMs));
    turnsMs = sooner(sooner(turnsMs, known.turnsMs), day.turnsMs);
  }
  const source = exercise ? "Diễn tập: số liệu giả định, trừ nơi ghi nguồn" : "Báo cáo và bảng tính của các xã, huyện";
  return { features, asOf, turnsMs, conflicts, source };
};
