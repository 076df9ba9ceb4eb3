import { exerciseWords, headOf, type TouchedReport } from "./touched-report.ts";

/** The same list as GeoJSON (RFC 7946, UTF-8): the area, the communes it cuts, the places touched; what the paper says stands beside `features`. */
export function touchedGeojson(report: TouchedReport): Uint8Array {
  const features = [
    {
      type: "Feature",
      id: "area",
      geometry: report.geometry,
      properties: { id: "area", role: report.kind, name: report.name },
    },
    ...report.communes.map(({ code, name, district, geometry }) => ({
      type: "Feature",
      id: code,
      geometry,
      properties: { id: code, role: "commune", code, name, district },
    })),
    ...report.places.map(({ id, lon, lat, communeCode, asOf, ...place }) => ({
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { id, role: "polling-place", code: id, commune_code: communeCode, ...place, ...(asOf === undefined ? {} : { as_of: asOf }) },
    })),
  ];
  const { certain, possible } = report.touched;
  const totals = (side: typeof certain) => ({
    communes: side.communes,
    polling_places: side.pollingPlaces,
    voters: side.voters,
    voters_unknown: side.votersUnknown,
  });
  const collection = {
    type: "FeatureCollection",
    ...(report.exercise ? { exercise: exerciseWords } : {}),
    name: report.name,
    marking: report.marking,
    made_at: report.madeAt,
    as_of: report.asOf,
    source: report.source,
    certain: totals(certain),
    possible: totals(possible),
    summary: Object.fromEntries(headOf(report)),
    features,
  };
  return new TextEncoder().encode(JSON.stringify(collection));
}
