import type { AreaGeometry } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { doubleArea, polygonsOf } from "./boundary-shape.ts";

/** km: no commune moves this far; one that does is drawn elsewhere or under a wrong code. */
const FARTHEST_KM = 20;
/** Of the area in force: finer or coarser lines change a province's area by less than a hundredth. */
const MOST_AREA_CHANGE = 0.02;
const KM_PER_DEGREE = 111.2;

interface Placed {
  code: string;
  name: string;
  geometry: AreaGeometry;
}

/** Middle of the box a shape lies in, degrees. */
function middleOf(geometry: AreaGeometry): { lon: number; lat: number } {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of polygonsOf(geometry).flat(2))
    [west, east, south, north] = [Math.min(west, lon), Math.max(east, lon), Math.min(south, lat), Math.max(north, lat)];
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}

const narrowing = (lat: number): number => Math.cos((lat * Math.PI) / 180);

function kmBetween(one: AreaGeometry, other: AreaGeometry): number {
  const [a, b] = [middleOf(one), middleOf(other)];
  return Math.hypot((a.lon - b.lon) * narrowing((a.lat + b.lat) / 2), a.lat - b.lat) * KM_PER_DEGREE;
}

function km2Of(geometry: AreaGeometry): number {
  const squareDegrees = polygonsOf(geometry)
    .flatMap((rings) => rings.map((ring, index) => ((index === 0 ? 1 : -1) * Math.abs(doubleArea(ring))) / 2))
    .reduce((sum, area) => sum + area, 0);
  return squareDegrees * narrowing(middleOf(geometry).lat) * KM_PER_DEGREE ** 2;
}

/** Communes far from where they are now, and a total area unlike the one in force, in words; nothing where no shapes are in force. */
export function placeFaults(communes: Placed[], now: { code: string; geometry?: AreaGeometry | undefined }[]): string[] {
  const inForce = new Map(now.flatMap(({ code, geometry }) => (geometry ? [[code, geometry] as const] : [])));
  const far = communes.flatMap(({ code, name, geometry }) => {
    const here = inForce.get(code);
    const km = here ? kmBetween(geometry, here) : 0;
    return km > FARTHEST_KM ? [`${code} ${name}: cách vị trí hiện tại ${writtenNumber(Math.round(km))} km, quá mức cho phép ${FARTHEST_KM} km`] : [];
  });
  if (communes.some(({ code }) => !inForce.has(code))) return far;
  const total = (areas: AreaGeometry[]): number => areas.reduce((sum, geometry) => sum + km2Of(geometry), 0);
  const [before, after] = [total([...inForce.values()]), total(communes.map(({ geometry }) => geometry))];
  const change = Math.abs(after - before) / before;
  if (change <= MOST_AREA_CHANGE) return far;
  const percent = (Math.ceil(change * 1000) / 10).toLocaleString("vi-VN");
  return [
    ...far,
    `tổng diện tích các xã là ${writtenNumber(Math.round(after))} km², lệch ${percent} % so với hiện tại (${writtenNumber(Math.round(before))} km²), quá mức cho phép 2 %`,
  ];
}
