import type { AreaGeometry } from "../contract/index.ts";

/**
 * Edges of an area, four numbers each (`ax, ay, bx, by`, WGS84 degrees), the southern end first: the same line gives the same
 * numbers whichever neighbour it belongs to, so that two neighbours never both claim, or both disclaim, a point between them.
 */
export type Edges = Float64Array;

/**
 * True where the edge (southern end first) passes east of the point, at its latitude.
 *
 * This is the tie rule of the whole room: a point exactly on a line belongs to the area east of it, or north of it where the line
 * runs level. An odd count of such edges means inside.
 */
export function passesEast(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if (ay > y || by <= y) return false;
  if (x < ax && x < bx) return true;
  if (x >= ax && x >= bx) return false;
  return x < ax + ((y - ay) * (bx - ax)) / (by - ay);
}

/** Even-odd test over every edge: slow and exact, what the quicker indexes must agree with. */
export function insideEdges(edges: Edges, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i < edges.length; i += 4) {
    if (passesEast(edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!, x, y)) inside = !inside;
  }
  return inside;
}

/** Polygons of an area as GeoJSON holds them, Polygon and MultiPolygon alike. */
export const polygonsOf = (geometry: AreaGeometry): number[][][][] => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

/** Edges of all rings, outer and holes alike; edges without length are left out. */
export function edgesOf(geometry: AreaGeometry): Edges {
  const edges: number[] = [];
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i]!;
      const [bx = 0, by = 0] = ring[i + 1]!;
      if (ay < by || (ay === by && ax < bx)) edges.push(ax, ay, bx, by);
      else if (ax !== bx || ay !== by) edges.push(bx, by, ax, ay);
    }
  }
  return Float64Array.from(edges);
}

/** West, south, east, north in degrees. */
export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export const noBounds = (): Bounds => ({ minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity });

export function growBounds(bounds: Bounds, edges: Edges): Bounds {
  for (let i = 0; i < edges.length; i += 2) {
    bounds.minX = Math.min(bounds.minX, edges[i]!);
    bounds.maxX = Math.max(bounds.maxX, edges[i]!);
    bounds.minY = Math.min(bounds.minY, edges[i + 1]!);
    bounds.maxY = Math.max(bounds.maxY, edges[i + 1]!);
  }
  return bounds;
}
