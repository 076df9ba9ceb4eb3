import type { z } from "zod";
import { type FieldsOf, type Marking, marking, type RecordKind } from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import { attempt } from "./attempt.ts";
import { type EntryStamp, editedAfterDeletion, type FieldState, type RecordState } from "./fold.ts";
import type { FieldOrigin, FoldedRecord } from "./journal.ts";
import { unpackRecord } from "./packed-record.ts";

/** Where a record stands: its number, and its entry that arrived last. */
export interface RecordPlace {
  number: number;
  id: string;
  latest: number;
}

/** A record's row as it was read or is to be written. */
export interface RecordRow extends RecordPlace {
  body: string;
}

/** Where the records of one kind are read. */
export interface ShelfRows {
  places: () => Iterable<RecordPlace>;
  rows: () => Iterable<RecordRow>;
  /** The packed record with this number. */
  body: (number: number) => string;
  /** The record made anew from its entries, back from its `latest`. */
  refolded: (latest: number) => RecordState;
}

interface Shelved<K extends RecordKind> extends RecordPlace {
  /** Its packed record, where it may not be what its row holds. */
  body?: string | undefined;
  /** Its body opened, until the record has been made of it. */
  state?: RecordState | undefined;
  /** null: some field has no value (not all of it arrived, or its making was withdrawn), so it is not shown. */
  folded?: FoldedRecord<K> | null;
}

type KindSchema<K extends RecordKind> = z.ZodType<FieldsOf<K>> & { shape: object };

/** The folded records of one kind, read and opened when touched. */
export class Shelf<K extends RecordKind> {
  readonly kind: K;
  readonly #fields: KindSchema<K>;
  readonly #read: ShelfRows;
  #rows: Map<string, Shelved<K>> | undefined;
  #all: FoldedRecord<K>[] | undefined;

  constructor(kind: K, fields: KindSchema<K>, read: ShelfRows) {
    this.kind = kind;
    this.#fields = fields;
    this.#read = read;
  }

  row(id: string): RecordPlace | undefined {
    return this.#shelved(id);
  }

  /** All rows in the order they were first heard of. */
  rows(): Iterable<RecordPlace> {
    return this.#loaded().values();
  }

  state(id: string): RecordState | undefined {
    const shelved = this.#shelved(id);
    return shelved && this.#state(shelved);
  }

  folded(id: string): FoldedRecord<K> | undefined {
    const shelved = this.#shelved(id);
    return shelved && this.#open(shelved);
  }

  /** Every record that is whole, in the order they were first heard of. The same array until something changes. */
  all(): FoldedRecord<K>[] {
    if (!this.#all) {
      this.#openMany();
      this.#all = [...this.#loaded().values()].map((shelved) => this.#open(shelved)).filter((record) => record !== undefined);
    }
    return this.#all;
  }

  /** Takes over a row as committed; its `state` where it will be asked for at once, its `body` where the row may not hold it. */
  put(row: RecordPlace & { body?: string | undefined }, state: RecordState | undefined): void {
    this.#loaded().set(row.id, { ...row, state });
    this.#all = undefined;
  }

  /** Forgets everything read; the next question reads the rows anew. */
  clear(): void {
    this.#rows = undefined;
    this.#all = undefined;
  }

  #loaded(): Map<string, Shelved<K>> {
    if (!this.#rows) {
      this.#rows = new Map();
      for (const place of this.#read.places()) this.#rows.set(place.id, place);
    }
    return this.#rows;
  }

  #shelved(id: string): Shelved<K> | undefined {
    return this.#loaded().get(id);
  }

  #state(shelved: Shelved<K>): RecordState {
    // A row that cannot be read is made anew from its entries; the check after opening names it.
    return shelved.state ?? attempt(() => unpackRecord(shelved.body ?? this.#read.body(shelved.number))) ?? this.#read.refolded(shelved.latest);
  }

  /** Opens all at one reading where most are still closed. */
  #openMany(): void {
    const rows = this.#loaded();
    let closed = 0;
    for (const { folded } of rows.values()) if (folded === undefined) closed += 1;
    if (closed < rows.size / 2) return;
    for (const { id, body } of this.#read.rows()) {
      const shelved = rows.get(id);
      if (shelved && shelved.folded === undefined && shelved.state === undefined && shelved.body === undefined)
        shelved.folded = this.#built(shelved, () => unpackRecord(body));
    }
  }

  #open(shelved: Shelved<K>): FoldedRecord<K> | undefined {
    if (shelved.folded === undefined) {
      shelved.folded = this.#built(shelved, () => this.#state(shelved));
      shelved.state = undefined;
    }
    return shelved.folded ?? undefined;
  }

  /** What a row gives, or its entries where it cannot be read; null where those cannot be either. */
  #built({ id, latest }: RecordPlace, state: () => RecordState): FoldedRecord<K> | null {
    try {
      return this.build(id, state()) ?? null;
    } catch {
      return attempt(() => this.build(id, this.#read.refolded(latest))) ?? null;
    }
  }

  #isField(name: string): name is keyof FieldsOf<K> & string {
    return Object.hasOwn(this.#fields.shape, name);
  }

  /** A record of this kind as some state of it gives it, this shelf's or another; undefined where it is not whole. */
  build(id: string, state: RecordState): FoldedRecord<K> | undefined {
    const given: Record<string, unknown> = {};
    const origins: { [F in keyof FieldsOf<K>]?: FieldOrigin } = {};
    const conflicts: FoldedRecord<K>["conflicts"] = [];
    const origin = originsOnce();
    for (const field of Object.keys(state.fields).sort()) {
      const { winner, beside } = state.fields[field]!;
      if (!winner) continue;
      given[field] = winner.value;
      if (!this.#isField(field)) continue;
      origins[field] = origin(winner.from);
      if (beside.length === 0) continue;
      if (isDisputedField(state.fields[field]))
        conflicts.push({ field, values: [winner, ...beside].map(({ value, from }) => ({ value, origin: origin(from) })) });
    }
    const fields = this.#fields.safeParse(given);
    if (!fields.success) return undefined;
    return {
      kind: this.kind,
      id,
      fields: fields.data,
      origins,
      conflicts,
      editedAfterDeletion: editedAfterDeletion(state),
      marking: markingOf(state),
      knownAt: vietnamTime(state.knownAt),
    };
  }
}

/** Whether different values stand beside each other. */
export function isDisputedField(field: FieldState | undefined): boolean {
  if (!field?.winner || field.beside.length === 0) return false;
  const spelled = JSON.stringify(field.winner.value);
  return field.beside.some((other) => JSON.stringify(other.value) !== spelled);
}

/** A record's own marking; of a kind that has none, that of the change set of its newest entry. */
export function markingOf(state: RecordState): Marking {
  const own = marking.safeParse(state.fields.marking?.winner?.value ?? state.newest.marking);
  return own.success ? own.data : "restricted";
}

function originsOnce(): (stamp: EntryStamp) => FieldOrigin {
  const made = new Map<EntryStamp, FieldOrigin>();
  return (stamp) => {
    const known = made.get(stamp);
    if (known) return known;
    const origin = {
      entry: stamp.ref,
      changeSet: stamp.changeSet,
      actor: stamp.actor,
      station: stamp.station,
      knownAt: vietnamTime(stamp.knownAt),
      trueAt: vietnamTime(stamp.trueAt),
    };
    made.set(stamp, origin);
    return origin;
  };
}
