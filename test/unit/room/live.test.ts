import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRoomMethod, type LayerFrame, methods, type WireReply } from "../../../electron/contract/index.ts";
import { vietnamTime } from "../../../electron/domain/vietnamese-format.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, lineOf, openingMs, type TestClock, wall, zoneInput } from "./room-fixture.ts";

let room: Room;
let clock: TestClock;
beforeEach(async () => {
  clock = { ms: openingMs };
  room = await emptyRoom(clock);
});
afterEach(async () => {
  vi.useRealTimers();
  await room.close();
});

const isFrame = (value: unknown): value is LayerFrame => typeof value === "object" && value !== null && "type" in value;
const framesOf = (replies: readonly WireReply[], id: number): LayerFrame[] =>
  replies.flatMap((reply) => (reply.verb === "news" && reply.id === id && isFrame(reply.value) ? [reply.value] : []));
const isNews = (id: number) => (reply: WireReply) => reply.verb === "news" && reply.id === id;
const isDelta = (id: number) => (reply: WireReply) =>
  isNews(id)(reply) && reply.verb === "news" && isFrame(reply.value) && reply.value.type === "delta";

const report = { category: 11, severity: 2, lon: caoBo[0], lat: caoBo[1], text: "Mất điện" };

describe("a layer's feed", () => {
  it("sends the whole first and then only what changed", async () => {
    const ids = await addPlaces(room, "00952", caoBo, 3);
    const line = lineOf(room, desk);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
    await first;
    const delta = line.next(isDelta(1));
    answered(await room.call(desk, "readiness.report", { ids: ids.slice(0, 1), readiness: "ready" }));
    await delta;
    const [whole, change] = framesOf(line.replies, 1);
    expect(whole).toMatchObject({ type: "whole", answer: { features: [{ id: ids[0] }, { id: ids[1] }, { id: ids[2] }] } });
    expect(change).toMatchObject({ type: "delta", changed: [{ id: ids[0], properties: { readiness: "ready" } }], removed: [] });
    if (change?.type === "delta") expect(change.changed).toHaveLength(1);
  });

  it("of the communes follows the places in them, one commune at a time", async () => {
    const ids = await addPlaces(room, "00952", caoBo);
    const line = lineOf(room, desk);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "communes" } });
    await first;
    const delta = line.next(isDelta(1));
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready" }));
    await delta;
    expect(framesOf(line.replies, 1)[1]).toMatchObject({ changed: [{ id: "00952", properties: { ready_share: 1, hatch: "none" } }] });
  });

  it("lets what is raised out of a viewer's sight leave as removed, and says nothing else of it", async () => {
    const { id } = answered(await room.call(desk, "incidents.report", report));
    const line = lineOf(room, wall);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "incidents" } });
    await first;
    const delta = line.next(isDelta(1));
    answered(await room.call(desk, "incidents.update", { id, marking: "internal", text: "Mất điện do phá hoại" }));
    await delta;
    const [, change] = framesOf(line.replies, 1);
    expect(change).toMatchObject({ type: "delta", changed: [], removed: [id], head: { asOf: null } });
    expect(JSON.stringify(line.replies.slice(1))).not.toContain("phá hoại");
  });

  it("sends a viewer nothing of what it may not see", async () => {
    const line = lineOf(room, wall);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "incidents" } });
    await first;
    answered(await room.call(desk, "incidents.report", { ...report, category: 3, text: "Kín" }));
    const delta = line.next(isDelta(1));
    const { id } = answered(await room.call(desk, "incidents.report", report));
    await delta;
    const deltas = framesOf(line.replies, 1).slice(1);
    expect(deltas).toHaveLength(1);
    expect(deltas[0]).toMatchObject({ changed: [{ id }], removed: [] });
  });

  it("removes what was deleted and follows what a zone touches", async () => {
    const { id } = answered(await room.call(desk, "quarantineZones.save", zoneInput));
    const line = lineOf(room, wall);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "quarantine-zones" } });
    await first;
    const touched = line.next(isDelta(1));
    await addPlaces(room, "00952", caoBo);
    await touched;
    expect(framesOf(line.replies, 1).at(-1)).toMatchObject({ changed: [{ id, properties: { touched_places: 1, touched_voters: 400 } }] });
    const gone = line.next(isDelta(1));
    answered(await room.call(desk, "quarantineZones.remove", { id }));
    await gone;
    expect(framesOf(line.replies, 1).at(-1)).toMatchObject({ changed: [], removed: [id] });
  });

  it("makes one delta of many places changed at once", async () => {
    const ids = await addPlaces(room, "00952", caoBo, 12);
    const line = lineOf(room, desk);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
    await first;
    const delta = line.next(isDelta(1));
    answered(await room.call(desk, "readiness.report", { ids, readiness: "lacking" }));
    await delta;
    const deltas = framesOf(line.replies, 1).slice(1);
    expect(deltas).toHaveLength(1);
    expect(deltas[0]?.type === "delta" && deltas[0].changed.length).toBe(12);
  });
});

describe("at a moment", () => {
  const minute = 60_000;
  const watched = (layer: string, moment: object) => ({ verb: "live", id: 1, method: "layers.get", input: { layer, ...moment } });

  /** Watches at a moment and beside it now, on lines of their own; what happens is over for both when `now` has heard of it. */
  const beside = async (input: object) => {
    const [then, now] = [lineOf(room, desk), lineOf(room, desk)];
    const first = Promise.all([then.next(isNews(1)), now.next(isNews(1))]);
    then.connection.receive(watched("polling-places", input));
    now.connection.receive(watched("polling-places", {}));
    await first;
    const happens = async (happen: () => Promise<unknown>): Promise<void> => {
      const heard = now.next(isDelta(1));
      await happen();
      await heard;
      // Whatever the same round had for the other line has gone out with the answer to a call made after it.
      const done = then.next((reply) => reply.id === 99);
      then.connection.receive({ verb: "call", id: 99, method: "room.info", input: {} });
      await done;
    };
    return { then, happens, frames: () => framesOf(then.replies, 1) };
  };

  it("what was known is told once, however much arrives later", async () => {
    const ids = await addPlaces(room, "00952", caoBo);
    clock.ms += minute;
    const { frames, happens } = await beside({ knownAt: vietnamTime(openingMs) });
    clock.ms += minute;
    await happens(async () =>
      answered(await room.call(desk, "readiness.report", { ids, readiness: "ready", trueAt: vietnamTime(openingMs - minute) })),
    );
    await happens(async () => answered(await room.call(desk, "readiness.report", { ids, readiness: "failed" })));
    await happens(async () => answered(await room.call(desk, "pollingPlaces.remove", { id: ids[0] ?? "" })));
    expect(frames()).toMatchObject([{ type: "whole", answer: { validUntil: null, features: [{ properties: { readiness: "unknown" } }] } }]);
  });

  it("what was so is told again, as a difference, when news of it arrives, and for nothing younger", async () => {
    const ids = await addPlaces(room, "00952", caoBo, 3);
    clock.ms += 10 * minute;
    const { then, frames, happens } = await beside({ trueAt: vietnamTime(openingMs + minute) });
    await happens(async () => answered(await room.call(desk, "readiness.report", { ids, readiness: "ready" })));
    expect(frames()).toHaveLength(1);
    const told = then.next(isDelta(1));
    answered(await room.call(desk, "readiness.report", { ids: ids.slice(1, 2), readiness: "lacking", trueAt: vietnamTime(openingMs) }));
    await told;
    expect(frames()[1]).toMatchObject({ type: "delta", changed: [{ id: ids[1], properties: { readiness: "lacking" } }], removed: [] });
  });

  it("what was known leaves a viewer's sight when it is kept more closely now, and only that viewer's", async () => {
    const { id } = answered(await room.call(desk, "incidents.report", report));
    clock.ms += minute;
    const at = { knownAt: vietnamTime(openingMs) };
    const [seen, kept] = [lineOf(room, wall), lineOf(room, desk)];
    const firsts = Promise.all([seen.next(isNews(1)), kept.next(isNews(1))]);
    for (const line of [seen, kept]) line.connection.receive(watched("incidents", at));
    await firsts;
    const gone = seen.next(isDelta(1));
    answered(await room.call(desk, "incidents.update", { id, marking: "internal", text: "Mất điện do phá hoại" }));
    await gone;
    expect(framesOf(seen.replies, 1)[1]).toMatchObject({ type: "delta", changed: [], removed: [id] });
    expect(answered(await room.call(desk, "layers.get", { layer: "incidents", ...at })).features).toMatchObject([
      { id, properties: { text: "Mất điện", marking: "open" } },
    ]);
    for (const frame of framesOf(kept.replies, 1).slice(1)) expect(frame).toMatchObject({ changed: [], removed: [] });
  });

  it("figures and the time bar are told again where they differ, the past ones are not", async () => {
    const ids = await addPlaces(room, "00952", caoBo);
    clock.ms += minute;
    const line = lineOf(room, desk);
    const firsts = Promise.all([1, 2, 3].map((id) => line.next(isNews(id))));
    line.connection.receive({ verb: "live", id: 1, method: "readiness.totals", input: { knownAt: vietnamTime(openingMs) } });
    line.connection.receive({ verb: "live", id: 2, method: "readiness.totals", input: { trueAt: vietnamTime(openingMs) } });
    line.connection.receive({ verb: "live", id: 3, method: "journal.timeline", input: {} });
    await firsts;
    const seconds = Promise.all([2, 3].map((id) => line.next(isNews(id))));
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready", trueAt: vietnamTime(openingMs) }));
    expect(await seconds).toMatchObject([
      { value: { province: { ready: 1 } } },
      { value: { steps: [{}, { title: expect.stringContaining("sẵn sàng") }] } },
    ]);
    expect(line.replies.filter(isNews(1))).toHaveLength(1);
  });
});

describe("time alone", () => {
  it("changes an answer once, at the moment the answer named, and the room is idle until then", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const ids = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready", trueAt: "2021-05-22T20:50:00+07:00" }));
    const line = lineOf(room, desk);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
    await first;
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    clock.ms += 180_000;
    const delta = line.next(isDelta(1));
    await vi.advanceTimersByTimeAsync(180_000);
    await vi.advanceTimersByTimeAsync(100);
    await delta;
    expect(framesOf(line.replies, 1)[1]).toMatchObject({ changed: [{ properties: { readiness: "stale" } }], head: { validUntil: null } });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
  });

  /** A place whose report expires in three minutes, watched; gives its next delta and the way to let time go by. */
  const watchedPlace = async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const ids = await addPlaces(room, "00952", caoBo);
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready", trueAt: "2021-05-22T20:50:00+07:00" }));
    const line = lineOf(room, desk);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
    await first;
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    const letPass = async (wallMs: number, timersMs: number): Promise<void> => {
      clock.ms += wallMs;
      await vi.advanceTimersByTimeAsync(timersMs);
    };
    return { line, letPass, delta: line.next(isDelta(1)) };
  };
  const aged = { changed: [{ properties: { readiness: "stale" } }] };

  it("is told of though the timer rang a millisecond before its moment", async () => {
    const { line, letPass, delta } = await watchedPlace();
    for (let half = 0; half < 5; half += 1) await letPass(30_000, 30_000);
    await letPass(29_999, 30_000);
    expect(line.replies).toHaveLength(1);
    await letPass(1, 1);
    await letPass(100, 100);
    await delta;
    expect(framesOf(line.replies, 1)[1]).toMatchObject(aged);
  });

  it("is told of within half a minute of a clock that leapt, as after a machine's sleep", async () => {
    const { line, letPass, delta } = await watchedPlace();
    await letPass(5 * 3_600_000, 30_000);
    await letPass(100, 100);
    await delta;
    expect(framesOf(line.replies, 1)[1]).toMatchObject(aged);
  });
});

describe("the line", () => {
  it("answers calls under their own numbers", async () => {
    const line = lineOf(room, desk);
    const both = Promise.all([line.next((reply) => reply.id === 7), line.next((reply) => reply.id === 8)]);
    line.connection.receive({ verb: "call", id: 7, method: "room.info", input: {} });
    line.connection.receive({ verb: "call", id: 8, method: "incidents.report", input: {} });
    const [info, refused] = await both;
    expect(info).toMatchObject({ verb: "answer", result: { ok: true, value: { communes: 193 } } });
    expect(refused).toMatchObject({ verb: "answer", result: { ok: false, error: { code: "bad-input" } } });
  });

  it.each([
    ["nothing", undefined, -1],
    ["a text", "hello", -1],
    ["a frame without a method", { verb: "call", id: 3 }, 3],
    ["a frame with more than it may have", { verb: "call", id: 4, method: "room.info", input: {}, viewer: "full" }, 4],
    ["a verb that is none", { verb: "shout", id: 5 }, 5],
    ["a number that is none", { verb: "call", id: Number.NaN, method: "room.info", input: {} }, -1],
  ])("answers %s with a refusal and stays up", async (_what, frame, id) => {
    const line = lineOf(room, desk);
    line.connection.receive(frame);
    expect(line.replies).toMatchObject([{ verb: "answer", id, result: { ok: false, error: { code: "bad-input" } } }]);
    expect((await room.call(desk, "room.info", {})).ok).toBe(true);
  });

  it.each([
    ["a method nobody knows", "room.explode", {}, "not-found"],
    ["one that cannot be watched", "places.search", { text: "a" }, "bad-input"],
    ["one asked wrongly", "layers.get", { layer: "tides" }, "bad-input"],
    ["a moment that is none", "layers.get", { layer: "communes", knownAt: "2021-05-23T08:00:00+07:00" }, "no-such-moment"],
    ["a record that is not there", "record.get", { kind: "incident", id: "none" }, "not-found"],
  ])("ends the watching of %s with the reason", async (_what, method, input, code) => {
    const line = lineOf(room, desk);
    const ended = line.next((reply) => reply.verb === "ended");
    line.connection.receive({ verb: "live", id: 1, method, input });
    expect(await ended).toMatchObject({ verb: "ended", id: 1, error: { code } });
  });

  it("sends nothing after a watch is cancelled or the line closed", async () => {
    const line = lineOf(room, desk);
    const other = lineOf(room, desk);
    const first = Promise.all([line.next(isNews(1)), other.next(isNews(1))]);
    for (const one of [line, other]) one.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "incidents" } });
    await first;
    line.connection.receive({ verb: "cancel", id: 1 });
    const witness = lineOf(room, desk);
    const whole = witness.next(isNews(1));
    witness.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "incidents" } });
    await whole;
    other.connection.close();
    const delta = witness.next(isDelta(1));
    answered(await room.call(desk, "incidents.report", report));
    await delta;
    expect(line.replies).toHaveLength(1);
    expect(other.replies).toHaveLength(1);
  });

  it("sends room.info again when something changed, not because time goes by", async () => {
    const line = lineOf(room, desk);
    const first = line.next(isNews(1));
    line.connection.receive({ verb: "live", id: 1, method: "room.info", input: {} });
    await first;
    clock.ms += 60_000;
    const second = line.next(isNews(1));
    answered(await room.call(desk, "incidents.report", report));
    await second;
    expect(line.replies).toHaveLength(2);
  });

  it("sends nothing where the answer came out the same", async () => {
    const ids = await addPlaces(room, "00952", caoBo);
    const line = lineOf(room, desk);
    const firsts = Promise.all([line.next(isNews(1)), line.next(isNews(2))]);
    line.connection.receive({ verb: "live", id: 1, method: "readiness.totals", input: {} });
    line.connection.receive({ verb: "live", id: 2, method: "layers.get", input: { layer: "polling-places" } });
    await firsts;
    const renamed = line.next(isDelta(2));
    answered(await room.call(desk, "pollingPlaces.save", { id: ids[0], name: "Trường Tiểu học Cao Bồ" }));
    await renamed;
    expect(line.replies.filter(isNews(1))).toHaveLength(1);
    const counted = line.next(isNews(1));
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready" }));
    expect(await counted).toMatchObject({ value: { province: { ready: 1 } } });
  });

  it("keeps up with a viewer whose line throws", async () => {
    const connection = room.connect(desk, () => {
      throw new Error("gone");
    });
    vi.spyOn(console, "error").mockImplementationOnce(() => {});
    connection.receive({ verb: "call", id: 1, method: "nonsense", input: {} });
    expect((await room.call(desk, "room.info", {})).ok).toBe(true);
  });
});

it("has a handler for every method of the contract", async () => {
  for (const name of Object.keys(methods).filter(isRoomMethod)) {
    const line = lineOf(room, desk);
    const answer = line.next((reply) => reply.verb === "answer");
    line.connection.receive({ verb: "call", id: 1, method: name, input: { "no such key": 1 } });
    expect(await answer, name).toMatchObject({ result: { ok: false, error: { code: "bad-input" } } });
  }
});
