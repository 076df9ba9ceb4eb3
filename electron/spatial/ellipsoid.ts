import type { AreaGeometry } from "../contract/index.ts";
import { polygonsOf } from "./ring-test.ts";

/** WGS84: semi-major axis in metres, eccentricity squared. */
const A = 6_378_137;
const E2 = 0.00669437999014;
const E = Math.sqrt(E2);
const RADIAN = Math.PI / 180;

/** m² between the equator and `lat` per radian of longitude: the ellipsoid rolled out with areas kept. */
function northward(lat: number): number {
  const s = Math.sin(lat * RADIAN);
  return ((A * A) / 2) * (1 - E2) * (s / (1 - E2 * s * s) + Math.log((1 + E * s) / (1 - E * s)) / (2 * E));
}

function ringM2(ring: number[][]): number {
  let sum = 0;
  let last = northward(ring[0]?.[1] ?? 0);
  for (let i = 0; i + 1 < ring.length; i++) {
    const next = northward(ring[i + 1]![1]!);
    sum += ((ring[i]![0]! - ring[i + 1]![0]!) * (last + next)) / 2;
    last = next;
  }
  return Math.abs(sum) * RADIAN;
}

/** Area on the WGS84 ellipsoid in km², holes taken off, whichever way the rings run. */
export const areaKm2 = (geometry: AreaGeometry): number =>
  polygonsOf(geometry).reduce((total, [outer = [], ...holes]) => total + ringM2(outer) - holes.reduce((sum, hole) => sum + ringM2(hole), 0), 0) / 1e6;

/** Metres in one degree of longitude and of latitude at `lat`, on the WGS84 ellipsoid. */
export function metresPerDegree(lat: number): { lon: number; lat: number } {
  const s = Math.sin(lat * RADIAN);
  const w = 1 - E2 * s * s;
  return { lon: (A / Math.sqrt(w)) * Math.cos(lat * RADIAN) * RADIAN, lat: ((A * (1 - E2)) / w ** 1.5) * RADIAN };
}
