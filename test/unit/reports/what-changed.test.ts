import { describe, expect, it } from "vitest";
import { noPlaces } from "../../../electron/domain/readiness-rollup.ts";
import { type ChangeNews, type NewsScope, type PlaceNews, whatChanged } from "../../../electron/reports/what-changed.ts";
import type { AreaSide } from "../../../electron/reports/what-changed-areas.ts";

const scope: NewsScope = {
  from: "2021-05-23T07:00:00+07:00",
  to: "2021-05-23T08:47:00+07:00",
  axis: "knownAt",
  markings: null,
  desks: null,
  totals: { ...noPlaces(), places: 1475, ready: 800, lacking: 30, failed: 5, unknown: 200, stale: 440 },
  totalsBefore: null,
  unread: 0,
  exercise: false,
};
const nothing: ChangeNews = { places: [], zones: [], riskAreas: [], incidents: [], election: [] };
const place = (changed: Partial<PlaceNews>): PlaceNews => ({
  called: "số 2 xã Cao Bồ",
  before: "unknown",
  after: "ready",
  conflictBefore: false,
  conflictAfter: false,
  otherFields: [],
  ...changed,
});
const side: AreaSide = {
  active: "in-force",
  from: "2021-05-22T18:00:00+07:00",
  to: "2021-05-23T13:00:00+07:00",
  areaKm2: 4,
  shape: "a",
  level: { value: 1, source: "phòng ước tính" },
  disputed: [],
};
const riskArea = (before: AreaSide | null, after: AreaSide | null, otherFields: string[] = []) => ({
  called: "vùng nguy cơ Cao Bồ",
  where: "xã Cao Bồ, huyện Vị Xuyên",
  what: "lũ quét",
  basis: null,
  before,
  after,
  otherFields,
});
const told = (news: Partial<ChangeNews>, more: Partial<NewsScope> = {}) => whatChanged({ ...nothing, ...news }, { ...scope, ...more });
const reach = "Phạm vi: mọi mục trong nhật ký của phòng; “chưa rõ” và “tin cũ” không được coi là sẵn sàng.";

describe("what changed, in sentences", () => {
  it("counts the places by what became of them and says of how many", () => {
    const news = [
      ...Array.from({ length: 1200 }, () => place({})),
      ...Array.from({ length: 3 }, () => place({ before: "ready", after: "stale" })),
      place({ before: "ready", after: "failed", called: "số 1 phường Nguyễn Trãi" }),
      place({ before: null, after: "unknown" }),
      place({ before: "ready", after: null, called: "số 9 xã Lũng Cú" }),
      place({ before: "ready", after: "ready", otherFields: ["số cử tri 553 → 559", "địa chỉ"] }),
    ];
    expect(told({ places: news })).toEqual([
      "Từ 07:00 đến 08:47 ngày 23/5/2021, theo tin đã nhận:",
      "Bầu cử: 1.200 khu vực bỏ phiếu chuyển sang sẵn sàng, 1 khu vực bỏ phiếu chuyển sang không đạt (số 1 phường Nguyễn Trãi), 3 khu vực bỏ phiếu không còn xác nhận (quá 12 giờ), thêm 1 khu vực bỏ phiếu vào danh sách (1 chưa rõ), 1 khu vực bỏ phiếu rút khỏi danh sách (số 9 xã Lũng Cú), 1 khu vực bỏ phiếu sửa thông tin (số 2 xã Cao Bồ: số cử tri 553 → 559, địa chỉ).",
      "Bầu cử: đến 08:47 ngày 23/5/2021 có 800/1.475 sẵn sàng, 30 còn thiếu, 5 không đạt, 200 chưa rõ, 440 tin cũ.",
      reach,
    ]);
  });

  it("tells a level raised with the bulletin it rests on, an end by date, a longer time and a new outline", () => {
    const raised = { ...side, level: { value: 2, source: "Bản tin số LQ-12 của Đài, ban hành 06:00 23/5/2021" } };
    const longer = { ...side, to: "2021-05-23T18:00:00+07:00", areaKm2: 6.25, shape: "b" };
    expect(told({ riskAreas: [riskArea(side, raised), riskArea(side, { ...side, active: "ended" }), riskArea(side, longer)] })).toEqual([
      "Từ 07:00 đến 08:47 ngày 23/5/2021, theo tin đã nhận:",
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): nâng cấp độ rủi ro lũ quét từ 1 lên 2 (Bản tin số LQ-12 của Đài, ban hành 06:00 23/5/2021).",
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): hết hiệu lực từ 13:00 23/5/2021.",
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): kéo dài thời hạn đến 18:00 23/5/2021; vẽ lại ranh vùng, 4 km² thành 6,3 km².",
      reach,
    ]);
  });

  it("tells of a new area what is known of it, and of a dispute that it is one", () => {
    expect(
      told({ riskAreas: [riskArea(null, side), riskArea(side, { ...side, disputed: ["cấp độ rủi ro"] }), riskArea(side, null)] }).slice(1, -1),
    ).toEqual([
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): thêm mới, lũ quét, cấp 1 (phòng ước tính), từ 18:00 22/5/2021 đến 13:00 23/5/2021, đang hiệu lực.",
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): phát sinh mâu thuẫn về cấp độ rủi ro.",
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ): đưa ra khỏi bản đồ.",
    ]);
  });

  it("counts incidents and tells each", () => {
    const report = { category: "giao thông", text: "", where: "xã Cao Bồ, huyện Vị Xuyên", otherFields: [] };
    const reported = { status: "reported" as const, severity: 3, disputed: [] };
    expect(
      told({
        incidents: [
          { ...report, before: null, after: reported },
          { ...report, before: reported, after: { ...reported, status: "closed" as const } },
        ],
      }).slice(1, -1),
    ).toEqual([
      "An ninh trật tự: 2 vụ việc, sự cố có thay đổi (1 ghi nhận mới, 1 đã xong).",
      "An ninh trật tự: xã Cao Bồ, huyện Vị Xuyên: giao thông: ghi nhận mới, mức 3 (nghiêm trọng), mới báo.",
      "An ninh trật tự: xã Cao Bồ, huyện Vị Xuyên: giao thông: từ mới báo sang đã xong.",
    ]);
  });

  it("says what the ready places were before and of how many", () => {
    const totals = { ...noPlaces(), places: 1475, ready: 1231, unknown: 244 };
    const standing = (before: object) => told({ places: [place({})] }, { totals, totalsBefore: { ...totals, ...before } })[2];
    expect(standing({ ready: 1033 })).toBe(
      "Bầu cử: sẵn sàng từ 1.033 lên 1.231 trên 1.475 khu vực bỏ phiếu; đến 08:47 ngày 23/5/2021 có 0 còn thiếu, 0 không đạt, 244 chưa rõ, 0 tin cũ.",
    );
    expect(standing({ ready: 1300, places: 1476 })).toContain("sẵn sàng từ 1.300 trên 1.476 xuống 1.231 trên 1.475 khu vực bỏ phiếu");
    expect(standing({})).toContain("có 1.231/1.475 sẵn sàng");
  });

  it("tells a grave incident by its own words, cut at 120 letters, a lesser one by its category", () => {
    const text = `Sập cầu ${"a".repeat(200)}`;
    const report = (severity: number) => ({
      category: "sự cố khác",
      text,
      where: "xã Cao Bồ, huyện Vị Xuyên",
      otherFields: [],
      before: null,
      after: { status: "reported" as const, severity, disputed: [] },
    });
    const [, , grave, lesser] = told({ incidents: [report(3), report(2)] });
    expect(grave).toContain(`: “${text.slice(0, 120)}…”: ghi nhận mới`);
    expect(grave).not.toContain("sự cố khác");
    expect(lesser).toContain(": sự cố khác: ghi nhận mới");
  });

  it("puts no brackets within brackets", () => {
    const named = { ...riskArea(side, side, ["số người 553 → 559"]), called: "vùng nguy cơ Cao Bồ (phía bắc)" };
    expect(told({ riskAreas: [named] })[1]).toBe(
      "Thiên tai: xã Cao Bồ, huyện Vị Xuyên (vùng nguy cơ Cao Bồ, phía bắc): cập nhật số người 553 → 559.",
    );
  });

  it("says that nothing changed only of what was looked at, with both days where they differ", () => {
    expect(told({}, { from: "2021-05-22T18:00:00+07:00", axis: "trueAt", markings: "thường", desks: ["Y tế"], unread: 2 })).toEqual([
      "Từ 18:00 ngày 22/5/2021 đến 08:47 ngày 23/5/2021, theo giờ xảy ra: không có thay đổi trong các mục được xem.",
      "Phạm vi: các mục độ phổ biến “thường”, mục ngoài phạm vi không tính; chỉ gồm Y tế; 2 mục do bản phần mềm mới hơn ghi, bản này chưa đọc được nên không tính; “chưa rõ” và “tin cũ” không được coi là sẵn sàng.",
    ]);
  });

  it("says first of an exercise that it is one", () => {
    expect(told({}, { exercise: true })[0]).toBe("DIỄN TẬP – không phải số liệu thật.");
  });

  it("names twenty areas and counts the rest", () => {
    const many = Array.from({ length: 23 }, () => riskArea(null, side));
    expect(told({ riskAreas: many }).filter((sentence) => sentence.startsWith("Thiên tai"))).toHaveLength(21);
    expect(told({ riskAreas: many })).toContain("Thiên tai: và 3 vùng khác có thay đổi.");
  });
});
