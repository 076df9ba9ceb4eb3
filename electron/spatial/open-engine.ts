import { Worker } from "node:worker_threads";
import { type AreaGeometry, fail, type LineGeometry } from "../contract/index.ts";
import type { CodedArea, PlacePoint, SpatialEngine } from "./engine.ts";
import type { Work, WorkName } from "./workbench.ts";
import type { WorkAnswer, WorkRequest } from "./worker-messages.ts";

/** A request that brings the thread down is tried once more on a fresh one, then given up. */
const TRIES = 2;

type RequestBody = { [N in WorkName]: { name: N; args: Work[N]["args"] } }[WorkName];

/** A request not yet answered. `settle` takes what its own request's answer is. */
interface Waiting {
  body: RequestBody;
  tries: number;
  settle(value: unknown): void;
  refuse(reason: unknown): void;
}

/** Starts the geometry thread: from the source under Node 24 or a test, from the bundle's own file otherwise. */
export function startSpatialWorker(): Worker {
  const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./spatial-worker.js";
  return new Worker(new URL(file, import.meta.url), { name: "spatial" });
}

/**
 * One thread, one request at a time in it, the rest in line. The thread lost, another is opened, told the boundaries and places
 * again, and goes on with the line.
 */
class EngineLine {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
  #line: Waiting[] = [];
  #current: Waiting | undefined;
  #sent = 0;
  #closed = false;
  #boundaries: CodedArea[] | undefined;
  readonly #places = new Map<string, PlacePoint>();

  constructor(start: () => Worker) {
    this.#start = start;
  }

  setBoundaries(communes: CodedArea[]): void {
    this.#boundaries = communes;
  }

  setPlaces(places: PlacePoint[]): void {
    this.#places.clear();
    for (const place of places) this.#places.set(place.id, place);
  }

  updatePlaces(changed: PlacePoint[], removed: string[]): void {
    for (const place of changed) this.#places.set(place.id, place);
    for (const id of removed) this.#places.delete(id);
  }

  ask<N extends WorkName>(body: RequestBody & { name: N }, signal?: AbortSignal): Promise<Work[N]["answer"]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error("the spatial engine is closed"));
      if (signal?.aborted) return reject(signal.reason);
      const drop = (): void => {
        if (!this.#line.includes(waiting)) return;
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(signal?.reason);
      };
      const waiting: Waiting = {
        body,
        tries: 0,
        settle(value: Work[N]["answer"]) {
          signal?.removeEventListener("abort", drop);
          resolve(value);
        },
        refuse(reason) {
          signal?.removeEventListener("abort", drop);
          reject(reason);
        },
      };
      signal?.addEventListener("abort", drop, { once: true });
      this.#line.push(waiting);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const left = this.#current ? [this.#current, ...this.#line] : this.#line;
    this.#current = undefined;
    this.#line = [];
    for (const waiting of left) waiting.refuse(new Error("the spatial engine is closed"));
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#line.shift();
    if (!this.#current) {
      this.#worker?.unref();
      return;
    }
    this.#current.tries++;
    const worker = this.#worker ?? this.#open();
    // Somebody waits for this answer: the process stays until it is there.
    worker.ref();
    this.#post(worker, this.#current.body);
  }

  #post(worker: Worker, body: RequestBody): void {
    const request: WorkRequest = { ...body, id: ++this.#sent };
    worker.postMessage(request);
  }

  #open(): Worker {
    const worker = this.#start();
    this.#worker = worker;
    let reason: unknown = new Error("the geometry thread ended");
    worker.on("message", (answer: WorkAnswer) => {
      if (worker === this.#worker && answer.id === this.#sent) this.#answered(answer);
    });
    worker.on("error", (error) => {
      reason = error;
    });
    worker.once("exit", () => this.#lost(worker, reason));
    if (this.#boundaries) this.#post(worker, { name: "setBoundaries", args: [this.#boundaries] });
    if (this.#places.size > 0) this.#post(worker, { name: "setPlaces", args: [[...this.#places.values()]] });
    return worker;
  }

  #answered(answer: WorkAnswer): void {
    const done = this.#current;
    this.#current = undefined;
    this.#worker?.unref();
    if ("failure" in answer) done?.refuse(new Error(answer.failure));
    else done?.settle(answer.value);
    this.#next();
  }

  #lost(worker: Worker, reason: unknown): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    const interrupted = this.#current;
    this.#current = undefined;
    if (interrupted && interrupted.tries < TRIES) this.#line.unshift(interrupted);
    else interrupted?.refuse(reason);
    if (!this.#closed) this.#next();
  }
}

/** Opens geometry on a thread of its own; `start` is there for tests that bring the thread down. An idle thread keeps no process alive. */
export function openSpatialEngine(start: () => Worker = startSpatialWorker): SpatialEngine {
  const line = new EngineLine(start);
  return {
    setBoundaries: (communes) => {
      line.setBoundaries(communes);
      return line.ask({ name: "setBoundaries", args: [communes] });
    },
    setPlaces: (places) => {
      line.setPlaces(places);
      return line.ask({ name: "setPlaces", args: [places] });
    },
    updatePlaces: (changed, removed) => {
      line.updatePlaces(changed, removed);
      return line.ask({ name: "updatePlaces", args: [changed, removed] });
    },
    locate: (lonLat) => line.ask({ name: "locate", args: [lonLat] }),
    touch: (geometry, signal) => line.ask({ name: "touch", args: [geometry] }, signal),
    inspect: async (geometry, signal) => {
      try {
        return await line.ask({ name: "inspect", args: [geometry] }, signal);
      } catch (error) {
        if (signal?.aborted) return fail("cancelled", "Yêu cầu đã được thay bằng yêu cầu mới hơn.", "Không cần làm gì.");
        throw error;
      }
    },
    inspectIn: (communes, areas) => line.ask({ name: "inspectIn", args: [communes, areas] }),
    buffer: (geometry: AreaGeometry, metres: number) => line.ask({ name: "buffer", args: [geometry, metres] }),
    split: (geometry: AreaGeometry, cut: LineGeometry) => line.ask({ name: "split", args: [geometry, cut] }),
    unionOfCommunes: (codes) => line.ask({ name: "unionOfCommunes", args: [codes] }),
    compare: (current, proposed) => line.ask({ name: "compare", args: [current, proposed] }),
    dissolve: (groups) => line.ask({ name: "dissolve", args: [groups] }),
    close: () => line.close(),
  };
}
