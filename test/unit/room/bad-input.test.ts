import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import type { FigureTable } from "../../../electron/contract/index.ts";
import type { Room } from "../../../electron/room/room.ts";
import { zip } from "../intake/made-files.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, geodata } from "./room-fixture.ts";

/** Cao Bồ (Vị Xuyên) has three places, Nguyễn Trãi (TP Hà Giang) two, of 400 voters each; the reports of 09:00 are asked for. */
let room: Room;
beforeEach(async () => {
  room = await emptyRoom({ ms: Date.parse("2021-05-23T09:20:00+07:00") });
  await addPlaces(room, "00952", caoBo, 3);
  await addPlaces(room, "00694", null, 2);
});
afterEach(() => room.close());

interface SentFile {
  fileName: string;
  base64: string;
}
const xlsx = async (sheets: Record<string, SheetData>): Promise<SentFile> => {
  const bytes = await writeXlsxFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toBuffer();
  return { fileName: "bang.xlsx", base64: Buffer.from(bytes).toString("base64") };
};
const csv = (lines: readonly string[], encoding: "utf8" | "latin1" = "utf8"): SentFile => ({
  fileName: "bang.csv",
  base64: Buffer.from(lines.join("\r\n"), encoding).toString("base64"),
});

/** What would become of each row: `[row, outcome, what it is of, why]`. */
type Told = [number, string, string | null, string];
const places = async (file: SentFile) => {
  const preview = answered(await room.call(desk, "intake.preview", file));
  const told = preview.rows.map(({ row, outcome, code, reasons }): Told => [row, outcome, code, reasons.join("; ")]);
  return { preview, told, accept: async () => answered(await room.call(desk, "intake.accept", { staged: preview.staged })) };
};
const figures = async (what: FigureTable, file: SentFile) => {
  const preview = answered(await room.call(desk, "figures.preview", { ...file, what, ...(what === "reports" ? { slot: "t09" } : {}) }));
  const told = preview.rows.map(({ row, outcome, unit, reasons }): Told => [row, outcome, unit, reasons.join("; ")]);
  return { preview, told, accept: async () => answered(await room.call(desk, "figures.accept", { staged: preview.staged })) };
};
const has = (words: string): unknown => expect.stringContaining(words);
const placeRow = async (code: string) => {
  const { features } = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
  return features.find(({ id }) => id === code)?.properties;
};
const report = async (unit: string) => answered(await room.call(desk, "reports.get", { unit, slot: "t09" })).report;
const undoAll = async (changeSet: string | null) => answered(await room.call(desk, "undo.apply", { changeSet: changeSet ?? "" }));
const seal = "Niêm phong hòm phiếu";
const spareBox = "Hòm phiếu phụ";
const kit = "Đồ bảo hộ cho người mang hòm phiếu phụ vào vùng cách ly";
const tickOf = async (unit: string, words: string) => {
  const { items } = answered(await room.call(desk, "checklists.get", { unit }));
  return items.find((item) => item.words === words)?.state;
};

describe("headings merged over two rows, sums between rows, counts and shares as offices write them", () => {
  it("polling places", async () => {
    const { told, accept } = await places(
      await xlsx({
        "Danh sách": [
          ["DANH SÁCH KHU VỰC BỎ PHIẾU"],
          ["STT", "Đơn vị hành chính", null, "Khu vực bỏ phiếu", null, "Cử tri", null],
          [null, "Huyện", "Xã", "Số", "Địa điểm", "Nữ", "Tổng số"],
          ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
          ["I", "Huyện Vị Xuyên", null, null, null, 700, 3000],
          [1, "Vị Xuyên", "Cao Bồ", "01", "Nhà văn hóa", 700, "1.475"],
          [2, null, null, "02", "Trường", 600, "1,475"],
          [null, null, "Cộng xã Cao Bồ", null, null, 1300, 2950],
          [3, "Vị Xuyên", "Cao Bồ", "03", "Trạm", 1, "85 %"],
          [4, null, null, "04", "Trạm", 1, 1.475],
          [5, null, null, "05", "Trạm", 1, 44339],
          [6, null, null, "06", "Trạm", 1, "23/5/21"],
          [7, null, null, "07", "Trạm", 1, { value: new Date("2021-05-23T00:00:00Z"), format: "dd/mm/yyyy" }],
          ["Tổng cộng toàn huyện", null, null, null, null, 1300, 3000],
        ],
      }),
    );
    expect(told).toEqual([
      [4, "blank", null, "hàng đánh số cột"],
      [5, "total", null, has("Huyện Vị Xuyên")],
      [6, "changed", "00952-01", has("400 → 1.475")],
      [7, "changed", "00952-02", has("400 → 1.475")],
      [8, "total", null, has("Cộng xã Cao Bồ")],
      [9, "rejected", null, has("“85 %” không phải là số người")],
      [10, "new", "00952-04", has("đọc là 1.475")],
      [11, "new", "00952-05", has("cần xem lại")],
      [12, "rejected", null, has("“23/5/21” không phải là số người")],
      [13, "rejected", null, has("không phải là số người")],
      [14, "total", null, has("Tổng cộng")],
    ]);
    const { changeSet } = await accept();
    expect(await placeRow("00952-02")).toMatchObject({ voters: 1475 });
    expect(await placeRow("00952-03")).toMatchObject({ voters: 400 });
    await undoAll(changeSet);
    expect(await placeRow("00952-02")).toMatchObject({ voters: 400 });
    expect(await placeRow("00952-04")).toBeUndefined();
  });

  it("reports", async () => {
    const { told, accept } = await figures(
      "reports",
      await xlsx({
        "Kỳ 9 giờ": [
          ["TT", "Khu vực bỏ phiếu", null, "Cử tri", "Đã đi bầu", null, "Ngày"],
          [null, "Xã", "Số", null, "Số lượng", "Tỷ lệ %", null],
          ["I", "Huyện Vị Xuyên", null, 1200, 900, "75 %", null],
          [1, "Cao Bồ", 1, "1.475", "1,200", "81,36 %", 44339],
          [2, null, 2, 400, 300, 0.75, "23/5/21"],
          [null, "Cộng xã", null, 1875, 1500, "80%", null],
          [3, "Cao Bồ", 3, 400, "62,5 %", "62,5 %", null],
          ["II", "Thành phố Hà Giang", null, 800, 200, "25 %", null],
          [4, "Nguyễn Trãi", 1, 400, 100, "99,96%", "22/5/21"],
          [5, "Nguyễn Trãi", 2, 400, 100, "99,96%", "23-05-2021"],
        ],
      }),
    );
    expect(told).toEqual([
      [3, "total", null, has("Huyện Vị Xuyên")],
      [4, "new", "place:00952-01", has("khác 400")],
      [5, "new", "place:00952-02", ""],
      [6, "total", null, has("Cộng xã")],
      [7, "rejected", "place:00952-03", has("“62,5 %” không phải là số người")],
      [8, "total", null, has("Thành phố Hà Giang")],
      [9, "rejected", "place:00694-01", "ngày 22/5/2021 không phải ngày bầu cử 23/5/2021"],
      [10, "new", "place:00694-02", has("theo số đếm")],
    ]);
    const { changeSet } = await accept();
    expect(await report("place:00952-01")).toMatchObject({ voters: { assembly: 1475 }, voted: { assembly: 1200 } });
    expect(await report("place:00952-03")).toBeNull();
    await undoAll(changeSet);
    expect(await report("place:00952-01")).toBeNull();
  });

  it("ticks, and an item that is not asked there is left out by its words", async () => {
    const { told, accept } = await figures(
      "ticks",
      await xlsx({
        "Rà soát": [
          ["TT", "Khu vực bỏ phiếu", null, "Cơ sở vật chất", null, "Phòng dịch"],
          [null, "Xã", "Số", spareBox, seal, kit],
          [1, "Cao Bồ", 1, "x", "85 %", "x"],
          [2, null, 2, "100%", 0.85, null],
          [null, "Cộng xã", null, 2, 1, null],
          [3, "Cao Bồ", 3, 1, "1.475", null],
          [4, "Nguyễn Trãi", 1, "23/5/21", "x", null],
        ],
      }),
    );
    expect(told).toEqual([
      [3, "changed", "place:00952-01", `không nhận mục “${kit}”: mục này không đặt ra ở đơn vị này`],
      [4, "changed", "place:00952-02", ""],
      [5, "total", null, has("Cộng xã")],
      [6, "rejected", "place:00952-03", has("“1.475” không hiểu")],
      [7, "rejected", "place:00694-01", has("“23/5/21” không hiểu")],
    ]);
    const { changeSet } = await accept();
    expect([await tickOf("place:00952-01", spareBox), await tickOf("place:00952-01", seal), await tickOf("place:00952-02", seal)]).toEqual([
      "done",
      "lacking",
      "lacking",
    ]);
    expect(await tickOf("place:00952-03", spareBox)).toBe("unknown");
    await undoAll(changeSet);
    expect(await tickOf("place:00952-01", spareBox)).toBe("unknown");
  });
});

describe("text of the old fonts and text taken apart", () => {
  const heads = { places: "X·,KVBP sè,Tªn khu vùc bá phiÕu,Sè cö tri", reports: "X·,Sè khu vùc,§· bá phiÕu", ticks: "X·,Sè khu vùc,Hßm phiÕu phô" };

  it("TCVN3 in a CSV", async () => {
    expect((await places(csv([heads.places, "Cao Bå,1,Nhµ v¨n hãa,410"], "latin1"))).preview.rows).toMatchObject([
      { outcome: "changed", code: "00952-01", name: "Nhà văn hóa" },
    ]);
    expect((await figures("reports", csv([heads.reports, "Cao Bå,1,300"], "latin1"))).told).toEqual([[2, "new", "place:00952-01", ""]]);
    expect((await figures("ticks", csv([heads.ticks, "Cao Bå,1,ch­a cã"], "latin1"))).told).toEqual([[2, "changed", "place:00952-01", ""]]);
  });

  it("TCVN3 in a workbook, its headings old as well or in Unicode", async () => {
    for (const head of [heads.places.split(","), ["Xã", "KVBP số", "Tên khu vực bỏ phiếu", "Số cử tri"]]) {
      const { preview } = await places(await xlsx({ A: [head, ["Cao Bå", 1, "Nhµ v¨n hãa", 410]] }));
      expect(preview.rows).toMatchObject([{ outcome: "changed", code: "00952-01", name: "Nhà văn hóa" }]);
      expect(preview.notes.join()).toContain("TCVN3");
    }
    expect((await figures("reports", await xlsx({ A: [heads.reports.split(","), ["Cao Bå", 1, 300]] }))).told).toEqual([
      [2, "new", "place:00952-01", ""],
    ]);
    expect((await figures("ticks", await xlsx({ A: [heads.ticks.split(","), ["Cao Bå", 1, "®·"]] }))).told).toEqual([
      [2, "changed", "place:00952-01", ""],
    ]);
  });

  it("NFD", async () => {
    const apart = (...lines: string[]): SentFile => csv(lines.map((line) => line.normalize("NFD")));
    expect((await places(apart("Xã,KVBP số,Tên khu vực bỏ phiếu,Số cử tri", "Cao Bồ,1,Nhà văn hóa,410"))).preview.rows).toMatchObject([
      { outcome: "changed", code: "00952-01", name: "Nhà văn hóa" },
    ]);
    expect((await figures("reports", apart("Xã,Số khu vực,Đã bỏ phiếu", "Cao Bồ,1,300"))).told).toEqual([[2, "new", "place:00952-01", ""]]);
    expect((await figures("ticks", apart(`Xã,Số khu vực,${spareBox}`, "Cao Bồ,1,đã có"))).told).toEqual([[2, "changed", "place:00952-01", ""]]);
  });
});

describe("hidden sheets are named, neither read nor passed over in silence", () => {
  /** A sheet of one row for each state, every table of ours in it. */
  const hiding = (...states: string[]): SentFile => {
    const xml = (text: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const row = (at: number, cells: string[]): string =>
      `<row r="${at}">${cells.map((cell, column) => `<c r="${"ABCDEF"[column]}${at}" t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
    const head = ["Xã", "KVBP số", "Tên khu vực bỏ phiếu", "Số cử tri", "Đã bỏ phiếu", spareBox];
    const sheets = states.map((state, at) => `<sheet name="Trang ${at}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`).join("");
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    const links = states.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="worksheets/sheet${at + 1}.xml"/>`).join("");
    const bytes = zip([
      { path: "[Content_Types].xml", content: xml("<Types/>") },
      { path: "xl/workbook.xml", content: xml(`<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`) },
      { path: "xl/_rels/workbook.xml.rels", content: xml(`<Relationships>${links}</Relationships>`) },
      ...states.map((_, at) => ({
        path: `xl/worksheets/sheet${at + 1}.xml`,
        content: xml(`<worksheet><sheetData>${row(1, head)}${row(2, ["Cao Bồ", String(at + 1), "A", "400", "300", "x"])}</sheetData></worksheet>`),
      })),
    ]);
    return { fileName: "an.xlsx", base64: Buffer.from(bytes).toString("base64") };
  };

  it.each(["hidden", "veryHidden"])("beside one in sight (%s)", async (state) => {
    const list = await places(hiding("visible", state));
    expect(list.told.map(([, outcome, code]) => [outcome, code])).toEqual([["changed", "00952-01"]]);
    expect(list.preview.notes.join()).toMatch(/trang ẩn “Trang 1”.*bằng tay/);
    const filled = await figures("reports", hiding("visible", state));
    expect(filled.told.map(([, outcome, unit]) => [outcome, unit])).toEqual([["new", "place:00952-01"]]);
    expect(filled.preview.notes.join()).toMatch(/“Trang 1”: trang ẩn.*bỏ ẩn/);
  });

  it("where there is nothing else", async () => {
    const list = await places(hiding("hidden"));
    expect(list.preview.counts).toMatchObject({ rejected: 1, kept: 0 });
    expect(list.preview.notes.join()).toMatch(/“Trang 0” bị ẩn.*bỏ ẩn/);
    for (const what of ["reports", "ticks"] as const)
      expect(await room.call(desk, "figures.preview", { ...hiding("hidden", "veryHidden"), what })).toMatchObject({
        ok: false,
        error: { code: "bad-input", message: has("không đọc trang ẩn “Trang 0”, “Trang 1”"), hint: has("bỏ ẩn") },
      });
  });
});

describe("one unit told twice", () => {
  it("polling places: the district pasted twice once; of two with one number the one known by that name, else neither", async () => {
    const { told, accept } = await places(
      csv([
        "Xã,KVBP số,Tên khu vực bỏ phiếu,Số cử tri",
        "Huyện Vị Xuyên,,,",
        "Cao Bồ,8,Trường A,300",
        "Cộng,,,300",
        "Huyện Vị Xuyên,,,",
        "Cao Bồ,8,Trường A,300",
        "Cộng,,,300",
        "Cao Bồ,9,Trường B,300",
        "Cao Bồ,9,Trường C,310",
        "Cao Bồ,2,Khu vực bỏ phiếu số 2,420",
        "Cao Bồ,2,Trường D,430",
      ]),
    );
    expect(told.filter(([, outcome]) => outcome !== "blank" && outcome !== "total")).toEqual([
      [3, "new", "00952-08", ""],
      [6, "rejected", "00952-08", has("lặp lại dòng 3")],
      [8, "rejected", "00952-09", has("dòng 9 (trang “bang”), khác số liệu: không biết dòng nào đúng")],
      [9, "rejected", "00952-09", has("dòng 8 (trang “bang”)")],
      [10, "changed", "00952-02", "cử tri: 400 → 420"],
      [11, "rejected", "00952-02", has("dòng 10 (trang “bang”) nhưng khác tên")],
    ]);
    await accept();
    expect(await placeRow("00952-09")).toBeUndefined();
    expect(await placeRow("00952-02")).toMatchObject({ voters: 420 });
  });

  it("reports: a slot two rows tell otherwise is taken from neither, whatever else one of them tells", async () => {
    const { told } = await figures("reports", csv(["Mã KVBP,7 giờ,9 giờ", "00952-01,50,120", "00952-01,,130", "00952-02,50,120", "00952-02,50,"]));
    expect(told).toEqual([
      [2, "rejected", "place:00952-01", has("dòng 3")],
      [3, "rejected", "place:00952-01", has("dòng 2")],
      [4, "new", "place:00952-02", ""],
      [5, "rejected", "place:00952-02", has("lặp lại dòng 4")],
    ]);
  });

  it("ticks: items on two sheets stand beside each other, told otherwise they are taken from neither", async () => {
    const sheets = {
      A: [
        ["Mã KVBP", spareBox],
        ["00952-01", "x"],
        ["00952-02", "x"],
      ],
      B: [
        ["Mã KVBP", seal],
        ["00952-01", "x"],
      ],
    };
    const { told } = await figures(
      "ticks",
      await xlsx({
        ...sheets,
        C: [
          ["Mã KVBP", spareBox, seal],
          ["00952-02", "thiếu", "x"],
          ["00952-01", "x", null],
        ],
      }),
    );
    expect(told).toEqual([
      [2, "changed", "place:00952-01", ""],
      [3, "rejected", "place:00952-02", has("dòng 2 (trang “C”)")],
      [2, "changed", "place:00952-01", ""],
      [2, "rejected", "place:00952-02", has("dòng 3 (trang “A”)")],
      [3, "rejected", "place:00952-01", has("lặp lại dòng 2 (trang “A”)")],
    ]);
  });
});

it("a commune renamed is known by its name before, and the row says so", async () => {
  const file: { features: { properties: { code: string; name: string } }[] } = JSON.parse(readFileSync(join(geodata, "communes.geojson"), "utf8"));
  for (const { properties } of file.features) if (properties.code === "00952") properties.name = "Xã Cao Bồ Mới";
  const boundaries = { fileName: "ranh-gioi.geojson", base64: Buffer.from(JSON.stringify(file)).toString("base64") };
  const { staged } = answered(await room.call(desk, "boundaries.preview", boundaries));
  answered(await room.call(desk, "boundaries.accept", { staged, attribution: "Sở Nội vụ", validFrom: "2021-05-01" }));
  const note = "ghi “Cao Bồ”, nay là Xã Cao Bồ Mới";
  expect((await places(csv(["Xã,KVBP số,Tên khu vực bỏ phiếu,Số cử tri", "Cao Bồ,1,Khu vực bỏ phiếu số 1,410"]))).told).toEqual([
    [2, "changed", "00952-01", has(note)],
  ]);
  expect((await figures("reports", csv(["Xã,Số khu vực,Đã bỏ phiếu", "Cao Bồ,1,300", "Cao Bồ Mới,2,300"]))).told).toEqual([
    [2, "new", "place:00952-01", has(note)],
    [3, "new", "place:00952-02", ""],
  ]);
  expect((await figures("ticks", csv([`Xã,Số khu vực,${spareBox}`, "Cao Bồ,1,x"]))).told).toEqual([[2, "changed", "place:00952-01", note]]);
});
