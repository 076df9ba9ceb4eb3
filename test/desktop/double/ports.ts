import { EventEmitter } from "node:events";

/** Where a port's messages go once it was handed to a page or a process. */
export interface FarEnd {
  message(data: unknown): void;
  closed(): void;
}

/** One end of `MessageChannelMain`. Messages wait until `start`, or until the end is handed over. */
export class PortDouble extends EventEmitter {
  peer: PortDouble | null = null;
  #waiting: unknown[] = [];
  #started = false;
  #far: FarEnd | null = null;
  #closed = false;

  postMessage(data: unknown): void {
    if (!this.#closed) this.peer?.arrive(structuredClone(data));
  }

  start(): void {
    this.#started = true;
    this.#flush();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.peer?.peerClosed();
  }

  /** Hands this end over: what comes for it goes there from now on. */
  handTo(far: FarEnd): void {
    this.#far = far;
    this.#flush();
  }

  arrive(data: unknown): void {
    this.#waiting.push(data);
    this.#flush();
  }

  peerClosed(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#far) this.#far.closed();
    else this.emit("close");
  }

  #flush(): void {
    if (!this.#far && !this.#started) return;
    for (const data of this.#waiting.splice(0)) {
      if (this.#far) this.#far.message(data);
      else this.emit("message", { data, ports: [] });
    }
  }
}

export class MessageChannelMain {
  readonly port1 = new PortDouble();
  readonly port2 = new PortDouble();
  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
