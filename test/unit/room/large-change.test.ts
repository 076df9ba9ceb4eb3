import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { LayerFeature, LayerFrame, WireReply } from "../../../electron/contract/index.ts";
import { drawnAtOnce } from "../../../electron/room/layer-feeds.ts";
import type { Room } from "../../../electron/room/room.ts";
import { answered, desk, emptyRoom, lineOf, openingMs, type TestClock } from "./room-fixture.ts";

const rows = drawnAtOnce + 500;
let room: Room;
const clock: TestClock = { ms: openingMs };
let line: ReturnType<typeof lineOf>;

const isFrame = (value: unknown): value is LayerFrame => typeof value === "object" && value !== null && "type" in value;
const framesOf = (replies: readonly WireReply[]): LayerFrame[] =>
  replies.flatMap((reply) => (reply.verb === "news" && reply.id === 1 && isFrame(reply.value) ? [reply.value] : []));

/** What a screen holds after these frames. */
const heldAfter = (frames: readonly LayerFrame[]): Map<string, LayerFeature> => {
  const held = new Map<string, LayerFeature>();
  for (const frame of frames) {
    if (frame.type === "delta") for (const id of frame.removed) held.delete(id);
    for (const feature of frame.type === "whole" ? frame.answer.features : frame.changed) held.set(feature.id, feature);
  }
  return held;
};

const placesNow = async (): Promise<number> => answered(await room.call(desk, "readiness.totals", {})).province.places;
const newestStep = async (which: "undo" | "redo"): Promise<string> => {
  const [step] = answered(await room.call(desk, "undo.steps", {}))[which];
  if (!step) throw new Error(`nothing to ${which}`);
  return step.changeSet;
};

/** How often everything else had its turn while this was done, by a clock on which every step of it takes longer than a slice. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0;
  let ms = performance.now();
  let turn = setImmediate(function count() {
    turns += 1;
    turn = setImmediate(count);
  });
  const clock = vi.spyOn(performance, "now").mockImplementation(() => {
    ms += 1000;
    return ms;
  });
  await work();
  clock.mockRestore();
  clearImmediate(turn);
  return turns;
};

beforeAll(async () => {
  room = await emptyRoom(clock);
  line = lineOf(room, desk);
  const first = line.next(({ verb }) => verb === "news");
  line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
  await first;
  const communes = answered(await room.call(desk, "layers.get", { layer: "communes" })).features.map(({ id }) => id);
  const list = Array.from({ length: rows }, (_, place) => {
    const number = Math.floor(place / communes.length) + 1;
    return `${communes[place % communes.length]},${number},Khu vực bỏ phiếu số ${number},${300 + number}`;
  });
  const csv = ["Mã xã,Số KVBP,Tên khu vực bỏ phiếu,Số cử tri", ...list].join("\n");
  const { staged } = answered(await room.call(desk, "intake.preview", { fileName: "kv.csv", base64: Buffer.from(csv).toString("base64") }));
  answered(await room.call(desk, "intake.accept", { staged }));
});
afterAll(() => room.close());

describe("a change of thousands of places", () => {
  it("is in every answer asked for after it, however long the room takes it in", async () => {
    expect(await placesNow()).toBe(rows);
  });

  it("reaches a watching screen in several frames that together are the layer", async () => {
    const now = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
    while (heldAfter(framesOf(line.replies)).size < rows) await line.next(({ verb }) => verb === "news");
    const changed = framesOf(line.replies).flatMap((frame) => (frame.type === "delta" ? [frame.changed.length] : []));
    expect(changed).toEqual([drawnAtOnce, rows - drawnAtOnce]);
    expect([...heldAfter(framesOf(line.replies)).values()]).toEqual(now.features);
  });

  it("leaves everything else its turn at every moment of the time bar's course", async () => {
    clock.ms += 3_600_000;
    const { course } = answered(await room.call(desk, "journal.timeline", {}));
    expect(course.length).toBeGreaterThan(10);
    expect(await turnsDuring(() => room.call(desk, "journal.timeline", {}).then(answered))).toBeGreaterThanOrEqual(course.length);
  });

  it("is undone and done again whole, and leaves everything else its turn at every place", async () => {
    const undo = await newestStep("undo");
    expect(await turnsDuring(() => room.call(desk, "undo.apply", { changeSet: undo }).then(answered))).toBeGreaterThanOrEqual(rows);
    let places = Number.NaN;
    expect(
      await turnsDuring(async () => {
        places = await placesNow();
      }),
    ).toBeGreaterThanOrEqual(rows);
    expect(places).toBe(0);
    answered(await room.call(desk, "undo.apply", { changeSet: await newestStep("redo") }));
    expect(await placesNow()).toBe(rows);
  });
});
