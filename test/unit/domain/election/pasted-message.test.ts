import { describe, expect, it } from "vitest";
import { noCounts } from "../../../../electron/contract/index.ts";
import { folded, readMessage, slotAtTime } from "../../../../electron/domain/election/pasted-message.ts";
import { type NamedUnit, placeNumberNamed, unitsNamed, unitsSideBySide } from "../../../../electron/domain/election/pasted-unit.ts";

const assembly = (count: number) => ({ ...noCounts, assembly: count });

describe("a pasted message", () => {
  it("is read with its figures, words and hour", () => {
    const read = readMessage(
      "Xã Cao Bồ báo cáo nhanh 9h: Tổng số cử tri 2.350, đã bỏ phiếu 1.245/2.350 đạt 52,98%. ANTT đảm bảo, không có sự cố. Không có vướng mắc. Ốm 3, cách ly 5, đi vắng 12.\nNgười báo: Trực ban xã",
    );
    expect(read).toMatchObject({
      time: "09:00",
      voters: assembly(2350),
      voted: assembly(1245),
      remaining: { ill: 3, quarantined: 5, away: 12, "cut-off": null, unclear: null },
      order: "ANTT đảm bảo, không có sự cố",
      difficulties: "Không có vướng mắc",
      sender: "Trực ban xã",
      leftOver: [],
      doubts: [],
    });
  });

  it.each([
    ["without accents or stops", "Tong so cu tri 2350 da bo phieu 1245 dat 52,98%"],
    ["in capitals", "TỔNG SỐ CỬ TRI: 2.350; ĐÃ BỎ PHIẾU: 1.245"],
    ["with commas between thousands", "1,245/2,350 cử tri đã đi bầu"],
    ["with blanks between thousands", "1 245/2 350 cử tri đã bỏ phiếu"],
    ["decomposed (NFD)", "Tổng số cử tri 2.350, đã bỏ phiếu 1.245".normalize("NFD")],
    ["as bare figures", "1245/2350"],
  ])("is read %s", (_how, text) => {
    expect(readMessage(text)).toMatchObject({ voters: assembly(2350), voted: assembly(1245) });
  });

  it("takes four ballots apart, and counts of places from counts of voters", () => {
    const read = readMessage("QH: 3.100/4.000, tỉnh: 3.090/3.990, huyện: 3.080/3.980, xã: 3.050/3.950\n8/8 KVBP đã khai mạc, 2 KVBP đạt 100%");
    expect(read).toMatchObject({
      voted: { assembly: 3100, province: 3090, district: 3080, commune: 3050 },
      voters: { assembly: 4000, province: 3990, district: 3980, commune: 3950 },
      placesOpened: 8,
      placesFull: 2,
      doubts: [],
    });
    expect(readMessage("Cử tri QH 2.350, tỉnh 2.340. Đã bỏ phiếu QH 1.200, tỉnh 1.199")).toMatchObject({
      voters: { assembly: 2350, province: 2340 },
      voted: { assembly: 1200, province: 1199 },
    });
  });

  it.each(["10/10 điểm đã khai mạc, 1050/4800 cử tri", "1050/4800 cử tri; 10/10 tổ khai mạc", "Đã khai mạc 10/10. Đã bầu 1050/4800"])(
    "takes a share of places that opened for no voters: %s",
    (text) => {
      expect(readMessage(text)).toMatchObject({ placesOpened: 10, voted: assembly(1050), voters: assembly(4800), doubts: [], leftOver: [] });
    },
  );

  it("reads causes before or behind their number", () => {
    for (const text of ["ốm 3, cách ly 5, đi vắng 12", "3 ốm, 5 cách ly, 12 đi vắng"])
      expect(readMessage(text).remaining).toEqual({ ill: 3, quarantined: 5, away: 12, "cut-off": null, unclear: null });
  });

  it.each([
    ["Khai mạc lúc 7h05", null],
    ["Xã Cao Bồ khai mạc lúc 7h05, đến 9h đã bỏ phiếu 300/400", "09:00"],
    ["7h05 khai mạc. Đã bầu 300", null],
    ["7h05 đã khai mạc 3/3 KVBP", null],
    ["Khai mạc, lúc 7h05. Đã bỏ phiếu 300", null],
    ["Thời gian khai mạc\n7h05\nĐã bầu 300", null],
    ["Lễ khai mạc diễn ra từ 7h đến 7h30, 9h đã bầu 300", "09:00"],
    ["6h30 đón cử tri, 7h khai mạc, 9h: 300/400", "09:00"],
    ["Khai mạc 7h05 đến 9h đã bầu 300", "09:00"],
    ["Báo cáo lúc 9h10: tính đến 9h đã bầu 300", "09:00"],
    ["KVBP số 1 khai mạc hồi 7h05 phút, tính đến 9h00 có 300 cử tri đi bầu", "09:00"],
  ])("takes no hour of an opening for the hour of its figures: %s", (text, time) => {
    const read = readMessage(text);
    expect(read.time).toBe(time);
    expect(read.understood.filter(({ field }) => field === "asOf")).toHaveLength(time === null ? 0 : 1);
  });

  it("never makes a count of a percentage, a date, an hour, a telephone or a place's number", () => {
    const read = readMessage("KVBP số 2 ngày 23/5/2021 lúc 9h15 đạt 52%, 0912345678");
    expect([read.voters, read.voted, read.placesOpened]).toEqual([noCounts, noCounts, null]);
    expect(read.time).toBe("09:15");
    expect(read.doubts).toEqual(["Tin chỉ có tỷ lệ, không có số cử tri đã bỏ phiếu: hỏi lại con số."]);
  });

  it("doubts what does not fit itself, and takes the first of two figures", () => {
    expect(readMessage("Đã bỏ phiếu 1.245/2.350, tỷ lệ 60%").doubts).toEqual(["Tỷ lệ 60% không khớp 1.245/2.350 = 52,97 %."]);
    expect(readMessage("Đã bỏ phiếu 1.245/2.350, còn lại 1.000").doubts).toEqual(["Còn lại 1.000 không khớp 2.350 - 1.245 = 1.105."]);
    const two = readMessage("Đã bỏ phiếu 1.245. Đã bỏ phiếu 1.254");
    expect(two.voted.assembly).toBe(1245);
    expect(two.doubts).toHaveLength(1);
  });

  it("hands back what it did not understand, and keeps every word of it", () => {
    expect(readMessage("Tình hình chung ổn định; có 150 người tụ tập").leftOver).toEqual(["Tình hình chung ổn định", "có 150 người tụ tập"]);
  });

  it("says of each figure which words it was read from", () => {
    expect(readMessage("đã bỏ phiếu 1.245").understood).toEqual([{ field: "voted", words: "đã bỏ phiếu 1.245", value: "Quốc hội 1.245" }]);
  });
});

describe("which unit and slot a message is of", () => {
  const units: NamedUnit[] = [
    { key: "commune:1", level: "commune", name: "Xã Cao Bồ", district: "district:d" },
    { key: "commune:2", level: "commune", name: "Thị trấn Vị Xuyên", district: "district:d" },
    { key: "commune:3", level: "commune", name: "Xã Tân Lập", district: "district:e" },
    { key: "commune:4", level: "commune", name: "Xã Tân Lập", district: "district:f" },
    { key: "district:d", level: "district", name: "Huyện Vị Xuyên", district: null },
    { key: "district:e", level: "district", name: "Huyện Bắc Quang", district: null },
    { key: "agency:y", level: "agency", name: "Sở Y tế", district: null },
  ];
  it.each([
    ["Xã Cao Bồ, huyện Vị Xuyên báo cáo", ["commune:1"]],
    ["x. cao bo 9h", ["commune:1"]],
    ["huyện Vị Xuyên: 9h", ["district:d"]],
    ["TT Vị Xuyên 9h", ["commune:2"]],
    ["xã Tân Lập 9h", ["commune:3", "commune:4"]],
    ["xã Tân Lập (Bắc Quang)", ["commune:3"]],
    ["Sở Y tế báo cáo", ["agency:y"]],
    ["chào buổi sáng", []],
  ])("%s", (text, keys) => {
    expect(unitsNamed(text, units).map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    ["Xã Cao Bồ 300/400\nThị trấn Vị Xuyên 200/300", ["commune:1", "commune:2"]],
    ["các xã Cao Bồ, Tân Lập và TT Vị Xuyên: 500/900", ["commune:1", "commune:3", "commune:2"]],
    ["Cao Bồ: 300/400; Tân Lập: 200/300", ["commune:1", "commune:3"]],
    ["huyện Vị Xuyên 300/400, huyện Bắc Quang 200/300", ["district:d", "district:e"]],
    ["Xã Cao Bồ, huyện Vị Xuyên báo cáo 300/400", ["commune:1"]],
    ["xã Cao Bồ, Vị Xuyên 300/400", ["commune:1"]],
    ["xã Tân Lập (Bắc Quang) 300/400", ["commune:3"]],
  ])("tells units side by side from a unit and its district: %s", (text, keys) => {
    expect(unitsSideBySide(text, units).map(({ key }) => key)).toEqual(keys);
  });

  it("knows a place's number from a count of places", () => {
    expect(placeNumberNamed(folded("KVBP số 02 xã Cao Bồ"))?.number).toBe(2);
    expect(placeNumberNamed(folded("8/8 KVBP đã khai mạc"))).toBeNull();
  });

  it("takes the nearest slot within half an hour", () => {
    const slots = [{ asOf: "09:00" }, { asOf: "11:00" }];
    expect(slotAtTime(slots, "09:30")).toBe(slots[0]);
    expect(slotAtTime(slots, "09:31")).toBeNull();
  });
});
