import earcut from "earcut";
import type { AreaGeometry, LayerFeature } from "../../../electron/contract/index.ts";
import { toRelative } from "./mercator.ts";

/** Rings as flat `x0,y0,x1,y1…` in relative mercator, without the closing point; the first ring of a polygon is its outside. */
export type FlatPolygon = Float64Array[];

/** Longest and shortest degrees of a shape. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Rings of an area in degrees, each polygon's outside first. */
export const polygonsOf = (geometry: AreaGeometry): number[][][][] => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

export const flatten = (geometry: AreaGeometry): FlatPolygon[] =>
  polygonsOf(geometry).map((polygon) =>
    polygon.map((ring) => {
      const flat = new Float64Array(Math.max(0, ring.length - 1) * 2);
      for (let i = 0; i < ring.length - 1; i++) {
        const at = toRelative(ring[i]?.[0] ?? 0, ring[i]?.[1] ?? 0);
        flat[i * 2] = at.x;
        flat[i * 2 + 1] = at.y;
      }
      return flat;
    }),
  );

/** Triangles of a polygon: `positions` as x,y pairs, `indices` three a triangle. */
export const triangulate = (polygon: FlatPolygon): { positions: number[]; indices: number[] } => {
  const positions: number[] = [];
  const holes: number[] = [];
  for (const [i, ring] of polygon.entries()) {
    if (i > 0) holes.push(positions.length / 2);
    for (const value of ring) positions.push(value);
  }
  // Scaled up: mercator of a province is so small that the triangulation would take its ears for flat.
  const scaled = positions.map((value) => value * 1e6);
  return { positions, indices: earcut(scaled, holes) };
};

export const boundsOf = (geometry: AreaGeometry): Bounds => {
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const polygon of polygonsOf(geometry)) {
    for (const at of polygon[0] ?? []) {
      const [lon = 0, lat = 0] = at;
      bounds.west = Math.min(bounds.west, lon);
      bounds.east = Math.max(bounds.east, lon);
      bounds.south = Math.min(bounds.south, lat);
      bounds.north = Math.max(bounds.north, lat);
    }
  }
  return bounds;
};

/** True where the point lies inside (even-odd over all rings, so holes are outside). */
export const contains = (geometry: AreaGeometry, lon: number, lat: number): boolean => {
  let inside = false;
  for (const polygon of polygonsOf(geometry)) {
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax = 0, ay = 0] = ring[i] ?? [];
        const [bx = 0, by = 0] = ring[j] ?? [];
        if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
  }
  return inside;
};

/** True where both areas have the same points in the same order: then nothing need be built again. */
export const sameGeometry = (a: LayerFeature["geometry"], b: LayerFeature["geometry"]): boolean => {
  if (a === b) return true;
  if (a.type !== b.type) return false;
  return sameNumbers(a.coordinates, b.coordinates);
};

type Nested = number | readonly Nested[];
const sameNumbers = (a: Nested, b: Nested): boolean => {
  if (typeof a === "number" || typeof b === "number") return a === b;
  return a.length === b.length && a.every((value, i) => sameNumbers(value, b[i] ?? []));
};
