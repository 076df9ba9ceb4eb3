import { foldVersion } from "../fold-version.ts";
import type { Ledger } from "../ledger.ts";
import type { ReadingStatements } from "../rows.ts";
import { type FrameStatements, frameStatements } from "./frame-rows.ts";
import { type MarkColumns, marksOver } from "./marks.ts";
import { aligned, Lines, unpressed } from "./pressed.ts";

/** How frames are cut. */
export interface FrameSize {
  /** Entries of a frame. */
  entries: number;
  /** Frames from one whole frame to the next. */
  toWhole: number;
  /** Entries whose records are packed together, a part of a frame's. */
  block: number;
  /** Records of one part of a whole frame. */
  part: number;
}
export const frameSize: FrameSize = { entries: 1024, toWhole: 64, block: 128, part: 1024 };

/** Raised whenever the same entries would give other frames than before. */
export const frameVersion = 2;

/** What a frame says of each of its entries: the number of its record, 0 where it could not be read, and its true time. */
export interface EntryColumns {
  records: Uint32Array;
  trueAt: Float64Array;
}

const bytesEach = 12;

function entriesOver(raw: Uint8Array, count: number): EntryColumns {
  if (raw.length !== count * bytesEach) throw new RangeError(`columns of ${count} entries take ${count * bytesEach} bytes, not ${raw.length}`);
  return {
    trueAt: new Float64Array(raw.buffer, raw.byteOffset, count),
    records: new Uint32Array(raw.buffer, raw.byteOffset + 8 * count, count),
  };
}

export function newEntries(count: number): { raw: Uint8Array; columns: EntryColumns } {
  const raw = new Uint8Array(count * bytesEach);
  return { raw, columns: entriesOver(raw, count) };
}

/** The last few of something costly to open, by name. */
class Opened<T> {
  readonly #kept = new Map<number, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: number, open: () => T): T {
    const found = this.#kept.get(name);
    if (found !== undefined) {
      this.#kept.delete(name);
      this.#kept.set(name, found);
      return found;
    }
    const opened = open();
    this.#kept.set(name, opened);
    const oldest = this.#kept.size > this.#most ? this.#kept.keys().next() : undefined;
    if (oldest && !oldest.done) this.#kept.delete(oldest.value);
    return opened;
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** The frames there are, read. */
export class Frames {
  readonly size: FrameSize;
  readonly #rows: FrameStatements;
  /** How many frames there are. */
  count = 0;
  /** The frames that have a whole one, ascending, with how many records it holds. */
  wholes: { frame: number; records: number }[] = [];
  #loads = 0;
  readonly #blocks: Opened<Lines>;
  readonly #marks: Opened<MarkColumns>;
  readonly #parts = new Opened<Lines>(8);

  constructor(read: ReadingStatements, size = frameSize) {
    this.size = size;
    this.#blocks = new Opened(((size.toWhole + 1) * size.entries) / size.block);
    this.#marks = new Opened(size.toWhole + 8);
    this.#rows = frameStatements(read.store.database);
  }

  /** Looks anew which frames there are where the ledger was read anew; none where another release's code made them. */
  follow(ledger: Ledger): void {
    if (this.#loads === ledger.loads) return;
    this.#loads = ledger.loads;
    const framing = this.#rows.framing.get();
    const isOurs = framing?.fold_version === foldVersion && framing.frame_version === frameVersion;
    this.count = isOurs ? (this.#rows.count.get()?.count ?? 0) : 0;
    this.wholes = isOurs ? this.#rows.wholes.all() : [];
    this.letGo();
  }

  /** Columns of the frames after `from` up to `to`, with the bounds of their true times. */
  *entries(from: number, to: number): Generator<EntryColumns & { number: number; trueFrom: number; trueTo: number }> {
    for (const row of this.#rows.frames.iterate(from, to))
      yield { number: row.number, trueFrom: row.true_from, trueTo: row.true_to, ...entriesOver(aligned(row.entries), this.size.entries) };
  }

  /** Per entry of a frame, how its record stands after it. */
  marks(frame: number): MarkColumns {
    return this.#marks.get(frame, () => marksOver(aligned(there(this.#rows.marks.get(frame), frame).marks), this.size.entries));
  }

  /** The record after an entry, packed: in which lines, and which of them. */
  body(entry: number): { lines: Lines; line: number } {
    const { block } = this.size;
    const number = Math.ceil(entry / block);
    const lines = this.#blocks.get(number, () => new Lines(unpressed(there(this.#rows.block.get(number), number).bodies), block));
    return { lines, line: (entry - 1) % block };
  }

  /** Lets go of what was kept open. */
  letGo(): void {
    this.#blocks.clear();
    this.#marks.clear();
    this.#parts.clear();
  }

  chains(frame: number): string {
    return there(this.#rows.chains.get(frame), frame).chains;
  }

  /** The last entry that stands in a frame. */
  reach(): number {
    return this.count * this.size.entries;
  }

  /** In which frame an entry stands, and where in it. */
  placeOf(entry: number): { frame: number; place: number } {
    const { entries } = this.size;
    return { frame: Math.ceil(entry / entries), place: (entry - 1) % entries };
  }

  /** The last whole frame at or before an entry. */
  wholeBefore(entry: number): { frame: number; records: number } | undefined {
    return this.wholes.findLast(({ frame }) => frame * this.size.entries <= entry);
  }

  wholeMarks({ frame, records }: { frame: number; records: number }): MarkColumns {
    return marksOver(unpressed(there(this.#rows.wholeMarks.get(frame), frame).marks), records);
  }

  /** The records `part * size.part + 1` and after of a whole frame. */
  wholePart({ frame, records }: { frame: number; records: number }, part: number): Lines {
    const count = Math.min(this.size.part, records - part * this.size.part);
    return this.#parts.get(frame * 65_536 + part, () => new Lines(unpressed(there(this.#rows.wholePart.get(frame, part), frame).bodies), count));
  }
}

function there<T>(row: T | undefined, frame: number): T {
  if (row === undefined) throw new RangeError(`frame ${frame} is not there`);
  return row;
}
