import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { answered, desk, emptyRoom, riskInput } from "./room-fixture.ts";

let room: Room;
beforeAll(async () => {
  room = await emptyRoom();
});
afterAll(() => room.close());

const bulletin = { number: "BHGI_05", issuer: "Đài KTTV tỉnh Hà Giang", issuedAt: "2021-05-23T05:30:00+07:00" };

describe("saving a risk area", () => {
  it("says on which scale its level is and whether a bulletin gave it", async () => {
    const own = answered(await room.call(desk, "riskAreas.save", riskInput));
    const told = answered(await room.call(desk, "riskAreas.save", { ...riskInput, bulletin }));
    const { features } = answered(await room.call(desk, "layers.get", { layer: "risk-areas" }));
    const of = (id: string) => features.find((feature) => feature.id === id)?.properties;
    expect(of(own.id)).toMatchObject({ level: 2, level_source: "estimate", scale: "QĐ 44/2014/QĐ-TTg", active: "in-force" });
    expect(of(told.id)).toMatchObject({ level_source: "bulletin", bulletin_number: "BHGI_05" });
  });

  it("tells in the undo word what changed: the level", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, level: 3 }));
    expect(answered(await room.call(desk, "undo.steps", {})).undo[0]?.title).toBe("sửa vùng nguy cơ Cao Bồ: mức 2 → 3");
  });

  it.each([
    ["level 4 of heavy rain on election day", { hazard: "heavy-rain", level: 4 }, "not-in-force"],
    ["level 3 of hail", { hazard: "hail", level: 3 }, "not-in-force"],
    ["level 4 of a flash flood", { level: 4 }, "not-in-force"],
    ["a bulletin not yet issued", { bulletin: { ...bulletin, issuedAt: "2021-05-23T09:00:00+07:00" } }, "bad-input"],
    ["an end before the start", { to: "2021-05-22T17:59:00+07:00" }, "bad-input"],
    ["level 0", { level: 0 }, "bad-input"],
    ["level two and a half", { level: 2.5 }, "bad-input"],
  ] as const)("refuses %s", async (_what, change, code) => {
    expect(await room.call(desk, "riskAreas.save", { ...riskInput, ...change })).toMatchObject({ ok: false, error: { code } });
  });

  it("takes level 4 of heavy rain for an area that begins under the next decision", async () => {
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, hazard: "heavy-rain", level: 4, from: "2021-07-01T00:00:00+07:00" }));
    const { features } = answered(await room.call(desk, "layers.get", { layer: "risk-areas" }));
    expect(features.at(-1)?.properties).toMatchObject({ active: "planned", scale: "QĐ 18/2021/QĐ-TTg" });
  });
});

it("gives the scale of a day with its decision", async () => {
  expect(answered(await room.call(desk, "riskAreas.scale", { at: "2021-05-23T08:47:00+07:00" }))).toMatchObject({
    decision: "QĐ 44/2014/QĐ-TTg",
    inForceFrom: "2014-10-01",
    maximum: { "heavy-rain": 3, hail: 2 },
  });
});
