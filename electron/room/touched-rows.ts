import type { OutputOf } from "../contract/index.ts";
import type { TouchedPlace, TouchedReport } from "../reports/touched-report.ts";
import { markingOf, recordInSight } from "./door.ts";
import type { RoomParts } from "./parts.ts";
import { standsAt } from "./polling-places.ts";
import type { Viewer } from "./room.ts";

/** `geometry`: null where nothing of the area may be shown under the boundaries in force. */
type Reckoned = Omit<TouchedReport, "geometry"> & { geometry: TouchedReport["geometry"] | null };

/**
 * A kept area's consequences with everything a list or a paper says of them: the certain places first, then the possible ones, each side
 * by code; undefined where the area is not in this viewer's sight.
 */
export const touchedReport = (room: RoomParts, { clearance }: Viewer, kind: "quarantine-zone" | "risk-area", id: string): Reckoned | undefined => {
  const area = recordInSight(room.picture, kind, id, clearance);
  const touched = area && room.consequences.of(id, clearance);
  if (!area || !touched) return undefined;
  const boundaries = room.boundaries();
  const { communes, districts } = boundaries;
  const districtOf = (communeCode: string): string => districts.get(communes.get(communeCode)?.districtCode ?? "")?.name ?? "";
  const now = room.clock.now();
  const marks = room.election.marksFor(clearance);
  const placesOf = (certainty: TouchedPlace["certainty"]): TouchedPlace[] =>
    touched[certainty].pollingPlaceIds.flatMap((placeId) => {
      const place = recordInSight(room.picture, "polling-place", placeId, clearance);
      const stands = place && standsAt(place.fields, boundaries);
      if (!place || !stands) return [];
      const { communeCode, name, voters } = place.fields;
      return {
        certainty,
        id: place.id,
        name,
        commune: communes.get(communeCode)?.name ?? "",
        communeCode,
        district: districtOf(communeCode),
        voters,
        readiness: marks.of(place, now).readiness,
        note: marks.note(place, now),
        asOf: marks.toldAt(place, now),
        lon: stands.lon,
        lat: stands.lat,
        position: stands.estimated ? "estimated" : "surveyed",
      };
    });
  const { asOf, source } = room.layers.answer("polling-places", clearance);
  return {
    kind,
    name: area.fields.name,
    geometry: room.consequences.shownShape(id, area.fields.geometry),
    exercise: room.exercise,
    marking: markingOf(area),
    madeAt: room.clock.nowText(),
    asOf,
    source,
    touched,
    places: [...placesOf("certain"), ...placesOf("possible")],
    communes: touched.certain.communeCodes.flatMap((code) => {
      const commune = communes.get(code);
      return commune ? { code, name: commune.name, district: districtOf(code), geometry: commune.geometry } : [];
    }),
  };
};

/** The same as the surface lists it. */
export const touchedList = ({ name, touched, places, asOf }: Reckoned): OutputOf<"touched.list"> => ({
  name,
  touched,
  rows: places.map(({ certainty, id, name: placeName, commune, communeCode, district, voters, readiness }) => ({
    certainty,
    id,
    name: placeName,
    commune,
    communeCode,
    district,
    voters,
    readiness,
  })),
  asOf,
});
