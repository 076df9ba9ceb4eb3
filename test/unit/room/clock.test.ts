import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { RoomClock } from "../../../electron/room/room-clock.ts";
import { addPlaces, answered, caoBo, desk, geodata, lineOf } from "./room-fixture.ts";

const hour = 3_600_000;
const start = Date.parse("2021-05-23T08:47:00+07:00");

let wallMs: number;
let steadyMs: number;
let clock: RoomClock;
/** Time passing as it should: both clocks go on. */
const pass = (ms: number): void => {
  wallMs += ms;
  steadyMs += ms;
};
beforeEach(() => {
  [wallMs, steadyMs] = [start, 500];
  clock = new RoomClock(
    () => wallMs,
    () => steadyMs,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the room's time", () => {
  it("runs on where the machine's clock is set back, says by how much, and follows it again once that has caught up", () => {
    expect(clock.now()).toBe(start);
    pass(60_000);
    wallMs -= 5 * hour;
    expect(clock.now()).toBeGreaterThanOrEqual(start);
    pass(60_000);
    expect(clock.behindMs()).toBeGreaterThan(4.9 * hour);
    const behind = clock.now();
    pass(hour);
    expect(clock.now()).toBe(behind + hour);
    wallMs += 5 * hour;
    expect(clock.now()).toBe(wallMs);
    expect(clock.behindMs()).toBe(0);
  });

  it("is never before what is known, and goes on from there", () => {
    clock.notBefore(start + 2 * hour);
    expect(clock.now()).toBe(start + 2 * hour);
    expect(clock.behindMs()).toBe(2 * hour);
    pass(60_000);
    expect(clock.now()).toBe(start + 2 * hour + 60_000);
    clock.notBefore(start);
    expect(clock.now()).toBe(start + 2 * hour + 60_000);
  });

  it("moved to another day never goes back either, and a jump forward is followed", () => {
    clock.now();
    clock.moveTo(start - 1000 * hour);
    expect(clock.now()).toBe(start - 1000 * hour);
    wallMs -= hour;
    expect(clock.now()).toBe(start - 1000 * hour);
    wallMs += 3 * hour;
    expect(clock.now()).toBe(start - 998 * hour);
    expect(clock.behindMs()).toBe(0);
  });
});

describe("a moment waited for", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  it("has come when it is told, though the timer rang a millisecond early", () => {
    const told: number[] = [];
    clock.at(start + 1000, () => told.push(clock.now()));
    pass(999);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
    pass(1);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([start + 1000]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is noticed within half a minute of the clock's leaping past it", () => {
    const run = vi.fn<() => void>();
    clock.at(start + 5 * hour, run);
    wallMs += 6 * hour;
    vi.advanceTimersByTime(29_999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it("called off is not told, however far along the wait was", () => {
    const run = vi.fn<() => void>();
    const callOff = clock.at(start + hour, run);
    pass(40_000);
    vi.advanceTimersByTime(40_000);
    callOff();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a room whose machine's clock is set back", () => {
  let folder: string;
  let room: Room;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "room-clock-"));
  });
  afterEach(async () => {
    await room.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async (exercise: boolean): Promise<Room> => {
    const opened = await openRoom(folder, { exercise, geodata, wallClock: () => wallMs, steadyClock: () => steadyMs });
    return answered(opened);
  };
  const info = async () => answered(await room.call(desk, "room.info", {}));
  const readiness = async () =>
    answered(await room.call(desk, "layers.get", { layer: "polling-places" })).features.map(({ properties }) => properties.readiness);

  it("lets nothing stale become fresh again, says how far the clock is behind, and what is reported still counts", async () => {
    room = await open(false);
    expect(await info()).not.toHaveProperty("clockBehindMinutes");
    const ids = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready", trueAt: "2021-05-22T20:50:00+07:00" }));
    pass(240_000);
    expect(await readiness()).toEqual(["stale"]);
    const before = (await info()).now;
    wallMs -= 5 * hour;
    const { now, clockBehindMinutes } = await info();
    expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(before));
    expect(clockBehindMinutes).toBe(300);
    answered(await room.call(desk, "pollingPlaces.save", { id: ids[0], name: "Trường Tiểu học Cao Bồ" }));
    expect(await readiness()).toEqual(["stale"]);
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready" }));
    expect(await readiness()).toEqual(["ready"]);
  });

  it.each([["a real room", false] as const, ["an exercise", true] as const])(
    "is opened again (%s) no earlier than what it knows",
    async (_what, exercise) => {
      room = await open(exercise);
      pass(hour);
      answered(await room.call(desk, "incidents.report", { category: 11, severity: 2, lon: caoBo[0], lat: caoBo[1], text: "Mất điện" }));
      const known = (await info()).now;
      await room.close();
      wallMs -= 5 * hour;
      room = await open(exercise);
      const { now, clockBehindMinutes } = await info();
      expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(known));
      expect(clockBehindMinutes).toBe(exercise ? undefined : 300);
    },
  );

  it("tells those who watch it within the minute", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    room = await open(false);
    const line = lineOf(room, desk);
    const first = line.next(({ verb }) => verb === "news");
    line.connection.receive({ verb: "live", id: 1, method: "room.info", input: {} });
    await first;
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    const second = line.next(({ verb }) => verb === "news");
    wallMs -= 5 * hour;
    for (let half = 0; half < 3; half += 1) {
      pass(30_000);
      await vi.advanceTimersByTimeAsync(30_000);
    }
    expect(await second).toMatchObject({ value: { clockBehindMinutes: 300 } });
  });
});
