import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlacePoint, SpatialEngine } from "../../../electron/spatial/engine.ts";
import { openSpatialEngine, startSpatialWorker } from "../../../electron/spatial/open-engine.ts";
import { communes, square } from "./hagiang.ts";

// Threads take a while to start where the processor is busy.
vi.setConfig({ testTimeout: 60_000 });

const zone = square(104.98, 22.76, 0.02);
const placeAt = (id: string, lon: number): PlacePoint => ({ id, communeCode: "00715", lon, lat: 22.76, estimated: false, voters: 120 });

const threads: Worker[] = [];
let now: SpatialEngine;
let past: SpatialEngine;
beforeEach(async () => {
  now = openSpatialEngine(() => {
    const thread = startSpatialWorker();
    threads.push(thread);
    return thread;
  });
  await now.setBoundaries(communes);
  await now.setPlaces([placeAt("of now", 104.98)]);
  past = now.scene();
  await past.setBoundaries(communes);
  await past.setPlaces([placeAt("of then", 104.98), placeAt("elsewhere", 105.2)]);
});
afterEach(async () => {
  await now.close();
  threads.length = 0;
});

const inside = async (engine: SpatialEngine): Promise<string[]> => (await engine.touch(zone)).certain.pollingPlaceIds;

test("a scene counts its own places on the boundaries it shares", async () => {
  expect([await inside(now), await inside(past)]).toEqual([["of now"], ["of then"]]);
  await now.updatePlaces([placeAt("of now", 105.2)], []);
  expect([await inside(now), await inside(past)]).toEqual([[], ["of then"]]);
  expect((await past.touch(zone)).certain.communeCodes).toEqual((await now.touch(zone)).certain.communeCodes);
});

test("boundaries changed now leave those of then as they were", async () => {
  await now.setBoundaries(communes.filter(({ code }) => code !== "00715"));
  expect(await past.locate(Float64Array.of(104.98, 22.76))).not.toEqual([null]);
  expect(await past.inspect(zone)).toMatchObject({ ok: true });
});

test("the thread lost, every scene is laid out again", async () => {
  await threads[0]?.terminate();
  expect([await inside(past), await inside(now)]).toEqual([["of then"], ["of now"]]);
  expect(threads).toHaveLength(2);
});

test("a scene closed answers nobody and leaves the others", async () => {
  await past.close();
  await expect(past.touch(zone)).rejects.toThrow("ended");
  expect(await inside(now)).toEqual(["of now"]);
});
