import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, newPlace, placeEdit } from "../../journals.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, openingMs, riskInput, type TestClock } from "./room-fixture.ts";
import { roomOfTwoStations } from "./two-stations.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const other: Viewer = { ...desk, actor: "Bàn Thiên tai" };
const save = async (input: object, viewer = desk) => answered(await room.call(viewer, "riskAreas.save", input)).id;
const history = async (id: string, viewer = desk) => answered(await room.call(viewer, "record.history", { kind: "risk-area", id })).steps;
const undo = (changeSet: string | undefined, viewer = desk) => room.call(viewer, "undo.apply", { changeSet: changeSet ?? "" });
const fields = async (id: string) => answered(await room.call(desk, "record.get", { kind: "risk-area", id })).fields;

describe("undo of a change set found in a record's history", () => {
  it("reaches further back than the list of steps", async () => {
    const old = await save(riskInput);
    await save({ id: old, level: 3 });
    const busy = await save({ ...riskInput, name: "Thượng Sơn" });
    for (let turn = 0; turn < 60; turn += 1) await save({ id: busy, name: `Thượng Sơn ${turn}` });
    const raised = (await history(old))[0];
    const { undo: offered } = answered(await room.call(desk, "undo.steps", {}));
    expect(offered.some(({ changeSet }) => changeSet === raised?.changeSet)).toBe(false);
    expect(raised?.mayUndo).toBe(true);
    expect(answered(await undo(raised?.changeSet)).title).toBe("hoàn tác: sửa vùng nguy cơ Cao Bồ: mức 2 → 3");
    expect(await fields(old)).toMatchObject({ level: 2 });
  });

  it("is undone itself by the same way, and again, each said as what it is", async () => {
    const id = await save(riskInput);
    await save({ id, level: 3 });
    const titles: string[] = [];
    for (const level of [2, 3, 2]) {
      const [newest] = await history(id);
      expect(newest?.mayUndo).toBe(true);
      titles.push(answered(await undo(newest?.changeSet)).title);
      expect(await fields(id)).toMatchObject({ level });
    }
    const [begun] = titles;
    expect(begun).toBe("hoàn tác: sửa vùng nguy cơ Cao Bồ: mức 2 → 3");
    expect(titles).toEqual([begun, begun?.replace("hoàn tác", "làm lại"), begun]);
    const steps = await history(id);
    expect(steps.map(({ undoneBy }) => undoneBy)).toEqual([null, steps[0]?.changeSet, null, steps[2]?.changeSet, null]);
  });

  it("says beforehand how many records go back with it, of those this screen may know of", async () => {
    const ids = await addPlaces(room, "00952", caoBo, 3);
    answered(await room.call(desk, "readiness.report", { ids, readiness: "failed" }));
    const told = answered(await room.call(desk, "record.history", { kind: "polling-place", id: ids[0] ?? "" }));
    expect(told.steps[0]).toMatchObject({ records: 3, recordKind: "polling-place" });
    const area = await save(riskInput);
    expect((await history(area))[0]).toMatchObject({ records: 1, recordKind: "risk-area" });
  });

  it("goes field by field where others wrote since, and says who", async () => {
    const id = await save(riskInput);
    await save({ id, level: 3, name: "Cao Bồ phía bắc", note: "đường ngập" });
    const mine = (await history(id))[0]?.changeSet;
    clock.ms += 600_000;
    await save({ id, level: 1 }, other);
    const done = answered(await undo(mine));
    expect(done.kept).toEqual(["Cao Bồ phía bắc: cấp độ rủi ro"]);
    expect(done.notes).toEqual(["Bàn Thiên tai đã ghi 1 mục được giữ nguyên, mới nhất 08:57 23/5/2021."]);
    expect(await fields(id)).toMatchObject({ level: 1, name: "Cao Bồ", note: null });
  });

  it("says who wrote since also where nothing is left to undo", async () => {
    const id = await save(riskInput);
    await save({ id, level: 3 });
    const mine = (await history(id))[0]?.changeSet;
    await save({ id, level: 1 }, other);
    expect((await history(id))[1]?.mayUndo).toBe(false);
    expect(await undo(mine)).toMatchObject({
      ok: false,
      error: { hint: expect.stringContaining("Bàn Thiên tai đã ghi 1 mục"), reasons: ["Cao Bồ: cấp độ rủi ro"] },
    });
  });

  it("is offered to nobody else, at no other moment and to no screen that only reads", async () => {
    const id = await save(riskInput);
    const from = new Date(clock.ms).toISOString();
    clock.ms += 60_000;
    expect((await history(id, other))[0]?.mayUndo).toBe(false);
    expect((await history(id, { ...desk, mayWrite: false }))[0]?.mayUndo).toBe(false);
    const past = answered(await room.call(desk, "record.history", { kind: "risk-area", id, knownAt: from }));
    expect(past.steps[0]?.mayUndo).toBe(false);
    expect(await undo((await history(id))[0]?.changeSet, other)).toMatchObject({ ok: false, error: { code: "not-found" } });
  });
});

describe("undo of what another station's news disputes", () => {
  it("leaves the disputed field standing and names it, and takes back the rest", async () => {
    const placeId = "00952-01";
    const two = await roomOfTwoStations(
      [draft([newPlace(placeId, { communeCode: "00952", number: 1, location: caoBo, voters: 400 })])],
      [draft([placeEdit(placeId, { voters: 410, address: "Thôn Gia Vì" })], { actor: desk.actor, title: "sửa số cử tri" })],
      [draft([placeEdit(placeId, { voters: 420 })])],
    );
    try {
      const steps = answered(await two.room.call(desk, "record.history", { kind: "polling-place", id: placeId })).steps;
      const mine = steps.find(({ actor }) => actor === desk.actor);
      expect(mine).toMatchObject({ mayUndo: true });
      const done = answered(await two.room.call(desk, "undo.apply", { changeSet: mine?.changeSet ?? "" }));
      expect(done.kept).toEqual(["Nhà văn hóa thôn Tả Ván: số cử tri"]);
      const { fields: now, conflicts } = answered(await two.room.call(desk, "record.get", { kind: "polling-place", id: placeId }));
      expect(now.address).toBeNull();
      expect(conflicts.map(({ field }) => field)).toEqual(["voters"]);
    } finally {
      await two.room.close();
      rmSync(two.folder, { recursive: true });
    }
  });
});
