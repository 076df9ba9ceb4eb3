import { afterEach, beforeEach, expect, it } from "vitest";
import { readinessStaleHours } from "../../../electron/contract/index.ts";
import { vietnamTime } from "../../../electron/domain/vietnamese-format.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, openingMs, type TestClock } from "./room-fixture.ts";

const minute = 60_000;
let clock: TestClock;
let room: Room;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(() => room.close());

const ready = async (id: string, trueAtMs: number) =>
  answered(await room.call(desk, "readiness.report", { ids: [id], readiness: "ready", trueAt: vietnamTime(trueAtMs) }));
const aged = async () => answered(await room.call(desk, "journal.timeline", {})).aged;

it("tells when which number of places grew stale by age alone", async () => {
  const soon = openingMs + 3 * minute - readinessStaleHours * 3_600_000;
  const [one = "", other = "", later = "", heard = "", fresh = ""] = await addPlaces(room, "00952", caoBo, 5);
  for (const id of [one, other, heard]) await ready(id, soon);
  await ready(later, soon + 10 * minute);
  await ready(fresh, openingMs);
  clock.ms += 2 * minute;
  await ready(heard, clock.ms);
  expect(await aged()).toEqual([]);
  clock.ms += 60 * minute;
  expect(await aged()).toEqual([
    { at: vietnamTime(openingMs + 3 * minute), places: 2 },
    { at: vietnamTime(openingMs + 13 * minute), places: 1 },
  ]);
});
