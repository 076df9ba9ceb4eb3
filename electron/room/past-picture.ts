import { perKind, type RecordKind } from "../contract/index.ts";
import type { FoldedRecord, PastView } from "../journal/journal.ts";
import { keptAsNow } from "./door.ts";
import type { Picture } from "./picture.ts";

const entriesOf = <K extends RecordKind>({ origins }: FoldedRecord<K>): string =>
  JSON.stringify(Object.entries<{ entry: string } | undefined>(origins).map(([field, origin]) => [field, origin?.entry]));

/** Whether a record stood then as it stands now: it rests on the same entries. */
const isSame = <K extends RecordKind>(then: FoldedRecord<K>, now: FoldedRecord<K>): boolean =>
  then === now ||
  (then.knownAt === now.knownAt &&
    then.marking === now.marking &&
    then.editedAfterDeletion === now.editedAfterDeletion &&
    then.conflicts.length === now.conflicts.length &&
    entriesOf(then) === entriesOf(now) &&
    (then.conflicts.length === 0 || JSON.stringify(then.conflicts) === JSON.stringify(now.conflicts)));

/** The records of one kind as they stood, read when first asked for. */
class PastRecords<K extends RecordKind> {
  readonly #kind: K;
  readonly #past: PastView;
  readonly #now: Picture;
  #records: Map<string, FoldedRecord<K>> | undefined;

  constructor(kind: K, past: PastView, now: Picture) {
    this.#kind = kind;
    this.#past = past;
    this.#now = now;
  }

  get(id: string): FoldedRecord<K> | undefined {
    if (this.#records) return this.#records.get(id);
    const then = this.#past.record(this.#kind, id);
    return then && this.#kept(then);
  }

  all(): Iterable<FoldedRecord<K>> {
    this.#records ??= new Map(this.#past.records(this.#kind).map((then) => [then.id, this.#kept(then)]));
    return this.#records.values();
  }

  /** The record of now itself where it is the same: what was worked out of it then serves again. */
  #kept(then: FoldedRecord<K>): FoldedRecord<K> {
    const now = this.#now.record(this.#kind, then.id);
    return now && isSame(then, now) ? now : keptAsNow(then, now);
  }
}

type Kept = { [K in RecordKind]: PastRecords<K> };

/** Every record as it stood at a moment, under the stricter of its markings then and now. */
export class PastPicture implements Picture {
  readonly #kept: Kept;

  constructor(past: PastView, now: Picture) {
    this.#kept = perKind<Kept>((kind) => new PastRecords(kind, past, now));
  }

  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    const kept: PastRecords<K> = this.#kept[kind];
    return kept.get(id);
  }

  records<K extends RecordKind>(kind: K): Iterable<FoldedRecord<K>> {
    const kept: PastRecords<K> = this.#kept[kind];
    return kept.all();
  }
}
