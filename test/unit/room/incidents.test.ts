import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { answered, caoBo, desk, emptyRoom, inChina, nguyenTrai } from "./room-fixture.ts";

let room: Room;
beforeAll(async () => {
  room = await emptyRoom();
});
afterAll(() => room.close());

const report = { category: 11, severity: 2, lon: caoBo[0], lat: caoBo[1], text: "Mất điện từ 06:10" };

const incident = async (id: string) =>
  answered(await room.call(desk, "layers.get", { layer: "incidents" })).features.find((feature) => feature.id === id)?.properties;

describe("reporting", () => {
  it("tells the commune and marks by category where nobody says", async () => {
    const mishap = answered(await room.call(desk, "incidents.report", report));
    const security = answered(await room.call(desk, "incidents.report", { ...report, category: 3 }));
    expect(mishap.communeCode).toBe("00952");
    expect(await incident(mishap.id)).toMatchObject({ marking: "open", status: "reported", commune_code: "00952" });
    expect(await incident(security.id)).toMatchObject({ marking: "internal" });
  });

  it("keeps both times: when it happened and when it became known", async () => {
    const { id } = answered(await room.call(desk, "incidents.report", { ...report, trueAt: "2021-05-22T23:10:00Z" }));
    expect(await incident(id)).toMatchObject({ occurred_at: "2021-05-23T06:10:00+07:00", known_at: "2021-05-23T08:47:00+07:00" });
  });

  it("keeps the words but warns where they seem to name somebody", async () => {
    const { notes } = answered(await room.call(desk, "incidents.report", { ...report, text: "Ông Nguyễn Văn A cắt dây điện" }));
    expect(notes[0]).toContain("không ghi thông tin cá nhân");
  });

  it("keeps accents typed apart as one letter each", async () => {
    const { id } = answered(await room.call(desk, "incidents.report", { ...report, text: "Mất điện ở Cao Bồ".normalize("NFD") }));
    expect((await incident(id))?.text).toBe("Mất điện ở Cao Bồ".normalize("NFC"));
  });

  it.each([
    ["a spot abroad", { lon: inChina[0], lat: inChina[1] }, "outside-province"],
    ["swapped lon and lat", { lon: 22.7636, lat: 89 }, "outside-province"],
    ["a true time to come", { trueAt: "2021-05-23T09:00:00+07:00" }, "bad-input"],
    ["category 13", { category: 13 }, "bad-input"],
    ["severity 0", { severity: 0 }, "bad-input"],
    ["no words", { text: "   " }, "bad-input"],
  ] as const)("refuses %s", async (_what, change, code) => {
    expect(await room.call(desk, "incidents.report", { ...report, ...change })).toMatchObject({ ok: false, error: { code } });
  });
});

describe("following up", () => {
  it("changes status, severity and place, in words undo can say", async () => {
    const { id } = answered(await room.call(desk, "incidents.report", report));
    answered(
      await room.call(desk, "incidents.update", {
        id,
        status: "handling",
        severity: 3,
        lon: nguyenTrai[0],
        lat: nguyenTrai[1],
        handling: "Điện lực đang sửa",
      }),
    );
    expect(await incident(id)).toMatchObject({
      status: "handling",
      severity: 3,
      commune_code: "00694",
      handling: "Điện lực đang sửa",
      text: report.text,
    });
    expect(answered(await room.call(desk, "undo.steps", {})).undo[0]?.title).toBe(
      "sửa sự cố điện, viễn thông, an toàn thông tin tại xã Cao Bồ: đang xử lý, mức độ 2 → 3, xử lý, vị trí",
    );
  });

  it("says that raising a marking recalls nothing", async () => {
    const { id } = answered(await room.call(desk, "incidents.report", report));
    expect(answered(await room.call(desk, "incidents.update", { id, marking: "internal" })).notes[0]).toContain("không thu hồi được");
  });

  it.each([
    ["half a position", { lon: 105 }, "bad-input"],
    ["a position abroad", { lon: inChina[0], lat: inChina[1] }, "outside-province"],
    ["a status that is none", { status: "done" }, "bad-input"],
  ] as const)("refuses %s", async (_what, change, code) => {
    const { id } = answered(await room.call(desk, "incidents.report", report));
    expect(await room.call(desk, "incidents.update", { id, ...change })).toMatchObject({ ok: false, error: { code } });
  });

  it("does not find an incident that is not there", async () => {
    expect(await room.call(desk, "incidents.update", { id: "none", status: "closed" })).toMatchObject({ ok: false, error: { code: "not-found" } });
  });
});
