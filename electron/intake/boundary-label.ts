import type { AreaGeometry } from "../contract/index.ts";
import { doubleArea, polygonsOf } from "./boundary-shape.ts";

/** Longitudes at which the rings cross a latitude, west to east: inside lies between the 1st and 2nd, 3rd and 4th, and so on. */
function crossings(polygon: number[][][], lat: number): number[] {
  const found: number[] = [];
  for (const ring of polygon)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i]!, ring[i + 1]!];
      if (ay > lat !== by > lat) found.push(ax + ((lat - ay) * (bx - ax)) / (by - ay));
    }
  return found.sort((a, b) => a - b);
}

const inside = (polygon: number[][][], lon: number, lat: number): boolean => crossings(polygon, lat).filter((x) => x > lon).length % 2 === 1;

/** Middle of the widest stretch inside the polygon, of nine latitudes tried from its middle outwards. */
function roomiest(polygon: number[][][]): [number, number] {
  const lats = (polygon[0] ?? []).map(([, lat = 0]) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let best: { lon: number; lat: number; width: number } = { lon: polygon[0]?.[0]?.[0] ?? 0, lat: polygon[0]?.[0]?.[1] ?? 0, width: 0 };
  for (const share of [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7]) {
    const lat = south + share * (north - south);
    const xs = crossings(polygon, lat);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = xs[i + 1]! - xs[i]!;
      if (width > best.width * 1.1) best = { lon: (xs[i]! + xs[i + 1]!) / 2, lat, width };
    }
  }
  return [Number(best.lon.toFixed(5)), Number(best.lat.toFixed(5))];
}

/** The file's own label point (`label_lon`, `label_lat` or `label: [lon, lat]`) where it lies inside, else one reckoned in the largest part. */
export function labelPoint(properties: Record<string, unknown>, geometry: AreaGeometry): [number, number] {
  const pair = Array.isArray(properties.label) ? properties.label : [properties.label_lon, properties.label_lat];
  const [lon, lat]: unknown[] = pair;
  const polygons = polygonsOf(geometry);
  if (typeof lon === "number" && typeof lat === "number" && polygons.some((polygon) => inside(polygon, lon, lat))) return [lon, lat];
  const size = (polygon: number[][][]): number => Math.abs(doubleArea(polygon[0] ?? []));
  return roomiest(polygons.toSorted((a, b) => size(b) - size(a))[0] ?? []);
}
