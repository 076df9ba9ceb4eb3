import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { draft, must, newPlace, placeEdit, Station } from "../../journals.ts";
import { answered, desk, geodata, openingMs } from "./room-fixture.ts";

const hour = 3_600_000;
const place = "00952-01";
let folder: string;
let room: Room;
/** The room's clock, moved by hand. */
let now = openingMs + 2 * 60_000;

/** A station whose clock runs twelve hours ahead reports a place; its news is taken in here, and this room goes on. */
beforeAll(async () => {
  const [own, ahead] = [new Station(), new Station()];
  must(own.write({ ...draft([newPlace(place, { communeCode: "00952", number: 1 })]), trueAt: "1970-01-01T00:00:00+07:00" }));
  ahead.receive(own);
  ahead.clock.room += 12 * hour;
  must(ahead.write(draft([placeEdit(place, { readiness: "ready" })])));
  own.clock.pass(60_000);
  own.receive(ahead);
  folder = mkdtempSync(join(tmpdir(), "room-"));
  own.db.exec(`VACUUM INTO '${join(folder, "journal.sqlite")}'`);
  room = answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => now }));
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});

const got = async () => answered(await room.call(desk, "record.get", { kind: "polling-place", id: place }));
const told = async () => answered(await room.call(desk, "record.history", { kind: "polling-place", id: place }));

it("what a fast clock said was so from when it came, wherever its time is told", async () => {
  const { trueAt, knownAt } = await got();
  expect(Date.parse(knownAt)).toBeLessThan(now);
  expect(trueAt).toBe(knownAt);
  const [step] = (await told()).steps;
  expect(step?.trueAt).toBe(step?.knownAt);
});

it("an own report upon it was so when it was made, not when the other clock says", async () => {
  now += 60_000;
  answered(await room.call(desk, "readiness.report", { ids: [place], readiness: "lacking" }));
  const { fields, trueAt, knownAt } = await got();
  expect(fields.readiness).toBe("lacking");
  expect([trueAt, Date.parse(trueAt)]).toEqual([knownAt, now]);
  expect((await told()).steps[0]?.trueAt).toBe(knownAt);
});

it("its marks along the time bar grow stale with those of the totals", async () => {
  now += 20 * hour;
  const { course } = answered(await room.call(desk, "journal.timeline", {}));
  for (const point of course) {
    const { ready, lacking, failed, stale, unknown } = answered(await room.call(desk, "readiness.totals", { knownAt: point.at })).province;
    expect(point).toEqual({ at: point.at, ready, lacking, failed, stale, unknown });
  }
  expect(course.filter(({ stale }) => stale === 1).length).toBeGreaterThan(10);
});
