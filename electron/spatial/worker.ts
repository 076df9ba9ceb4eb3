/** The geometry thread: answers the requests of `open-engine.ts` one after another. */
import { parentPort } from "node:worker_threads";
import { openGeos } from "./geos.ts";
import { Scenes } from "./scenes.ts";
import type { WorkAnswer, WorkRequest } from "./worker-messages.ts";

const port = parentPort;
if (!port) throw new Error("worker.ts runs as a worker thread only");
const scenes = new Scenes(await openGeos());

const done = (request: WorkRequest): unknown => {
  if (request.name === "standOn") return scenes.standOn(request.scene, ...request.args);
  if (request.name === "endScene") return scenes.end(request.scene);
  return scenes.work(request.scene, request.name, request.args);
};

port.on("message", (request: WorkRequest) => {
  let answer: WorkAnswer;
  try {
    answer = { id: request.id, value: done(request) };
  } catch (error) {
    // A trap leaves GEOS's memory in no known state: the thread ends, and the engine opens another and replays what it held.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    answer = { id: request.id, failure: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
});
