import type { EntryRow, ReadingStatements } from "../rows.ts";
import { ChainEnds } from "./chain-ends.ts";
import type { FramingStatements } from "./frame-rows.ts";
import { type EntryColumns, type Frames, frameBytes, newEntries } from "./frames.ts";
import { newMarks, setMark } from "./marks.ts";
import { pressed } from "./pressed.ts";
import type { Rolled } from "./roll.ts";

/** Records laid into a whole frame from one pause to the next. */
const recordsAStep = 512;

/** Makes frames of entries, given one after another in their order of arrival. Each frame is written in one step, when it is whole. */
export class FrameBuilder {
  readonly #frames: Frames;
  readonly #write: FramingStatements;
  readonly #keep: (write: () => void) => void;
  readonly #chains: ChainEnds;
  /** Per record, less one, its newest entry. */
  #latest = new Uint32Array(1024);
  #records = 0;
  #columns: ReturnType<typeof newEntries>;
  #marks: ReturnType<typeof newMarks>;
  #lines: string[] = [];
  #lastArrival = 0;

  /** Goes on after the frames there are. `keep` does what it is given in a transaction. */
  constructor(read: ReadingStatements, frames: Frames, write: FramingStatements, keep: (write: () => void) => void) {
    this.#frames = frames;
    this.#write = write;
    this.#keep = keep;
    const { count, size } = frames;
    this.#columns = newEntries(size.entries);
    this.#marks = newMarks(size.entries);
    const last = count > 0 ? read.entry.get(frames.reach()) : undefined;
    this.#chains = last ? new ChainEnds(read, last.arrival - 1, frames.chains(count)) : new ChainEnds(read);
    let number = 0;
    for (const frame of frames.entries(0, count)) for (const record of frame.records) this.#setLatest(record, ++number);
  }

  /** Takes the next entry, and the record after it where it can be read. */
  take(row: EntryRow, rolled: Rolled | undefined): void {
    const place = this.#lines.push(rolled?.line ?? "") - 1;
    this.#columns.columns.records[place] = rolled?.number ?? 0;
    this.#columns.columns.trueAt[place] = rolled?.trueAt ?? 0;
    if (rolled) {
      setMark(this.#marks.columns, place, rolled.kind, rolled.state);
      this.#setLatest(rolled.number, row.number);
    }
    this.#lastArrival = row.arrival;
  }

  isFull(): boolean {
    return this.#lines.length === this.#frames.size.entries;
  }

  /** Writes the frame that is full, and the whole frame where one is due. */
  *finish(): Generator<undefined, void> {
    yield* this.#chains.advance(this.#lastArrival - 1);
    const number = this.#frames.count + 1;
    const { trueFrom, trueTo } = boundsOf(this.#columns.columns);
    const { block } = this.#frames.size;
    const blocks: Buffer[] = [];
    for (let at = 0; at < this.#lines.length; at += block) {
      const lines = this.#lines.slice(at, at + block);
      blocks.push(pressed(Buffer.from(lines.map((line) => `${line}\n`).join(""))));
      yield;
    }
    const columns = { entries: this.#columns.raw, marks: this.#marks.raw, chains: this.#chains.text(), trueFrom, trueTo };
    const { entries, marks, chains } = frameBytes(number, columns);
    const firstBlock = this.#frames.reach() / block + 1;
    this.#keep(() => {
      for (const [place, bodies] of blocks.entries()) this.#write.addBlock.run(firstBlock + place, bodies);
      this.#write.addFrame.run(number, trueFrom, trueTo, entries, marks, chains);
    });
    this.#frames.count = number;
    this.#columns = newEntries(this.#frames.size.entries);
    this.#marks = newMarks(this.#frames.size.entries);
    this.#lines = [];
    yield;
    if (number % this.#frames.size.toWhole === 0) yield* this.#whole(number);
  }

  /** The whole frame that the last frame calls for and a crash kept from being written. */
  *finishWhole(): Generator<undefined, void> {
    const { count, wholes } = this.#frames;
    const due = count - (count % this.#frames.size.toWhole);
    if (due === count && due > 0 && wholes.at(-1)?.frame !== due) yield* this.#whole(due);
  }

  *#whole(frame: number): Generator<undefined, void> {
    const before = this.#frames.wholes.at(-1);
    const since = before ? before.frame * this.#frames.size.entries : 0;
    const records = this.#records;
    const { part: partRecords } = this.#frames.size;
    for (let part = 0; part * partRecords < records; part++) {
      const first = part * partRecords;
      const count = Math.min(partRecords, records - first);
      const pieces: Buffer[] = [];
      for (let place = first; place < first + count; place++) {
        const latest = this.#latest[place] ?? 0;
        if (latest > since) {
          const { block } = this.#frames.size;
          pieces.push(this.#frames.block(Math.ceil(latest / block)).bytes((latest - 1) % block));
        } else if (before) {
          pieces.push(this.#frames.wholePart(before, part).bytes(place - first));
        }
        if (place % recordsAStep === 0) yield;
      }
      const raw = Buffer.concat(pieces);
      yield;
      const bodies = pressed(raw);
      yield;
      this.#keep(() => this.#write.setPart.run(frame, part, bodies));
      yield;
    }
    this.#keep(() => this.#write.addWhole.run(frame, records));
    this.#frames.wholes.push({ frame, records });
    this.#frames.letGo();
  }

  #setLatest(record: number, entry: number): void {
    if (record === 0) return;
    if (record > this.#latest.length) {
      const longer = new Uint32Array(Math.max(record, 2 * this.#latest.length));
      longer.set(this.#latest);
      this.#latest = longer;
    }
    this.#latest[record - 1] = entry;
    this.#records = Math.max(this.#records, record);
  }
}

function boundsOf({ records, trueAt }: EntryColumns): { trueFrom: number; trueTo: number } {
  let [trueFrom, trueTo] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < records.length; place++) {
    if (records[place] === 0) continue;
    trueFrom = Math.min(trueFrom, trueAt[place]!);
    trueTo = Math.max(trueTo, trueAt[place]!);
  }
  return trueFrom <= trueTo ? { trueFrom, trueTo } : { trueFrom: 0, trueTo: 0 };
}
