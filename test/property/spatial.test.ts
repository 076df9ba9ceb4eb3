import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { AreaGeometry } from "../../electron/contract/index.ts";
import { buildCommuneGrid } from "../../electron/spatial/commune-grid.ts";
import { areaKm2 } from "../../electron/spatial/ellipsoid.ts";
import { areaOf, type Geos, openGeos, polygonsIn, within } from "../../electron/spatial/geos.ts";
import { buildPolygonSlabs } from "../../electron/spatial/polygon-slabs.ts";
import { openProvince, type Province } from "../../electron/spatial/province.ts";
import { edgesOf, insideEdges } from "../../electron/spatial/ring-test.ts";
import { openWorkbench, type Workbench } from "../../electron/spatial/workbench.ts";
import { communes, cornersOf } from "../unit/spatial/hagiang.ts";

let geos: Geos;
let bench: Workbench;
let province: Province;
beforeAll(async () => {
  geos = await openGeos();
  bench = openWorkbench(geos);
  bench.setBoundaries(communes);
  province = openProvince(geos, communes);
});

const corners = communes.flatMap(({ geometry }) => cornersOf(geometry));
/** A spot in or about the province: anywhere, or exactly on a corner, or between two corners. */
const spot = fc.oneof(
  fc.tuple(fc.double({ min: 104.2, max: 105.8, noNaN: true }), fc.double({ min: 22, max: 23.5, noNaN: true })),
  fc.constantFrom(...corners).map(([lon = 0, lat = 0]): [number, number] => [lon, lat]),
  fc
    .tuple(fc.nat(corners.length - 2), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(
      ([i, share]): [number, number] =>
        [0, 1].map((axis) => corners[i]![axis]! + share * (corners[i + 1]![axis]! - corners[i]![axis]!)) as [number, number],
    ),
);
/** A star about a spot: never crosses itself. Some reach over the border, some cover the province. */
const star: fc.Arbitrary<AreaGeometry> = fc
  .record({
    middle: fc.tuple(fc.double({ min: 104.3, max: 105.6, noNaN: true }), fc.double({ min: 22.1, max: 23.4, noNaN: true })),
    radius: fc.constantFrom(0.003, 0.05, 0.3, 1),
    reach: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 60 }),
  })
  .map(({ middle, radius, reach }): AreaGeometry => {
    const ring = reach.map((share, i) => {
      const angle = (2 * Math.PI * i) / reach.length;
      return [middle[0] + radius * share * Math.cos(angle), middle[1] + radius * share * Math.sin(angle)];
    });
    return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
  });

test("the grid answers as the ring test does", () => {
  const grid = buildCommuneGrid(communes);
  const rings = communes.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ geometry }) => edgesOf(geometry));
  fc.assert(
    fc.property(spot, ([lon, lat]) => grid.locate(lon, lat) === rings.findIndex((edges) => insideEdges(edges, lon, lat))),
    { numRuns: 5000 },
  );
});

test("the grid answers as the ring test does for any tangle of triangles", () => {
  const near = fc.integer({ min: 0, max: 12 }).map((n) => n / 8);
  const corner = fc.tuple(near, near);
  const triangle = fc.tuple(corner, corner, corner).map(([a, b, c]): AreaGeometry => ({ type: "Polygon", coordinates: [[a, b, c, a]] }));
  fc.assert(
    fc.property(fc.array(triangle, { minLength: 1, maxLength: 5 }), fc.array(corner, { minLength: 1, maxLength: 20 }), (shapes, spots) => {
      const grid = buildCommuneGrid(shapes.map((geometry, i) => ({ code: String(i), geometry })));
      for (const [lon, lat] of spots) expect(grid.locate(lon, lat)).toBe(shapes.findIndex((shape) => insideEdges(edgesOf(shape), lon, lat)));
    }),
    { numRuns: 300 },
  );
});

test("slabs answer as the ring test does", () => {
  fc.assert(
    fc.property(star, fc.array(spot, { minLength: 1, maxLength: 50 }), (area, spots) => {
      const [slabs, edges] = [buildPolygonSlabs(area), edgesOf(area)];
      for (const [lon = 0, lat = 0] of [...spots, ...cornersOf(area)]) expect(slabs.contains(lon, lat)).toBe(insideEdges(edges, lon, lat));
    }),
    { numRuns: 200 },
  );
});

test("slabs answer as the ring test does for any scribble, on its corners and lines too", () => {
  const coarse = fc.integer({ min: 0, max: 16 }).map((n) => n / 16);
  const anywhere = fc.double({ min: 0, max: 1, noNaN: true });
  const corner = fc.oneof(fc.tuple(coarse, coarse), fc.tuple(anywhere, anywhere));
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 40 }), fc.array(corner, { minLength: 1, maxLength: 40 }), (ring, spots) => {
      const area: AreaGeometry = { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
      const [slabs, edges] = [buildPolygonSlabs(area), edgesOf(area)];
      const middles = ring.map(([x, y], i) => [(x + ring[(i + 1) % ring.length]![0]) / 2, (y + ring[(i + 1) % ring.length]![1]) / 2]);
      for (const [lon = 0, lat = 0] of [...spots, ...ring, ...middles]) expect(slabs.contains(lon, lat)).toBe(insideEdges(edges, lon, lat));
    }),
    { numRuns: 500 },
  );
});

test("what passes inspection lies inside the province, and comes to no more than was drawn", () => {
  fc.assert(
    fc.property(star, (area) => {
      const result = bench.inspect(area);
      if (!result.ok) {
        expect(["outside-province", "bad-input"]).toContain(result.error.code);
        return;
      }
      const { geometry, areaKm2: kept, clippedKm2 } = result.value;
      expect(within(geos, (space) => geos.GEOSPreparedCovers(province.prepared, space.area(geometry)))).toBe(1);
      expect(within(geos, (space) => geos.GEOSisValid(space.area(geometry)))).toBe(1);
      expect(kept + clippedKm2).toBeCloseTo(areaKm2(area), 4);
    }),
    { numRuns: 300 },
  );
});

test("the communes cut are those whose overlap has an area", () => {
  fc.assert(
    fc.property(star, (area) => {
      const overlap = (geometry: AreaGeometry): number =>
        within(geos, (space) => areaKm2(areaOf(polygonsIn(geos, space.own(geos.GEOSIntersection(space.area(geometry), space.area(area)))))));
      const naive = communes.filter(({ geometry }) => overlap(geometry) > 0).map(({ code }) => code);
      expect(bench.touch(area).certain.communeCodes).toEqual(naive.toSorted());
    }),
    { numRuns: 60 },
  );
});
