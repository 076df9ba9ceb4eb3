import type { SpotArea, SpotDescription, SpotPollingPlace, Touched, TouchedSide } from "../contract/index.ts";
import { coversSpot } from "./area-shape.ts";
import { metresBetween } from "./distance.ts";
import { recordsInSight } from "./door.ts";
import type { MarkedPlace, ReadinessMarks } from "./election/readiness-marks.ts";
import { activeAt } from "./layers/areas.ts";
import type { RoomParts } from "./parts.ts";
import { standsAt } from "./polling-places.ts";
import type { Viewer } from "./room.ts";

const nearestShown = 5;

interface PlaceHere {
  metres: number;
  told: SpotPollingPlace;
}

const placeHere = (
  marks: ReadinessMarks,
  nowMs: number,
  { place, mark }: MarkedPlace,
  stands: { lon: number; lat: number; estimated: boolean },
  lon: number,
  lat: number,
): PlaceHere => {
  const metres = metresBetween(lon, lat, stands.lon, stands.lat);
  return {
    metres,
    told: {
      id: place.id,
      name: place.fields.name,
      communeCode: place.fields.communeCode,
      voters: place.fields.voters,
      readiness: mark.readiness,
      conflict: place.conflicts.length > 0 || mark.conflict,
      note: marks.note(place, nowMs),
      position: stands.estimated ? "estimated" : "surveyed",
      distanceM: stands.estimated ? null : Math.round(metres),
      asOf: marks.saidAt(place, nowMs),
    },
  };
};

/** Sums several areas' consequences over the places of one commune, each place once; what is certain for one area is certain. */
const withinCommune = (room: RoomParts, communeCode: string, all: readonly Touched[]): Touched | null => {
  if (all.length === 0) return null;
  const ofCommune = (side: "certain" | "possible"): Set<string> =>
    new Set(
      all.flatMap((one) => one[side].pollingPlaceIds).filter((id) => room.picture.record("polling-place", id)?.fields.communeCode === communeCode),
    );
  const certain = ofCommune("certain");
  const possible = new Set([...ofCommune("possible")].filter((id) => !certain.has(id)));
  const count = (ids: Set<string>): TouchedSide => {
    const figures = [...ids].map((id) => room.picture.record("polling-place", id)?.fields.voters ?? null);
    return {
      communes: ids.size === 0 ? 0 : 1,
      pollingPlaces: ids.size,
      voters: figures.reduce<number>((sum, voters) => sum + (voters ?? 0), 0),
      votersUnknown: figures.filter((voters) => voters === null).length,
      communeCodes: ids.size === 0 ? [] : [communeCode],
      pollingPlaceIds: [...ids].sort(),
    };
  };
  return { certain: { ...count(certain), communes: 1, communeCodes: [communeCode] }, possible: count(possible) };
};

const nowhere: SpotDescription = {
  commune: null,
  district: null,
  quarantineZones: [],
  riskAreas: [],
  incidents: [],
  nearest: [],
  places: [],
  touched: null,
};

/** All that this viewer may know of a spot and its commune; nothing is told of a spot outside the province. */
export const describeSpot = async (room: RoomParts, { clearance }: Viewer, lon: number, lat: number): Promise<SpotDescription> => {
  const [code] = await room.spatial.locate(Float64Array.of(lon, lat));
  const boundaries = room.boundaries();
  const commune = code ? boundaries.communes.get(code) : undefined;
  if (!commune) return nowhere;
  const district = boundaries.districts.get(commune.districtCode);
  const now = room.clock.now();

  const touching: Touched[] = [];
  const cutsCommune = (record: { id: string; fields: { from: string; to: string | null } }): boolean => {
    const touched = room.consequences.of(record.id, clearance);
    if (!touched?.certain.communeCodes.includes(commune.code) || activeAt(record.fields.from, record.fields.to, now).active === "ended") return false;
    touching.push(touched);
    return true;
  };
  const hereFirst = (one: SpotArea, other: SpotArea): number => Number(other.here) - Number(one.here) || (other.level ?? 0) - (one.level ?? 0);

  const quarantineZones = recordsInSight(room.picture, "quarantine-zone", clearance)
    .filter(cutsCommune)
    .map(({ id, fields }): SpotArea => {
      const here = coversSpot(fields.geometry, lon, lat);
      return { id, name: fields.name, kind: fields.kind, level: null, from: fields.from, to: fields.to, here };
    })
    .sort(hereFirst);
  const riskAreas = recordsInSight(room.picture, "risk-area", clearance)
    .filter(cutsCommune)
    .map(({ id, fields }) => {
      const here = coversSpot(fields.geometry, lon, lat);
      return {
        id,
        name: fields.name,
        kind: fields.hazard,
        level: fields.level,
        from: fields.from,
        to: fields.to,
        here,
        responsible: fields.responsible,
      };
    })
    .sort(hereFirst);
  const incidents = recordsInSight(room.picture, "incident", clearance)
    .filter(({ fields }) => fields.communeCode === commune.code && fields.status !== "withdrawn")
    .map(({ id, fields }) => ({
      id,
      category: fields.category,
      severity: fields.severity,
      status: fields.status,
      text: fields.text,
      occurredAt: fields.occurredAt,
    }))
    .sort((one, other) => Number(one.status === "closed") - Number(other.status === "closed") || other.severity - one.severity);

  const marks = room.election.marksFor(clearance);
  const all = marks.all(now).flatMap((marked) => {
    const stands = standsAt(marked.place.fields, boundaries);
    return stands ? [placeHere(marks, now, marked, stands, lon, lat)] : [];
  });
  const told = (here: PlaceHere): SpotPollingPlace => here.told;
  return {
    commune: { code: commune.code, name: commune.name },
    district: district ? { code: district.code, name: district.name } : null,
    quarantineZones,
    riskAreas,
    incidents,
    nearest: [...all]
      .sort((one, other) => one.metres - other.metres)
      .slice(0, nearestShown)
      .map(told),
    places: all
      .map(told)
      .filter((place) => place.communeCode === commune.code)
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
    touched: withinCommune(room, commune.code, touching),
  };
};
