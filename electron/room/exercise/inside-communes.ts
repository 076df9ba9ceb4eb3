import type { AreaGeometry } from "../../contract/index.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { ExerciseCommune } from "./units.ts";

type LonLat = [number, number];

/** Metres in a degree of latitude, and of longitude at Hà Giang (22,8° N): near enough to place and to draw. */
const metresPerLat = 110_750;
const metresPerLon = 102_600;

const ringsOf = (geometry: AreaGeometry): number[][][][] => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

function insideRing(ring: number[][], lon: number, lat: number): boolean {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [lonA = 0, latA = 0] = ring[index] ?? [];
    const [lonB = 0, latB = 0] = ring[before] ?? [];
    if (latA > lat !== latB > lat && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA) inside = !inside;
  }
  return inside;
}

/** Even-odd ring test; holes count as outside. */
function contains(geometry: AreaGeometry, lon: number, lat: number): boolean {
  return ringsOf(geometry).some(([outer = [], ...holes]) => insideRing(outer, lon, lat) && !holes.some((hole) => insideRing(hole, lon, lat)));
}

const round = (value: number): number => Math.round(value * 100_000) / 100_000;

/** `from` moved by metres along a bearing in radians (0 is east, counter-clockwise), to 5 decimals. */
function moved(from: LonLat, bearing: number, metres: number): LonLat {
  return [round(from[0] + (Math.cos(bearing) * metres) / metresPerLon), round(from[1] + (Math.sin(bearing) * metres) / metresPerLat)];
}

function deepInside(geometry: AreaGeometry, point: LonLat, margin: number): boolean {
  if (!contains(geometry, point[0], point[1])) return false;
  for (let step = 0; step < 8; step++) {
    const [lon, lat] = moved(point, (step * Math.PI) / 4, margin);
    if (!contains(geometry, lon, lat)) return false;
  }
  return true;
}

function boundsOf(geometry: AreaGeometry): { west: number; south: number; east: number; north: number } {
  const points = ringsOf(geometry).flat(2);
  const lons = points.map(([lon = 0]) => lon);
  const lats = points.map(([, lat = 0]) => lat);
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) };
}

/**
 * A point inside the commune, drawn towards where people live (its label point), and clear of its edge by 250 m where the
 * commune is wide enough: boundaries here are generalised, and no dot may lie abroad.
 */
export function pointInside(commune: ExerciseCommune, random: SeededRandom): LonLat {
  const { west, south, east, north } = boundsOf(commune.geometry);
  const label: LonLat = [commune.labelLon, commune.labelLat];
  for (const margin of [250, 120, 40]) {
    for (let tries = 0; tries < 60; tries++) {
      const far: LonLat = [west + random.next() * (east - west), south + random.next() * (north - south)];
      const pull = 0.25 + 0.75 * random.next();
      const point: LonLat = [round(label[0] + (far[0] - label[0]) * pull), round(label[1] + (far[1] - label[1]) * pull)];
      if (deepInside(commune.geometry, point, margin)) return point;
    }
  }
  return label;
}

/** The point of the commune farthest from its edge among 400 tries: where a zone has room to be drawn. */
function roomiestPoint(commune: ExerciseCommune, random: SeededRandom): LonLat {
  let best: LonLat = [commune.labelLon, commune.labelLat];
  let widest = 0;
  for (let tries = 0; tries < 400; tries++) {
    const point = tries === 0 ? best : pointInside(commune, random);
    let margin = widest;
    while (deepInside(commune.geometry, point, margin + 50)) margin += 50;
    if (margin > widest) {
      widest = margin;
      best = point;
    }
  }
  return best;
}

/** How an area is drawn: at most this far from its middle, towards each bearing (metres), keeping to `share` of the way to the edge. */
export interface AreaShape {
  reach: (bearing: number) => number;
  share: number;
  /** Where its middle is; default: the roomiest point of the first commune. */
  middle?: LonLat;
}

/** Equal reach all round. */
export const allRound =
  (metres: number): AreaShape["reach"] =>
  () =>
    metres;

/** Long along `axis` (radians), narrow across: a valley. */
export const along =
  (axis: number, length: number, width: number): AreaShape["reach"] =>
  (bearing) => {
    const lengthwise = Math.cos(bearing - axis) / length;
    const across = Math.sin(bearing - axis) / width;
    return 1 / Math.hypot(lengthwise, across);
  };

const rays = 56;
const stride = 60;

/**
 * An irregular area, star-shaped about its middle (so it never crosses itself), every edge inside the communes given:
 * it cannot cross the national border. Throws where the communes leave it no room.
 */
export function areaInside(communes: ExerciseCommune[], shape: AreaShape, random: SeededRandom): AreaGeometry {
  const first = communes[0];
  if (!first) throw new RangeError("an area needs a commune");
  const inside = ([lon, lat]: LonLat): boolean => communes.some((commune) => contains(commune.geometry, lon, lat));
  const middle = shape.middle ?? roomiestPoint(first, random);
  const bearings = Array.from({ length: rays }, (_, ray) => (ray * 2 * Math.PI) / rays);
  const free = bearings.map((bearing) => {
    const most = shape.reach(bearing);
    let metres = 0;
    while (metres + stride <= most && inside(moved(middle, bearing, metres + stride))) metres += stride;
    return metres * shape.share;
  });
  const lumps = Array.from({ length: 5 }, (_, wave) => ({
    turn: random.next() * 2 * Math.PI,
    size: (0.04 + 0.05 * random.next()) / (1 + wave * 0.4),
  }));
  const wobble = (bearing: number): number => 0.9 + lumps.reduce((so, lump, wave) => so + lump.size * Math.sin((wave + 2) * bearing + lump.turn), 0);
  let reach = bearings.map((bearing, ray) => {
    const around = [-2, -1, 0, 1, 2].map((step) => free[(ray + step + rays) % rays]!);
    return Math.min(...around.map((metres, step) => metres * (1 + 0.12 * Math.abs(step - 2)))) * Math.min(1, wobble(bearing));
  });
  for (let attempt = 0; attempt < 30; attempt++) {
    const ring = bearings.map((bearing, ray) => moved(middle, bearing, reach[ray]!));
    ring.push(ring[0]!);
    if (Math.min(...reach) > 20 && edgesInside(ring, inside)) return { type: "Polygon", coordinates: [ring] };
    reach = reach.map((metres) => metres * 0.93);
  }
  throw new RangeError(`no room for an area in ${communes.map((commune) => commune.code).join(", ")}`);
}

function edgesInside(ring: LonLat[], inside: (point: LonLat) => boolean): boolean {
  return ring.slice(1).every((end, index) => {
    const start = ring[index]!;
    return Array.from({ length: 9 }, (_, step) => step / 8).every((part) =>
      inside([start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part]),
    );
  });
}
