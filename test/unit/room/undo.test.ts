import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, openingMs, riskInput, type TestClock } from "./room-fixture.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const other: Viewer = { ...desk, actor: "Bàn Thiên tai" };
const steps = async (viewer = desk) => answered(await room.call(viewer, "undo.steps", {}));
const undoNewest = async () => answered(await room.call(desk, "undo.apply", { changeSet: (await steps()).undo[0]?.changeSet ?? "" }));
const redoNewest = async () => answered(await room.call(desk, "undo.apply", { changeSet: (await steps()).redo[0]?.changeSet ?? "" }));
const area = async (id: string) =>
  answered(await room.call(desk, "layers.get", { layer: "risk-areas" })).features.find((feature) => feature.id === id)?.properties;

describe("undo", () => {
  it("takes back a drawing, does it again, and takes it back again", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    expect((await steps()).undo.map(({ title }) => title)).toEqual(["vẽ vùng nguy cơ Cao Bồ"]);
    expect((await undoNewest()).title).toBe("hoàn tác: vẽ vùng nguy cơ Cao Bồ");
    expect(await area(id)).toBeUndefined();
    expect(await steps()).toMatchObject({ undo: [], redo: [{ title: "vẽ vùng nguy cơ Cao Bồ" }] });
    expect((await redoNewest()).title).toBe("làm lại: vẽ vùng nguy cơ Cao Bồ");
    expect(await area(id)).toMatchObject({ level: 2 });
    expect(await steps()).toMatchObject({ undo: [{ title: "vẽ vùng nguy cơ Cao Bồ" }], redo: [] });
    await undoNewest();
    expect(await area(id)).toBeUndefined();
  });

  it("goes back step by step", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, level: 3 }));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, level: 3, name: "Cao Bồ, Tát Khao" }));
    await undoNewest();
    expect(await area(id)).toMatchObject({ name: "Cao Bồ", level: 3 });
    await undoNewest();
    expect(await area(id)).toMatchObject({ name: "Cao Bồ", level: 2 });
  });

  it("restores only what still holds my value and names what somebody wrote since", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, level: 3, name: "Cao Bồ phía bắc" }));
    answered(await room.call(other, "riskAreas.save", { ...riskInput, id, level: 1, name: "Cao Bồ phía bắc" }));
    const undone = await undoNewest();
    expect(undone.kept).toEqual(["Cao Bồ phía bắc: cấp độ rủi ro"]);
    expect(await area(id)).toMatchObject({ name: "Cao Bồ", level: 1 });
  });

  it("refuses, naming why, where everything was written over since", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, id, level: 3 }));
    answered(await room.call(other, "riskAreas.save", { ...riskInput, id, level: 1 }));
    const refused = await room.call(desk, "undo.apply", { changeSet: (await steps()).undo[0]?.changeSet ?? "" });
    expect(refused).toMatchObject({ ok: false, error: { code: "bad-input", reasons: ["Cao Bồ: cấp độ rủi ro"] } });
  });

  it("offers everybody only their own steps, and never the same twice", async () => {
    answered(await room.call(desk, "riskAreas.save", riskInput));
    expect((await steps(other)).undo).toEqual([]);
    const changeSet = (await steps()).undo[0]?.changeSet ?? "";
    expect(await room.call(other, "undo.apply", { changeSet })).toMatchObject({ ok: false, error: { code: "not-found" } });
    answered(await room.call(desk, "undo.apply", { changeSet }));
    expect(await room.call(desk, "undo.apply", { changeSet })).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("does not make an old report look fresh: a mistaken one is withdrawn and the one before comes back with its age", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    const readiness = async () => {
      const answer = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
      return [answer.features[0]?.properties.readiness, answer.validUntil];
    };
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-23T06:00:00+07:00" }));
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "failed", note: "nhầm xã" }));
    clock.ms += 3_600_000;
    await undoNewest();
    expect(await readiness()).toEqual(["ready", "2021-05-23T18:00:00+07:00"]);
    await redoNewest();
    expect((await readiness())[0]).toBe("failed");
    await undoNewest();
    expect(await readiness()).toEqual(["ready", "2021-05-23T18:00:00+07:00"]);
  });

  it("does not make a report young by doing it again: it expires when it would have", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    const told = async () => {
      const answer = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
      return [answer.features[0]?.properties.readiness, answer.features[0]?.properties.as_of, answer.validUntil];
    };
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-22T22:00:00+07:00" }));
    const before = await told();
    expect(before).toEqual(["ready", "2021-05-22T22:00:00+07:00", "2021-05-23T10:00:00+07:00"]);
    clock.ms += 600_000;
    await undoNewest();
    expect((await told())[0]).toBe("unknown");
    await redoNewest();
    expect(await told()).toEqual(before);
    clock.ms = Date.parse("2021-05-23T10:00:00+07:00");
    expect((await told())[0]).toBe("stale");
  });

  it("does not do a report again where a newer one came in between, though it says what stood before", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-23T06:00:00+07:00" }));
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "failed", trueAt: "2021-05-23T07:00:00+07:00" }));
    await undoNewest();
    answered(await room.call(other, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-23T08:00:00+07:00" }));
    const refused = await room.call(desk, "undo.apply", { changeSet: (await steps()).redo[0]?.changeSet ?? "" });
    expect(refused).toMatchObject({ ok: false, error: { reasons: expect.arrayContaining(["Khu vực bỏ phiếu số 1: mức sẵn sàng"]) } });
  });

  it("of a list that brought readiness too gives the report before it its own age, and leaves what somebody wrote since", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-23T06:00:00+07:00" }));
    const row = [id, 500, "còn thiếu"].join(",");
    const file = Buffer.from(`Mã khu vực bỏ phiếu,Số cử tri,Mức sẵn sàng\n${row}\n`).toString("base64");
    const { staged } = answered(await room.call(desk, "intake.preview", { fileName: "danh-sach.csv", base64: file }));
    expect(answered(await room.call(desk, "intake.accept", { staged })).counts.changed).toBe(1);
    answered(await room.call(other, "pollingPlaces.save", { id, voters: 480 }));
    clock.ms += 3_600_000;
    await undoNewest();
    const answer = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
    expect(answer.features[0]?.properties).toMatchObject({ readiness: "ready", voters: 480 });
    expect(answer.validUntil).toBe("2021-05-23T18:00:00+07:00");
  });

  it("deletes a place it made, and brings a removed one back", async () => {
    await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "pollingPlaces.remove", { id: "00952-01" }));
    const count = async () => answered(await room.call(desk, "layers.get", { layer: "polling-places" })).features.length;
    expect(await count()).toBe(0);
    await undoNewest();
    expect(await count()).toBe(1);
    await undoNewest();
    expect(await count()).toBe(0);
  });

  it("offers to do again until something new is done", async () => {
    const { id } = answered(await room.call(desk, "riskAreas.save", riskInput));
    answered(await room.call(desk, "riskAreas.save", { id, level: 3 }));
    await undoNewest();
    await undoNewest();
    expect((await steps()).redo).toHaveLength(2);
    answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Thượng Sơn" }));
    expect((await steps()).redo).toEqual([]);
  });

  it("has nothing to offer to who may not write", async () => {
    answered(await room.call(desk, "riskAreas.save", riskInput));
    expect(await steps({ ...desk, mayWrite: false })).toEqual({ undo: [], redo: [] });
  });
});
