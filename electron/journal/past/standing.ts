import type { RecordKind } from "../../contract/index.ts";
import type { RecordState } from "../fold.ts";
import type { FoldedRecord } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import type { Shelf } from "../shelf.ts";
import type { EntryLog } from "./entry-log.ts";
import type { States } from "./states.ts";

/** What a moment asks for, counted in entries: those up to `entry`, of what was so by `trueAt` ms, all of it where that is left out. */
export interface Sought {
  entry: number;
  trueAt: number | undefined;
  /** The last entry that had arrived by `trueAt`: from there the few records that differ are looked for. */
  base: number;
}

/** Where every record stood at a moment: after which of its entries, or folded anew where its times are out of order. */
export class Standing {
  readonly sought: Sought;
  /** Per record, less one, its newest entry up to the base. */
  readonly latest: Uint32Array;
  /** Records that the base does not give. */
  readonly apart: ReadonlySet<number>;
  /** Of those, the ones whose late entries all followed at once on what the base gives: they stood then as after the last of these. */
  readonly followed: ReadonlyMap<number, number>;
  /** Of those, what arrived after the base. */
  readonly #late: ReadonlyMap<number, readonly number[]>;
  /** Of those, what had arrived by the base of what was not yet so. */
  readonly #early: ReadonlyMap<number, readonly number[]>;
  readonly #ledger: Ledger;
  readonly #states: States;
  readonly #log: EntryLog;
  readonly #folded = new Map<number, RecordState | null>();
  #latestOfAll: Uint32Array | undefined;

  constructor(ledger: Ledger, log: EntryLog, states: States, sought: Sought) {
    this.sought = sought;
    this.#ledger = ledger;
    this.#states = states;
    this.#log = log;
    this.latest = log.latestAt(sought.base);
    const { trueAt, base, entry } = sought;
    this.#early = trueAt === undefined ? new Map() : log.entriesTrue("after", trueAt, 0, base);
    this.#late = trueAt === undefined ? new Map() : log.entriesTrue("until", trueAt, base, entry);
    this.apart = new Set([...this.#early.keys(), ...this.#late.keys()]);
    this.followed = new Map(this.#followed());
  }

  /** Nothing else of the record came between and nothing is taken back, so it is the fold of the very same entries. */
  *#followed(): Generator<[record: number, entry: number]> {
    for (const [record, entries] of this.#late) {
      if (this.#early.has(record)) continue;
      let before = this.latest[record - 1] ?? 0;
      for (const entry of entries) {
        if (this.#log.trueAt[entry - 1] === 0 || (this.#ledger.read.previousOf.get(entry)?.previous ?? 0) !== before) break;
        before = entry;
      }
      if (before === entries.at(-1)) yield [record, before];
    }
  }

  bringAll(): void {
    this.#states.bringAll(this.sought.base, this.latest);
  }

  /** The state of a record; undefined where it was not heard of. */
  state(record: number): RecordState | undefined {
    const latest = this.after(record);
    if (latest === undefined) return this.#refolded(record);
    return latest === 0 ? undefined : this.#states.after(latest, record).state;
  }

  folded<K extends RecordKind>(kind: K, id: string, record: number): FoldedRecord<K> | undefined {
    const latest = this.after(record);
    if (latest === undefined) {
      const shelf: Shelf<K> = this.#ledger.shelves[kind];
      const state = this.#refolded(record);
      return state && shelf.build(id, state);
    }
    return latest === 0 ? undefined : this.#states.folded(kind, id, record, latest);
  }

  /** After which of its entries a record stood, 0 where it was not heard of; undefined where after none. */
  after(record: number): number | undefined {
    return this.apart.has(record) ? this.followed.get(record) : (this.latest[record - 1] ?? 0);
  }

  #refolded(record: number): RecordState | undefined {
    const known = this.#folded.get(record);
    if (known !== undefined) return known ?? undefined;
    const laid = this.#early.has(record) ? undefined : this.#states.laidOn(record, this.latest[record - 1] ?? 0, this.#late.get(record) ?? []);
    const state = laid ? laid.state : this.#foldedAnew(record);
    this.#folded.set(record, state ?? null);
    return state;
  }

  #foldedAnew(record: number): RecordState | undefined {
    const { entry, base, trueAt } = this.sought;
    this.#latestOfAll ??= entry === base ? this.latest : this.#log.latestAt(entry);
    const latest = this.#latestOfAll[record - 1] ?? 0;
    return latest === 0 ? undefined : this.#states.trueBy(latest, trueAt ?? Number.POSITIVE_INFINITY);
  }
}
