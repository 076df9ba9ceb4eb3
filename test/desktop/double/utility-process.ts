import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";
import type { PortDouble } from "./ports.ts";
import type { FromProcess, ToProcess } from "./process-frames.ts";
import { world } from "./world.ts";

const parentPort = new URL("./parent-port.ts", import.meta.url).href;

/** A real process of plain Node, so that a crash is a crash. */
class UtilityProcessDouble extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, PortDouble>();
  #lastPort = 0;

  constructor(entry: string, args: string[] = []) {
    super();
    this.#child = fork(entry, args, { serialization: "advanced", execArgv: ["--import", parentPort], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#child.on("message", (frame: FromProcess) => {
      if (frame.kind === "message") this.emit("message", frame.data);
      else if (frame.kind === "port") this.#ports.get(frame.port)?.postMessage(frame.data);
      else this.#ports.get(frame.port)?.close();
    });
    this.#child.once("exit", (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit("exit", code ?? 1);
    });
  }

  postMessage(data: unknown, transfer: PortDouble[] = []): void {
    const ports = transfer.map((port) => {
      const id = ++this.#lastPort;
      this.#ports.set(id, port);
      return { id, port };
    });
    this.#send({ kind: "message", data, ports: ports.map(({ id }) => id) });
    for (const { id, port } of ports) {
      port.handTo({
        message: (sent) => this.#send({ kind: "port", port: id, data: sent }),
        closed: () => this.#send({ kind: "port-closed", port: id }),
      });
    }
  }

  /** Ends it as a crash would: at once, with nothing put in order. */
  crash(): void {
    this.#child.kill("SIGKILL");
  }

  #send(frame: ToProcess): void {
    if (this.#child.connected) this.#child.send(frame);
  }
}

export const utilityProcess = {
  fork(entry: string, args?: string[]): UtilityProcessDouble {
    const started = new UtilityProcessDouble(entry, args);
    world().processes.push(started);
    return started;
  },
};
export type { UtilityProcessDouble };
