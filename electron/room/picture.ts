import { perKind, type RecordKind, recordKindNames } from "../contract/index.ts";
import type { FoldedRecord, Journal } from "../journal/journal.ts";

/** Every record as it stands: now, or at a moment. A record that is the same in two pictures is mostly the same object. */
export interface Picture {
  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined;
  records<K extends RecordKind>(kind: K): Iterable<FoldedRecord<K>>;
}

type Kept = { [K in RecordKind]: Map<string, FoldedRecord<K>> };

/** Every record as it stands now, held in memory and renewed as the journal changes. A record that did not change stays the same object. */
export class LivePicture implements Picture {
  readonly #journal: Journal;
  readonly #kept: Kept = perKind(() => new Map());

  constructor(journal: Journal) {
    this.#journal = journal;
    for (const kind of recordKindNames) this.#load(kind);
  }

  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    return this.#kept[kind].get(id);
  }

  records<K extends RecordKind>(kind: K): IterableIterator<FoldedRecord<K>> {
    return this.#kept[kind].values();
  }

  /** Takes these records anew from the journal. */
  renew(changed: readonly { kind: RecordKind; id: string }[]): void {
    for (const { kind, id } of changed) this.#renewOne(kind, id);
  }

  /** The same a record a step, for tens of thousands. */
  *renewal(changed: readonly { kind: RecordKind; id: string }[]): Generator<undefined, undefined> {
    for (const { kind, id } of changed) {
      this.#renewOne(kind, id);
      yield;
    }
    return undefined;
  }

  /** When the newest entry of all arrived, ms since 1970; null in an empty store. */
  newestKnownAt(): number | null {
    let newest: number | null = null;
    for (const kept of Object.values(this.#kept))
      for (const record of kept.values()) newest = Math.max(newest ?? Number.NEGATIVE_INFINITY, Date.parse(record.knownAt));
    return newest;
  }

  #load<K extends RecordKind>(kind: K): void {
    for (const record of this.#journal.records(kind)) this.#kept[kind].set(record.id, record);
  }

  #renewOne<K extends RecordKind>(kind: K, id: string): void {
    const record = this.#journal.record(kind, id);
    if (record) this.#kept[kind].set(id, record);
    else this.#kept[kind].delete(id);
  }
}
