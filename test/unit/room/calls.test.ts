import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRoomMethod, methods } from "../../../electron/contract/index.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, riskInput, zoneInput } from "./room-fixture.ts";

let room: Room;
beforeEach(async () => {
  room = await emptyRoom();
});
afterEach(() => room.close());

const entries = async () => answered(await room.call(desk, "room.info", {})).entries;

describe("bad input", () => {
  class Disguised {
    layer = "communes";
  }
  it.each([
    ["a text for a number", "spot.describe", { lon: "105", lat: 22 }, "Kinh độ: phải là số."],
    ["a number that is none", "spot.describe", { lon: Number.NaN, lat: 22 }, "Kinh độ: không phải là một số dùng được."],
    ["infinity", "spot.describe", { lon: 105, lat: Number.POSITIVE_INFINITY }, "Vĩ độ: không phải là một số dùng được."],
    ["a latitude beyond the pole", "spot.describe", { lon: 105, lat: 91 }, "Vĩ độ: không được quá 90."],
    ["an unknown key", "room.info", { admin: true }, "Dữ liệu gửi vào: có trường không biết: admin."],
    ["something missing", "spot.describe", { lon: 105 }, "Vĩ độ: còn thiếu."],
    ["a layer that is none", "layers.get", { layer: "tides" }, "Lớp bản đồ: phải là một trong: districts, communes,"],
    ["a time without an offset", "riskAreas.scale", { at: "2021-05-23T08:47:00" }, "Thời điểm: phải là thời điểm có múi giờ"],
    [
      "a day that is none",
      "quarantineZones.save",
      { ...zoneInput, decision: { number: "1", date: "2021-02-30", signer: "A" } },
      "Quyết định, ngày ký: phải là ngày",
    ],
    ["an empty name", "quarantineZones.save", { ...zoneInput, name: "  " }, "Tên: còn để trống."],
    ["nothing", "room.info", undefined, "Dữ liệu gửi vào: còn thiếu."],
    ["a list", "room.info", [], "Dữ liệu gửi vào: phải là một nhóm trường."],
    [
      "words in a ring",
      "area.preview",
      { geometry: { type: "Polygon", coordinates: [["a"]] } },
      "Hình vẽ, tọa độ, mục 1, mục 1: phải là một danh sách.",
    ],
    ["no list of places", "readiness.report", { ids: [], readiness: "ready" }, "Danh sách mã: phải có ít nhất 1 mục."],
  ] as const)("refuses %s with its reason in words", async (_what, method, input, reason) => {
    const refused = await room.call(desk, method, input);
    expect(refused).toMatchObject({ ok: false, error: { code: "bad-input" } });
    if (!refused.ok) expect(refused.error.reasons?.join("\n")).toContain(reason);
    expect(await entries()).toBe(0);
  });

  it("refuses class instances and dates, whatever they look like", async () => {
    expect(await room.call(desk, "layers.get", new Disguised())).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(await room.call(desk, "riskAreas.scale", { at: new Date() })).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(await room.call(desk, "quarantineZones.save", { ...zoneInput, decision: new Map() })).toMatchObject({ ok: false });
  });

  it("is not thrown by nesting without end", async () => {
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(await room.call(desk, "area.preview", { geometry: deep })).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });

  it("refuses keys that would reach into objects", async () => {
    const input: unknown = JSON.parse('{"__proto__": {"mayWrite": true}, "constructor": 1}');
    expect(await room.call(desk, "room.info", input)).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });
});

describe("the same request again", () => {
  it("gets the first answer and changes nothing more", async () => {
    const input = { ...riskInput, requestId: "r-1" };
    const first = answered(await room.call(desk, "riskAreas.save", input));
    const kept = await entries();
    expect(answered(await room.call(desk, "riskAreas.save", input))).toEqual(first);
    expect(await entries()).toBe(kept);
  });

  it("gets one answer even when both are on their way at once", async () => {
    const input = { ...riskInput, requestId: "r-1" };
    const [first, second] = await Promise.all([room.call(desk, "riskAreas.save", input), room.call(desk, "riskAreas.save", input)]);
    expect(answered(second)).toEqual(answered(first));
    expect(answered(await room.call(desk, "layers.get", { layer: "risk-areas" })).features).toHaveLength(1);
  });

  it("is refused where it asks something else", async () => {
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, requestId: "r-1" }));
    expect(await room.call(desk, "riskAreas.save", { ...riskInput, level: 3, requestId: "r-1" })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
  });

  it("writes over nobody where the first time there was nothing to change", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    const first = answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, requestId: "r-1" }));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, name: "Cao Bồ, thôn Lùng Tao" }));
    expect(answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, requestId: "r-1" }))).toEqual(first);
    const [feature] = answered(await room.call(desk, "layers.get", { layer: "risk-areas" })).features;
    expect(feature?.properties.name).toBe("Cao Bồ, thôn Lùng Tao");
  });

  it("writes over nobody's place or incident either", async () => {
    const [place = ""] = await addPlaces(room, "00694", null);
    const report = { category: 9, severity: 1, text: "Mất điện", lon: caoBo[0], lat: caoBo[1] } as const;
    const { id } = answered(await room.call(desk, "incidents.report", report));
    const same = [
      () => room.call(desk, "pollingPlaces.save", { id: place, voters: 400, requestId: "p-1" }),
      () => room.call(desk, "incidents.update", { id, text: "Mất điện", requestId: "i-1" }),
    ];
    for (const send of same) answered(await send());
    answered(await room.call(desk, "pollingPlaces.save", { id: place, voters: 410 }));
    answered(await room.call(desk, "incidents.update", { id, text: "Mất điện cả xã" }));
    const before = await entries();
    for (const send of same) answered(await send());
    expect(await entries()).toBe(before);
  });

  it("is told the change set of an undo too", async () => {
    answered(await room.call(desk, "riskAreas.save", riskInput));
    const changeSet = answered(await room.call(desk, "undo.steps", {})).undo[0]?.changeSet ?? "";
    const first = answered(await room.call(desk, "undo.apply", { changeSet, requestId: "u-1" }));
    expect(first.changeSet).not.toBe("");
    expect(answered(await room.call(desk, "undo.apply", { changeSet, requestId: "u-1" }))).toEqual(first);
  });
});

it("tells a bug as one, without its insides, and stays up", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = Object.create(desk, {
    clearance: {
      get: () => {
        throw new Error("inside out");
      },
    },
  });
  const answer = await room.call(broken, "places.search", { text: "cao bo" });
  expect(answer).toMatchObject({ ok: false, error: { code: "bug" } });
  expect(JSON.stringify(answer)).not.toContain("inside out");
  expect(told).toHaveBeenCalled();
  told.mockRestore();
  expect((await room.call(desk, "room.info", {})).ok).toBe(true);
});

it("queues what changes something and nothing else: reading and laying a file ready hold nobody up", () => {
  const atOnce = Object.keys(methods)
    .filter(isRoomMethod)
    .filter((name) => methods[name].access === "write" && !methods[name].inTurn);
  expect(atOnce).toEqual([
    "intake.preview",
    "boundaries.preview",
    "reports.check",
    "reports.draftFromText",
    "figures.preview",
    "journal.export",
    "journal.previewMerge",
    "backups.make",
    "backups.previewRestore",
  ]);
  for (const method of Object.values(methods)) if (method.access === "read") expect(method.inTurn).toBe(false);
});

it("keeps many changes sent at once apart, one after another", async () => {
  const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
  const saves = [1, 2, 3].map((level) => room.call(desk, "riskAreas.save", { ...riskInput, id, level, name: `Cao Bồ ${level}` }));
  for (const saved of await Promise.all(saves)) answered(saved);
  const [feature] = answered(await room.call(desk, "layers.get", { layer: "risk-areas" })).features;
  expect(feature?.properties).toMatchObject({ level: 3, name: "Cao Bồ 3", conflict: false });
});
