import { perKind, type RecordKind } from "../../contract/index.ts";
import { foldRecord, type RecordState } from "../fold.ts";
import { bodyOf, entriesOfRecord, foldEntryOf, type Stampers, saidBy } from "../history.ts";
import type { FoldedRecord } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import type { Shelf } from "../shelf.ts";
import type { EntryLog } from "./entry-log.ts";
import type { Frames } from "./frames.ts";
import type { Lines } from "./pressed.ts";
import { laidOn, slimFold } from "./roll.ts";
import { openSlim, type Slimmed } from "./slim-record.ts";
import { Stamps } from "./stamps.ts";

/** So many records of the past are kept open. */
const keptOpen = 20_000;
/** So many states that no frame holds yet. */
const keptTail = 4096;

/** Records as they stood after one of their entries: which never changes, whatever arrives later. */
export class States {
  readonly #ledger: Ledger;
  readonly #frames: Frames;
  readonly #log: EntryLog;
  readonly #stamps: Stamps;
  /** By that entry; null: not whole then. */
  readonly #folded: { [K in RecordKind]: Map<number, FoldedRecord<K> | null> } = perKind(() => new Map());
  /** Of change sets met before: the records of one moment are often of the same. */
  readonly #stampers: Stampers = new Map();
  /** The whole frame brought last. */
  #whole: { frame: number; latest: Uint32Array; parts: Lines[] } | undefined;
  /** The blocks brought last, beside it. */
  #blocks: ReadonlyMap<number, Lines> = new Map();
  readonly #tail = new Map<number, Slimmed>();

  constructor(ledger: Ledger, frames: Frames, log: EntryLog) {
    this.#ledger = ledger;
    this.#log = log;
    this.#frames = frames;
    this.#stamps = new Stamps(ledger.read);
  }

  /** The record after one of its entries. */
  after(entry: number, record: number): Slimmed {
    if (entry <= this.#frames.reach()) return openSlim(this.#line(entry, record), this.#stamps);
    const known = this.#tail.get(entry);
    if (known) return known;
    const state = slimFold(entriesOfRecord(this.#ledger.read, entry, this.#stampers));
    if (this.#tail.size >= keptTail) this.#tail.clear();
    this.#tail.set(entry, state);
    return state;
  }

  /** Opens at once, packed, all that a whole room takes. `latest`: per record, less one, its newest entry up to `base`. */
  bringAll(base: number, latest: Uint32Array): void {
    const whole = this.#frames.wholeBefore(base);
    const since = whole ? whole.frame * this.#frames.size.entries : 0;
    if (whole && this.#whole?.frame !== whole.frame) {
      const parts = Array.from({ length: Math.ceil(whole.records / this.#frames.size.part) }, (_, part) => this.#frames.wholePart(whole, part));
      this.#whole = { frame: whole.frame, latest: this.#log.latestAt(since), parts };
    }
    const reach = this.#frames.reach();
    const blocks = new Map<number, Lines>();
    for (const entry of latest) {
      if (entry <= since || entry > reach) continue;
      const block = Math.ceil(entry / this.#frames.size.block);
      if (!blocks.has(block)) blocks.set(block, this.#blocks.get(block) ?? this.#frames.block(block));
    }
    this.#blocks = blocks;
  }

  #line(entry: number, record: number): string {
    const { part, block } = this.#frames.size;
    const place = record - 1;
    const found = this.#whole?.latest[place] === entry ? this.#whole.parts[Math.floor(place / part)] : undefined;
    if (found) return found.text(place % part);
    const number = Math.ceil(entry / block);
    return (this.#blocks.get(number) ?? this.#frames.block(number)).text((entry - 1) % block);
  }

  /** What these entries make of a record that stood after `base`, 0 where there was none; undefined where that takes folding it anew. */
  laidOn(record: number, base: number, entries: readonly number[]): Slimmed | undefined {
    let state = base === 0 ? undefined : this.after(base, record);
    for (const number of entries) {
      const row = this.#ledger.read.entry.get(number);
      const body = row && bodyOf(row);
      const read = row && body && foldEntryOf(body, this.#stamps.ofEntry(row, body.trueAt));
      state = read && laidOn(state, read.entry);
      if (!state) return undefined;
    }
    return state;
  }

  /** From what was so by `trueAt` only, of the entries up to `entry`; undefined where nothing was. */
  trueBy(entry: number, trueAt: number): RecordState | undefined {
    if (this.#stampers.size >= keptOpen) this.#stampers.clear();
    const entries = saidBy(trueAt, entriesOfRecord(this.#ledger.read, entry, this.#stampers));
    return entries.length > 0 ? foldRecord(entries) : undefined;
  }

  /** The record after an entry; the same object while it is kept, and today's where it is still so. */
  folded<K extends RecordKind>(kind: K, id: string, record: number, entry: number): FoldedRecord<K> | undefined {
    const shelf: Shelf<K> = this.#ledger.shelves[kind];
    if (shelf.row(id)?.latest === entry) return shelf.folded(id);
    const kept: Map<number, FoldedRecord<K> | null> = this.#folded[kind];
    const known = kept.get(entry);
    if (known !== undefined) return known ?? undefined;
    const built = shelf.build(id, this.after(entry, record).state);
    if (kept.size >= keptOpen) kept.clear();
    kept.set(entry, built ?? null);
    return built;
  }
}
