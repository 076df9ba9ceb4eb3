import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LayerFeature, LayerFrame, WireReply } from "../../../electron/contract/index.ts";
import { drawnAtOnce } from "../../../electron/room/layer-feeds.ts";
import type { Room } from "../../../electron/room/room.ts";
import { answered, caoBo, desk, emptyRoom, lineOf } from "./room-fixture.ts";

const rows = drawnAtOnce + 500;
let room: Room;
let line: ReturnType<typeof lineOf>;
let whenEmpty: string;

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

/** Which of two calls made in this order is answered first. */
const firstAnswered = async (calls: readonly [string, () => Promise<unknown>][]): Promise<string> => {
  const order: string[] = [];
  await Promise.all(calls.map(([name, call]) => call().then(() => order.push(name))));
  return order[0] ?? "";
};

beforeAll(async () => {
  room = await emptyRoom();
  const report = { category: 11, severity: 2, lon: caoBo[0], lat: caoBo[1], text: "Mất điện" };
  answered(await room.call(desk, "incidents.report", report));
  whenEmpty = answered(await room.call(desk, "room.info", {})).now;
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

  it("lets short questions be answered while the time bar, a comparison or a past moment is worked out", async () => {
    for (const asked of [() => room.call(desk, "journal.timeline", {}), () => room.call(desk, "changes.between", { from: { knownAt: whenEmpty } })])
      expect(
        await firstAnswered([
          ["long", asked],
          ["short", () => room.call(desk, "room.info", {})],
        ]),
      ).toBe("short");
  });

  it("is undone and done again whole, and short questions are answered meanwhile", async () => {
    const undo = await newestStep("undo");
    expect(
      await firstAnswered([
        ["undo", () => room.call(desk, "undo.apply", { changeSet: undo }).then(answered)],
        ["short", () => room.call(desk, "room.info", {})],
      ]),
    ).toBe("short");
    expect(await placesNow()).toBe(0);
    answered(await room.call(desk, "undo.apply", { changeSet: await newestStep("redo") }));
    expect(await placesNow()).toBe(rows);
  });
});
