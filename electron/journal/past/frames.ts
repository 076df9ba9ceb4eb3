import { foldVersion } from "../fold-version.ts";
import type { Ledger } from "../ledger.ts";
import type { ReadingStatements } from "../rows.ts";
import { checkedBytes, checkedText, textWithChecksum, withChecksum } from "./checked-bytes.ts";
import { type FrameStatements, frameStatements } from "./frame-rows.ts";
import { type MarkColumns, marksOver } from "./marks.ts";
import { Opened } from "./opened.ts";
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
export const frameVersion = 3;

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

/** So many bytes of packed records are kept open, besides what whoever asks for a whole room keeps: of blocks of frames, and of parts of whole frames. */
const keptOfBlocks = 12e6;
const keptOfParts = 8e6;

const entriesNamed = (frame: number, trueFrom: number, trueTo: number): string => `entries of frame ${frame}, ${trueFrom} to ${trueTo}`;
const marksNamed = (frame: number): string => `marks of frame ${frame}`;
const chainsNamed = (frame: number): string => `chains of frame ${frame}`;

/** What is written of a frame, as `Frames` reads it. */
export interface FrameBytes {
  entries: Buffer;
  marks: Buffer;
  chains: string;
}

/** A frame's columns and chains with their checksums. */
export const frameBytes = (
  frame: number,
  { entries, marks, chains, trueFrom, trueTo }: { entries: Uint8Array; marks: Uint8Array; chains: string; trueFrom: number; trueTo: number },
): FrameBytes => ({
  entries: withChecksum(entries, entriesNamed(frame, trueFrom, trueTo)),
  marks: withChecksum(marks, marksNamed(frame)),
  chains: textWithChecksum(chains, chainsNamed(frame)),
});

/** The frames there are, read. */
export class Frames {
  readonly size: FrameSize;
  readonly #rows: FrameStatements;
  /** How many frames there are. */
  count = 0;
  /** The frames that have a whole one, ascending, with how many records it holds. */
  wholes: { frame: number; records: number }[] = [];
  #loads = 0;
  #areDisregarded = false;
  readonly #blocks = new Opened<Lines>(keptOfBlocks);
  readonly #parts = new Opened<Lines>(keptOfParts);

  constructor(read: ReadingStatements, size = frameSize) {
    this.size = size;
    this.#rows = frameStatements(read.store.database);
  }

  /** Looks anew which frames there are where the ledger was read anew; none where another release's code made them. */
  follow(ledger: Ledger): void {
    if (this.#loads === ledger.loads) return;
    this.#loads = ledger.loads;
    const framing = this.#rows.framing.get();
    const isOurs = !this.#areDisregarded && framing?.fold_version === foldVersion && framing.frame_version === frameVersion;
    this.count = isOurs ? (this.#rows.count.get()?.count ?? 0) : 0;
    this.wholes = isOurs ? this.#rows.wholes.all() : [];
    this.letGo();
  }

  /** From the next following on, as if there were none. */
  disregard(): void {
    this.#areDisregarded = true;
  }

  /** Columns of the frames after `from` up to `to`. */
  *entries(from: number, to: number): Generator<EntryColumns & { number: number }> {
    for (const { number, true_from, true_to, entries } of this.#rows.frames.iterate(from, to)) {
      const raw = checkedBytes(entries, entriesNamed(number, true_from, true_to));
      yield { number, ...entriesOver(aligned(raw), this.size.entries) };
    }
  }

  /** Of the frames after `from` up to `to`, per entry, how its record stands after it. */
  *marks(from: number, to: number): Generator<{ number: number; marks: MarkColumns }> {
    for (const { number, marks } of this.#rows.marks.iterate(from, to))
      yield { number, marks: marksOver(aligned(checkedBytes(marks, marksNamed(number))), this.size.entries) };
  }

  /** The records after `size.block` entries, packed; entry `e` stands in block `ceil(e / size.block)`. */
  block(number: number): Lines {
    return this.#blocks.get(number, () => this.#block(number));
  }

  /** Lets go of what was kept open. */
  letGo(): void {
    this.#blocks.clear();
    this.#parts.clear();
  }

  chains(frame: number): string {
    return checkedText(there(this.#rows.chains.get(frame), frame).chains, chainsNamed(frame));
  }

  /** The last entry that stands in a frame. */
  reach(): number {
    return this.count * this.size.entries;
  }

  /** The last whole frame at or before an entry. */
  wholeBefore(entry: number): { frame: number; records: number } | undefined {
    return this.wholes.findLast(({ frame }) => frame * this.size.entries <= entry);
  }

  /** The records `part * size.part + 1` and after of a whole frame. */
  wholePart(whole: { frame: number; records: number }, part: number): Lines {
    return this.#parts.get(whole.frame * 65_536 + part, () => this.#part(whole, part));
  }

  /**
   * Reads all there is and holds it against its checksums, a frame or a part a step.
   * @throws where something is not there or not whole: the file was damaged.
   */
  *examine(): Generator<undefined, void> {
    const { count, wholes, size } = this;
    const blocks = size.entries / size.block;
    for (let frame = 1; frame <= count; frame++) {
      if ([...this.entries(frame - 1, frame)].length + [...this.marks(frame - 1, frame)].length < 2)
        throw new RangeError(`frame ${frame} is not there`);
      this.chains(frame);
      for (let block = 1; block <= blocks; block++) this.#block((frame - 1) * blocks + block);
      yield;
    }
    for (const whole of wholes)
      for (let part = 0; part * size.part < whole.records; part++) {
        this.#part(whole, part);
        yield;
      }
  }

  #block(number: number): Lines {
    return new Lines(unpressed(there(this.#rows.block.get(number), number).bodies), this.size.block);
  }

  #part({ frame, records }: { frame: number; records: number }, part: number): Lines {
    const count = Math.min(this.size.part, records - part * this.size.part);
    return new Lines(unpressed(there(this.#rows.wholePart.get(frame, part), frame).bodies), count);
  }
}

function there<T>(row: T | undefined, frame: number): T {
  if (row === undefined) throw new RangeError(`frame ${frame} is not there`);
  return row;
}
