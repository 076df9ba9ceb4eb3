import type { AreaGeometry } from "../contract/index.ts";
import { edgesOf, growBounds, noBounds, passesEast } from "./ring-test.ts";

const MAX_SLABS = 4096;

/** Tells at once which points lie in one polygon: its edges filed by slabs of latitude, so that a point meets only those at its height. */
export interface PolygonSlabs {
  contains(lon: number, lat: number): boolean;
  /** Writes the indexes of the points inside to `into` (as long as the points) and returns how many there are. */
  select(lons: Float64Array, lats: Float64Array, count: number, into: Int32Array): number;
}

/** Files the edges of `geometry`, which must have passed `inspect`. Agrees with `insideEdges`, ties included. */
export function buildPolygonSlabs(geometry: AreaGeometry): PolygonSlabs {
  const edges = edgesOf(geometry);
  const { minX, minY, maxX, maxY } = growBounds(noBounds(), edges);
  const slabs = Math.max(1, Math.min(MAX_SLABS, edges.length >> 1));
  const perDegree = maxY > minY ? slabs / (maxY - minY) : 0;
  const slabOf = (lat: number): number => Math.min(slabs - 1, Math.max(0, Math.floor((lat - minY) * perDegree)));

  const start = new Int32Array(slabs + 1);
  for (let i = 0; i < edges.length; i += 4) for (let slab = slabOf(edges[i + 1]!); slab <= slabOf(edges[i + 3]!); slab++) start[slab + 1]!++;
  for (let slab = 0; slab < slabs; slab++) start[slab + 1]! += start[slab]!;
  const next = start.slice();
  const filed = new Float64Array(start[slabs]! * 4);
  for (let i = 0; i < edges.length; i += 4)
    for (let slab = slabOf(edges[i + 1]!); slab <= slabOf(edges[i + 3]!); slab++) filed.set(edges.subarray(i, i + 4), 4 * next[slab]!++);

  const contains = (x: number, y: number): boolean => {
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return false;
    const slab = slabOf(y);
    let inside = false;
    for (let i = 4 * start[slab]!; i < 4 * start[slab + 1]!; i += 4)
      if (passesEast(filed[i]!, filed[i + 1]!, filed[i + 2]!, filed[i + 3]!, x, y)) inside = !inside;
    return inside;
  };
  const select = (lons: Float64Array, lats: Float64Array, count: number, into: Int32Array): number => {
    let found = 0;
    for (let i = 0; i < count; i++) if (contains(lons[i]!, lats[i]!)) into[found++] = i;
    return found;
  };
  return { contains, select };
}
