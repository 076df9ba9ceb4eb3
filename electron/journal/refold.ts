import type { RecordKind } from "../contract/index.ts";
import { recordKey } from "./compose.ts";
import { foldVersion } from "./fold-version.ts";
import { packRecord } from "./packed-record.ts";
import { ChainEnds } from "./past/chain-ends.ts";
import { FrameBuilder } from "./past/frame-builder.ts";
import { framingStatements } from "./past/frame-rows.ts";
import { type FrameSize, Frames, frameSize, frameVersion } from "./past/frames.ts";
import { Roll, type Rolled } from "./past/roll.ts";
import { openSlim } from "./past/slim-record.ts";
import { Stamps } from "./past/stamps.ts";
import type { EntryRow, ReadingStatements, WritingStatements } from "./rows.ts";
import { atOnce } from "./slices.ts";

/** Entries made anew from one pause to the next. */
const entriesAStep = 32;
/** Records written from one pause to the next. */
const recordsAStep = 128;

/** How far a making anew has come, in entries. */
export interface RebuildProgress {
  done: number;
  of: number;
}

interface Refolded {
  kind: RecordKind;
  id: string;
  number: number;
  latest: number;
}

/** Folds every entry anew, in their order of arrival, holding each record packed and no entry. */
class Refolding {
  readonly records = new Map<string, Refolded>();
  readonly #read: ReadingStatements;
  readonly #write: WritingStatements;
  readonly #stamps: Stamps;
  readonly #roll: Roll;

  constructor(read: ReadingStatements, write: WritingStatements) {
    this.#read = read;
    this.#write = write;
    this.#stamps = new Stamps(read);
    this.#roll = new Roll(read, this.#stamps, (row, kind, id) => this.#place(row, kind, id));
  }

  take(row: EntryRow): Rolled | undefined {
    const rolled = this.#roll.take(row);
    if (!rolled && (row.previous !== null || row.folded !== 0)) this.#write.placeEntry.run(null, 0, row.number);
    return rolled;
  }

  /** Which record an entry is of: written down before its record is folded, for that may go back from entry to entry. */
  #place(row: EntryRow, kind: RecordKind, id: string): { number: number; previous: number | null } {
    const key = recordKey(kind, id);
    const known = this.records.get(key);
    const previous = known?.latest ?? null;
    if (row.previous !== previous || row.folded !== 1) this.#write.placeEntry.run(previous, 1, row.number);
    const record = known ?? { kind, id, number: this.records.size + 1, latest: row.number };
    record.latest = row.number;
    if (!known) this.records.set(key, record);
    return { number: record.number, previous };
  }

  *writeRecords(): Generator<undefined, void> {
    this.#write.clearRecords.run();
    for (const { kind, id, number, latest } of this.records.values()) {
      const line = this.#roll.line(number);
      this.#write.addRecord.run(number, kind, id, latest, packRecord(openSlim(line, this.#stamps).state));
      if (number % recordsAStep === 0) yield;
    }
  }

  *writeChains(arrival: number): Generator<undefined, void> {
    const chains = new ChainEnds(this.#read);
    yield* chains.advance(arrival);
    this.#write.clearChains.run();
    for (const { station, marking, branch, number, head, entries, clock_milliseconds, clock_count, arrival } of chains.rows())
      this.#write.setChain.run(station, marking, branch, number, head, entries, clock_milliseconds, clock_count, arrival);
  }
}

/**
 * Makes every projection anew from the entries: chains, records, where each entry stands, and the frames of the past. All
 * of it in one transaction, which nothing else may share: what stops before its end leaves everything as it was.
 * `later`: the frames are only dropped, to be laid down in the background.
 */
export function* rebuildInSteps(
  read: ReadingStatements,
  write: WritingStatements,
  frames: "now" | "later" = "now",
  size: FrameSize = frameSize,
): Generator<RebuildProgress, undefined> {
  write.begin.run();
  try {
    const framing = framingStatements(read.store.database);
    framing.clear();
    if (frames === "now") framing.setFraming.run(foldVersion, frameVersion);
    const refolding = new Refolding(read, write);
    const builder = frames === "now" ? new FrameBuilder(read, new Frames(read, size), framing, (writeOne) => writeOne()) : undefined;
    const of = read.lastEntry.get()?.number ?? 0;
    for (let done = 0; done < of; done += entriesAStep) {
      for (const row of read.entries.all(done + 1, done + 1 + entriesAStep)) {
        const rolled = refolding.take(row);
        builder?.take(row, rolled);
        if (builder?.isFull()) for (const _ of builder.finish()) yield { done, of };
      }
      yield { done, of };
    }
    for (const _ of refolding.writeRecords()) yield { done: of, of };
    for (const _ of refolding.writeChains(read.lastChangeSet.get()?.arrival ?? 0)) yield { done: of, of };
    write.setFoldVersion.run(foldVersion);
    write.commit.run();
  } finally {
    // Also where whoever asks for the steps stops asking.
    if (read.store.database.inTransaction) write.rollback.run();
  }
  return undefined;
}

/** The same in one go, the frames left for later. */
export function rebuild(read: ReadingStatements, write: WritingStatements): void {
  atOnce(rebuildInSteps(read, write, "later"));
}
