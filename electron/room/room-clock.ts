import { vietnamTime } from "../domain/vietnamese-format.ts";

/**
 * The longest it waits without looking at the clock again: a timer sleeps through a suspended machine and hears nothing of a clock set
 * anew, so this is how late either is noticed.
 */
const longestWaitMs = 30_000;

/** A clock that stands still. */
export const standingAt = (ms: number): RoomClock =>
  new RoomClock(
    () => ms,
    () => 0,
  );

/**
 * The room's own time, whole milliseconds since 1970: wall time, or in an exercise wall time moved to the exercise's day. It never goes
 * back. Where the wall clock falls behind what the room already told or knows, time runs on from there by `steady`, so that figures go
 * on ageing; once the wall clock has caught up it is followed again.
 */
export class RoomClock {
  readonly #wall: () => number;
  readonly #steady: () => number;
  #offsetMs = 0;
  /** The room's time less `steady` when it was last read: the line below which time does not fall. */
  #floorMs = Number.NEGATIVE_INFINITY;
  /** Those who wait for an hour: they look again at once where the clock is moved. */
  readonly #waiting = new Set<() => void>();

  /** `steady`: milliseconds that only grow, whatever becomes of the wall clock. */
  constructor(wall: () => number, steady: () => number) {
    this.#wall = wall;
    this.#steady = steady;
  }

  now(): number {
    return Math.floor(this.#read().nowMs);
  }

  nowText(): string {
    return vietnamTime(this.now());
  }

  /** By how many milliseconds the machine's clock is behind the room's; 0 where it is not. */
  behindMs(): number {
    const { nowMs, saidMs } = this.#read();
    return Math.floor(nowMs - saidMs);
  }

  /** From here on it is `ms` and time runs on from there. */
  moveTo(ms: number): void {
    this.#offsetMs = ms - this.#wall();
    this.#floorMs = ms - this.#steady();
    for (const look of [...this.#waiting]) look();
  }

  /** It is `ms` at least: something is known since then. */
  notBefore(ms: number): void {
    this.#floorMs = Math.max(this.#floorMs, ms - this.#steady());
  }

  /** Runs once when the room's time reaches `ms`, never before; returns the way to call it off. An idle room has at most one of these. */
  at(ms: number, run: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, Math.min(Math.max(ms - this.now(), 0), longestWaitMs));
      timer.unref();
    };
    const stop = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(look);
    };
    const look = (): void => {
      if (this.now() < ms) wait();
      else {
        stop();
        run();
      }
    };
    this.#waiting.add(look);
    wait();
    return stop;
  }

  #read(): { nowMs: number; saidMs: number } {
    const steadyMs = this.#steady();
    const saidMs = this.#wall() + this.#offsetMs;
    const nowMs = Math.max(saidMs, this.#floorMs + steadyMs);
    this.#floorMs = nowMs - steadyMs;
    return { nowMs, saidMs };
  }
}
