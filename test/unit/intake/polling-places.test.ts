import { describe, expect, test } from "vitest";
import { previewPollingPlaces } from "../../../electron/intake/polling-places.ts";
import { contextWith, csv, place, staged, stagedRows, xlsx } from "./made-files.ts";

const headers = ["STT", "Huyện", "Xã, phường, thị trấn", "Khu vực bỏ phiếu số", "Tên khu vực bỏ phiếu", "Số cử tri", "Kinh độ", "Vĩ độ"];
const outcomes = (preview: Awaited<ReturnType<typeof staged>>["preview"]) => preview.rows.map((row) => [row.row, row.outcome, row.code]);

describe("a list as offices send it", () => {
  test("titles above, totals, blanks and numbering rows; every row accounted for", async () => {
    const { preview, edits } = await stagedRows([
      ["UBND HUYỆN ĐỒNG VĂN"],
      ["DANH SÁCH KHU VỰC BỎ PHIẾU"],
      [],
      headers,
      ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
      [1, "Đồng Văn", "Lũng Cú", 1, "Nhà văn hóa thôn Séo Lủng", "1.475", 105.3185, 23.3596],
      [2, "Đồng Văn", "lung cu", 2, "Trường Tiểu học Lô Lô", 402],
      [],
      [3, "Đồng Văn", "Xã Nơi Nào", 1, "Nhà văn hóa", 300],
      ["Tổng cộng", null, null, null, null, 2177],
    ]);
    expect(outcomes(preview)).toEqual([
      [5, "blank", null],
      [6, "new", "00715-01"],
      [7, "new", "00715-02"],
      [8, "blank", null],
      [9, "rejected", null],
      [10, "total", null],
    ]);
    expect(preview.counts).toEqual({ rowsRead: 6, new: 2, changed: 0, same: 0, rejected: 1, totals: 1, blank: 2, kept: 2 });
    expect(preview.voters).toBe(1877);
    expect(edits[0]).toEqual({
      id: "00715-01",
      set: {
        ...place({ name: "Nhà văn hóa thôn Séo Lủng", voters: 1475, location: [105.3185, 23.3596] }),
        invented: false,
        source: "tệp danh-sach.xlsx",
      },
    });
    expect(preview.rows[2]).toMatchObject({ estimatedPosition: true });
    expect(preview.notes).toEqual([expect.stringContaining("vị trí ước lượng")]);
  });

  test("a sheet per district, communes in heading rows, a guide left out", async () => {
    const list = (name: string, commune: string) => [
      ["TT", "Khu vực bỏ phiếu", "Địa điểm", "Tổng số cử tri"],
      ["I", commune, null, 700],
      [1, "Khu vực bỏ phiếu số 1", name, 300],
      [2, "Khu vực bỏ phiếu số 2", name, 400],
      [null, "Cộng", null, 700],
    ];
    const { preview } = await staged(
      await xlsx({
        "Đồng Văn": list("Trụ sở UBND xã", "Xã Tả Lủng"),
        "H. Mèo Vạc": list("Trường Tiểu học", "Xã Tả Lủng"),
        "Hướng dẫn": [["Điền theo mẫu"]],
      }),
    );
    expect(preview.rows.filter((row) => row.outcome === "new").map((row) => row.code)).toEqual(["00742-01", "00742-02", "00796-01", "00796-02"]);
    expect(preview.counts).toMatchObject({ rowsRead: 8, kept: 4, totals: 4, rejected: 0 });
    expect(preview.notes).toContainEqual(expect.stringContaining("Bỏ qua trang “Hướng dẫn”"));
    expect(preview.sheets[2]?.mapping).toBeNull();
  });

  test("Tả Lủng without a district is refused with both districts named", async () => {
    const { preview } = await stagedRows([headers, [1, null, "Tả Lủng", 1, "Nhà văn hóa", 300]]);
    expect(preview.rows[0]).toMatchObject({ outcome: "rejected", reasons: [expect.stringMatching(/Đồng Văn.*Mèo Vạc/)] });
  });

  test("a merged commune cell holds for the rows below it, an unclear one does not", async () => {
    const { preview } = await stagedRows([
      headers,
      [1, "Đồng Văn", "Lũng Cú", 1, "A", 300],
      [2, null, null, 2, "B", 300],
      [3, "Đồng Văn", "Lũng Cúu", 1, "C", 300],
      [4, null, null, 2, "D", 300],
    ]);
    expect(outcomes(preview).map(([, outcome, code]) => [outcome, code])).toEqual([
      ["new", "00715-01"],
      ["new", "00715-02"],
      ["rejected", null],
      ["rejected", null],
    ]);
    expect(preview.rows[2]?.reasons[0]).toContain("có phải Xã Lũng Cú");
    expect(preview.rows[3]?.reasons[0]).toContain("dòng trên");
  });

  test("headers in two rows under merged cells", async () => {
    const { preview } = await stagedRows([
      ["STT", "Đơn vị", "Khu vực bỏ phiếu", null, "Cử tri", null, null, "Tọa độ", null],
      [null, null, "Số", "Tên", "Tổng số", "Nam", "Nữ", "Kinh độ", "Vĩ độ"],
      [1, "Xã Lũng Cú", 1, "Nhà văn hóa", 300, 140, 160, "105,32", "23,36"],
    ]);
    expect(preview.rows).toMatchObject([{ outcome: "new", code: "00715-01", voters: 300, estimatedPosition: false }]);
  });

  test("a CSV, NFD, separated by semicolons", async () => {
    const text = `${headers.join(";")}\n1;Đồng Văn;Lũng Cú;1;Nhà văn hóa;1.475;105,3185;23,3596\n`.normalize("NFD");
    const { preview, edits } = await staged(csv(text), {}, "đồng văn.csv");
    expect(preview.rows).toMatchObject([{ outcome: "new", code: "00715-01", voters: 1475 }]);
    expect(edits[0]?.set.name).toBe("Nhà văn hóa".normalize("NFC"));
    expect(preview.notes[0]).toContain("dấu chấm phẩy");
  });
});

describe("rows that are refused, each with its reason", () => {
  test.each([
    ["voters in words", [1, "Đồng Văn", "Lũng Cú", 1, "A", "chưa rõ"], "không phải là số người"],
    ["a district that is not there", [1, "Đồng Vằng", "Lũng Cú", 1, "A", 3], "có phải Huyện Đồng Văn"],
    ["a commune of another district", [1, "Mèo Vạc", "Lũng Cú", 1, "A", 3], "không thuộc Huyện Mèo Vạc"],
    ["a number that is none", [1, "Đồng Văn", "Lũng Cú", "số không", "A", 3], "số khu vực"],
    ["no name and no number", [1, "Đồng Văn", "Lũng Cú", null, null, 300], "không có tên hay số"],
    ["half a coordinate", [1, "Đồng Văn", "Lũng Cú", 1, "A", 3, 105.3], "một trong hai"],
    ["a place outside the province", [1, "Đồng Văn", "Lũng Cú", 1, "A", 3, 105.3, 21.0], "nằm ngoài tỉnh"],
    ["a name too long", [1, "Đồng Văn", "Lũng Cú", 1, "A".repeat(301), 3], "quá 300 chữ"],
  ])("%s", async (_, row, reason) => {
    const { preview, edits } = await stagedRows([headers, row]);
    expect(preview.rows).toMatchObject([{ outcome: "rejected", reasons: [expect.stringContaining(reason)] }]);
    expect(edits).toEqual([]);
  });

  test("doubles: the later of two alike is refused and names the earlier; of two that differ neither is taken", async () => {
    const row = (number: number, name: string) => [1, "Đồng Văn", "Lũng Cú", number, name, 3];
    const { preview } = await stagedRows([headers, row(1, "A"), row(1, "A"), row(2, "B"), row(2, "C")]);
    expect(preview.rows).toMatchObject([
      { outcome: "new" },
      { outcome: "rejected", code: "00715-01", reasons: [expect.stringContaining("dòng 2 (trang “Sheet1”)")] },
      { outcome: "rejected", reasons: [expect.stringContaining("dòng 5 (trang “Sheet1”)")] },
      { outcome: "rejected", reasons: [expect.stringContaining("dòng 4 (trang “Sheet1”)")] },
    ]);
  });

  test("a coordinate in another commune is kept, and said", async () => {
    const { preview } = await stagedRows([headers, [1, "Đồng Văn", "Lũng Cú", 1, "A", 3, 104.87, 22.9]]);
    expect(preview.rows).toMatchObject([{ outcome: "new", reasons: [expect.stringContaining("Xã Thanh Thủy")] }]);
  });
});

test("a row without a name says what stands in its place", async () => {
  const nameless = await stagedRows([
    ["Xã", "Khu vực bỏ phiếu số", "Địa điểm", "Số cử tri"],
    ["Lũng Cú", 1, null, 300],
    ["Lũng Cú", 2, "Trường Tiểu học", 300],
  ]);
  expect(nameless.preview.rows.map(({ name, reasons }) => [name, reasons])).toEqual([
    ["Khu vực bỏ phiếu số 1", ["không có tên: đặt là “Khu vực bỏ phiếu số 1”"]],
    ["Trường Tiểu học", ["không có tên: lấy địa điểm làm tên"]],
  ]);
});

test("a name of signs nobody sees is no name", async () => {
  const { preview } = await stagedRows([headers, [1, "Đồng Văn", "Lũng Cú", null, "\u200B\u200D \u2060\uFEFF\u00AD\u3164\u2800", 300]]);
  expect(preview.rows).toMatchObject([{ outcome: "rejected", reasons: ["không có tên hay số khu vực bỏ phiếu"] }]);
  const kept = await stagedRows([headers, [1, "Đồng Văn", "Lũng\u200B Cú", 1, "Nhà\u00AD văn hóa", 300]]);
  expect(kept.preview.rows).toMatchObject([{ outcome: "new", name: "Nhà văn hóa" }]);
});

describe("against what is there", () => {
  const existing = new Map([
    ["00715-01", place({ voters: 300 })],
    ["00715-02", place({ number: 2, name: "Trường Tiểu học", voters: 400, location: [105.32, 23.36] })],
    ["00715-03", place({ number: 3, name: "Đã xóa", deleted: true })],
  ]);

  test("same, changed and new; only what differs is edited, empty cells take nothing away", async () => {
    const { preview, edits } = await stagedRows(
      [
        headers,
        [1, "Đồng Văn", "Lũng Cú", 1, "Nhà văn hóa thôn Séo Lủng", 300],
        [2, "Đồng Văn", "Lũng Cú", 2, "Trường Tiểu học", 412],
        [3, "Đồng Văn", "Lũng Cú", 3, "Đã xóa", null],
        [4, "Đồng Văn", "Lũng Cú", 4, "Điểm trường", 120],
      ],
      { existing },
    );
    expect(preview.rows.map((row) => row.outcome)).toEqual(["same", "changed", "changed", "new"]);
    expect(preview.rows[1]).toMatchObject({ reasons: ["cử tri: 400 → 412"], estimatedPosition: false });
    expect(edits.slice(0, 2)).toEqual([
      { id: "00715-02", set: { voters: 412, invented: false, source: "tệp danh-sach.xlsx" } },
      { id: "00715-03", set: { deleted: false } },
    ]);
  });

  test("rows without numbers are matched by name, new ones get the next number", async () => {
    const { preview } = await stagedRows(
      [
        ["Xã", "Tên khu vực bỏ phiếu", "Số cử tri"],
        ["Lũng Cú", "truong tieu hoc", 400],
        ["Lũng Cú", "Điểm trường mới", 90],
        ["Lũng Cú", "Điểm trường mới", 90],
      ],
      { existing },
    );
    expect(preview.rows.map((row) => [row.outcome, row.code])).toEqual([
      ["changed", "00715-02"],
      ["new", "00715-04"],
      ["rejected", "00715-04"],
    ]);
  });

  test("loading what was just loaded changes nothing", async () => {
    const rows = [headers, [1, "Đồng Văn", "Lũng Cú", 1, "A", 300, 105.32, 23.36], [2, "Đồng Văn", "Má Lé", null, "B", "1.475"]];
    const first = await stagedRows(rows);
    const kept = new Map(first.edits.map(({ id, set }) => [id, place(set)]));
    const again = await stagedRows(rows, { existing: kept });
    expect(again.preview.counts).toMatchObject({ same: 2, kept: 2 });
    expect(again.edits).toEqual([]);
  });
});

describe("columns", () => {
  test("by hand, where guessing cannot tell", async () => {
    const rows = [
      ["A", "B", "C", "D"],
      ["Lũng Cú", 1, "Nhà văn hóa", 300],
    ];
    const guessed = await stagedRows(rows);
    expect(guessed.preview.counts).toMatchObject({ rowsRead: 1, rejected: 1 });
    expect(guessed.preview.rows[0]?.reasons).toContainEqual(expect.stringContaining("Số cử tri"));
    expect(guessed.preview.sheets[0]).toMatchObject({ headers: ["A", "B", "C", "D"], sample: [["Lũng Cú", "1", "Nhà văn hóa", "300"]] });
    const mapped = await stagedRows(rows, { mappings: [{ sheet: "Sheet1", headerRow: 0, columns: { commune: 0, number: 1, name: 2, voters: 3 } }] });
    expect(mapped.preview.rows).toMatchObject([{ outcome: "new", code: "00715-01", voters: 300 }]);
  });

  test("a missing voters column is named and asked for, nothing kept", async () => {
    const { preview, edits } = await stagedRows([
      ["STT", "Huyện", "Xã", "Khu vực bỏ phiếu số", "Tên khu vực bỏ phiếu"],
      [1, "Đồng Văn", "Lũng Cú", 1, "A"],
    ]);
    expect(preview.counts).toMatchObject({ kept: 0, rejected: 1 });
    expect(preview.notes).toContainEqual(expect.stringMatching(/chưa rõ cột Số cử tri.*bằng tay/));
    expect(edits).toEqual([]);
  });

  test("a sheet that is not in the file", async () => {
    const bytes = await xlsx({ Sheet1: [headers, [1, "Đồng Văn", "Lũng Cú", 1, "A", 3]] });
    const result = await previewPollingPlaces(
      { fileName: "a.xlsx", bytes },
      contextWith({ mappings: [{ sheet: "Khác", headerRow: 0, columns: {} }] }),
    );
    expect(result).toMatchObject({ ok: false, error: { code: "bad-input", message: expect.stringContaining("Khác") } });
  });

  test("headers alone, or nothing but blanks and totals, are no data", async () => {
    for (const rows of [[headers], [headers, [], ["Tổng cộng", null, null, null, null, 0]]]) {
      const result = await previewPollingPlaces({ fileName: "a.xlsx", bytes: await xlsx({ Sheet1: rows }) }, contextWith());
      expect(result).toMatchObject({ ok: false, error: { code: "bad-input", message: expect.stringContaining("không có hàng dữ liệu") } });
    }
  });
});

test("40.000 rows are read, all accounted for", async () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => [
    index + 1,
    "Đồng Văn",
    index % 2 ? "Lũng Cú" : "Má Lé",
    (index >> 1) + 1,
    `Nhà văn hóa thôn số ${index}`,
    100 + (index % 900),
    105.31,
    23.31,
  ]);
  const { preview } = await stagedRows([headers, ...rows]);
  expect(preview.counts).toMatchObject({ rowsRead: 40_000, new: 1998, rejected: 38_002, kept: 1998 });
  expect(preview.rows[5000]?.reasons[0]).toContain("số từ 1 đến 999");
}, 90_000);
