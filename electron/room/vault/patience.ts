import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { storageCode } from "../../journal/storage-problem.ts";

/** Wrong passphrases before the room begins to make the next one wait. */
const free = 3;
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** How many wrong ones there were since the last right one, and until when the next is not heard, ms since 1970. */
const counted = z.strictObject({ wrong: z.int().min(0).max(1_000_000), until: z.number().min(0) });
type Counted = z.infer<typeof counted>;
const none: Counted = { wrong: 0, until: 0 };

/**
 * Makes who guesses wait: after three wrong passphrases 2 s, then twice as long each time, a minute at most. The count lies in a file of
 * its own in the room's folder, so that starting the program again is no way around it; it says nothing of what was guessed. Who can
 * take that file away can also carry the folder off and guess elsewhere: against that stands the derivation's cost alone.
 */
export class Patience {
  readonly #path: string;
  readonly #wall: () => number;
  #known: Counted | undefined;

  constructor(path: string, wall: () => number) {
    this.#path = path;
    this.#wall = wall;
  }

  /** When the next attempt is heard, ms since 1970; null: now. */
  get waitUntil(): number | null {
    const { until } = this.#counted();
    // A clock set back must not lock anybody out for longer than the wait itself.
    return until > this.#wall() && until - this.#wall() <= longestWaitMs ? until : null;
  }

  wrong(): void {
    const wrong = this.#counted().wrong + 1;
    const until = wrong >= free ? this.#wall() + Math.min(firstWaitMs * 2 ** Math.min(wrong - free, 20), longestWaitMs) : 0;
    this.#known = { wrong, until };
    this.#keep(() => writeFileSync(this.#path, `${JSON.stringify({ wrong, until })}\n`, { mode: 0o600 }));
  }

  right(): void {
    if (this.#counted().wrong === 0) return;
    this.#known = none;
    this.#keep(() => rmSync(this.#path, { force: true }));
  }

  #counted(): Counted {
    this.#known ??= this.#read();
    return this.#known;
  }

  #read(): Counted {
    try {
      return counted.parse(JSON.parse(readFileSync(this.#path, "utf8")));
    } catch {
      // None there, or a torn one: nobody is kept out by that.
      return none;
    }
  }

  /** A disk that refuses costs the count's outlasting this process, not the attempt. */
  #keep(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (storageCode(error) === undefined) throw error;
    }
  }
}
