import type { AreaGeometry, OutputOf } from "../contract/index.ts";
import { recordInSight } from "./door.ts";
import type { RoomParts } from "./parts.ts";
import { markOf } from "./polling-places.ts";
import type { Viewer } from "./room.ts";
import { staleHours } from "./settings.ts";

type TouchedList = OutputOf<"touched.list">;

/** A kept area's consequences as a list, the certain places first, then the possible ones, each by code; undefined where it is not in sight. */
export const touchedRows = (
  room: RoomParts,
  { clearance }: Viewer,
  kind: "quarantine-zone" | "risk-area",
  id: string,
): { list: TouchedList; geometry: AreaGeometry } | undefined => {
  const area = recordInSight(room.picture, kind, id, clearance);
  const touched = area && room.consequences.of(id, clearance);
  if (!area || !touched) return undefined;
  const { communes, districts } = room.boundaries();
  const hours = staleHours(room.picture);
  const now = room.clock.now();
  const rowsOf = (certainty: "certain" | "possible"): TouchedList["rows"] =>
    touched[certainty].pollingPlaceIds.flatMap((placeId) => {
      const place = recordInSight(room.picture, "polling-place", placeId, clearance);
      if (!place) return [];
      const commune = communes.get(place.fields.communeCode);
      return {
        certainty,
        id: place.id,
        name: place.fields.name,
        commune: commune?.name ?? "",
        communeCode: place.fields.communeCode,
        district: districts.get(commune?.districtCode ?? "")?.name ?? "",
        voters: place.fields.voters,
        readiness: markOf(place, now, hours).readiness,
      };
    });
  return {
    list: {
      name: area.fields.name,
      touched,
      rows: [...rowsOf("certain"), ...rowsOf("possible")],
      asOf: room.layers.answer("polling-places", clearance).asOf,
    },
    geometry: area.fields.geometry,
  };
};
