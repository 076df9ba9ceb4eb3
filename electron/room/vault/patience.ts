/** Wrong passphrases before the room begins to make the next one wait. */
const free = 3;
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** Makes who guesses wait: after three wrong passphrases 2 s, then twice as long each time, a minute at most. */
export class Patience {
  readonly #wall: () => number;
  #wrong = 0;
  #until = 0;

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  /** When the next attempt is heard, ms since 1970; null: now. */
  get waitUntil(): number | null {
    // A clock set back must not lock anybody out for longer than the wait itself.
    return this.#until > this.#wall() && this.#until - this.#wall() <= longestWaitMs ? this.#until : null;
  }

  wrong(): void {
    this.#wrong += 1;
    if (this.#wrong >= free) this.#until = this.#wall() + Math.min(firstWaitMs * 2 ** (this.#wrong - free), longestWaitMs);
  }

  right(): void {
    this.#wrong = 0;
    this.#until = 0;
  }
}
