import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HistoryAnswer, ToldKind } from "../../../electron/contract/index.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, newPlace, placeEdit } from "../../journals.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, openingMs, riskInput, type TestClock, wall } from "./room-fixture.ts";
import { roomOfTwoStations } from "./two-stations.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const other: Viewer = { ...desk, actor: "Bàn Thiên tai" };
const minutes = (count: number): void => {
  clock.ms += count * 60_000;
};
const iso = (): string => new Date(clock.ms).toISOString();
const ask = (kind: ToldKind, id: string, viewer = desk, moment: { knownAt?: string; trueAt?: string } = {}, of = room) =>
  of.call(viewer, "record.history", { kind, id, ...moment });
const history = async (...asked: Parameters<typeof ask>): Promise<HistoryAnswer> => answered(await ask(...asked));
const save = async (input: object, viewer = desk) => answered(await room.call(viewer, "riskAreas.save", input)).id;
const fieldOf = ({ steps }: HistoryAnswer, step: number, name: string) => steps[step]?.fields.find(({ field }) => field === name);

describe("a record's history", () => {
  it("tells every change, newest first, with what it replaced, who and when", async () => {
    const id = await save(riskInput);
    minutes(10);
    await save({ id, level: 3, trueAt: "2021-05-23T08:50:00+07:00" }, other);
    const told = await history("risk-area", id);
    expect(told).toMatchObject({ kind: "risk-area", id, title: "Vùng nguy cơ Cao Bồ", disputes: [], unread: 0 });
    expect(told.steps).toMatchObject([
      {
        title: "sửa vùng nguy cơ Cao Bồ: mức 2 → 3",
        actor: other.actor,
        station: { own: true, name: expect.stringMatching(/^Trạm [0-9A-F]{4}$/) },
        marking: "open",
        knownAt: "2021-05-23T08:57:00+07:00",
        madeAt: "2021-05-23T08:57:00+07:00",
        trueAt: "2021-05-23T08:50:00+07:00",
        undoes: null,
        undoneBy: null,
        mayUndo: false,
      },
      { title: "vẽ vùng nguy cơ Cao Bồ", actor: desk.actor, knownAt: "2021-05-23T08:47:00+07:00", mayUndo: true },
    ]);
    expect(fieldOf(told, 0, "level")).toMatchObject({
      label: "cấp độ rủi ro",
      before: 2,
      after: 3,
      beforeText: "cấp 2",
      afterText: "cấp 3",
      standing: "holds",
      replaces: [{ changeSet: told.steps[1]?.changeSet, actor: desk.actor, valueText: "cấp 2" }],
    });
    expect(fieldOf(told, 1, "level")).toMatchObject({ before: null, beforeText: null, afterText: "cấp 2", standing: "replaced", replaces: [] });
    expect(fieldOf(told, 1, "name")).toMatchObject({ standing: "holds" });
    expect(fieldOf(told, 1, "geometry")).toMatchObject({ afterText: "4 km²" });
  });

  it("tells at a moment what was known by then", async () => {
    const id = await save(riskInput);
    const then = iso();
    minutes(10);
    await save({ id, level: 3 });
    const told = await history("risk-area", id, desk, { knownAt: then });
    expect(told.steps).toHaveLength(1);
    expect(fieldOf(told, 0, "level")).toMatchObject({ standing: "holds" });
    expect(told.steps[0]?.mayUndo).toBe(false);
  });

  it("tells a withdrawn report as withdrawn, with what it laid open and what undid it", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: "2021-05-23T06:00:00+07:00" }));
    answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "failed" }));
    const wrong = (await history("polling-place", id)).steps[0]?.changeSet ?? "";
    answered(await room.call(desk, "undo.apply", { changeSet: wrong }));
    const told = await history("polling-place", id);
    expect(told.steps[0]).toMatchObject({ undoes: wrong, withdraws: [wrong], undoneBy: null, mayUndo: true });
    expect(fieldOf(told, 0, "readiness")).toMatchObject({ beforeText: "không đạt", afterText: "sẵn sàng", standing: "holds" });
    expect(told.steps[1]).toMatchObject({ changeSet: wrong, undoneBy: told.steps[0]?.changeSet, mayUndo: false });
    expect(fieldOf(told, 1, "readiness")).toMatchObject({ standing: "withdrawn" });
    expect(fieldOf(told, 2, "readiness")).toMatchObject({ afterText: "sẵn sàng", standing: "holds" });
  });

  it("keeps a readiness said again as a step of its own", async () => {
    const [id = ""] = await addPlaces(room, "00952", caoBo);
    const ready = { ids: [id], readiness: "ready" };
    answered(await room.call(desk, "readiness.report", ready));
    minutes(30);
    answered(await room.call(desk, "readiness.report", ready));
    const told = await history("polling-place", id);
    expect(fieldOf(told, 0, "readiness")).toMatchObject({ beforeText: "sẵn sàng", afterText: "sẵn sàng", standing: "holds" });
  });

  it("of a deleted record is still told to who may know of it, and to nobody of one never heard of", async () => {
    const id = await save(riskInput);
    answered(await room.call(desk, "riskAreas.remove", { id }));
    expect(fieldOf(await history("risk-area", id, wall), 0, "deleted")).toMatchObject({ afterText: "đã xóa" });
    expect(await ask("risk-area", "0198c0de-0000-7000-8000-00000000dead")).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await ask("incident", id)).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("is told to nobody below the marking the record has now, whatever it had", async () => {
    const id = await save(riskInput);
    minutes(1);
    const open = iso();
    minutes(1);
    await save({ id, marking: "restricted" });
    expect(await ask("risk-area", id, wall)).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await ask("risk-area", id, wall, { knownAt: open })).toMatchObject({ ok: false });
    expect((await history("risk-area", id)).steps).toHaveLength(2);
  });

  it("leaves out what was written under a marking above the clearance, and does not say how much", async () => {
    const id = await save({ ...riskInput, marking: "restricted", note: "kế hoạch sơ tán" });
    await save({ id, note: "kế hoạch sơ tán, bản hai" });
    await save({ id, marking: "open", note: "đã phổ biến" });
    await save({ id, level: 3 });
    const told = await history("risk-area", id, wall);
    expect(told.steps.map(({ title }) => title)).toEqual(["sửa vùng nguy cơ Cao Bồ: mức 2 → 3"]);
    expect(fieldOf(told, 0, "level")).toMatchObject({ before: null, beforeText: null, replaces: [] });
    expect(JSON.stringify(told)).not.toContain("sơ tán");
    expect((await history("risk-area", id)).steps).toHaveLength(4);
  });
});

describe("a record's history at two stations", () => {
  const placeId = "00952-01";
  const place = newPlace(placeId, { communeCode: "00952", number: 1, location: caoBo });

  it("tells the dispute with both stations, and how it was settled", async () => {
    const two = await roomOfTwoStations(
      [draft([place])],
      [draft([placeEdit(placeId, { readiness: "lacking" })], { actor: "UBND xã" })],
      [draft([placeEdit(placeId, { readiness: "ready" })], { actor: "Bàn huyện" })],
    );
    try {
      const disputed = await history("polling-place", placeId, desk, {}, two.room);
      expect(disputed.disputes).toMatchObject([
        {
          field: "readiness",
          values: [
            { valueText: "sẵn sàng", actor: "Bàn huyện" },
            { valueText: "còn thiếu", actor: "UBND xã" },
          ],
        },
      ]);
      expect(disputed.steps.map(({ station, actor }) => [actor, station.own])).toEqual([
        ["Bàn huyện", false],
        ["UBND xã", true],
        ["Bàn trực phòng tình huống", true],
      ]);
      expect([fieldOf(disputed, 0, "readiness")?.standing, fieldOf(disputed, 1, "readiness")?.standing]).toEqual(["disputed", "disputed"]);
      answered(await two.room.call(desk, "readiness.report", { ids: [placeId], readiness: "failed" }));
      const settled = await history("polling-place", placeId, desk, {}, two.room);
      expect(settled.disputes).toEqual([]);
      expect(
        fieldOf(settled, 0, "readiness")
          ?.replaces.map(({ actor, valueText }) => [actor, valueText])
          .sort(),
      ).toEqual([
        ["Bàn huyện", "sẵn sàng"],
        ["UBND xã", "còn thiếu"],
      ]);
      expect([fieldOf(settled, 1, "readiness")?.standing, fieldOf(settled, 2, "readiness")?.standing]).toEqual(["replaced", "replaced"]);
      // Bàn huyện knew nothing of UBND xã: its report stands against what it had known, not against what came here first.
      const [late] = fieldOf(settled, 1, "readiness")?.replaces ?? [];
      expect(fieldOf(settled, 1, "readiness")?.before).not.toBe("lacking");
      expect(fieldOf(settled, 1, "readiness")?.beforeText ?? null).toBe(late?.valueText ?? null);
    } finally {
      await two.room.close();
      rmSync(two.folder, { recursive: true });
    }
  });
});
