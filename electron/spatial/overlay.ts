import { type AreaGeometry, fail, type LineGeometry, ok, type Result } from "../contract/index.ts";
import { checkDrawing, refuseInvalid, refuseOutside, refuseTiny } from "./drawn-area.ts";
import { areaKm2, metresPerDegree } from "./ellipsoid.ts";
import type { SoundArea } from "./engine.ts";
import { areaOf, type Geos, polygonsIn, type Shape, takeText, type Workspace, within } from "./geos.ts";
import type { Province } from "./province.ts";
import { edgesOf, growBounds, noBounds, polygonsOf } from "./ring-test.ts";

/** 1 m²: what is smaller is no area, and is not told as cut away. */
const LEAST_KM2 = 1e-6;
/** Steps of the 7-decimal grid in a degree; dividing by it gives the nearest double, so that nothing trails off. */
const STEPS = 1e7;
const PRECISION = 1 / STEPS;
const QUARTER_CIRCLE_SEGMENTS = 16;
const ROUND = 1;

/** Polygons as they are given out: 7 decimals, nothing under 1 m². */
const pieces = (polygons: number[][][][]): number[][][][] =>
  polygons
    .map((rings) => rings.map((ring) => ring.map((position) => position.map((value) => Math.round(value * STEPS) / STEPS))))
    .filter((rings) => areaKm2({ type: "Polygon", coordinates: rings }) >= LEAST_KM2);

/** Cuts an area known to be valid to the province. What already lies inside comes back untouched. */
function clip(space: Workspace, province: Province, geometry: AreaGeometry, shape: Shape): Result<SoundArea> {
  const { geos, own } = space;
  const before = areaKm2(geometry);
  if (before < LEAST_KM2) return refuseTiny();
  if (geos.GEOSPreparedCovers(province.prepared, shape)) return ok({ geometry, areaKm2: before, clippedKm2: 0 });
  for (const inner of province.inners) {
    const cut = own(geos.GEOSIntersectionPrec(shape, inner, PRECISION));
    const polygons = pieces(polygonsIn(geos, cut));
    if (polygons.length === 0) return refuseOutside();
    const clipped = areaOf(polygons);
    if (!geos.GEOSPreparedCovers(province.prepared, space.area(clipped))) continue;
    const after = areaKm2(clipped);
    return ok({ geometry: clipped, areaKm2: after, clippedKm2: before - after < LEAST_KM2 ? 0 : before - after });
  }
  throw new Error("clipping left the province");
}

/** Checks a drawing and cuts it to the province: see `SpatialEngine.inspect`. */
export function inspect(geos: Geos, province: Province, geometry: AreaGeometry): Result<SoundArea> {
  const checked = checkDrawing(geometry, province.bounds);
  if (!checked.ok) return checked;
  return within(geos, (space) => {
    const shape = space.area(geometry);
    if (!geos.GEOSisValid(shape)) return refuseInvalid(takeText(geos, geos.GEOSisValidReason(shape)));
    return clip(space, province, geometry, shape);
  });
}

/** The same area drawn in metres about its own middle: exact there, within 0.5 % half a degree away. */
function inMetres(geometry: AreaGeometry): { drawn: AreaGeometry; back: (polygons: number[][][][]) => number[][][][] } {
  const { minX, minY, maxX, maxY } = growBounds(noBounds(), edgesOf(geometry));
  const [x0, y0] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const scale = metresPerDegree(y0);
  const each = (polygons: number[][][][], move: (position: number[]) => number[]): number[][][][] =>
    polygons.map((rings) => rings.map((ring) => ring.map(move)));
  return {
    drawn: {
      type: "MultiPolygon",
      coordinates: each(polygonsOf(geometry), ([lon = 0, lat = 0]) => [(lon - x0) * scale.lon, (lat - y0) * scale.lat]),
    },
    back: (polygons) => each(polygons, ([x = 0, y = 0]) => [x0 + x / scale.lon, y0 + y / scale.lat]),
  };
}

/** Puts coordinates on the 7-decimal grid, mending what rounding would break. */
const onGrid = (space: Workspace, geometry: AreaGeometry): AreaGeometry =>
  areaOf(pieces(polygonsIn(space.geos, space.own(space.geos.GEOSGeom_setPrecision(space.area(geometry), PRECISION, 0)))));

/** Widens (or, below zero, narrows) an area by metres on the ground, then cuts it to the province. */
export function buffer(geos: Geos, province: Province, geometry: AreaGeometry, metres: number): Result<SoundArea> {
  const sound = inspect(geos, province, geometry);
  if (!sound.ok) return sound;
  const widened = within(geos, (space) => {
    const { drawn, back } = inMetres(sound.value.geometry);
    const shape = space.own(geos.GEOSBufferWithStyle(space.area(drawn), metres, QUARTER_CIRCLE_SEGMENTS, ROUND, ROUND, 1));
    return onGrid(space, areaOf(back(polygonsIn(geos, shape))));
  });
  if (polygonsOf(widened).length === 0)
    return fail(
      "bad-input",
      `Thu hẹp ${Math.abs(metres).toLocaleString("vi-VN")} m thì vùng không còn gì.`,
      "Chưa có gì được lưu. Chọn khoảng cách nhỏ hơn.",
    );
  return inspect(geos, province, widened);
}

const refuseUncut = (): Result<never> =>
  fail(
    "bad-input",
    "Đường cắt không chia vùng thành nhiều phần.",
    "Chưa có gì được lưu. Vẽ đường cắt đi qua hết vùng, bắt đầu và kết thúc ở ngoài vùng.",
  );

/** Parts of a sound area on the sides of a line, largest first. Their shared line is the same points in both. */
export function split(geos: Geos, province: Province, geometry: AreaGeometry, line: LineGeometry): Result<SoundArea[]> {
  const sound = inspect(geos, province, geometry);
  if (!sound.ok) return sound;
  const distinct = new Set(line.coordinates.map(([lon, lat]) => `${lon} ${lat}`)).size;
  if (line.coordinates.length > 20_000 || distinct < 2 || !line.coordinates.flat().every(Number.isFinite)) return refuseUncut();
  const parts = within(geos, (space) => {
    const whole = space.area(sound.value.geometry);
    const outline = space.own(geos.GEOSBoundary(whole));
    const network = space.own(geos.GEOSUnionPrec(outline, space.line(line), PRECISION));
    const faces = space.polygonize(network);
    return pieces(polygonsIn(geos, faces)).filter((rings) => {
      const inside = space.own(geos.GEOSPointOnSurface(space.area({ type: "Polygon", coordinates: rings })));
      return geos.GEOSIntersects(whole, inside) === 1;
    });
  });
  if (parts.length <= polygonsOf(sound.value.geometry).length) return refuseUncut();
  const found: SoundArea[] = [];
  for (const coordinates of parts) {
    const part = inspect(geos, province, { type: "Polygon", coordinates });
    if (!part.ok) return part;
    found.push(part.value);
  }
  return ok(found.toSorted((a, b) => b.areaKm2 - a.areaKm2));
}
