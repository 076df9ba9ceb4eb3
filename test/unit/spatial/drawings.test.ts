import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AreaGeometry, Result } from "../../../electron/contract/index.ts";
import { areaKm2, metresPerDegree } from "../../../electron/spatial/ellipsoid.ts";
import type { SoundArea } from "../../../electron/spatial/engine.ts";
import { type Geos, openGeos, within } from "../../../electron/spatial/geos.ts";
import { openProvince, type Province } from "../../../electron/spatial/province.ts";
import { openWorkbench, type Workbench } from "../../../electron/spatial/workbench.ts";
import { communes, square } from "./hagiang.ts";

let geos: Geos;
let bench: Workbench;
let whole: Province;
beforeAll(async () => {
  geos = await openGeos();
  bench = openWorkbench(geos);
  bench.setBoundaries(communes);
  whole = openProvince(geos, communes);
});
afterAll(() => whole.free());

const middle = square(104.98, 22.76, 0.02);
const polygon = (...rings: number[][][]): AreaGeometry => ({ type: "Polygon", coordinates: rings });
const sound = (result: Result<SoundArea>): SoundArea => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const inside = (geometry: AreaGeometry): boolean => within(geos, (space) => geos.GEOSPreparedCovers(whole.prepared, space.area(geometry)) === 1);
const refusal = (geometry: AreaGeometry): { code: string; message: string } => {
  const result = bench.inspect(geometry);
  if (result.ok) throw new Error("accepted");
  expect(result.error.hint).toContain("Chưa có gì được lưu");
  return { code: result.error.code, message: result.error.message };
};

describe("a drawing is refused with its reason", () => {
  test("one that crosses itself, with where", () => {
    expect(
      refusal(
        polygon([
          [104.9, 22.7],
          [105.1, 22.9],
          [105.1, 22.7],
          [104.9, 22.9],
          [104.9, 22.7],
        ]),
      ),
    ).toEqual({
      code: "bad-input",
      message: "Hình vẽ không dùng được: đường biên tự cắt tại kinh độ 105, vĩ độ 22,8.",
    });
  });
  test.each([
    ["an empty one", polygon(), "Hình vẽ trống, không có điểm nào."],
    ["one with an empty ring", polygon([]), "Hình vẽ trống, không có điểm nào."],
    [
      "two points",
      polygon([
        [104.9, 22.7],
        [105, 22.8],
        [104.9, 22.7],
      ]),
      "vòng ngoài: chỉ có 2 điểm khác nhau, cần ít nhất 3",
    ],
    [
      "an open ring",
      polygon([
        [104.9, 22.7],
        [105, 22.8],
        [105, 22.7],
      ]),
      "vòng ngoài: chưa khép kín, điểm cuối phải trùng điểm đầu",
    ],
    [
      "a third coordinate",
      polygon([
        [104.9, 22.7, 5],
        [105, 22.8],
        [105, 22.7],
        [104.9, 22.7, 5],
      ]),
      "vòng ngoài, điểm 1: có độ cao hoặc số thứ ba",
    ],
    [
      "what is no number",
      polygon([
        [104.9, 22.7],
        [Number.NaN, 22.8],
        [105, 22.7],
        [104.9, 22.7],
      ]),
      "vòng ngoài, điểm 2: tọa độ không phải là số",
    ],
    [
      "degrees there are none of",
      polygon([
        [104.9, 22.7],
        [205, 22.8],
        [205, 22.7],
        [104.9, 22.7],
      ]),
      "kinh độ phải trong khoảng -180 đến 180",
    ],
    [
      "the antimeridian",
      polygon([
        [170, 22.7],
        [-170, 22.8],
        [-170, 22.7],
        [170, 22.7],
      ]),
      "vòng ngoài, điểm 2: cạnh vượt qua kinh tuyến 180°",
    ],
    [
      "lon and lat changed over",
      polygon([
        [22.7, 104.9],
        [22.8, 105],
        [22.7, 105],
        [22.7, 104.9],
      ]),
      "Kinh độ và vĩ độ bị đảo chỗ cho nhau.",
    ],
    ["a hole outside", polygon(middle.coordinates[0] ?? [], square(105.2, 22.76, 0.01).coordinates[0] ?? []), "có lỗ thủng nằm ngoài vòng ngoài"],
    ["no area to speak of", square(104.98, 22.76, 1e-6), "Hình vẽ có diện tích gần bằng không (dưới 1 m²)."],
  ])("%s", (_, geometry, message) => {
    expect(refusal(geometry)).toEqual({ code: "bad-input", message: expect.stringContaining(message) });
  });
  test("one of 200,000 vertices, the limit stated", () => {
    const ring = Array.from({ length: 200_000 }, (_, i) => [105 + 0.1 * Math.cos(i / 31830.9), 22.8 + 0.1 * Math.sin(i / 31830.9)]);
    expect(refusal(polygon([...ring, ring[0] ?? []]))).toEqual({ code: "too-large", message: "Hình vẽ có 200.001 đỉnh, quá giới hạn 20.000 đỉnh." });
  });
  test("one outside the province, near or far", () => {
    expect(refusal(square(104.2, 23.4, 0.05)).code).toBe("outside-province");
    expect(refusal(square(2.35, 48.85, 0.05)).code).toBe("outside-province");
  });
});

describe("a drawing at the border", () => {
  test("wholly inside comes back as drawn", () => {
    const { geometry, clippedKm2, areaKm2: area } = sound(bench.inspect(middle));
    expect([geometry, clippedKm2]).toEqual([middle, 0]);
    expect(area).toBeCloseTo(0.04 * 0.04 * (metresPerDegree(22.76).lon / 1000) * (metresPerDegree(22.76).lat / 1000), 3);
  });
  test("across the border is cut, what is cut is told, and nothing is left outside", () => {
    const drawn = square(105.32, 23.35, 0.1);
    const cut = sound(bench.inspect(drawn));
    expect(cut.clippedKm2).toBeGreaterThan(1);
    expect(cut.areaKm2 + cut.clippedKm2).toBeCloseTo(areaKm2(drawn), 6);
    expect(inside(cut.geometry)).toBe(true);
    expect(JSON.stringify(cut.geometry)).not.toMatch(/\d\.\d{8}/);
    expect(sound(bench.inspect(cut.geometry))).toMatchObject({ geometry: cut.geometry, clippedKm2: 0 });
  });
  test("larger than the province becomes the province", () => {
    const cut = sound(bench.inspect(square(105, 22.8, 3)));
    expect(cut.areaKm2).toBeGreaterThan(7928);
    expect(cut.areaKm2).toBeLessThan(whole.areaKm2);
    expect(inside(cut.geometry)).toBe(true);
  });
});

describe("reckoned areas", () => {
  test("a buffer is in metres on the ground, both ways", () => {
    const box = sound(bench.inspect(middle));
    const scale = metresPerDegree(22.76);
    const [w, h] = [0.04 * scale.lon, 0.04 * scale.lat];
    const wide = sound(bench.buffer(middle, 500));
    expect(wide.areaKm2).toBeCloseTo((w * h + 1000 * (w + h) + Math.PI * 500 ** 2) / 1e6, 1);
    expect(sound(bench.buffer(middle, -500)).areaKm2).toBeCloseTo(((w - 1000) * (h - 1000)) / 1e6, 1);
    expect(wide.areaKm2).toBeGreaterThan(box.areaKm2);
  });
  test("a buffer never crosses the border", () => {
    const wide = sound(bench.buffer(square(105.32, 23.35, 0.02), 20_000));
    expect(wide.clippedKm2).toBeGreaterThan(100);
    expect(inside(wide.geometry)).toBe(true);
  });
  test("narrowed to nothing is told", () => {
    expect(bench.buffer(middle, -20_000)).toMatchObject({ ok: false, error: { message: "Thu hẹp 20.000 m thì vùng không còn gì." } });
  });
  test("split along a line: the parts come to the whole and share the line", () => {
    const parts = bench.split(middle, {
      type: "LineString",
      coordinates: [
        [104.9, 22.755],
        [105.1, 22.765],
      ],
    });
    if (!parts.ok) throw new Error(parts.error.message);
    expect(parts.value).toHaveLength(2);
    expect(parts.value.reduce((sum, part) => sum + part.areaKm2, 0)).toBeCloseTo(areaKm2(middle), 3);
    expect(bench.touch(parts.value[0]?.geometry ?? middle).certain.communes).toBeGreaterThan(0);
  });
  test("a line that does not cut through is refused", () => {
    for (const coordinates of [
      [
        [104.9, 22.76],
        [104.98, 22.76],
      ],
      [
        [104.9, 22.9],
        [105, 22.9],
      ],
      [[105, 22.8]],
      [
        [105, 22.8],
        [Number.NaN, 1],
      ],
    ])
      expect(bench.split(middle, { type: "LineString", coordinates })).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });
  test("communes joined are exactly theirs: no neighbour is cut, nothing is clipped", () => {
    const codes = ["00715", "00718", "00721"];
    const joined = sound(bench.unionOfCommunes([...codes, "00715"]));
    expect(joined.clippedKm2).toBe(0);
    expect(joined.areaKm2).toBeCloseTo(
      communes.filter(({ code }) => codes.includes(code)).reduce((sum, { geometry }) => sum + areaKm2(geometry), 0),
      6,
    );
    expect(bench.touch(joined.geometry).certain.communeCodes).toEqual(codes);
    expect(sound(bench.inspect(joined.geometry)).geometry).toEqual(joined.geometry);
  });
  test("a commune there is none of is named", () => {
    expect(bench.unionOfCommunes(["00715", "99999"])).toMatchObject({ ok: false, error: { code: "not-found", reasons: ["99999"] } });
  });
  test("areas are the ellipsoid's", () => {
    // The whole of WGS84: 510,065,621.724 km².
    const half = (lon: number): number[][] => [
      [lon, -90],
      [lon + 180, -90],
      [lon + 180, 90],
      [lon, 90],
      [lon, -90],
    ];
    expect(areaKm2({ type: "MultiPolygon", coordinates: [[half(-180)], [half(0)]] })).toBeCloseTo(510_065_621.724, 2);
    expect(
      areaKm2(
        polygon(
          [
            [0, 0],
            [0, 1],
            [1, 1],
            [1, 0],
            [0, 0],
          ],
          [
            [0.2, 0.2],
            [0.4, 0.2],
            [0.4, 0.4],
            [0.2, 0.4],
            [0.2, 0.2],
          ],
        ),
      ),
    ).toBeCloseTo(12_308.464 * 0.96, 0);
  });
});
