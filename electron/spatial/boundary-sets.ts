import type { AreaGeometry } from "../contract/index.ts";
import { areaKm2 } from "./ellipsoid.ts";
import type { CodedArea, DissolvedArea, ShapeChange } from "./engine.ts";
import { areaOf, type Geos, polygonsIn, within } from "./geos.ts";

/** Slivers between neighbours smaller than this are holes of the file, not of the land. */
const SLIVER_KM2 = 1;

/** The areas as one, slivers between neighbours filled; those that cross themselves are mended first (GEOS's MakeValid). */
export function merge(geos: Geos, geometries: AreaGeometry[]): { geometry: AreaGeometry; slivers: number[][][] } {
  const polygons = within(geos, (space) => polygonsIn(geos, space.own(geos.GEOSUnaryUnion(space.valid(space.areas(geometries))))));
  const slivers: number[][][] = [];
  const filled = polygons.map(([outer = [], ...holes]) => [
    outer,
    ...holes.filter((hole) => {
      const sliver = areaKm2({ type: "Polygon", coordinates: [hole] }) < SLIVER_KM2;
      if (sliver) slivers.push(hole);
      return !sliver;
    }),
  ]);
  return { geometry: areaOf(filled), slivers };
}

/** See `SpatialEngine.dissolve`. */
export const dissolve = (geos: Geos, groups: { code: string; geometries: AreaGeometry[] }[]): DissolvedArea[] =>
  groups.map(({ code, geometries }) => {
    const { geometry } = merge(geos, geometries);
    return { code, geometry, areaKm2: areaKm2(geometry) };
  });

/** See `SpatialEngine.compare`. */
export function compare(geos: Geos, current: CodedArea[], proposed: CodedArea[]): ShapeChange[] {
  const now = new Map(current.map(({ code, geometry }) => [code, geometry]));
  return proposed
    .flatMap(({ code, geometry }): ShapeChange[] => {
      const before = now.get(code);
      if (!before) return [];
      const changed = within(geos, (space) =>
        areaOf(polygonsIn(geos, space.own(geos.GEOSSymDifference(space.valid(space.area(before)), space.valid(space.area(geometry)))))),
      );
      return [{ code, areaKm2Now: areaKm2(before), areaKm2: areaKm2(geometry), changedKm2: areaKm2(changed) }];
    })
    .sort((a, b) => b.changedKm2 - a.changedKm2 || (a.code < b.code ? -1 : 1));
}
