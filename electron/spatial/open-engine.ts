import { Worker } from "node:worker_threads";
import { type AreaGeometry, fail, type LineGeometry } from "../contract/index.ts";
import type { CodedArea, PlacePoint, SpatialEngine } from "./engine.ts";
import type { SceneWork } from "./scenes.ts";
import type { Work, WorkName } from "./workbench.ts";
import type { WorkAnswer, WorkRequest } from "./worker-messages.ts";

/** A request that brings the thread down is tried once more on a fresh one, then given up. */
const TRIES = 2;

type RequestBody =
  | { [N in WorkName]: { scene: number; name: N; args: Work[N]["args"] } }[WorkName]
  | { [N in keyof SceneWork]: { scene: number; name: N; args: SceneWork[N]["args"] } }[keyof SceneWork];

/** What a scene was last told, for a thread opened anew. */
interface SceneTold {
  boundaries?: CodedArea[];
  readonly places: Map<string, PlacePoint>;
}

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
  #begun = 0;
  #closed = false;
  readonly #scenes = new Map<number, SceneTold>([[0, { places: new Map() }]]);
  /** The boundaries each scene stands on in the thread, as far as it has been told. */
  readonly #laid = new Map<number, CodedArea[]>();

  constructor(start: () => Worker) {
    this.#start = start;
  }

  setBoundaries(scene: number, communes: CodedArea[]): void {
    this.#told(scene).boundaries = communes;
  }

  setPlaces(scene: number, places: PlacePoint[]): void {
    const told = this.#told(scene).places;
    told.clear();
    for (const place of places) told.set(place.id, place);
  }

  updatePlaces(scene: number, changed: PlacePoint[], removed: string[]): void {
    const told = this.#told(scene).places;
    for (const place of changed) told.set(place.id, place);
    for (const id of removed) told.delete(id);
  }

  beginScene(): number {
    this.#begun += 1;
    this.#scenes.set(this.#begun, { places: new Map() });
    return this.#begun;
  }

  /** Ends a scene; nobody waits for it. */
  endScene(scene: number): void {
    if (this.#closed || !this.#scenes.has(scene)) return;
    void this.ask<"setPlaces">({ scene, name: "endScene", args: [] }).catch(() => {});
    this.#scenes.delete(scene);
  }

  #told(scene: number): SceneTold {
    const told = this.#scenes.get(scene);
    if (!told) throw new Error("the scene is ended");
    return told;
  }

  ask<N extends WorkName>(body: RequestBody, signal?: AbortSignal): Promise<Work[N]["answer"]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error("the spatial engine is closed"));
      if (!this.#scenes.has(body.scene)) return reject(new Error("the scene is ended"));
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
    const request: WorkRequest = { ...this.#shared(body), id: ++this.#sent };
    worker.postMessage(request);
  }

  /** The same, where another scene stands on these very boundaries already: then they are neither sent nor laid out again. */
  #shared(body: RequestBody): RequestBody {
    if (body.name === "endScene") this.#laid.delete(body.scene);
    if (body.name !== "setBoundaries") return body;
    const [communes] = body.args;
    const other = [...this.#laid].find(([scene, laid]) => laid === communes && scene !== body.scene);
    this.#laid.set(body.scene, communes);
    return other ? { scene: body.scene, name: "standOn", args: [other[0]] } : body;
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
    this.#laid.clear();
    for (const [scene, { boundaries, places }] of this.#scenes) {
      if (boundaries) this.#post(worker, { scene, name: "setBoundaries", args: [boundaries] });
      if (places.size > 0) this.#post(worker, { scene, name: "setPlaces", args: [[...places.values()]] });
    }
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

/** One scene of a line as an engine of its own. */
const engineOf = (line: EngineLine, scene: number, begin: () => SpatialEngine, close: () => Promise<void>): SpatialEngine => ({
  setBoundaries: (communes) => {
    line.setBoundaries(scene, communes);
    return line.ask<"setBoundaries">({ scene, name: "setBoundaries", args: [communes] });
  },
  setPlaces: (places) => {
    line.setPlaces(scene, places);
    return line.ask<"setPlaces">({ scene, name: "setPlaces", args: [places] });
  },
  updatePlaces: (changed, removed) => {
    line.updatePlaces(scene, changed, removed);
    return line.ask<"updatePlaces">({ scene, name: "updatePlaces", args: [changed, removed] });
  },
  locate: (lonLat) => line.ask<"locate">({ scene, name: "locate", args: [lonLat] }),
  touch: (geometry, signal) => line.ask<"touch">({ scene, name: "touch", args: [geometry] }, signal),
  inspect: async (geometry, signal) => {
    try {
      return await line.ask<"inspect">({ scene, name: "inspect", args: [geometry] }, signal);
    } catch (error) {
      if (signal?.aborted) return fail("cancelled", "Yêu cầu đã được thay bằng yêu cầu mới hơn.", "Không cần làm gì.");
      throw error;
    }
  },
  inspectIn: (communes, areas) => line.ask<"inspectIn">({ scene, name: "inspectIn", args: [communes, areas] }),
  buffer: (geometry: AreaGeometry, metres: number) => line.ask<"buffer">({ scene, name: "buffer", args: [geometry, metres] }),
  split: (geometry: AreaGeometry, cut: LineGeometry) => line.ask<"split">({ scene, name: "split", args: [geometry, cut] }),
  unionOfCommunes: (codes) => line.ask<"unionOfCommunes">({ scene, name: "unionOfCommunes", args: [codes] }),
  compare: (current, proposed) => line.ask<"compare">({ scene, name: "compare", args: [current, proposed] }),
  dissolve: (groups) => line.ask<"dissolve">({ scene, name: "dissolve", args: [groups] }),
  scene: begin,
  close,
});

/** Opens geometry on a thread of its own; `start` is there for tests that bring the thread down. An idle thread keeps no process alive. */
export function openSpatialEngine(start: () => Worker = startSpatialWorker): SpatialEngine {
  const line = new EngineLine(start);
  const begin = (): SpatialEngine => {
    const scene = line.beginScene();
    return engineOf(line, scene, begin, async () => line.endScene(scene));
  };
  return engineOf(line, 0, begin, () => line.close());
}
