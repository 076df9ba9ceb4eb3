import { afterEach, beforeEach, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, riskInput, wall } from "./room-fixture.ts";

let room: Room;
beforeEach(async () => {
  room = await emptyRoom();
  await addPlaces(room, "00952", caoBo, 5);
  answered(await room.call(desk, "riskAreas.save", { ...riskInput, marking: "restricted" }));
});
afterEach(() => room.close());

const underWay = async (check: string, viewer = desk) => answered(await room.call(viewer, "journal.verifying", { check })).underWay;

it("tells how far a check under way is, by what its asker may count, and nothing once it is done", async () => {
  expect(await underWay("kiem-1")).toBeNull();
  const checking = room.call(desk, "journal.verify", { check: "kiem-1" });
  const [seen, counted] = [await underWay("kiem-1"), await underWay("kiem-1", wall)];
  const verdict = answered(await checking);
  expect(verdict.ok).toBe(true);
  expect(seen?.entries).toBe(verdict.entries);
  expect(seen?.checked).toBeLessThanOrEqual(verdict.entries);
  expect(counted?.entries).toBe(answered(await room.call(wall, "room.info", {})).entries);
  expect(await underWay("kiem-1")).toBeNull();
});
