import { beforeAll, describe, expect, test } from "vitest";
import type { AreaGeometry } from "../../../electron/contract/index.ts";
import { areaKm2 } from "../../../electron/spatial/ellipsoid.ts";
import { type Geos, openGeos } from "../../../electron/spatial/geos.ts";
import { openWorkbench, type Workbench } from "../../../electron/spatial/workbench.ts";
import { square } from "./hagiang.ts";

let geos: Geos;
let bench: Workbench;
beforeAll(async () => {
  geos = await openGeos();
  bench = openWorkbench(geos);
});

const middle = square(104.98, 22.76, 0.02);
const polygon = (...rings: number[][][]): AreaGeometry => ({ type: "Polygon", coordinates: rings });

describe("another boundary file", () => {
  test("its communes' changes are told, largest first", () => {
    const [moved = middle, ...rest] = [square(104.99, 22.76, 0.02), square(105.2, 22.76, 0.01)];
    const changes = bench.compare(
      [
        { code: "a", geometry: rest[0] ?? middle },
        { code: "b", geometry: middle },
        { code: "gone", geometry: middle },
      ],
      [
        { code: "a", geometry: rest[0] ?? middle },
        { code: "b", geometry: moved },
        { code: "new", geometry: middle },
      ],
    );
    expect(changes.map(({ code }) => code)).toEqual(["b", "a"]);
    expect(changes[0]?.changedKm2).toBeCloseTo((changes[0]?.areaKm2 ?? 0) / 2, 2);
    expect(changes[1]?.changedKm2).toBe(0);
  });
  test("a gap between neighbours is filled, and a spot in it belongs to one of them", () => {
    const [west, east] = [square(104.9, 22.8, 0.1), square(105.1, 22.8, 0.1)];
    const notched = polygon([
      [105, 22.7],
      [105.2, 22.7],
      [105.2, 22.9],
      [105, 22.9],
      [105, 22.81],
      [105.001, 22.8],
      [105, 22.79],
      [105, 22.7],
    ]);
    const other = openWorkbench(geos);
    other.setBoundaries([
      { code: "west", geometry: west },
      { code: "east", geometry: notched },
    ]);
    expect(other.locate(Float64Array.of(105.0003, 22.8, 104.9, 22.8, 105.1, 22.8, 106, 22.8))).toEqual([
      expect.stringMatching(/west|east/),
      "west",
      "east",
      null,
    ]);
    const [merged] = other.dissolve([{ code: "d", geometries: [west, notched] }]);
    expect(merged?.areaKm2).toBeCloseTo(areaKm2(west) + areaKm2(east), 6);
    expect(merged?.geometry.type).toBe("Polygon");
  });
});
