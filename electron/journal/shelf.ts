import type { z } from "zod";
import { type FieldsOf, type Marking, marking, type RecordKind } from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import { type EntryStamp, editedAfterDeletion, type FieldState, type RecordState } from "./fold.ts";
import type { FieldOrigin, FoldedRecord } from "./journal.ts";
import { unpackRecord } from "./packed-record.ts";

/** A record's row as it was read or is to be written. */
export interface RecordRow {
  number: number;
  id: string;
  latest: number;
  body: string;
}

interface Shelved<K extends RecordKind> extends RecordRow {
  /** Its body opened, until the record has been made of it. */
  state?: RecordState | undefined;
  /** null: some field has no value (not all of it arrived, or its making was withdrawn), so it is not shown. */
  folded?: FoldedRecord<K> | null;
}

type KindSchema<K extends RecordKind> = z.ZodType<FieldsOf<K>> & { shape: object };

/** The folded records of one kind, held packed and opened when touched. */
export class Shelf<K extends RecordKind> {
  readonly kind: K;
  readonly #fields: KindSchema<K>;
  readonly #read: () => Iterable<RecordRow>;
  #rows: Map<string, Shelved<K>> | undefined;
  #all: FoldedRecord<K>[] | undefined;

  constructor(kind: K, fields: KindSchema<K>, read: () => Iterable<RecordRow>) {
    this.kind = kind;
    this.#fields = fields;
    this.#read = read;
  }

  row(id: string): RecordRow | undefined {
    return this.#shelved(id);
  }

  /** All rows in the order they were first heard of. */
  rows(): Iterable<RecordRow> {
    return this.#loaded().values();
  }

  state(id: string): RecordState | undefined {
    const shelved = this.#shelved(id);
    return shelved && (shelved.state ?? unpackRecord(shelved.body));
  }

  folded(id: string): FoldedRecord<K> | undefined {
    const shelved = this.#shelved(id);
    return shelved && this.#open(shelved);
  }

  /** Every record that is whole, in the order they were first heard of. The same array until something changes. */
  all(): FoldedRecord<K>[] {
    this.#all ??= [...this.#loaded().values()].map((shelved) => this.#open(shelved)).filter((record) => record !== undefined);
    return this.#all;
  }

  /** Takes over a row as committed; its `state` where it will be asked for at once. */
  put(row: RecordRow, state: RecordState | undefined): void {
    this.#loaded().set(row.id, { ...row, state });
    this.#all = undefined;
  }

  /** Forgets everything read; the next question reads the rows anew. */
  clear(): void {
    this.#rows = undefined;
    this.#all = undefined;
  }

  #loaded(): Map<string, Shelved<K>> {
    this.#rows ??= new Map([...this.#read()].map((row) => [row.id, row]));
    return this.#rows;
  }

  #shelved(id: string): Shelved<K> | undefined {
    return this.#loaded().get(id);
  }

  #open(shelved: Shelved<K>): FoldedRecord<K> | undefined {
    if (shelved.folded === undefined) {
      const state = shelved.state ?? unpackRecord(shelved.body);
      shelved.folded = this.build(shelved.id, state) ?? null;
      shelved.state = undefined;
    }
    return shelved.folded ?? undefined;
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
