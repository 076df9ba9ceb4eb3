import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, inChina, riskInput, wall, zoneInput } from "./room-fixture.ts";

let room: Room;
beforeAll(async () => {
  room = await emptyRoom();
  await addPlaces(room, "00952", caoBo, 3);
  await addPlaces(room, "00694", null, 2);
  answered(await room.call(desk, "quarantineZones.save", zoneInput));
  answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Lũ quét suối Nậm Má" }));
  answered(await room.call(desk, "incidents.report", { category: 3, severity: 3, lon: caoBo[0], lat: caoBo[1], text: "Tụ tập đông người ở chợ" }));
});
afterAll(() => room.close());

const found = async (text: string, viewer = desk) =>
  answered(await room.call(viewer, "places.search", { text })).map(({ kind, id, title }) => (kind === "polling-place" ? id : `${kind} ${title}`));

describe("search", () => {
  it.each([
    ["dong van", "commune Thị trấn Đồng Văn"],
    ["ĐỒNG VĂN", "commune Thị trấn Đồng Văn"],
    ["Đồng Văn".normalize("NFD"), "commune Thị trấn Đồng Văn"],
    ["huyen dong van", "district Huyện Đồng Văn"],
    ["cao bồ", "commune Xã Cao Bồ"],
    ["xã cao bồ", "commune Xã Cao Bồ"],
    ["cao", "commune Xã Cao Bồ"],
    ["xa phin", "commune Xã Xà Phìn"],
    ["cao bo 3", "00952-03"],
    ["KVBP số 2 Nguyễn Trãi", "00694-02"],
    ["00694-02", "00694-02"],
    ["gia vi", "quarantine-zone Thôn Gia Vì"],
    ["nam ma", "risk-area Lũ quét suối Nậm Má"],
    ["tu tap", "incident Tụ tập đông người ở chợ"],
  ])("%j finds first %s", async (text, first) => {
    expect((await found(text))[0]).toBe(first);
  });

  it("finds both communes of one name, telling their districts", async () => {
    const hits = answered(await room.call(desk, "places.search", { text: "ta lung" })).slice(0, 2);
    expect(hits.map(({ detail }) => detail).sort()).toEqual(["Huyện Mèo Vạc", "Huyện Đồng Văn"].sort());
  });

  it.each([[""], ["   "], ["..."], ["zzzz"]])("%j finds nothing", async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it("does not let a wall find an incident that is not open", async () => {
    expect(await found("tu tap", wall)).toEqual([]);
  });

  it("gives no more than was asked for", async () => {
    expect(answered(await room.call(desk, "places.search", { text: "xa", limit: 7 }))).toHaveLength(7);
  });
});

describe("a spot", () => {
  it("tells its commune, district, what lies over it, and its places, the surveyed with their distance", async () => {
    const spot = answered(await room.call(desk, "spot.describe", { lon: caoBo[0], lat: caoBo[1] + 0.005 }));
    expect(spot).toMatchObject({
      commune: { code: "00952", name: "Xã Cao Bồ" },
      district: { code: "030", name: "Huyện Vị Xuyên" },
      quarantineZones: [{ name: "Thôn Gia Vì", kind: "lockdown", here: true }],
      riskAreas: [{ level: 2, here: true }],
      incidents: [{ category: 3, status: "reported" }],
    });
    expect(spot.nearest[0]).toMatchObject({ id: "00952-01", position: "surveyed", distanceM: 556 });
    expect(spot.places.map(({ id, distanceM }) => [id, distanceM])).toEqual([
      ["00952-01", 556],
      ["00952-02", null],
      ["00952-03", null],
    ]);
    expect(spot.touched?.certain).toMatchObject({ pollingPlaces: 1, voters: 400 });
    expect(spot.touched?.possible).toMatchObject({ pollingPlaces: 2, voters: 800 });
  });

  it("beside an area in the same commune is told of it, but not that it lies here", async () => {
    const spot = answered(await room.call(desk, "spot.describe", { lon: caoBo[0] - 0.03, lat: caoBo[1] }));
    expect(spot).toMatchObject({ commune: { code: "00952" }, quarantineZones: [{ here: false }], riskAreas: [{ here: false }] });
  });

  it("outside the province is told nothing of", async () => {
    expect(answered(await room.call(desk, "spot.describe", { lon: inChina[0], lat: inChina[1] }))).toEqual({
      commune: null,
      district: null,
      quarantineZones: [],
      riskAreas: [],
      incidents: [],
      nearest: [],
      places: [],
      touched: null,
    });
  });
});
