import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, nguyenTrai, openingMs, riskInput, type TestClock, wall, zoneInput } from "./room-fixture.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const pack = async (viewer: Viewer = desk) => answered(await room.call(viewer, "fallback.pack", {}));
const report = async (ids: string[], readiness: "ready" | "lacking" | "failed" | "unknown", trueAt?: string) =>
  answered(await room.call(desk, "readiness.report", { ids, readiness, ...(trueAt ? { trueAt } : {}) }));
const printed = (madeAt: string, more: object = {}, viewer: Viewer = desk) => room.call(viewer, "fallback.printed", { madeAt, ...more });
const incident = (severity: number, text: string, more: object = {}) =>
  room.call(desk, "incidents.report", { category: 10, severity, lon: caoBo[0], lat: caoBo[1], text, ...more });

describe("the pack for when the machine is dead", () => {
  it("has a blank form for every commune, its places by number, and says which have none", async () => {
    await addPlaces(room, "00952", caoBo, 3);
    const { forms, notes, totals, head, room: name, exercise } = await pack();
    expect(forms).toHaveLength(193);
    expect(forms.find(({ code }) => code === "00952")).toMatchObject({
      commune: "Xã Cao Bồ",
      district: "Huyện Vị Xuyên",
      places: [1, 2, 3].map((number) => ({ id: `00952-0${number}`, number, voters: 400, mark: "chưa rõ" })),
    });
    expect(notes).toContain("192 xã, phường, thị trấn chưa có khu vực bỏ phiếu nào trong phòng; phiếu của các xã này để trống.");
    expect(totals).toEqual({ places: 3, ready: 0, lacking: 0, failed: 0, unknown: 3, stale: 0, voters: 1200, votersUnknown: 0 });
    expect(head).toBe(answered(await room.call(desk, "room.info", {})).head);
    expect([name, exercise]).toEqual(["Phòng tình huống bầu cử tỉnh Hà Giang", false]);
  });

  it("chases what is not confirmed, the worst first, and leaves out what is", async () => {
    const [ready = "", failed = "", lacking = "", old = "", unknown = ""] = await addPlaces(room, "00952", caoBo, 5);
    await report([old], "ready", "2021-05-22T20:00:00+07:00");
    await report([ready], "ready");
    await report([failed], "failed");
    await report([lacking], "lacking");
    const { chase } = await pack();
    expect(chase.map(({ id, mark }) => [id, mark])).toEqual([
      [failed, "không đạt"],
      [lacking, "còn thiếu"],
      [unknown, "chưa rõ"],
      [old, "tin cũ, lần cuối sẵn sàng"],
    ]);
    const { forms } = await pack();
    expect(forms.find(({ code }) => code === "00952")?.places.find(({ id }) => id === old)).toMatchObject({
      mark: "tin cũ, lần cuối sẵn sàng",
      asOf: "2021-05-22T20:00:00+07:00",
    });
    expect(chase.map(({ asOf }) => asOf)).toEqual(["2021-05-23T08:47:00+07:00", "2021-05-23T08:47:00+07:00", null, "2021-05-22T20:00:00+07:00"]);
  });

  it("calls each who answers for an area once, with the communes it cuts, and says for which nobody is named", async () => {
    const responsible = { name: "Nguyễn Văn A", duty: "Phó Trưởng ban", phone: "" };
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, responsible }));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Nguyễn Trãi", level: 3, hazard: "heavy-rain", responsible }));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Thượng Sơn" }));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Đã hết", to: "2021-05-23T06:00:00+07:00" }));
    const { calls, notes, riskAreas } = await pack();
    expect(calls).toMatchObject([{ ...responsible, answersFor: "vùng nguy cơ Nguyễn Trãi, Cao Bồ", communes: ["Xã Cao Bồ"] }]);
    expect(riskAreas.map(({ name, level, source }) => [name, level, source])).toEqual([
      ["Nguyễn Trãi", 3, "phòng ước tính"],
      ["Cao Bồ", 2, "phòng ước tính"],
      ["Thượng Sơn", 2, "phòng ước tính"],
    ]);
    expect(notes).toEqual(expect.arrayContaining(["Chưa ghi người phụ trách: Thượng Sơn.", "Chưa có số điện thoại: Nguyễn Văn A."]));
    expect(notes.some((note) => note.startsWith("Danh bạ chỉ gồm người phụ trách"))).toBe(true);
  });

  it("lists zones with what they touch, and incidents still open, the worst first", async () => {
    await addPlaces(room, "00952", caoBo, 2);
    answered(
      await room.call(desk, "quarantineZones.save", {
        ...zoneInput,
        decision: { number: "12/QĐ-UBND", date: "2021-05-20", signer: "Chủ tịch UBND huyện" },
      }),
    );
    answered(await incident(1, "Xe tải chắn đường"));
    answered(await incident(3, "Sạt lở chắn đường"));
    const closed = answered(await incident(4, "Cây đổ"));
    answered(await room.call(desk, "incidents.update", { id: closed.id, status: "closed" }));
    answered(await room.call(desk, "riskAreas.save", riskInput));
    const { zones, incidents, forms } = await pack();
    const standing = forms.filter((form) => form.standing.length > 0).map(({ code, standing: words }) => [code, words]);
    expect(standing).toEqual([["00952", ["vùng nguy cơ Cao Bồ (lũ quét, cấp 2)", "vùng cách ly Thôn Gia Vì (vùng phong tỏa)"]]]);
    expect(zones).toMatchObject([
      {
        name: "Thôn Gia Vì",
        kind: "vùng phong tỏa",
        decision: "số 12/QĐ-UBND ngày 20/5/2021, Chủ tịch UBND huyện ký",
        communes: ["Xã Cao Bồ"],
        places: 1,
        voters: 400,
      },
    ]);
    expect(incidents.map(({ text, severity, status }) => [text, severity, status])).toEqual([
      ["Sạt lở chắn đường", 3, "mới báo"],
      ["Xe tải chắn đường", 1, "mới báo"],
    ]);
  });

  it("holds only what the viewer may see, and says that it does", async () => {
    answered(
      await room.call(desk, "riskAreas.save", {
        ...riskInput,
        marking: "restricted",
        responsible: { name: "Trần Thị B", duty: "", phone: "0912 000 000" },
      }),
    );
    answered(await incident(2, "Tụ tập đông người", { marking: "internal" }));
    const seen = await pack(wall);
    expect([seen.calls, seen.riskAreas, seen.incidents]).toEqual([[], [], []]);
    expect(seen.notes.at(-1)).toMatch(/phạm vi được xem/);
    expect((await pack()).calls).toHaveLength(1);
  });

  it("remembers when the newest pack on paper was made, once for a request sent twice, and offers no undo of it", async () => {
    await addPlaces(room, "00694", nguyenTrai);
    const offered = async () => answered(await room.call(desk, "undo.steps", {})).undo.length;
    const before = await offered();
    expect((await pack()).lastPrinted).toBeNull();
    const { madeAt } = await pack();
    clock.ms += 60_000;
    const told = answered(await printed(madeAt, { requestId: "in-1" }));
    expect(told).toEqual({ printedAt: "2021-05-23T08:48:00+07:00" });
    clock.ms += 60_000;
    expect(answered(await printed(madeAt, { requestId: "in-1" }))).toEqual(told);
    expect((await pack()).lastPrinted).toBe("2021-05-23T08:47:00+07:00");
    answered(await printed("2021-05-23T08:30:00+07:00"));
    expect((await pack()).lastPrinted).toBe("2021-05-23T08:47:00+07:00");
    expect(await offered()).toBe(before);
  });

  it("is not printed ahead of time, nor said to be by a screen that only reads", async () => {
    expect(await printed("2021-05-23T09:00:00+07:00")).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(await printed("2021-05-23T08:00:00+07:00", {}, wall)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });
});
