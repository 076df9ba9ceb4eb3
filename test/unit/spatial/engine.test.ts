import type { Worker } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import type { SpatialEngine } from "../../../electron/spatial/engine.ts";
import { openSpatialEngine, startSpatialWorker } from "../../../electron/spatial/open-engine.ts";
import { communes, square } from "./hagiang.ts";

// Threads take a while to start where the processor is busy.
vi.setConfig({ testTimeout: 30_000 });

const threads: Worker[] = [];
const engines: SpatialEngine[] = [];
function open(): SpatialEngine {
  const engine = openSpatialEngine(() => {
    const thread = startSpatialWorker();
    threads.push(thread);
    return thread;
  });
  engines.push(engine);
  return engine;
}
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  threads.length = 0;
});

const zone = square(104.98, 22.76, 0.02);
const places = [{ id: "p-1", communeCode: "00715", lon: 104.98, lat: 22.76, estimated: false, voters: 120 }];

test("answers come in the order of the requests", async () => {
  const engine = open();
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  await Promise.all([
    engine.setBoundaries(communes).then(note("boundaries")),
    engine.setPlaces(places).then(note("places")),
    engine.locate(Float64Array.of(104.98, 22.76)).then(note("locate")),
    engine.touch(zone).then(note("touch")),
    engine.inspect(zone).then(note("inspect")),
  ]);
  expect(order).toEqual(["boundaries", "places", "locate", "touch", "inspect"]);
});

test("a lost thread is replaced, knows boundaries and places again, and answers what was asked meanwhile", async () => {
  const engine = open();
  await engine.setBoundaries(communes);
  await engine.setPlaces(places);
  await engine.updatePlaces([{ ...places[0]!, id: "p-2" }], ["p-1"]);
  const before = await engine.touch(zone);
  expect(before.certain.pollingPlaceIds).toEqual(["p-2"]);
  const [asked] = [engine.touch(zone), threads[0]?.terminate()];
  expect(await asked).toEqual(before);
  expect(threads).toHaveLength(2);
  await threads[1]?.terminate();
  expect(await engine.touch(zone)).toEqual(before);
});

test("a request that brings the thread down twice is given up, and the next is answered", async () => {
  const engine = openSpatialEngine(() => {
    const thread = startSpatialWorker();
    threads.push(thread);
    if (threads.length <= 2) void thread.terminate();
    return thread;
  });
  engines.push(engine);
  const asked = engine.locate(Float64Array.of(104.98, 22.76));
  await expect(asked).rejects.toThrow("the geometry thread ended");
  expect(await engine.locate(Float64Array.of(104.98, 22.76))).toEqual([null]);
});

test("a stale preview is taken out of the line", async () => {
  const engine = open();
  const stale = new AbortController();
  const first = engine.setBoundaries(communes);
  const [touch, inspect] = [engine.touch(zone, stale.signal), engine.inspect(zone, stale.signal)];
  stale.abort();
  await expect(touch).rejects.toThrow();
  expect(await inspect).toMatchObject({ ok: false, error: { code: "cancelled" } });
  await first;
  expect((await engine.touch(zone)).certain.communes).toBeGreaterThan(0);
});

test("once closed it refuses instead of hanging", async () => {
  const engine = open();
  const waiting = engine.setBoundaries(communes);
  await Promise.all([expect(waiting).rejects.toThrow("closed"), engine.close()]);
  await expect(engine.touch(zone)).rejects.toThrow("closed");
});
