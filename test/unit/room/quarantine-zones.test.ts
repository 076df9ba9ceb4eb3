import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, inChina, squareAround, zoneInput } from "./room-fixture.ts";

let room: Room;
beforeAll(async () => {
  room = await emptyRoom();
  await addPlaces(room, "00952", caoBo, 3);
});
afterAll(() => room.close());

const zones = async () => answered(await room.call(desk, "layers.get", { layer: "quarantine-zones" })).features;

describe("saving a quarantine zone", () => {
  it("answers what it touches: the surveyed place for certain, the estimated ones possibly", async () => {
    const saved = answered(await room.call(desk, "quarantineZones.save", zoneInput));
    expect(saved.touched.certain).toMatchObject({ communes: 1, communeCodes: ["00952"], pollingPlaceIds: ["00952-01"], voters: 400 });
    expect(saved.touched.possible).toMatchObject({ pollingPlaceIds: ["00952-02", "00952-03"], voters: 800 });
    expect(saved.drawn.clippedKm2).toBe(0);
    const feature = (await zones()).find(({ id }) => id === saved.id);
    expect(feature?.properties).toMatchObject({
      name: "Thôn Gia Vì",
      active: "in-force",
      touched_places: 1,
      touched_voters: 400,
      possible_places: 2,
    });
  });

  it("changes only what is given: what is left out stays", async () => {
    const { id } = answered(
      await room.call(desk, "quarantineZones.save", {
        ...zoneInput,
        people: 120,
        directive: "16",
        decision: { number: "815/QĐ-UBND", date: "2021-05-19", signer: "Chủ tịch UBND huyện" },
      }),
    );
    answered(await room.call(desk, "quarantineZones.save", { id, name: "Thôn Gia Vì, Cao Bồ", directive: null }));
    const { fields } = answered(await room.call(desk, "record.get", { kind: "quarantine-zone", id }));
    expect(fields).toMatchObject({ name: "Thôn Gia Vì, Cao Bồ", people: 120, directive: null, decision: { number: "815/QĐ-UBND" } });
    const { undo } = answered(await room.call(desk, "undo.steps", {}));
    expect(undo[0]?.title).toBe("sửa vùng cách ly Thôn Gia Vì: tên thành “Thôn Gia Vì, Cao Bồ”, chỉ thị giãn cách");
  });

  it("names what a new zone cannot be without", async () => {
    const refused = await room.call(desk, "quarantineZones.save", { name: "Thôn Gia Vì" });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "bad-input", reasons: ["Loại: còn thiếu.", "Thời hạn từ: còn thiếu.", "Hình vẽ: còn thiếu."] },
    });
  });

  it("keeps nothing where nothing differs", async () => {
    const { id } = answered(await room.call(desk, "quarantineZones.save", zoneInput));
    const before = answered(await room.call(desk, "room.info", {})).entries;
    answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, id }));
    expect(answered(await room.call(desk, "room.info", {})).entries).toBe(before);
  });

  it("cuts off what lies across the border, and says so", async () => {
    const saved = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, geometry: squareAround(104.8308, 22.9294, 12) }));
    expect(saved.drawn.clippedKm2).toBeGreaterThan(1);
    expect(saved.notes[0]).toMatch(/^Đã cắt [\d,]+ km² nằm ngoài ranh giới tỉnh\.$/);
  });

  it.each([
    ["a zone wholly abroad", { geometry: squareAround(...inChina) }, "outside-province"],
    ["an end before the start", { to: "2021-05-19T00:00:00+07:00" }, "bad-input"],
    ["an end at the start", { to: zoneInput.from }, "bad-input"],
    ["a true time to come", { trueAt: "2021-05-23T08:48:00+07:00" }, "bad-input"],
    ["a decision dated tomorrow", { decision: { number: "1", date: "2021-05-24", signer: "A" } }, "bad-input"],
    ["the risk levels of a later decision", { votingPlan: "mức nguy cơ rất cao, QĐ 2686/QĐ-BCĐQG" }, "not-in-force"],
    ["an id nobody knows", { id: "0198c0de" }, "not-found"],
    [
      "a crossed ring",
      {
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [104.8, 22.7],
              [104.9, 22.8],
              [104.9, 22.7],
              [104.8, 22.8],
              [104.8, 22.7],
            ],
          ],
        },
      },
      "bad-input",
    ],
    ["no ring at all", { geometry: { type: "Polygon", coordinates: [] } }, "bad-input"],
    [
      "a 3-D ring",
      {
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [104.8, 22.7, 1],
              [104.9, 22.7, 1],
              [104.9, 22.8, 1],
              [104.8, 22.7, 1],
            ],
          ],
        },
      },
      "bad-input",
    ],
    [
      "swapped lon and lat",
      {
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [22.7, 104.8],
              [22.7, 104.9],
              [22.8, 104.9],
              [22.7, 104.8],
            ],
          ],
        },
      },
      "bad-input",
    ],
    [
      "a ring across the antimeridian",
      {
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [179, 22],
              [-179, 22],
              [-179, 23],
              [179, 22],
            ],
          ],
        },
      },
      undefined,
    ],
  ] as const)("refuses %s and keeps nothing", async (_what, change, code) => {
    const before = answered(await room.call(desk, "room.info", {})).entries;
    const refused = await room.call(desk, "quarantineZones.save", { ...zoneInput, ...change });
    expect(refused.ok).toBe(false);
    if (!refused.ok && code) expect(refused.error.code).toBe(code);
    expect(answered(await room.call(desk, "room.info", {})).entries).toBe(before);
  });

  it("refuses a polygon of 200.000 vertices without losing its feet", async () => {
    const ring = Array.from({ length: 200_000 }, (_, index) => {
      const angle = (index / 200_000) * 2 * Math.PI;
      return [104.87 + 0.01 * Math.cos(angle), 22.76 + 0.01 * Math.sin(angle)];
    });
    const refused = await room.call(desk, "quarantineZones.save", { ...zoneInput, geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] } });
    expect(refused.ok).toBe(false);
    expect(answered(await room.call(desk, "room.info", {})).communes).toBe(193);
  });
});

it("splits a zone into two records, nobody's figures carried over, and undoes it whole", async () => {
  const { id } = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: "Chia đôi", people: 50 }));
  const line = {
    type: "LineString",
    coordinates: [
      [caoBo[0], caoBo[1] - 0.1],
      [caoBo[0] + 0.0001, caoBo[1] + 0.1],
    ],
  } as const;
  const { ids } = answered(await room.call(desk, "quarantineZones.split", { id, line }));
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(id);
  const parts = (await zones()).filter((feature) => ids.includes(feature.id));
  expect(parts.map(({ properties }) => [properties.name, properties.people])).toEqual([
    ["Chia đôi", null],
    ["Chia đôi (2)", null],
  ]);
  const { undo } = answered(await room.call(desk, "undo.steps", {}));
  answered(await room.call(desk, "undo.apply", { changeSet: undo[0]?.changeSet ?? "" }));
  const after = (await zones()).filter((feature) => ids.includes(feature.id));
  expect(after.map((feature) => [feature.id, feature.properties.people])).toEqual([[id, 50]]);
});

it("removes a zone, which then cannot be saved again but can be brought back", async () => {
  const { id } = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: "Bỏ đi" }));
  answered(await room.call(desk, "quarantineZones.remove", { id }));
  expect((await zones()).some((feature) => feature.id === id)).toBe(false);
  expect(await room.call(desk, "quarantineZones.save", { ...zoneInput, id })).toMatchObject({ ok: false, error: { code: "not-found" } });
  const { undo } = answered(await room.call(desk, "undo.steps", {}));
  expect(undo[0]?.title).toBe("xóa vùng cách ly Bỏ đi");
  answered(await room.call(desk, "undo.apply", { changeSet: undo[0]?.changeSet ?? "" }));
  expect((await zones()).some((feature) => feature.id === id)).toBe(true);
});
