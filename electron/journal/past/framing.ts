import { foldVersion } from "../fold-version.ts";
import type { Ledger } from "../ledger.ts";
import type { WritingStatements } from "../rows.ts";
import { inSlices } from "../slices.ts";
import { FrameBuilder } from "./frame-builder.ts";
import { type FramingStatements, framingStatements } from "./frame-rows.ts";
import { type Frames, frameVersion } from "./frames.ts";
import { Roll } from "./roll.ts";
import { Stamps } from "./stamps.ts";

/** Entries folded from one pause to the next. */
const entriesAStep = 32;

/** Lays frames down in the background as the journal grows, in slices between which it is written and read. */
export class Framing {
  readonly #ledger: Ledger;
  readonly #frames: Frames;
  readonly #write: WritingStatements;
  readonly #framing: FramingStatements;
  readonly #stopped: () => boolean;
  #running: Promise<void> | undefined;
  #isBroken = false;

  constructor(ledger: Ledger, frames: Frames, write: WritingStatements, stopped: () => boolean) {
    this.#ledger = ledger;
    this.#frames = frames;
    this.#write = write;
    this.#framing = framingStatements(ledger.read.store.database);
    this.#stopped = stopped;
  }

  /** Begins where a frame is full and nothing is under way. Costs nothing else. */
  wake(): void {
    if (this.#running || this.#isBroken || !this.#isDue()) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when all that is full is laid down, or the journal was closed. */
  async settled(): Promise<void> {
    for (this.wake(); this.#running; this.wake()) await this.#running;
  }

  #isDue(): boolean {
    this.#frames.follow(this.#ledger);
    return !this.#stopped() && this.#ledger.ends.entry >= this.#frames.reach() + this.#frames.size.entries;
  }

  async #run(): Promise<void> {
    try {
      const { loads } = this.#ledger;
      // Once all is made anew, these frames are no longer those to go on from.
      await inSlices(this.#frame(), () => this.#stopped() || this.#ledger.loads !== loads);
    } catch (error) {
      // Frames only make looking back quick; all is answered without them.
      this.#isBroken = true;
      console.error("journal: the past could not be laid down for quick looking", error);
    }
  }

  *#frame(): Generator<undefined, undefined> {
    const { read } = this.#ledger;
    if (this.#frames.count === 0) this.#begin();
    const roll = new Roll(read, new Stamps(read), (row, kind, id) => {
      const record = this.#ledger.shelves[kind].row(id);
      if (!record) throw new RangeError(`entry ${row.number} is of a record that is not there`);
      return { number: record.number, previous: row.previous };
    });
    const builder = new FrameBuilder(read, this.#frames, this.#framing, (write) => this.#keep(write));
    yield* builder.finishWhole();
    while (this.#isDue()) {
      const first = this.#frames.reach() + 1;
      const end = first + this.#frames.size.entries;
      for (let at = first; at < end; at += entriesAStep) {
        for (const row of read.entries.all(at, Math.min(end, at + entriesAStep))) builder.take(row, row.folded === 1 ? roll.take(row) : undefined);
        yield;
      }
      yield* builder.finish();
    }
    return undefined;
  }

  #begin(): void {
    this.#keep(() => {
      this.#framing.clear();
      this.#framing.setFraming.run(foldVersion, frameVersion);
    });
  }

  #keep(write: () => void): void {
    this.#write.begin.run();
    try {
      write();
      this.#write.commit.run();
    } catch (error) {
      this.#write.rollback.run();
      throw error;
    }
  }
}
