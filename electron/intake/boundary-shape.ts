import type { AreaGeometry } from "../contract/index.ts";
import type { BoundaryFeature } from "./boundary-collection.ts";
import { crossingOf } from "./boundary-crossing.ts";

/** Where Vietnam's land lies, in degrees: lon 102-110, lat 8-24. */
const VIETNAM = { west: 102, east: 110, south: 8, north: 24 };

export const polygonsOf = (geometry: AreaGeometry): number[][][][] => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

const inVietnam = (lon: number, lat: number): boolean => lon >= VIETNAM.west && lon <= VIETNAM.east && lat >= VIETNAM.south && lat <= VIETNAM.north;

/** One reason for the whole file where its coordinates are not WGS84 lon, lat in Vietnam; undefined where they are. */
export function checkCoordinates(features: BoundaryFeature[]): string | undefined {
  const positions = features.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));
  const wrong = positions.find(([x = 0, y = 0]) => !inVietnam(x, y));
  if (!wrong) return undefined;
  const [x = 0, y = 0] = wrong;
  const example = `ví dụ ${x.toLocaleString("vi-VN")}; ${y.toLocaleString("vi-VN")}`;
  if (Math.abs(x) > 180 || Math.abs(y) > 180) return `sai hệ tọa độ: tọa độ tính bằng mét (có thể là VN-2000), cần độ WGS84; ${example}`;
  if (inVietnam(y, x)) return `kinh độ và vĩ độ bị đảo chỗ cho nhau; ${example}`;
  return `có tọa độ nằm ngoài Việt Nam hoặc không phải kinh độ, vĩ độ WGS84; ${example}`;
}

/** Heights are left out, and that is said. */
export function coordinateNotes(features: BoundaryFeature[]): string[] {
  const high = features.filter(({ geometry }) =>
    polygonsOf(geometry)
      .flat(2)
      .some((position) => position.length > 2),
  ).length;
  return high > 0 ? [`${high} xã có độ cao trong tọa độ: bỏ qua độ cao.`] : [];
}

const same = (a: number[] | undefined, b: number[] | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];
const degrees = (value: number): string => value.toLocaleString("vi-VN", { maximumFractionDigits: 5 });

/** Twice the signed area in square degrees, positive counter-clockwise. */
export function doubleArea(ring: number[][]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return sum;
}

/** Broken rings of one commune in words: open, too short, without area, crossing themselves or one another. */
export function shapeFaults(geometry: AreaGeometry, title: string): string[] {
  return polygonsOf(geometry).flatMap((polygon) => {
    const faults = polygon.flatMap((ring) => {
      const distinct = new Set(ring.map(([lon, lat]) => `${lon} ${lat}`)).size;
      if (distinct < 3) return [`${title}: có vòng chỉ có ${distinct} điểm khác nhau, cần ít nhất 3`];
      if (!same(ring[0], ring.at(-1))) return [`${title}: có vòng chưa khép kín`];
      return [];
    });
    if (faults.length > 0) return faults;
    const crossing = crossingOf(polygon);
    if (crossing) return [`${title}: đường ranh giới tự cắt tại kinh độ ${degrees(crossing[0])}, vĩ độ ${degrees(crossing[1])}`];
    return polygon.some((ring) => doubleArea(ring) === 0) ? [`${title}: có vòng không có diện tích`] : [];
  });
}

/** The shape as the room keeps it: without heights or doubled points, outer rings counter-clockwise, holes clockwise (RFC 7946). */
export function soundGeometry(geometry: AreaGeometry): AreaGeometry {
  const polygons = polygonsOf(geometry).map((polygon) =>
    polygon.map((ring, index) => {
      const flat = ring.map(([lon = 0, lat = 0]) => [lon, lat]).filter((point, i, all) => i === 0 || !same(point, all[i - 1]));
      const outer = index === 0;
      return doubleArea(flat) > 0 === outer ? flat : flat.reverse();
    }),
  );
  const [only, ...more] = polygons;
  return only && more.length === 0 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons };
}
