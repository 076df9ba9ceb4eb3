import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, inChina, nguyenTrai, openingMs, type TestClock } from "./room-fixture.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const places = async () => answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
const commune = async (code: string) =>
  answered(await room.call(desk, "layers.get", { layer: "communes" })).features.find(({ id }) => id === code)?.properties;

describe("a polling place", () => {
  it("is named by its commune and number, and stands at the label point until somebody surveys it", async () => {
    const saved = answered(await room.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 2 }));
    expect(saved.id).toBe("00952-02");
    expect(saved.notes[0]).toContain("vị trí ước lượng");
    const [feature] = (await places()).features;
    expect(feature).toMatchObject({
      id: "00952-02",
      geometry: { coordinates: [104.8816, 22.7574] },
      properties: { code: "00952-02", commune_code: "00952", district_code: "030", position: "estimated", readiness: "unknown", voters: null },
    });
    answered(await room.call(desk, "pollingPlaces.save", { id: "00952-02", location: caoBo, voters: 512 }));
    expect((await places()).features[0]).toMatchObject({ geometry: { coordinates: caoBo }, properties: { position: "surveyed", voters: 512 } });
  });

  it("may stand in a neighbouring commune, but that is said", async () => {
    const { notes } = answered(await room.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 1, location: nguyenTrai }));
    expect(notes[0]).toContain("Phường Nguyễn Trãi");
  });

  it("removed, can be entered again under its own code", async () => {
    await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "pollingPlaces.remove", { id: "00952-01" }));
    expect((await places()).features).toHaveLength(0);
    answered(await room.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 1, name: "Nhà văn hóa" }));
    expect((await places()).features[0]?.properties).toMatchObject({ name: "Nhà văn hóa", voters: null, position: "estimated" });
  });

  it.each([
    ["a position abroad", { communeCode: "00952", number: 1, location: inChina }, "outside-province"],
    ["a commune that is none", { communeCode: "99999", number: 1 }, "bad-input"],
    ["no commune", { number: 1 }, "bad-input"],
    ["number 0", { communeCode: "00952", number: 0 }, "bad-input"],
    ["voters as words", { communeCode: "00952", number: 1, voters: "1.475" }, "bad-input"],
    ["voters that are no number", { communeCode: "00952", number: 1, voters: Number.NaN }, "bad-input"],
    ["an id nobody knows", { id: "00952-77", name: "X" }, "not-found"],
  ] as const)("refuses %s", async (_what, input, code) => {
    expect(await room.call(desk, "pollingPlaces.save", input)).toMatchObject({ ok: false, error: { code } });
  });

  it("refuses a second place of the same number, and renumbering", async () => {
    await addPlaces(room, "00952", caoBo);
    expect(await room.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 1 })).toMatchObject({ ok: false });
    expect(await room.call(desk, "pollingPlaces.save", { id: "00952-01", number: 2 })).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });
});

describe("readiness", () => {
  it("rolls up into the commune, unknown hatched, and into the totals", async () => {
    const ids = await addPlaces(room, "00952", caoBo, 4);
    expect(await commune("00952")).toMatchObject({ places: 4, unknown: 4, hatch: "full", ready_share: 0 });
    answered(await room.call(desk, "readiness.report", { ids: ids.slice(0, 3), readiness: "ready" }));
    expect(await commune("00952")).toMatchObject({ ready: 3, unknown: 1, hatch: "part", ready_share: 0.75, known: 3 });
    answered(await room.call(desk, "readiness.report", { ids: [ids[3] ?? ""], readiness: "lacking", note: "thiếu hòm phiếu phụ" }));
    expect(await commune("00952")).toMatchObject({ lacking: 1, hatch: "none" });
    const totals = answered(await room.call(desk, "readiness.totals", {}));
    expect(totals.province).toMatchObject({ places: 4, ready: 3, lacking: 1, voters: 1600 });
    expect(totals.districts.find(({ code }) => code === "030")).toMatchObject({ places: 4, ready: 3 });
    expect(totals.districts.find(({ code }) => code === "026")).toMatchObject({ places: 0 });
  });

  it("grows stale with time alone, and the answer says when", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-22T22:00:00+07:00" }));
    expect(await places()).toMatchObject({ validUntil: "2021-05-23T10:00:00+07:00", features: [{ properties: { readiness: "ready" } }] });
    clock.ms = Date.parse("2021-05-23T10:00:00+07:00");
    expect(await places()).toMatchObject({ validUntil: null, features: [{ properties: { readiness: "stale" } }] });
    expect(await commune("00952")).toMatchObject({ stale: 1, ready: 0, hatch: "full" });
  });

  it("is young again when the same is reported again", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-22T22:00:00+07:00" }));
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready" }));
    expect(await places()).toMatchObject({ validUntil: "2021-05-23T20:47:00+07:00" });
  });

  it("drops the note of an earlier report", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "lacking", note: "thiếu dấu" }));
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready" }));
    expect((await places()).features[0]?.properties).toMatchObject({ readiness: "ready", note: null });
  });

  it("does not let a late report of an old fact beat a newer one", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "failed" }));
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-22T20:00:00+07:00" }));
    expect((await places()).features[0]?.properties.readiness).toBe("failed");
  });

  it("is kept for all the places named or for none", async () => {
    const ids = await addPlaces(room, "00952", caoBo, 2);
    const refused = await room.call(desk, "readiness.report", { ids: [...ids, "00952-99"], readiness: "ready" });
    expect(refused).toMatchObject({ ok: false, error: { code: "not-found", reasons: ["00952-99"] } });
    expect(await commune("00952")).toMatchObject({ ready: 0 });
  });

  it("refuses a report from the future, and stale as a report", async () => {
    const ids = await addPlaces(room, "00952", caoBo);
    expect(await room.call(desk, "readiness.report", { ids, readiness: "ready", trueAt: "2021-05-23T08:47:01+07:00" })).toMatchObject({ ok: false });
    expect(await room.call(desk, "readiness.report", { ids, readiness: "stale" })).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });
});
