import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readBoundaryFile } from "../../../electron/intake/boundary-file.ts";
import { communes, square } from "../spatial/hagiang.ts";

type Shape = (typeof communes)[number]["geometry"];

/** An office's file: our own communes, each with the shape `shapeOf` gives it. */
function office(shapeOf: (geometry: Shape, index: number) => Shape): Uint8Array {
  const features = communes.map(({ code, name, geometry }, index) => ({
    type: "Feature",
    properties: { code, name },
    geometry: shapeOf(geometry, index),
  }));
  return new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
}
const read = (file: Uint8Array) => readBoundaryFile(file, "ranh-gioi.geojson", communes);
function reasons(file: Uint8Array): string[] {
  const result = read(file);
  return result.ok ? [] : (result.error.reasons ?? []);
}
/** The same with one commune's shape changed. */
const one = (change: (geometry: Shape) => Shape): string[] => reasons(office((geometry, index) => (index === 0 ? change(geometry) : geometry)));
const title = `${communes[0]?.code} ${communes[0]?.name}`;
const shell = (geometry: Shape): number[][] => (geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
const [lon, lat] = [104.999, 22.8517];

test("our own communes are accepted, and so is an office's finer drawing of them", () => {
  expect(reasons(office((geometry) => geometry))).toEqual([]);
});
test("an office's finer file is accepted", ({ skip }) => {
  if (!existsSync("../shared/real/hagiang_communes_2021.geojson")) skip("no ../shared/real/hagiang_communes_2021.geojson beside this checkout");
  expect(reasons(readFileSync("../shared/real/hagiang_communes_2021.geojson"))).toEqual([]);
});

describe("shapes no commune has are refused", () => {
  test("a hole outside its outline, and one around it", () => {
    const outside = [`${title}: có lỗ nằm ngoài đường bao của nó`];
    expect(one((geometry) => ({ type: "Polygon", coordinates: [shell(geometry), ...square(105.6, 22.5, 0.001).coordinates] }))).toEqual(outside);
    expect(one((geometry) => ({ type: "Polygon", coordinates: [shell(geometry), ...square(lon, lat, 0.4).coordinates] }))).toEqual(outside);
    expect(one((geometry) => ({ type: "Polygon", coordinates: [shell(geometry), ...square(lon, lat, 0.001).coordinates] }))).toEqual([]);
  });
  test("a hole within a hole", () => {
    const holes = [0.002, 0.001].flatMap((half) => square(lon, lat, half).coordinates);
    expect(one((geometry) => ({ type: "Polygon", coordinates: [shell(geometry), ...holes] }))).toEqual([`${title}: có hai lỗ chồng lên nhau`]);
  });
  test("the same part twice, and a part within another; one in a hole is sound", () => {
    const twice = [`${title}: phần thứ 1 và phần thứ 2 của xã chồng lên nhau`];
    expect(one((geometry) => ({ type: "MultiPolygon", coordinates: [[shell(geometry)], [shell(geometry)]] }))).toEqual(twice);
    const inner = square(lon, lat, 0.001).coordinates;
    expect(one((geometry) => ({ type: "MultiPolygon", coordinates: [[shell(geometry)], inner] }))).toEqual(twice);
    const hole = square(lon, lat, 0.002).coordinates;
    expect(one((geometry) => ({ type: "MultiPolygon", coordinates: [[shell(geometry), ...hole], inner] }))).toEqual([]);
  });
});

describe("communes that are not where they should be are refused", () => {
  test("all with one shape", () => {
    const found = reasons(office(() => communes[0]!.geometry));
    expect(found).toContainEqual(expect.stringMatching(/cách vị trí hiện tại \d+ km, quá mức cho phép 20 km$/));
    expect(found).toContainEqual(expect.stringMatching(/^tổng diện tích các xã là [\d.]+ km², lệch \d+(,\d)? % so với hiện tại/));
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^${title}: chồng lên ${communes[1]?.code} .* \\(100 %\\), .* và 189 xã khác, tính theo`)),
    );
  });
  test("one far away", () => {
    expect(one(() => square(108, 15, 0.02))).toEqual([expect.stringMatching(new RegExp(`^${title}: cách vị trí hiện tại 9\\d\\d km`))]);
  });
  test("one over its neighbours", () => {
    expect(one(() => square(lon, lat, 0.03))).toEqual([expect.stringMatching(new RegExp(`^${title}: chồng lên \\d{5} .* \\(\\d+ %\\)`))]);
  });
  test("where no shapes are in force, only what lies over another is", () => {
    const bare = communes.map(({ code, name, districtCode }) => ({ code, name, districtCode }));
    const file = office((geometry, index) => (index === 0 ? square(108, 15, 0.02) : geometry));
    expect(readBoundaryFile(file, "a.geojson", bare)).toMatchObject({ ok: true });
  });
});
