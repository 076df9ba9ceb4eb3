import type { AreaGeometry } from "../contract/index.ts";
import { doubleArea, polygonsOf } from "./boundary-shape.ts";

/** Polygons with the box they lie in, degrees. */
interface Boxed<T> {
  of: T;
  polygons: number[][][][];
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Latitudes at which two shapes are compared, evenly over the strip they share. */
const LINES = 64;

function boxed<T>(of: T, polygons: number[][][][]): Boxed<T> {
  const box = { of, polygons, west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [lon = 0, lat = 0] of polygons.flat(2)) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

/** Longitudes at which the rings cross each latitude of the strip, west to east: inside lies between the 1st and 2nd, 3rd and 4th, … */
function crossingsAt(polygons: number[][][][], south: number, step: number): number[][] {
  const found: number[][] = Array.from({ length: LINES }, () => []);
  for (const ring of polygons.flat())
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i]!, ring[i + 1]!];
      const [low, high] = [Math.min(ay, by), Math.max(ay, by)];
      const first = Math.max(0, Math.floor((low - south) / step - 1));
      for (let line = first; line < LINES; line++) {
        const lat = south + (line + 0.5) * step;
        if (lat >= high) break;
        if (lat >= low) found[line]!.push(ax + ((lat - ay) * (bx - ax)) / (by - ay));
      }
    }
  return found.map((xs) => xs.sort((a, b) => a - b));
}

/** How far two rows of stretches lie on one another. */
function sharedLength(one: number[], other: number[]): number {
  let [shared, i, j] = [0, 0, 0];
  while (i + 1 < one.length && j + 1 < other.length) {
    shared += Math.max(0, Math.min(one[i + 1]!, other[j + 1]!) - Math.max(one[i]!, other[j]!));
    if (one[i + 1]! < other[j + 1]!) i += 2;
    else j += 2;
  }
  return shared;
}

const areaOf = (polygons: number[][][][]): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((so, ring, index) => so + ((index === 0 ? 1 : -1) * Math.abs(doubleArea(ring))) / 2, 0), 0);

/** The share of the smaller of two shapes that lies on the other, 0 to 1, to about a hundredth. */
function shareOf<T>(one: Boxed<T>, other: Boxed<T>): number {
  const [south, north] = [Math.max(one.south, other.south), Math.min(one.north, other.north)];
  if (south >= north || one.west >= other.east || other.west >= one.east) return 0;
  const step = (north - south) / LINES;
  const [mine, theirs] = [crossingsAt(one.polygons, south, step), crossingsAt(other.polygons, south, step)];
  const shared = mine.reduce((sum, xs, line) => sum + sharedLength(xs, theirs[line]!) * step, 0);
  const smaller = Math.min(areaOf(one.polygons), areaOf(other.polygons));
  return smaller > 0 ? Math.min(1, shared / smaller) : 0;
}

/** Pairs of shapes of which one lies on the other with more than `most` of its area, in the shapes' order. */
function overlapsOf<T>(shapes: { of: T; polygons: number[][][][] }[], most: number): { one: T; other: T; share: number }[] {
  const boxes = shapes.map(({ of, polygons }) => boxed(of, polygons));
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const share = shareOf(one, other);
      return share > most ? [{ one: one.of, other: other.of, share }] : [];
    }),
  );
}

/** Parts of one commune may touch, not lie on one another. */
const MOST_OF_PART = 0.01;
/** Neighbours drawn apart lie on one another by crumbs; more than this is no crumb. */
const MOST_OF_COMMUNE = 0.05;
/** Communes named in one reason. */
const NAMED = 3;

/** Holes outside their outline or on one another, and parts on one another, in words; for rings that are sound and do not cross. */
export function layoutFaults(geometry: AreaGeometry, title: string): string[] {
  const holes = polygonsOf(geometry).flatMap(([shell = [], ...rings]) => [
    ...rings.flatMap((ring) => {
      const within =
        areaOf([[ring]]) < areaOf([[shell]]) &&
        overlapsOf(
          [shell, ring].map((one) => ({ of: one, polygons: [[one]] })),
          0.5,
        ).length > 0;
      return within ? [] : [`${title}: có lỗ nằm ngoài đường bao của nó`];
    }),
    ...overlapsOf(
      rings.map((ring) => ({ of: ring, polygons: [[ring]] })),
      MOST_OF_PART,
    ).map(() => `${title}: có hai lỗ chồng lên nhau`),
  ]);
  const parts = polygonsOf(geometry).map((polygon, index) => ({ of: index + 1, polygons: [polygon] }));
  return [
    ...holes,
    ...overlapsOf(parts, MOST_OF_PART).map(({ one, other }) => `${title}: phần thứ ${one} và phần thứ ${other} của xã chồng lên nhau`),
  ];
}

/** Communes that lie on one another with more than a twentieth of the smaller, in words: one reason for each commune, named first. */
export function overlapFaults(communes: { code: string; name: string; geometry: AreaGeometry }[]): string[] {
  const shapes = communes.map(({ code, name, geometry }) => ({ of: `${code} ${name}`, polygons: polygonsOf(geometry) }));
  const found = Map.groupBy(overlapsOf(shapes, MOST_OF_COMMUNE), ({ one }) => one);
  return [...found].map(([title, pairs]) => {
    const named = pairs.slice(0, NAMED).map(({ other, share }) => `${other} (${Math.min(100, Math.floor(share * 100))} %)`);
    const more = pairs.length > NAMED ? ` và ${pairs.length - NAMED} xã khác` : "";
    return `${title}: chồng lên ${named.join(", ")}${more}, tính theo diện tích xã nhỏ hơn, quá mức cho phép 5 %`;
  });
}
