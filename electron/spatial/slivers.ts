import type { CodedArea } from "./engine.ts";
import { type Edges, edgesOf, polygonsOf } from "./ring-test.ts";

/** Square of the distance in degrees from a point to the nearest of the edges. */
function distance2(edges: Edges, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, (ax + along * dx - x) ** 2 + (ay + along * dy - y) ** 2);
  }
  return least;
}

/** Middle of a ring's longest side. */
function middleOfLongest(ring: number[][]): [number, number] {
  let longest = 0;
  let middle: [number, number] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i]!, ring[i + 1]!];
    const length = Math.hypot(bx - ax, by - ay);
    if (length > longest) [longest, middle] = [length, [(ax + bx) / 2, (ay + by) / 2]];
  }
  return middle;
}

/** Gives each gap between communes to the neighbour along its longest side, so that no spot within the province belongs to nobody. */
export function fillSlivers(communes: CodedArea[], slivers: number[][][]): CodedArea[] {
  if (slivers.length === 0) return communes;
  const edges = communes.map(({ geometry }) => edgesOf(geometry));
  const gained = new Map<number, number[][][]>();
  for (const sliver of slivers) {
    const distances = edges.map((own) => distance2(own, ...middleOfLongest(sliver)));
    const neighbour = distances.indexOf(Math.min(...distances));
    gained.set(neighbour, [...(gained.get(neighbour) ?? []), sliver]);
  }
  return communes.map((commune, i) => {
    const own = gained.get(i);
    if (!own) return commune;
    return { code: commune.code, geometry: { type: "MultiPolygon", coordinates: [...polygonsOf(commune.geometry), ...own.map((ring) => [ring])] } };
  });
}
