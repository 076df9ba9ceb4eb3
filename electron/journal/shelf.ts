import type { z } from "zod";
import { type FieldsOf, type Marking, marking, type RecordKind } from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import { type EntryStamp, editedAfterDeletion, type RecordState } from "./fold.ts";
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
  state?: RecordState;
  /** null: some field has no value (not all of it arrived, or its making was withdrawn), so it is not shown. */
  folded?: FoldedRecord<K> | null;
}

/** The folded records of one kind, held packed and opened when touched. */
export class Shelf<K extends RecordKind> {
  readonly kind: K;
  readonly #fields: z.ZodType<FieldsOf<K>>;
  readonly #read: () => Iterable<RecordRow>;
  #rows: Map<string, Shelved<K>> | undefined;
  #all: FoldedRecord<K>[] | undefined;

  constructor(kind: K, fields: z.ZodType<FieldsOf<K>>, read: () => Iterable<RecordRow>) {
    this.kind = kind;
    this.#fields = fields;
    this.#read = read;
  }

  row(id: string): RecordRow | undefined {
    return this.#shelved(id);
  }

  state(id: string): RecordState | undefined {
    const shelved = this.#shelved(id);
    if (shelved) shelved.state ??= unpackRecord(shelved.body);
    return shelved?.state;
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

  put(row: RecordRow, state: RecordState): void {
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
      shelved.folded = this.#build(shelved.id, state) ?? null;
    }
    return shelved.folded ?? undefined;
  }

  #build(id: string, state: RecordState): FoldedRecord<K> | undefined {
    const given: Record<string, unknown> = {};
    const origins: { [F in keyof FieldsOf<K>]?: FieldOrigin } = {};
    const conflicts: FoldedRecord<K>["conflicts"] = [];
    const origin = originsOnce();
    for (const [field, { values }] of Object.entries(state.fields)) {
      const winner = values[0];
      if (!winner) continue;
      given[field] = winner.value;
      // The fields of a kind are checked by its schema before they are written and again below.
      const name = field as keyof FieldsOf<K> & string;
      origins[name] = origin(winner.from);
      const spelled = JSON.stringify(winner.value);
      if (values.some((other) => JSON.stringify(other.value) !== spelled))
        conflicts.push({ field: name, values: values.map(({ value, from }) => ({ value, origin: origin(from) })) });
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

/** A record's own marking; of a kind that has none, that of the change set of its newest entry. */
export function markingOf(state: RecordState): Marking {
  const own = marking.safeParse(state.fields.marking?.values[0]?.value ?? state.newest.marking);
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
