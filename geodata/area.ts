import type { Point } from "./facts.ts";
import type { Polygon } from "./rings.ts";

/** WGS84: semi-major axis in km, eccentricity squared. */
const A = 6378.137;
const E2 = 0.00669437999014;
const E = Math.sqrt(E2);

/** km² between the equator and `lat`, per radian of longitude: the ellipsoid rolled out with areas kept. */
function northward(lat: number): number {
  const s = Math.sin((lat * Math.PI) / 180);
  const q = (1 - E2) * (s / (1 - E2 * s * s) + Math.log((1 + E * s) / (1 - E * s)) / (2 * E));
  return (A * A * q) / 2;
}

function ringKm2(ring: Point[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[i + 1] as Point;
    sum += ((ax - bx) * (northward(ay) + northward(by))) / 2;
  }
  return sum * (Math.PI / 180);
}

/** Area on the WGS84 ellipsoid in km², holes taken off; rings run as `Polygon` says. */
export const areaKm2 = (polygons: Polygon[]): number => polygons.flat().reduce((sum, ring) => sum + ringKm2(ring), 0);
