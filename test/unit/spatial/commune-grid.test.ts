import { describe, expect, test } from "vitest";
import { buildCommuneGrid } from "../../../electron/spatial/commune-grid.ts";
import { edgesOf, insideEdges } from "../../../electron/spatial/ring-test.ts";
import { communes, cornersOf, seeded, square } from "./hagiang.ts";

const grid = buildCommuneGrid(communes);
const rings = communes.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ geometry }) => edgesOf(geometry));
const naive = (lon: number, lat: number): number => rings.findIndex((edges) => insideEdges(edges, lon, lat));
const corners = communes.flatMap(({ geometry }) => cornersOf(geometry));

describe("the grid of communes", () => {
  test("agrees with the ring test on spots everywhere, outside too", () => {
    const random = seeded(1);
    for (let i = 0; i < 20_000; i++) {
      const [lon, lat] = [104.2 + 1.6 * random(), 22 + 1.5 * random()];
      if (grid.locate(lon, lat) !== naive(lon, lat)) expect.fail(`${lon} ${lat}`);
    }
  });
  test("agrees on every corner, and on spots a hair beside it", () => {
    for (const [lon = 0, lat = 0] of corners)
      for (const [dx, dy] of [
        [0, 0],
        [1e-10, 0],
        [0, -1e-10],
        [-1e-8, 1e-8],
      ] as const)
        if (grid.locate(lon + dx, lat + dy) !== naive(lon + dx, lat + dy)) expect.fail(`${lon} ${lat} ${dx} ${dy}`);
  });
  test("agrees on spots along every line", () => {
    for (const edges of rings)
      for (let i = 0; i < edges.length; i += 4)
        for (const share of [0.5, 0.25, 0.9]) {
          const [ax = 0, ay = 0, bx = 0, by = 0] = edges.subarray(i, i + 4);
          const [lon, lat] = [ax + share * (bx - ax), ay + share * (by - ay)];
          if (grid.locate(lon, lat) !== naive(lon, lat)) expect.fail(`${lon} ${lat}`);
        }
  });
  test("two neighbours never both claim a spot on their line, nor both disclaim it", () => {
    const pair = buildCommuneGrid([
      { code: "west", geometry: square(0, 0, 1) },
      { code: "east", geometry: square(2, 0, 1) },
      { code: "north", geometry: square(0, 2, 1) },
    ]);
    const at = (lon: number, lat: number): string | undefined => pair.codes[pair.locate(lon, lat)];
    expect(at(1, 0.3)).toBe("east");
    expect(at(0.3, 1)).toBe("north");
    expect(at(-1, -1)).toBe("west");
    expect(at(3, 0)).toBeUndefined();
  });
  test("where a file overlaps itself the lowest code wins, in whole cells and along lines", () => {
    const pair = buildCommuneGrid([
      { code: "b", geometry: square(0, 0, 2) },
      { code: "a", geometry: square(1, 0, 0.5) },
    ]);
    expect(pair.codes[pair.locate(1, 0)]).toBe("a");
    expect(pair.codes[pair.locate(0.49, 0)]).toBe("b");
    expect(pair.codes[pair.locate(0.51, 0.4999)]).toBe("a");
  });
  test("finds nothing without communes, nor for what is no number", () => {
    expect(buildCommuneGrid([]).locate(105, 22.8)).toBe(-1);
    expect(grid.locate(Number.NaN, 22.8)).toBe(-1);
    expect(grid.locate(Infinity, 22.8)).toBe(-1);
  });
});
