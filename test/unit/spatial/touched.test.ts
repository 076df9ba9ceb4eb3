import { beforeAll, describe, expect, test } from "vitest";
import type { PlacePoint } from "../../../electron/spatial/engine.ts";
import { openGeos } from "../../../electron/spatial/geos.ts";
import { openWorkbench, type Workbench } from "../../../electron/spatial/workbench.ts";
import { square } from "./hagiang.ts";

const west = { code: "00002", geometry: square(104.9, 22.8, 0.1) };
const east = { code: "00001", geometry: square(105.1, 22.8, 0.1) };
const place = (id: string, lon: number, lat: number, more: Partial<PlacePoint> = {}): PlacePoint => ({
  id,
  communeCode: lon < 105 ? west.code : east.code,
  lon,
  lat,
  estimated: false,
  voters: 300,
  ...more,
});

let bench: Workbench;
beforeAll(async () => {
  bench = openWorkbench(await openGeos());
  bench.setBoundaries([west, east]);
});

describe("what an area touches", () => {
  test("places surveyed inside are certain; those estimated in a cut commune possible, wherever the area lies in it", () => {
    bench.setPlaces([
      place("w-2", 104.9, 22.8, { voters: null }),
      place("w-1", 104.91, 22.81),
      place("w-3", 104.99, 22.89, { voters: 250 }),
      place("w-4", 104.85, 22.75, { estimated: true, voters: 400 }),
      place("e-1", 105.1, 22.8, { estimated: true }),
    ]);
    expect(bench.touch(square(104.9, 22.8, 0.02))).toEqual({
      certain: { communes: 1, pollingPlaces: 2, voters: 300, votersUnknown: 1, communeCodes: ["00002"], pollingPlaceIds: ["w-1", "w-2"] },
      possible: { communes: 1, pollingPlaces: 1, voters: 400, votersUnknown: 0, communeCodes: ["00002"], pollingPlaceIds: ["w-4"] },
    });
  });
  test("an estimated place is never certain, not even inside", () => {
    bench.setPlaces([place("w-1", 104.9, 22.8, { estimated: true })]);
    const touched = bench.touch(square(104.9, 22.8, 0.02));
    expect([touched.certain.pollingPlaces, touched.possible.pollingPlaces]).toEqual([0, 1]);
  });
  test("a shared border alone does not count, a hair across it does", () => {
    expect(bench.touch(west.geometry).certain.communeCodes).toEqual(["00002"]);
    expect(bench.touch(square(104.9, 22.8, 0.1 + 1e-7)).certain.communeCodes).toEqual(["00001", "00002"]);
  });
  test("a hole is not inside", () => {
    bench.setPlaces([place("w-1", 104.9, 22.8)]);
    const ring = { type: "Polygon" as const, coordinates: [...square(104.9, 22.8, 0.05).coordinates, ...square(104.9, 22.8, 0.02).coordinates] };
    expect(bench.touch(ring).certain).toMatchObject({ pollingPlaces: 0, communes: 1 });
  });
  test("a place moved, added or removed counts at once", () => {
    bench.setPlaces([place("w-1", 104.9, 22.8), place("w-3", 104.9, 22.81)]);
    const ids = (): string[] => bench.touch(square(104.9, 22.8, 0.02)).certain.pollingPlaceIds;
    bench.updatePlaces([place("w-1", 104.95, 22.8)], []);
    expect(ids()).toEqual(["w-3"]);
    bench.updatePlaces([place("w-2", 104.9, 22.8), place("w-1", 104.9, 22.8, { voters: 1 })], ["w-3", "never there"]);
    expect(ids()).toEqual(["w-1", "w-2"]);
    expect(bench.touch(square(104.9, 22.8, 0.02)).certain.voters).toBe(301);
    bench.updatePlaces([], ["w-1"]);
    expect(ids()).toEqual(["w-2"]);
  });
});
