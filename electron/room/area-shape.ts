import type { AreaGeometry } from "../contract/index.ts";

const polygonsOf = (geometry: AreaGeometry): number[][][][] => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

const insideRing = (ring: readonly number[][], lon: number, lat: number): boolean => {
  let inside = false;
  let [lastLon = 0, lastLat = 0] = ring[ring.length - 1] ?? [];
  for (const [nextLon = 0, nextLat = 0] of ring) {
    if (nextLat > lat !== lastLat > lat && lon < ((lastLon - nextLon) * (lat - nextLat)) / (lastLat - nextLat) + nextLon) inside = !inside;
    lastLon = nextLon;
    lastLat = nextLat;
  }
  return inside;
};

/** Whether a spot lies in an area (even-odd over each polygon's rings, so holes are outside). For one spot; many go to `spatial/`. */
export const coversSpot = (geometry: AreaGeometry, lon: number, lat: number): boolean =>
  polygonsOf(geometry).some((rings) => rings.filter((ring) => insideRing(ring, lon, lat)).length % 2 === 1);

/** The middle of an area's bounding box, WGS84 `[lon, lat]`: where a map flies to. */
export const middleOf = (geometry: AreaGeometry): [number, number] => {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const rings of polygonsOf(geometry))
    for (const [lon = 0, lat = 0] of rings[0] ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [(west + east) / 2, (south + north) / 2];
};
