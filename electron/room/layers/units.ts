import type { DayCounts, LayerFeature, ReadinessTotals } from "../../contract/index.ts";
import { countDay, dayHatch, dayShare, noDays } from "../../domain/election/day-state-counts.ts";
import { countPlace, hatchOf, noPlaces, readyShare } from "../../domain/readiness-rollup.ts";
import type { Unit } from "../boundary-map.ts";
import { type DrawLayer, later, sooner } from "./layer.ts";

const unitFeature = (unit: Unit, totals: ReadinessTotals, days: DayCounts, hasClosed: boolean): LayerFeature => ({
  type: "Feature",
  id: unit.code,
  geometry: unit.geometry,
  properties: {
    id: unit.code,
    code: unit.code,
    name: unit.name,
    type: unit.type,
    district_code: unit.districtCode,
    label_lon: unit.label[0],
    label_lat: unit.label[1],
    places: totals.places,
    ready: totals.ready,
    lacking: totals.lacking,
    failed: totals.failed,
    unknown: totals.unknown,
    stale: totals.stale,
    conflict: totals.conflict,
    voters: totals.voters,
    voters_unknown: totals.votersUnknown,
    known: totals.places - totals.unknown - totals.stale,
    hatch: hatchOf(totals),
    ready_share: readyShare(totals),
    begun: days.begun,
    ended: days.ended,
    unsaid: days.unsaid,
    interrupted: days.interrupted,
    day_hatch: dayHatch(days),
    day_share: dayShare(days, hasClosed),
  },
});

const drawUnits =
  (which: "communes" | "districts"): DrawLayer =>
  ({ boundaries, days, marks: marksFor, nowMs }, clearance) => {
    const states = days(clearance);
    const marks = marksFor(clearance);
    const totals = new Map<string, ReadinessTotals>();
    const dayCounts = new Map<string, DayCounts>();
    let asOf: string | null = null;
    const hasClosed = nowMs >= states.hours.closesMs;
    let turnsMs: number | null = null;
    let conflicts = 0;
    for (const { place, mark } of marks.all(nowMs)) {
      const communeCode = place.fields.communeCode;
      const code = which === "communes" ? communeCode : boundaries.communes.get(communeCode)?.districtCode;
      if (code === undefined) continue;
      const total = totals.get(code) ?? noPlaces();
      totals.set(code, total);
      countPlace(total, { readiness: mark.readiness, conflict: mark.conflict, voters: place.fields.voters });
      const counts = dayCounts.get(code) ?? noDays();
      dayCounts.set(code, counts);
      const day = states.standing(place, nowMs);
      countDay(counts, day);
      // From the hour of closing on the fill tells how many have ended.
      if (day.begun && !hasClosed) turnsMs = sooner(turnsMs, states.hours.closesMs);
      turnsMs = sooner(turnsMs, day.turnsMs);
      if (mark.conflict) conflicts += 1;
      asOf = later(asOf, marks.saidAt(place, nowMs));
      turnsMs = sooner(turnsMs, mark.turnsStaleMs);
    }
    const features = [...boundaries[which].values()].map((unit) =>
      unitFeature(unit, totals.get(unit.code) ?? noPlaces(), dayCounts.get(unit.code) ?? noDays(), hasClosed),
    );
    return { features, asOf, turnsMs, conflicts, source: boundaries.info.attribution };
  };

/** Communes and districts, each with the totals of the polling places in it. */
export const drawCommunes = drawUnits("communes");
export const drawDistricts = drawUnits("districts");
