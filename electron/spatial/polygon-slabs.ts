import type { AreaGeometry } from "../contract/index.ts";
import { edgesOf, growBounds, noBounds, passesEast } from "./ring-test.ts";

const MAX_SLABS = 512;
/** Degrees (0.1 mm): nearer to an edge than this, every edge of the slab is asked. */
const NEAR = 1e-9;

/** Tells at once which points lie in one polygon: a point meets only the edges at its latitude, and finds its place among those by halving. */
export interface PolygonSlabs {
  contains(lon: number, lat: number): boolean;
  /** Writes the indexes of the points inside to `into` (as long as the points) and returns how many there are. */
  select(lons: Float64Array, lats: Float64Array, count: number, into: Int32Array): number;
}

/** The polygon's height cut into slabs of equal height. */
interface Slabs {
  count: number;
  bottom(slab: number): number;
  of(lat: number): number;
}

/** Edges by slab: those of slab `s` are `edge[start[s]]` up to `edge[start[s + 1]]`. */
interface Filed {
  start: Int32Array;
  edge: Int32Array;
}

/** Whether an edge runs through the slab from below to above, so that no latitude in it misses the edge. */
const runsThrough = (edges: Float64Array, i: number, slabs: Slabs, slab: number): boolean =>
  edges[i + 1]! < slabs.bottom(slab) - NEAR && edges[i + 3]! > slabs.bottom(slab + 1) + NEAR;

/** Files the edges by slab, in the order given: the ones that run through, or the ones that end within. */
function file(edges: Float64Array, order: Int32Array, slabs: Slabs, through: boolean): Filed {
  const each = (visit: (slab: number, i: number) => void): void => {
    for (const i of order)
      for (let slab = slabs.of(edges[i + 1]! - NEAR); slab <= slabs.of(edges[i + 3]! + NEAR); slab++)
        if (runsThrough(edges, i, slabs, slab) === through) visit(slab, i);
  };
  const start = new Int32Array(slabs.count + 1);
  each((slab) => {
    start[slab + 1]!++;
  });
  for (let slab = 0; slab < slabs.count; slab++) start[slab + 1]! += start[slab]!;
  const next = start.slice();
  const edge = new Int32Array(start[slabs.count]!);
  each((slab, i) => {
    edge[next[slab]!++] = i;
  });
  return { start, edge };
}

/** Longitude of an edge at a latitude it passes. */
const lonAt = (edges: Float64Array, i: number, lat: number): number =>
  edges[i]! + ((lat - edges[i + 1]!) * (edges[i + 2]! - edges[i]!)) / (edges[i + 3]! - edges[i + 1]!);

/** Sorts each slab's edges from west to east (they come nearly so). Slabs in which edges cross, as in a drawing that crosses itself, are marked. */
function sortSlabs(edges: Float64Array, { start, edge }: Filed, slabs: Slabs): Uint8Array {
  const crossed = new Uint8Array(slabs.count);
  const middles = new Float64Array(edge.length);
  for (let slab = 0; slab < slabs.count; slab++) {
    const [low, high] = [slabs.bottom(slab), slabs.bottom(slab + 1)];
    for (let k = start[slab]!; k < start[slab + 1]!; k++) {
      const i = edge[k]!;
      const middle = lonAt(edges, i, (low + high) / 2);
      let at = k;
      for (; at > start[slab]! && middles[at - 1]! > middle; at--) {
        middles[at] = middles[at - 1]!;
        edge[at] = edge[at - 1]!;
      }
      middles[at] = middle;
      edge[at] = i;
    }
    for (let k = start[slab]! + 1; k < start[slab + 1]!; k++)
      if (lonAt(edges, edge[k - 1]!, low) > lonAt(edges, edge[k]!, low) || lonAt(edges, edge[k - 1]!, high) > lonAt(edges, edge[k]!, high))
        crossed[slab] = 1;
  }
  return crossed;
}

/** Files the edges of `geometry`. Agrees with `insideEdges`, ties included, for drawings that cross themselves too. */
export function buildPolygonSlabs(geometry: AreaGeometry): PolygonSlabs {
  const edges = edgesOf(geometry);
  const { minX, minY, maxX, maxY } = growBounds(noBounds(), edges);
  const count = Math.max(1, Math.min(MAX_SLABS, edges.length >> 3));
  const perDegree = maxY > minY ? count / (maxY - minY) : 0;
  const slabs: Slabs = {
    count,
    bottom: (slab) => minY + slab * ((maxY - minY) / count),
    of: (lat) => Math.min(count - 1, Math.max(0, Math.floor((lat - minY) * perDegree))),
  };
  const westFirst = Int32Array.from({ length: edges.length >> 2 }, (_, n) => 4 * n).sort(
    (i, j) => edges[i]! + edges[i + 2]! - edges[j]! - edges[j + 2]!,
  );
  const through = file(edges, westFirst, slabs, true);
  const ending = file(edges, westFirst, slabs, false);
  const crossed = sortSlabs(edges, through, slabs);

  const oddEast = ({ start, edge }: Filed, slab: number, x: number, y: number): boolean => {
    let odd = false;
    for (let k = start[slab]!; k < start[slab + 1]!; k++) {
      const i = edge[k]!;
      if (passesEast(edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!, x, y)) odd = !odd;
    }
    return odd;
  };
  const oddThroughEast = (slab: number, x: number, y: number): boolean => {
    if (crossed[slab] === 1) return oddEast(through, slab, x, y);
    const end = through.start[slab + 1]!;
    let [west, east] = [through.start[slab]!, end];
    while (west < east) {
      const middle = (west + east) >> 1;
      const offset = lonAt(edges, through.edge[middle]!, y) - x;
      if (Math.abs(offset) < NEAR) return oddEast(through, slab, x, y);
      if (offset > 0) east = middle;
      else west = middle + 1;
    }
    return ((end - west) & 1) === 1;
  };
  const contains = (x: number, y: number): boolean => {
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return false;
    const slab = slabs.of(y);
    return oddEast(ending, slab, x, y) !== oddThroughEast(slab, x, y);
  };
  const select = (lons: Float64Array, lats: Float64Array, length: number, into: Int32Array): number => {
    let found = 0;
    for (let i = 0; i < length; i++) if (contains(lons[i]!, lats[i]!)) into[found++] = i;
    return found;
  };
  return { contains, select };
}
