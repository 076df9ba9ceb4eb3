import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { answered, desk, emptyRoom, geodata, lineOf, openingMs, wall } from "./room-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "room-"));
const open = async () => answered(await openRoom(folder, { exercise: true, geodata, wallClock: () => openingMs }));

let room: Room;
beforeAll(async () => {
  room = await open();
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});

const now = async (): Promise<string> => answered(await room.call(desk, "room.info", {})).now.slice(0, 16);

test("a moved clock is told at once to who watches, ages what ages, and holds when the room is opened again", async () => {
  expect(await now()).toBe("2021-05-23T08:47");
  const line = lineOf(room, wall);
  const told = line.next((reply) => reply.verb === "news" && JSON.stringify(reply).includes("09:20"));
  line.connection.receive({ verb: "live", id: 1, method: "room.info", input: {} });
  const ready = answered(await room.call(desk, "readiness.totals", {})).province;
  const moved = answered(await room.call(desk, "exercise.moveClock", { to: "2021-05-23T09:20:00+07:00" }));
  expect(moved.now).toBe("2021-05-23T09:20:00+07:00");
  expect(JSON.stringify(await told)).toContain("2021-05-23T09:20");
  const aged = answered(await room.call(desk, "exercise.moveClock", { to: "2021-05-23T11:30:00+07:00" }));
  expect(answered(await room.call(desk, "readiness.totals", {})).province.stale).toBeGreaterThan(ready.stale);
  await room.close();
  room = await open();
  expect(await now()).toBe(aged.now.slice(0, 16));
});

test("the last change told is that of the newest change set, by the moved clock, whatever it was of", async () => {
  const info = async (knownAt?: string) => answered(await room.call(desk, "room.info", knownAt === undefined ? {} : { knownAt }));
  const before = await info();
  answered(await room.call(desk, "exercise.moveClock", { to: "2021-05-23T15:20:00+07:00" }));
  answered(await room.call(desk, "checklists.saveSettings", { staleHours: 13 }));
  expect((await info()).lastChangeAt?.slice(0, 16)).toBe("2021-05-23T15:20");
  expect((await info(before.now)).lastChangeAt).toBe(before.lastChangeAt);
});

test("it never goes back, nor beyond the exercise, and is no step to undo", async () => {
  const before = await now();
  for (const to of ["2021-05-23T08:00:00+07:00", "2021-06-01T00:00:00+07:00"]) {
    const refused = await room.call(desk, "exercise.moveClock", { to });
    expect(refused).toMatchObject({ ok: false, error: { code: "bad-input" } });
  }
  expect(await now()).toBe(before);
  expect(answered(await room.call(desk, "undo.steps", {})).undo).toEqual([]);
});

test("a real room's clock cannot be moved, nor an exercise's from the wall", async () => {
  const real = await emptyRoom();
  const to = "2021-05-23T18:00:00+07:00";
  expect(await real.call(desk, "exercise.moveClock", { to })).toMatchObject({ ok: false, error: { code: "forbidden" } });
  await real.close();
  expect(await room.call(wall, "exercise.moveClock", { to })).toMatchObject({ ok: false, error: { code: "forbidden" } });
});
