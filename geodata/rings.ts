import type { BoundaryLine, Point } from "./facts.ts";

/** A polygon as its rings, outer first (counter-clockwise), then holes (clockwise); every ring closed. */
export type Polygon = Point[][];

const key = ([lon, lat]: Point): string => `${lon} ${lat}`;

/** Twice the signed area in square degrees: positive where the ring runs counter-clockwise. */
function signedArea(ring: Point[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[i + 1] as Point;
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** Even-odd test; a point exactly on the ring may fall either way. */
function insideRing([x, y]: Point, ring: Point[]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[i + 1] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export const insidePolygon = (point: Point, [outer, ...holes]: Polygon): boolean =>
  outer !== undefined && insideRing(point, outer) && !holes.some((hole) => insideRing(point, hole));

/** The lines around a unit, each turned so that the unit lies on its left. Lines inside the unit (or wholly outside) cancel. */
function linesAround(lines: BoundaryLine[], isInside: (commune: string) => boolean): Point[][] {
  const around: Point[][] = [];
  for (const { left, right, points } of lines) {
    const leftIn = left !== null && isInside(left);
    const rightIn = right !== null && isInside(right);
    if (leftIn && !rightIn) around.push(points);
    if (rightIn && !leftIn) around.push(points.toReversed());
  }
  return around;
}

/** How far `to` turns clockwise from the way back to `from`: the least is the sharpest left turn, so that rings touching at one point stay apart. */
function turn(from: Point, at: Point, to: Point): number {
  const back = Math.atan2(from[1] - at[1], from[0] - at[0]);
  const on = Math.atan2(to[1] - at[1], to[0] - at[0]);
  const angle = back - on;
  return angle <= 0 ? angle + 2 * Math.PI : angle;
}

function closeRings(directed: Point[][], unit: string): Point[][] {
  const waiting = new Map<string, Point[][]>();
  for (const line of directed) {
    const start = key(line[0] as Point);
    waiting.set(start, [...(waiting.get(start) ?? []), line]);
  }
  const takeFrom = (at: Point, from: Point | undefined): Point[] => {
    const choices = waiting.get(key(at)) ?? [];
    const best = from ? choices.toSorted((a, b) => turn(from, at, a[1] as Point) - turn(from, at, b[1] as Point))[0] : choices[0];
    if (!best) throw new Error(`${unit}: the ring cannot be closed at ${key(at)}`);
    choices.splice(choices.indexOf(best), 1);
    return best;
  };
  const rings: Point[][] = [];
  for (const line of directed) {
    const start = line[0] as Point;
    if (!waiting.get(key(start))?.includes(line)) continue;
    const ring = [...takeFrom(start, undefined)];
    while (key(ring.at(-1) as Point) !== key(start)) ring.push(...takeFrom(ring.at(-1) as Point, ring.at(-2)).slice(1));
    rings.push(ring);
  }
  return rings;
}

/**
 * Assembles the shape of the unit made of the communes `isInside` accepts, from shared lines: exact, no overlay.
 * Throws where a ring cannot be closed or a hole has no outer ring.
 */
export function assemble(lines: BoundaryLine[], isInside: (commune: string) => boolean, unit: string): Polygon[] {
  const rings = closeRings(linesAround(lines, isInside), unit);
  const polygons: Polygon[] = rings.filter((ring) => signedArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) <= 0)) {
    const [a, b] = [hole[0] as Point, hole[1] as Point];
    const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const owner = polygons.find(([outer]) => outer !== undefined && insideRing(middle, outer));
    if (!owner) throw new Error(`${unit}: a hole lies outside every ring`);
    owner.push(hole);
  }
  if (polygons.length === 0) throw new Error(`${unit}: no line surrounds it`);
  return polygons;
}
