import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type BoundaryFile, readBoundaryFile } from "../../../electron/intake/boundary-file.ts";
import { communes } from "../spatial/hagiang.ts";

interface Unit {
  type: string;
  properties: Record<string, unknown> | null;
  geometry: { type: string; coordinates: number[][][] };
}
interface Collection {
  type: string;
  crs?: unknown;
  features: Unit[];
}

const current = communes.map(({ code, name, districtCode }) => ({ code, name, districtCode }));
const own = readFileSync(new URL("../../../geodata/built/communes.geojson", import.meta.url), "utf8");
const bytes = (content: unknown): Uint8Array => new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));

/** Our own file after `change` has been at it, as an office might send it. */
function office(change: (file: Collection) => void = () => undefined): Uint8Array {
  const file: Collection = JSON.parse(own);
  change(file);
  return bytes(file);
}
const unit = (file: Collection, n: number): Unit => file.features[n]!;
const ring = (file: Collection, n: number): number[][] => unit(file, n).geometry.coordinates[0]!;
const each = (file: Collection, change: (properties: Record<string, unknown>) => Record<string, unknown>): void => {
  for (const one of file.features) one.properties = change(one.properties ?? {});
};

const read = (file: Uint8Array) => readBoundaryFile(file, "ranh-gioi.geojson", current);
function accepted(file: Uint8Array): BoundaryFile {
  const result = read(file);
  if (!result.ok) throw new Error([result.error.message, ...(result.error.reasons ?? [])].join("\n"));
  return result.value;
}
function reasons(file: Uint8Array): string[] {
  const result = read(file);
  if (result.ok) throw new Error("accepted");
  expect(result.error.hint).toContain("Ranh giới đang dùng vẫn giữ nguyên");
  return result.error.reasons ?? [result.error.message];
}

describe("a sound file is accepted", () => {
  test("our own, without a note", () => {
    const { communes: read, notes } = accepted(office());
    expect(notes).toEqual([]);
    expect(read).toHaveLength(193);
    expect(read[0]).toMatchObject({
      code: "00688",
      name: "Phường Quang Trung",
      type: "Phường",
      districtCode: "024",
      labelLon: 104.999,
      labelLat: 22.8517,
    });
    expect(read[0]?.geometry).toEqual(communes[0]?.geometry);
  });
  test("an office's own, finer one", ({ skip }) => {
    const file = "../shared/real/hagiang_communes_2021.geojson";
    if (!existsSync(file)) skip(`no ${file} beside this checkout`);
    const { communes: read } = accepted(readFileSync(file));
    expect(read).toHaveLength(193);
    expect(new Set(read.map(({ districtCode }) => districtCode)).size).toBe(11);
  });
  test.each(["ma_xa", "MA_XA", "MaXa", "maxa", "Mã xã", "GSO_CODE", "id_la_gi_do"])("codes under %s, as numbers without their zeros", (key) => {
    const { communes: read, notes } = accepted(office((file) => each(file, ({ code, name }) => ({ [key]: Number(code), TEN_XA: name }))));
    expect(read.map(({ code }) => code)).toEqual(current.map(({ code }) => code).toSorted());
    expect(notes).toContain("Tệp không có mã huyện: giữ huyện hiện tại của từng xã.");
    expect(notes.some((note) => note.includes("id_la_gi_do"))).toBe(key === "id_la_gi_do");
  });
  test("names without their kind of unit, decomposed, or missing", () => {
    const bare = accepted(
      office((file) =>
        each(file, ({ code, name }) => ({
          code,
          name: String(name)
            .replace(/^(Xã|Phường|Thị trấn) /u, "")
            .normalize("NFD"),
        })),
      ),
    );
    expect(bare.communes.map(({ name }) => name)).toEqual(current.map(({ name }) => name));
    const nameless = accepted(office((file) => each(file, ({ code }) => ({ code }))));
    expect(nameless.communes.map(({ name }) => name)).toEqual(current.map(({ name }) => name));
    expect(nameless.communes[0]?.type).toBe("Phường");
    expect(nameless.notes).toContain("Tệp không có tên xã: giữ tên hiện tại.");
  });
  test("rings the other way round, doubled points and heights are put right, heights with a word", () => {
    const { communes: read, notes } = accepted(
      office((file) => {
        ring(file, 0).reverse();
        ring(file, 1).splice(1, 0, [...(ring(file, 1)[1] ?? [])]);
        for (const point of ring(file, 2)) point.push(120);
      }),
    );
    expect(notes).toEqual(["1 xã có độ cao trong tọa độ: bỏ qua độ cao."]);
    expect(read.slice(1, 3).map(({ geometry }) => geometry)).toEqual(communes.slice(1, 3).map(({ geometry }) => geometry));
    expect(new Set(read[0]?.geometry.coordinates.flat().map(String))).toEqual(new Set(communes[0]?.geometry.coordinates.flat().map(String)));
  });
  test("a label point outside, or none, is reckoned inside", () => {
    const { communes: read } = accepted(office((file) => each(file, ({ code, name }) => ({ code, name, label: [104, 22] }))));
    for (const { labelLon, labelLat, geometry } of read) {
      const [outer = []] = geometry.type === "Polygon" ? geometry.coordinates : (geometry.coordinates[0] ?? []);
      const lons = outer.map(([lon = 0]) => lon);
      expect(labelLon).toBeGreaterThan(Math.min(...lons));
      expect(labelLon).toBeLessThan(Math.max(...lons));
      expect(labelLat).not.toBe(22);
    }
  });
  test.each(["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])("crs %s", (name) => {
    expect(accepted(office((file) => Object.assign(file, { crs: { type: "name", properties: { name } } }))).communes).toHaveLength(193);
  });
  test("with a byte order mark", () => {
    expect(accepted(bytes(`\uFEFF${own}`)).communes).toHaveLength(193);
  });
  test("gaps and overlaps between neighbours are noted, a crumb is not", () => {
    const shifted = (by: number) => accepted(office((file) => void ring(file, 4)[3]?.splice(0, 1, (ring(file, 4)[3]?.[0] ?? 0) + by))).notes;
    expect(shifted(1e-6)).toEqual([]);
    const notes = shifted(0.002);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.join()).toMatch(/1 (khe hở|chỗ chồng lấn) trên 1 ha giữa các xã, tổng khoảng 0,\d\d km²; lớn nhất giữa \d{5} .* và \d{5}/);
  });
  test("a commune moved to another district is noted", () => {
    const { notes } = accepted(office((file) => Object.assign(unit(file, 0).properties ?? {}, { district_code: "26" })));
    expect(notes).toEqual(["00688 Phường Quang Trung: chuyển từ huyện 024 sang huyện 026."]);
  });
});

describe("a file that cannot be used is refused with every reason", () => {
  test("another coordinate system, said or found", () => {
    const named = office((file) => Object.assign(file, { crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3405" } } }));
    expect(reasons(named)).toEqual(['hệ tọa độ của tệp là "urn:ogc:def:crs:EPSG::3405", cần WGS84 (CRS84, EPSG:4326)']);
    const metres = office((file) => {
      for (const { geometry } of file.features)
        geometry.coordinates = geometry.coordinates.map((one) => one.map(([x = 0, y = 0]) => [(x - 105.5) * 102_000 + 500_000, y * 110_700]));
    });
    expect(reasons(metres)).toEqual([expect.stringContaining("tọa độ tính bằng mét (có thể là VN-2000)")]);
    const swapped = office((file) => {
      for (const { geometry } of file.features) for (const one of geometry.coordinates) for (const point of one) point.reverse();
    });
    expect(reasons(swapped)).toEqual([expect.stringContaining("kinh độ và vĩ độ bị đảo chỗ cho nhau")]);
    const abroad = office((file) => void ring(file, 0).splice(1, 1, [48, 2]));
    expect(reasons(abroad)).toEqual([expect.stringContaining("nằm ngoài Việt Nam")]);
  });
  test("communes missing, doubled and unknown, all told at once", () => {
    const file = office((one) => {
      one.features.splice(5, 2);
      one.features.push(structuredClone(unit(one, 0)));
      Object.assign(unit(one, 1).properties ?? {}, { code: "12345" });
      Object.assign(unit(one, 2).properties ?? {}, { code: "" });
    });
    expect(reasons(file)).toEqual([
      'đối tượng thứ 2: mã "12345" không có trong danh mục xã của tỉnh',
      "đối tượng thứ 3: không có mã xã",
      "00688 Phường Quang Trung: có 2 lần (đối tượng thứ 1, 192)",
      "00691 Phường Trần Phú: thiếu trong tệp",
      "00692 Phường Ngọc Hà: thiếu trong tệp",
      ...communes.slice(5, 7).map(({ code, name }) => `${code} ${name}: thiếu trong tệp`),
    ]);
  });
  test("no property with codes", () => {
    expect(reasons(office((file) => each(file, ({ name }) => ({ name }))))).toEqual([expect.stringContaining("không có thuộc tính nào chứa mã xã")]);
  });
  test("a district there is none of", () => {
    expect(reasons(office((file) => Object.assign(unit(file, 0).properties ?? {}, { district_code: "999" })))).toEqual([
      '00688 Phường Quang Trung: mã huyện "999" không có trong danh mục',
    ]);
  });
  test("broken rings: open, too short, without area, crossing", () => {
    const file = office((one) => {
      ring(one, 0).pop();
      unit(one, 1).geometry.coordinates = [
        [
          [105, 22.8],
          [105.1, 22.8],
          [105, 22.8],
        ],
      ];
      unit(one, 2).geometry.coordinates = [
        [
          [105, 22.8],
          [105.1, 22.8],
          [105.2, 22.8],
          [105, 22.8],
        ],
      ];
      unit(one, 3).geometry.coordinates = [
        [
          [105, 22.8],
          [105.1, 22.9],
          [105.1, 22.8],
          [105, 22.9],
          [105, 22.8],
        ],
      ];
    });
    expect(reasons(file)).toEqual([
      "00688 Phường Quang Trung: có vòng chưa khép kín",
      "00691 Phường Trần Phú: có vòng chỉ có 2 điểm khác nhau, cần ít nhất 3",
      "00692 Phường Ngọc Hà: có vòng không có diện tích",
      "00694 Phường Nguyễn Trãi: đường ranh giới tự cắt tại kinh độ 105,05, vĩ độ 22,85",
    ]);
  });
  test("a hole that crosses its own outline", () => {
    const file = office((one) => {
      unit(one, 0).geometry.coordinates.push([
        [104.99, 22.85],
        [105.5, 22.851],
        [104.99, 22.852],
        [104.99, 22.85],
      ]);
    });
    expect(reasons(file)).toEqual([expect.stringContaining("00688 Phường Quang Trung: đường ranh giới tự cắt")]);
  });
  test("points in place of areas", () => {
    const file = office((one) => {
      one.features[0] = { type: "Feature", properties: { code: "00688" }, geometry: { type: "Point", coordinates: [] } };
    });
    expect(reasons(file)).toEqual([
      "đối tượng thứ 1: không có hình vùng (Polygon hoặc MultiPolygon) đọc được",
      "00688 Phường Quang Trung: thiếu trong tệp",
    ]);
  });
  test.each([
    ["%PDF-1.7 …", "đây là tệp PDF"],
    ["PK\u0003\u0004…", "đây là tệp nén hoặc tệp Office"],
    ["<html>", "đây là tệp XML hoặc HTML"],
    ['{"type":"FeatureCollection","features":[', "nội dung không phải JSON hợp lệ"],
    ["", "nội dung không phải JSON hợp lệ"],
    ['{"type":"FeatureCollection","features":[]}', "không phải FeatureCollection có các đối tượng xã"],
    ["[1, 2]", "không phải FeatureCollection có các đối tượng xã"],
  ])("what is no GeoJSON: %s", (content, message) => {
    const result = read(bytes(content));
    expect(result).toMatchObject({ ok: false, error: { code: "unreadable-file", message: expect.stringContaining(message) } });
  });
  test("over 60 MB, before it is read", () => {
    const result = read(new Uint8Array(60 * 1024 * 1024 + 1));
    expect(result).toMatchObject({ ok: false, error: { code: "too-large", message: 'Tệp "ranh-gioi.geojson" lớn 61 MB, quá giới hạn 60 MB.' } });
  });
});
