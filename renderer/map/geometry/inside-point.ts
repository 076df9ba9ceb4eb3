import type { AreaGeometry, LayerFeature } from "../../../electron/contract/index.ts";
import type { LonLat } from "./mercator.ts";
import { boundsOf, contains, polygonsOf } from "./polygons.ts";

/** Degrees from a point to the nearest boundary, east-west shortened by the latitude. */
export const distanceToEdge = (geometry: AreaGeometry, lon: number, lat: number): number => {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  for (const polygon of polygonsOf(geometry)) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [ax = 0, ay = 0] = ring[i - 1] ?? [];
        const [bx = 0, by = 0] = ring[i] ?? [];
        const px = (lon - ax) * shrink;
        const py = lat - ay;
        const dx = (bx - ax) * shrink;
        const dy = by - ay;
        const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
        best = Math.min(best, (px - along * dx) ** 2 + (py - along * dy) ** 2);
      }
    }
  }
  return Math.sqrt(best);
};

const GRID = 8;

/** A point well inside an area, where its name may stand: the best of a grid, then the best of a finer grid round it. */
const insidePoint = (geometry: AreaGeometry): LonLat => {
  let { west, south, east, north } = boundsOf(geometry);
  let best: LonLat = [(west + east) / 2, (south + north) / 2];
  let clearance = -1;
  for (let round = 0; round < 3; round++) {
    const stepLon = (east - west) / GRID;
    const stepLat = (north - south) / GRID;
    for (let i = 0; i < GRID; i++) {
      for (let j = 0; j < GRID; j++) {
        const lon = west + (i + 0.5) * stepLon;
        const lat = south + (j + 0.5) * stepLat;
        if (!contains(geometry, lon, lat)) continue;
        const here = distanceToEdge(geometry, lon, lat);
        if (here > clearance) {
          clearance = here;
          best = [lon, lat];
        }
      }
    }
    [west, east] = [best[0] - stepLon, best[0] + stepLon];
    [south, north] = [best[1] - stepLat, best[1] + stepLat];
  }
  return best;
};

const found = new WeakMap<LayerFeature, LonLat>();

/** Where a feature's name stands: the label point its source gives, the point itself, or a point well inside. */
export const labelPoint = (feature: LayerFeature): LonLat => {
  const { geometry, properties } = feature;
  if (geometry.type === "Point") return geometry.coordinates;
  const { label_lon: lon, label_lat: lat } = properties;
  if (typeof lon === "number" && typeof lat === "number") return [lon, lat];
  const known = found.get(feature) ?? insidePoint(geometry);
  found.set(feature, known);
  return known;
};
