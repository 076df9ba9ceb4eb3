/** Loaded into the room's process before its own code (`node --import`): gives it `process.parentPort` as a utility process has it. */
import { EventEmitter } from "node:events";
import { type FarEnd, PortDouble } from "./ports.ts";
import type { FromProcess, ToProcess } from "./process-frames.ts";

const send = (frame: FromProcess): void => {
  process.send?.(frame);
};

/** A port that came along: the near end goes to the room, the far end speaks over IPC. */
function receivePort(id: number): PortDouble {
  const near = new PortDouble();
  const far = new PortDouble();
  near.peer = far;
  far.peer = near;
  const end: FarEnd = { message: (data) => send({ kind: "port", port: id, data }), closed: () => send({ kind: "port-closed", port: id }) };
  far.handTo(end);
  farEnds.set(id, far);
  return near;
}

const farEnds = new Map<number, PortDouble>();
const parentPort = new EventEmitter();
const waiting: { data: unknown; ports: PortDouble[] }[] = [];

process.on("message", (frame: ToProcess) => {
  if (frame.kind === "port") farEnds.get(frame.port)?.postMessage(frame.data);
  else if (frame.kind === "port-closed") farEnds.get(frame.port)?.close();
  else {
    const event = { data: frame.data, ports: frame.ports.map(receivePort) };
    if (!parentPort.emit("message", event)) waiting.push(event);
  }
});
parentPort.on("newListener", (name) => {
  if (name !== "message") return;
  queueMicrotask(() => {
    for (const event of waiting.splice(0)) parentPort.emit("message", event);
  });
});
// A utility process ends with the program that started it.
process.on("disconnect", () => process.exit());

Object.defineProperty(process, "parentPort", {
  value: Object.assign(parentPort, { postMessage: (data: unknown) => send({ kind: "message", data }) }),
});
