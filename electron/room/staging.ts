import { newRecordId } from "./new-record-id.ts";

const keptMs = 3_600_000;
const mostStaged = 8;

/** Files read and shown, not yet accepted: gone after an hour, after a restart, or when eight newer ones wait. */
export class Staging<T> {
  readonly #now: () => number;
  readonly #waiting = new Map<string, { staged: T; untilMs: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps a file for an hour; returns its name. */
  put(staged: T): string {
    this.#prune();
    for (const name of this.#waiting.keys()) {
      if (this.#waiting.size < mostStaged) break;
      this.#waiting.delete(name);
    }
    const name = newRecordId();
    this.#waiting.set(name, { staged, untilMs: this.#now() + keptMs });
    return name;
  }

  get(name: string): T | undefined {
    this.#prune();
    return this.#waiting.get(name)?.staged;
  }

  drop(name: string): void {
    this.#waiting.delete(name);
  }

  #prune(): void {
    const now = this.#now();
    for (const [name, { untilMs }] of this.#waiting) if (untilMs <= now) this.#waiting.delete(name);
  }
}
