import { vietnamTime } from "../domain/vietnamese-format.ts";

/** The longest a timer can run; a later moment is reached in several steps. */
const longestTimerMs = 2_000_000_000;

/** The room's own time: wall time, or in an exercise wall time moved to the exercise's day. Milliseconds since 1970. */
export class RoomClock {
  readonly #wall: () => number;
  #offsetMs = 0;

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall() + this.#offsetMs;
  }

  nowText(): string {
    return vietnamTime(this.now());
  }

  /** From here on it is `ms` and time runs on from there. */
  moveTo(ms: number): void {
    this.#offsetMs = ms - this.#wall();
  }

  /** Runs once when the room's time reaches `ms`; returns the way to call it off. An idle room has at most one of these. */
  at(ms: number, run: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const left = ms - this.now();
      timer = setTimeout(left > longestTimerMs ? arm : run, Math.min(Math.max(left, 0), longestTimerMs));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  }
}
