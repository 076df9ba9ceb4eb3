import { createHash } from "node:crypto";
import readXlsxFile from "read-excel-file/universal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import type { FigurePreview, InputOf } from "../../../electron/contract/index.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, type TestClock, wall } from "./room-fixture.ts";

/** 08:47, and the reports of 07:00 are past; Cao Bồ is 00952, Nguyễn Trãi 00694 (TP Hà Giang). */
const clock: TestClock = { ms: Date.parse("2021-05-23T09:20:00+07:00") };
let room: Room;

beforeAll(async () => {
  room = await emptyRoom(clock);
  await addPlaces(room, "00952", caoBo, 3);
  await addPlaces(room, "00694", null, 2);
});
afterAll(() => room.close());

const table = async (input: InputOf<"places.table"> = {}) => answered(await room.call(desk, "places.table", input));
const xlsx = async (rows: SheetData): Promise<string> =>
  Buffer.from(await writeXlsxFile([{ sheet: "Báo cáo", data: rows }]).toBuffer()).toString("base64");
const previewOf = async (base64: string, over: Partial<InputOf<"figures.preview">> = {}): Promise<FigurePreview> =>
  answered(await room.call(desk, "figures.preview", { what: "reports", fileName: "bao-cao.xlsx", base64, slot: "t09", ...over }));
const csv = (...lines: string[]): string => Buffer.from(lines.join("\r\n"), "utf8").toString("base64");
const said = ({ rows }: FigurePreview) => rows.map(({ row, outcome, reasons }) => [row, outcome, reasons.join("; ")]);

describe("the table of polling places", () => {
  it("tells n of N, in order, narrowed by every part given", async () => {
    const whole = await table();
    expect(whole).toMatchObject({ matching: 5, total: 5, voters: 2000, votersKnown: 5, phase: "day" });
    expect(whole.rows.map(({ code }) => code)).toEqual(["00694-01", "00694-02", "00952-01", "00952-02", "00952-03"]);
    expect(await table({ filter: { text: "cao bo" } })).toMatchObject({ matching: 3, total: 5 });
    expect(await table({ filter: { text: "cao bo", wants: ["estimated"] } })).toMatchObject({ matching: 2 });
    expect((await table({ order: { by: "code", down: true }, offset: 1, limit: 2 })).rows.map(({ code }) => code)).toEqual(["00952-02", "00952-01"]);
  });

  it("an opening moves a place to where it now stands, in what was narrowed before", async () => {
    const unsaid = { filter: { day: ["unsaid" as const] } };
    expect(await table(unsaid)).toMatchObject({ matching: 5 });
    answered(await room.call(desk, "day.report", { ids: ["00952-02"], word: "opened", at: "2021-05-23T07:00:00+07:00" }));
    expect(await table(unsaid)).toMatchObject({ matching: 4, total: 5 });
    expect((await table({ filter: { day: ["opened"] } })).rows).toMatchObject([{ code: "00952-02", since: "2021-05-23T07:00:00+07:00" }]);
  });

  it("goes out with a certificate: rows in are rows out, and the hash is of what the file holds", async () => {
    const out = answered(await room.call(desk, "places.export", { format: "xlsx" }));
    expect(out.certificate).toMatchObject({ total: 5, matching: 5, written: 5, voters: 2000, votersKnown: 5, filter: "tất cả" });
    const [sheet] = await readXlsxFile(new Uint8Array(Buffer.from(out.base64, "base64")).buffer);
    const rows = sheet?.data ?? [];
    expect(rows).toHaveLength(6);
    const text = rows.map((row) => `${Array.from({ length: 23 }, (_, at) => String(row[at] ?? "")).join("\t")}\n`).join("");
    expect(createHash("sha256").update(text).digest("hex")).toBe(out.certificate.hash);
    const asCsv = answered(await room.call(desk, "places.export", { format: "csv", filter: { text: "cao bo" } }));
    expect(asCsv.certificate).toMatchObject({ total: 5, matching: 3, written: 3, filter: "chữ “cao bo”" });
    expect(Buffer.from(asCsv.base64, "base64").toString("utf8").trimEnd().split("\r\n")).toHaveLength(4);
  });

  it("text to paste never becomes a formula", async () => {
    answered(await room.call(desk, "pollingPlaces.save", { id: "00952-03", name: "=HYPERLINK(1)" }));
    const { text, rows } = answered(await room.call(desk, "places.text", { codes: ["00952-03"] }));
    expect(rows).toBe(1);
    expect(text.split("\n")[1]).toContain("\t'=HYPERLINK(1)\t");
  });

  it("keeps views by name, one of each name, for a wall to see and not to change", async () => {
    const first = answered(await room.call(desk, "savedViews.save", { surface: "places", name: "Chưa khai mạc", state: "{}" }));
    const again = answered(await room.call(desk, "savedViews.save", { surface: "places", name: "Chưa khai mạc", state: '{"text":"a"}' }));
    expect(again.id).toBe(first.id);
    expect(answered(await room.call(wall, "savedViews.list", { surface: "places" })).views).toMatchObject([{ id: first.id, state: '{"text":"a"}' }]);
    expect(await room.call(wall, "savedViews.remove", { id: first.id })).toMatchObject({ ok: false, error: { code: "forbidden" } });
    answered(await room.call(desk, "savedViews.remove", { id: first.id }));
    expect(answered(await room.call(desk, "savedViews.list", { surface: "places" })).views).toEqual([]);
  });
});

describe("reports from spreadsheets as offices send them", () => {
  it("headings merged over two rows, sums between rows, counts with dots and commas, a share as text", async () => {
    const preview = await previewOf(
      await xlsx([
        [{ value: "BÁO CÁO NHANH", columnSpan: 8 }],
        [
          "STT",
          "Huyện, thành phố",
          "Xã, phường",
          "Khu vực bỏ phiếu số",
          { value: "Số cử tri", columnSpan: 1 },
          { value: "Đã đi bầu", columnSpan: 2 },
          null,
          "Tỷ lệ %",
        ],
        [null, null, null, null, "Quốc hội", "Quốc hội", "HĐND tỉnh", null],
        [1, "Huyện Vị Xuyên", "Xã Cao Bồ", 1, "1.475", "1,200", 1199, "81,36 %"],
        [2, null, null, 2, 400, 300, 300, "75 %"],
        [null, null, "Cộng xã", null, 1875, 1500, 1499, null],
        [null, null, "Thành phố Hà Giang", null, 800, 500, 500, null],
        [3, "Thành phố Hà Giang", "Nguyễn Trãi", 1, 400, 410, 250, "62,5 %"],
      ]),
    );
    expect(preview.counts).toMatchObject({ rowsRead: 5, new: 3, rejected: 0, totals: 2, kept: 3 });
    expect(preview.rows.map(({ unit }) => unit)).toEqual(["place:00952-01", "place:00952-02", null, null, "place:00694-01"]);
    expect(preview.rows[0]?.says).toContain("1.200/1.475");
    expect(preview.rows[4]?.reasons.join(" ")).toContain("nhiều hơn");
    const kept = answered(await room.call(desk, "figures.accept", { staged: preview.staged, requestId: "nhap-1" }));
    expect(kept).toMatchObject({ records: 3, counts: { kept: 3 } });
    const { report } = answered(await room.call(desk, "reports.get", { unit: "place:00952-01", slot: "t09" }));
    expect(report).toMatchObject({
      voters: { assembly: 1475 },
      voted: { assembly: 1200, province: 1199, district: null },
      channel: "spreadsheet",
      standing: "preliminary",
    });
    expect(answered(await room.call(desk, "figures.accept", { staged: preview.staged, requestId: "nhap-1" }))).toEqual(kept);
    expect((await table({ filter: { wants: ["flagged"] } })).rows.map(({ code }) => code)).toContain("00694-01");
  });

  it("the same file again changes nothing, another count is a correction", async () => {
    const line = (voted: number) => csv("Mã KVBP,Đã bỏ phiếu", `00952-01,${voted}`);
    const same = await previewOf(line(1200), { fileName: "lai.csv" });
    expect(same).toMatchObject({ records: 0, counts: { same: 1, kept: 1 } });
    const other = await previewOf(line(1210), { fileName: "lai.csv" });
    expect(said(other)[0]).toEqual([2, "changed", expect.stringContaining("1.200 → 1.210")]);
    answered(await room.call(desk, "figures.accept", { staged: other.staged }));
    const { report } = answered(await room.call(desk, "reports.get", { unit: "place:00952-01", slot: "t09" }));
    expect(report).toMatchObject({ voted: { assembly: 1210 }, correction: expect.any(String) });
  });

  it("a district pasted twice is taken once; two rows of one number that differ are both left out, unless one bears the place's name", async () => {
    const preview = await previewOf(
      csv(
        "Xã,Số khu vực,Tên khu vực,Đã bỏ phiếu",
        "Cao Bồ,2,,310",
        "Cao Bồ,2,,310",
        "Nguyễn Trãi,1,,100",
        "Nguyễn Trãi,1,,200",
        "Nguyễn Trãi,2,Khu vực bỏ phiếu số 2,150",
        "Nguyễn Trãi,2,Trường mầm non,160",
      ),
      { fileName: "doi.csv" },
    );
    expect(said(preview)).toEqual([
      [2, "changed", expect.any(String)],
      [3, "rejected", expect.stringContaining("lặp lại dòng 2")],
      [4, "rejected", expect.stringContaining("không biết dòng nào đúng")],
      [5, "rejected", expect.stringContaining("không biết dòng nào đúng")],
      [6, "new", ""],
      [7, "rejected", expect.stringContaining("khác tên")],
    ]);
    expect(preview.counts).toMatchObject({ rowsRead: 6, kept: 2, rejected: 4 });
  });

  it("text in TCVN3 and in NFD is read; hours and days however written; what cannot be read is rejected with its reason", async () => {
    const tcvn3 = Buffer.from("X·,Sè khu vùc,§· bá phiÕu\r\nCao Bå,3,250\r\n", "latin1").toString("base64");
    const old = await previewOf(tcvn3, { fileName: "cu.csv" });
    expect(old.rows).toMatchObject([{ unit: "place:00952-03", outcome: "new" }]);
    expect(old.notes.join(" ")).toContain("TCVN3");
    const written = await previewOf(
      csv(
        "Xã,Số khu vực,Ngày,Giờ,Đã bỏ phiếu",
        `${"Cao Bồ".normalize("NFD")},3,23/5/21,9h00,250`,
        "Cao Bồ,1,44339,0.375,1250",
        "Cao Bồ,2,22/5/2021,9h,300",
        "Cao Bồ,2,23-5-2021,9h,ba trăm",
        "Cao Vồ,2,23-5-2021,9h,300",
      ),
      { fileName: "ngay.csv", slot: undefined },
    );
    expect(said(written)).toEqual([
      [2, "new", ""],
      [3, "changed", expect.any(String)],
      [4, "rejected", expect.stringContaining("không phải ngày bầu cử")],
      [5, "rejected", expect.stringContaining("không phải là số người")],
      [6, "rejected", expect.stringContaining("Cao Bồ")],
    ]);
  });

  it("slots side by side are a report each, and one of a time ahead rejects the row whole", async () => {
    const preview = await previewOf(csv("Mã KVBP,Số cử tri,7 giờ,9 giờ", "00694-02,400,50,120"), { fileName: "ky.csv", slot: undefined });
    expect(preview.rows[0]).toMatchObject({ outcome: "new" });
    const ahead = await previewOf(csv("Mã KVBP,Giờ,Đã bỏ phiếu", "00694-02,10h,120"), { fileName: "toi.csv" });
    expect(said(ahead)).toEqual([[2, "rejected", expect.stringContaining("tương lai")]]);
  });

  it("what changed in the room since it was shown keeps the whole file out", async () => {
    const preview = await previewOf(csv("Mã KVBP,Đã bỏ phiếu", "00694-02,131"), { fileName: "cham.csv" });
    answered(await room.call(desk, "reports.save", { unit: "place:00694-02", slot: "t09", voted: { assembly: 140 } }));
    expect(await room.call(desk, "figures.accept", { staged: preview.staged })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    const { report } = answered(await room.call(desk, "reports.get", { unit: "place:00694-02", slot: "t09" }));
    expect(report?.voted.assembly).toBe(140);
  });

  it("the template it hands out is read back as it stands", async () => {
    const { base64 } = answered(await room.call(desk, "figures.template", { what: "reports", slot: "t09" }));
    const filled = await room.call(desk, "figures.preview", { what: "reports", fileName: "mau.xlsx", base64 });
    expect(filled).toMatchObject({ ok: false, error: { message: expect.stringContaining("không có hàng số liệu") } });
  });
});
