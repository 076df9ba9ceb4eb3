import readXlsxFile from "read-excel-file/universal";
import { describe, expect, test } from "vitest";
import { readZipDirectory, unpackEntry } from "../../../electron/intake/zip-directory.ts";
import { touchedGeojson } from "../../../electron/reports/touched-geojson.ts";
import type { TouchedPlace, TouchedReport } from "../../../electron/reports/touched-report.ts";
import { touchedXlsx } from "../../../electron/reports/touched-xlsx.ts";

const square = {
  type: "Polygon" as const,
  coordinates: [
    [
      [105.3, 23.3],
      [105.4, 23.3],
      [105.4, 23.4],
      [105.3, 23.4],
      [105.3, 23.3],
    ],
  ],
};
const place = (over: Partial<TouchedPlace>): TouchedPlace => ({
  certainty: "certain",
  id: "00715-01",
  name: "Nhà văn hóa thôn Séo Lủng",
  commune: "Xã Lũng Cú",
  communeCode: "00715",
  district: "Huyện Đồng Văn",
  voters: 1475,
  readiness: "ready",
  lon: 105.3185,
  lat: 23.3596,
  position: "surveyed",
  ...over,
});
const report = (over: Partial<TouchedReport> = {}): TouchedReport => ({
  kind: "quarantine-zone",
  name: "Chốt kiểm soát Lũng Cú",
  geometry: square,
  exercise: true,
  marking: "open",
  madeAt: "2021-05-23T08:47:00+07:00",
  asOf: "2021-05-23T06:42:00+07:00",
  source: "số liệu diễn tập, không phải số thật",
  touched: {
    certain: { communes: 1, pollingPlaces: 2, voters: 1475, votersUnknown: 1, communeCodes: ["00715"], pollingPlaceIds: ["00715-01", "00715-02"] },
    possible: { communes: 1, pollingPlaces: 1, voters: 300, votersUnknown: 0, communeCodes: ["00715"], pollingPlaceIds: ["00715-03"] },
  },
  places: [
    place({}),
    place({ id: "00715-02", voters: null, readiness: "unknown", name: '=HYPERLINK("http://x","a")' }),
    place({ id: "00715-03", certainty: "possible", voters: 300, readiness: "stale", position: "estimated" }),
  ],
  communes: [{ code: "00715", name: "Xã Lũng Cú", district: "Huyện Đồng Văn", geometry: square }],
  ...over,
});
const readBack = async (made: TouchedReport) => readXlsxFile((await touchedXlsx(made)).slice().buffer);

describe("XLSX", () => {
  test("summary, places and communes are read back as they were", async () => {
    const sheets = await readBack(report());
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Tổng hợp", "Khu vực bỏ phiếu", "Xã, phường, thị trấn"]);
    expect(sheets[0]?.data).toMatchInlineSnapshot(`
      [
        [
          "DIỄN TẬP – không phải số liệu thật",
          null,
        ],
        [
          "Danh sách xã và khu vực bỏ phiếu bị ảnh hưởng",
          null,
        ],
        [
          "Vùng cách ly",
          "Chốt kiểm soát Lũng Cú",
        ],
        [
          "Chắc chắn ảnh hưởng",
          "1 xã, phường, thị trấn; 2 khu vực bỏ phiếu; 1.475 cử tri (chưa tính 1 khu vực chưa có số cử tri)",
        ],
        [
          "Có thể ảnh hưởng (vị trí ước lượng)",
          "1 xã, phường, thị trấn; 1 khu vực bỏ phiếu; 300 cử tri",
        ],
        [
          "Số liệu mới nhất",
          "06:42 23/5/2021 (2 giờ 5 phút trước)",
        ],
        [
          "Lập lúc",
          "08:47 23/5/2021",
        ],
        [
          "Nguồn",
          "số liệu diễn tập, không phải số thật",
        ],
        [
          "Độ phổ biến",
          "Thường",
        ],
      ]
    `);
    expect(sheets[1]?.data).toMatchInlineSnapshot(`
      [
        [
          "DIỄN TẬP – không phải số liệu thật",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
        ],
        [
          "STT",
          "Mức chắc chắn",
          "Mã",
          "Số KVBP",
          "Khu vực bỏ phiếu",
          "Xã, phường, thị trấn",
          "Huyện, thành phố",
          "Cử tri",
          "Sẵn sàng",
          "Vĩ độ",
          "Kinh độ",
          "Vị trí",
        ],
        [
          1,
          "Chắc chắn",
          "00715-01",
          1,
          "Nhà văn hóa thôn Séo Lủng",
          "Xã Lũng Cú",
          "Huyện Đồng Văn",
          1475,
          "Sẵn sàng",
          23.3596,
          105.3185,
          "đo",
        ],
        [
          2,
          "Chắc chắn",
          "00715-02",
          2,
          "=HYPERLINK("http://x","a")",
          "Xã Lũng Cú",
          "Huyện Đồng Văn",
          "chưa có",
          "Chưa rõ",
          23.3596,
          105.3185,
          "đo",
        ],
        [
          null,
          "Cộng: Chắc chắn",
          null,
          null,
          null,
          null,
          null,
          1475,
          null,
          null,
          null,
          null,
        ],
        [
          1,
          "Có thể (vị trí ước lượng)",
          "00715-03",
          3,
          "Nhà văn hóa thôn Séo Lủng",
          "Xã Lũng Cú",
          "Huyện Đồng Văn",
          300,
          "Tin cũ",
          23.3596,
          105.3185,
          "ước lượng",
        ],
        [
          null,
          "Cộng: Có thể (vị trí ước lượng)",
          null,
          null,
          null,
          null,
          null,
          300,
          null,
          null,
          null,
          null,
        ],
      ]
    `);
    expect(sheets[2]?.data).toMatchInlineSnapshot(`
      [
        [
          "DIỄN TẬP – không phải số liệu thật",
          null,
          null,
          null,
          null,
          null,
          null,
        ],
        [
          "Mã",
          "Xã, phường, thị trấn",
          "Huyện, thành phố",
          "KVBP chắc chắn",
          "Cử tri chắc chắn",
          "KVBP có thể",
          "Cử tri có thể",
        ],
        [
          "00715",
          "Xã Lũng Cú",
          "Huyện Đồng Văn",
          2,
          1475,
          1,
          300,
        ],
      ]
    `);
  });

  test("a place's reason and the age of its report stand in its row where the room tells them", async () => {
    const told = place({ readiness: "failed", note: "mái tốc", asOf: "2021-05-23T06:42:00+07:00" });
    const rows = (await readBack(report({ places: [told, place({ note: null, asOf: null, readiness: "unknown" })] })))[1]?.data;
    expect(rows?.[1]?.slice(8, 13)).toEqual(["Sẵn sàng", "Lý do, ghi chú", "Tin lúc", "Vĩ độ", "Kinh độ"]);
    expect(rows?.[2]?.slice(8, 13)).toEqual(["Không đạt", "mái tốc", "06:42 23/5/2021 (2 giờ 5 phút trước)", 23.3596, 105.3185]);
    expect(rows?.[3]?.slice(8, 11)).toEqual(["Chưa rõ", null, "chưa có báo cáo"]);
  });

  test("outside an exercise nothing says so", async () => {
    const words = JSON.stringify(await readBack(report({ exercise: false, source: "tệp danh-sach.xlsx" })));
    expect(words).not.toContain("DIỄN TẬP");
    expect(JSON.stringify(await readBack(report())).match(/DIỄN TẬP/g)).toHaveLength(3);
  });

  test("nothing reported is said, never shown as an age", async () => {
    expect(JSON.stringify(await readBack(report({ asOf: null })))).toContain("chưa có báo cáo");
  });

  test.each(["=1+1", "+84 219", "-5", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])("%j stays text, no formula is written", async (name) => {
    const bytes = await touchedXlsx(report({ name, places: [place({ name })] }));
    const sheets = await readXlsxFile(bytes.slice().buffer, { trim: false });
    expect(sheets[1]?.data[2]?.[4]).toBe(name);
    const directory = readZipDirectory(bytes);
    if (!directory.ok) throw new Error(directory.error.message);
    const xml = directory.value
      .filter((entry) => /worksheets\/[^/]+\.xml$/.test(entry.path))
      .map((entry) => unpackEntry(bytes, entry))
      .map((part) => (part.ok ? new TextDecoder().decode(part.value) : ""));
    expect(xml).toHaveLength(3);
    for (const sheet of xml) expect(sheet).not.toMatch(/<f[ >]/);
  });
});

describe("GeoJSON", () => {
  test("area, communes and places, certain apart from possible, with where it came from", () => {
    const read = JSON.parse(new TextDecoder().decode(touchedGeojson(report())));
    expect(read).toMatchObject({
      type: "FeatureCollection",
      exercise: "DIỄN TẬP – không phải số liệu thật",
      marking: "open",
      as_of: "2021-05-23T06:42:00+07:00",
      source: "số liệu diễn tập, không phải số thật",
      certain: { communes: 1, polling_places: 2, voters: 1475, voters_unknown: 1 },
      possible: { polling_places: 1, voters: 300 },
    });
    expect(
      read.features.map((feature: { id: string; properties: { id: string; role: string } }) => [
        feature.id,
        feature.properties.id,
        feature.properties.role,
      ]),
    ).toEqual([
      ["area", "area", "quarantine-zone"],
      ["00715", "00715", "commune"],
      ["00715-01", "00715-01", "polling-place"],
      ["00715-02", "00715-02", "polling-place"],
      ["00715-03", "00715-03", "polling-place"],
    ]);
    expect(read.features[4]).toMatchObject({
      geometry: { type: "Point", coordinates: [105.3185, 23.3596] },
      properties: { certainty: "possible", position: "estimated" },
    });
  });

  test("outside an exercise nothing says so", () => {
    const text = new TextDecoder().decode(touchedGeojson(report({ exercise: false, source: "tệp danh-sach.xlsx" })));
    expect(text).not.toContain("DIỄN TẬP");
  });
});
