import type { RecordKind } from "../../contract/index.ts";
import { foldRecord, type RecordState } from "../fold.ts";
import { entriesOfRecord } from "../history.ts";
import type { FoldedRecord } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import type { Shelf } from "../shelf.ts";
import type { Frames } from "./frames.ts";
import { openSlim } from "./slim-record.ts";
import { Stamps } from "./stamps.ts";

/** So many records of the past are kept open. */
const keptOpen = 20_000;
/** So many states that no frame holds yet. */
const keptTail = 4096;

/** Records as they stood after one of their entries: which never changes, whatever arrives later. */
export class States {
  readonly #ledger: Ledger;
  readonly #frames: Frames;
  readonly #stamps: Stamps;
  /** By that entry; null: not whole then. */
  readonly #folded: { [K in RecordKind]: Map<number, FoldedRecord<K> | null> } = {
    "polling-place": new Map(),
    "quarantine-zone": new Map(),
    "risk-area": new Map(),
    incident: new Map(),
    "boundary-set": new Map(),
    setting: new Map(),
  };
  readonly #tail = new Map<number, RecordState>();

  constructor(ledger: Ledger, frames: Frames) {
    this.#ledger = ledger;
    this.#frames = frames;
    this.#stamps = new Stamps(ledger.read);
  }

  after(entry: number): RecordState {
    if (entry <= this.#frames.reach()) {
      const { frame, place } = this.#frames.placeOf(entry);
      return openSlim(this.#frames.bodies(frame).text(place), this.#stamps).state;
    }
    const known = this.#tail.get(entry);
    if (known) return known;
    const state = foldRecord(entriesOfRecord(this.#ledger.read, entry));
    if (this.#tail.size >= keptTail) this.#tail.clear();
    this.#tail.set(entry, state);
    return state;
  }

  /** From what was so by `trueAt` only, of the entries up to `entry`; undefined where nothing was. */
  trueBy(entry: number, trueAt: number): RecordState | undefined {
    const entries = entriesOfRecord(this.#ledger.read, entry).filter(({ stamp }) => stamp.trueAt <= trueAt);
    return entries.length > 0 ? foldRecord(entries) : undefined;
  }

  /** The record after an entry; the same object while it is kept, and today's where it is still so. */
  folded<K extends RecordKind>(kind: K, id: string, entry: number): FoldedRecord<K> | undefined {
    const shelf: Shelf<K> = this.#ledger.shelves[kind];
    if (shelf.row(id)?.latest === entry) return shelf.folded(id);
    const kept: Map<number, FoldedRecord<K> | null> = this.#folded[kind];
    const known = kept.get(entry);
    if (known !== undefined) return known ?? undefined;
    const built = shelf.build(id, this.after(entry));
    if (kept.size >= keptOpen) kept.clear();
    kept.set(entry, built ?? null);
    return built;
  }
}
