import { type Marking, type RecordKind, stricterOf } from "../contract/index.ts";
import { ByRecord } from "./by-record.ts";
import { type EntryBody, entryRef } from "./change-set.ts";
import type { SoundEdit } from "./check-draft.ts";
import type { RecordState } from "./fold.ts";
import { versionOf } from "./known-kinds.ts";
import { markingOf } from "./shelf.ts";

export const recordKey = (kind: string, id: string): string => `${kind} ${id}`;

/** Turns one change set's edits into its entries, each replacing what this store knew, and what came before it here. */
export class Composition {
  readonly entries: EntryBody[] = [];
  readonly touched: { kind: RecordKind; id: string }[] = [];
  /** At least as restricted as each record is once its edit holds: nothing leaves through a more open chain. */
  marking: Marking;
  readonly #changeSet: string;
  readonly #asked: Marking;
  readonly #now: number;
  /** Places of the entries of a record. */
  readonly #places = new ByRecord<number[]>();

  constructor(changeSet: string, marking: Marking, now: number) {
    this.#changeSet = changeSet;
    this.#asked = marking;
    this.#now = now;
    this.marking = marking;
  }

  has(kind: string, id: string): boolean {
    return this.#places.get(kind, id) !== undefined;
  }

  /** `state`: the record as this store knows it, without this change set. */
  add(edit: SoundEdit, state: RecordState | undefined): void {
    const { kind, id, set, withdraws } = edit;
    const trueAt = edit.trueAt ?? this.#afterAllSeen(state);
    const places = this.#places.get(kind, id);
    const replaces = this.#replaces(edit, places, state);
    const version = versionOf(kind);
    // In the order in which canonical JSON spells them.
    const body: EntryBody = replaces ? { id, kind, replaces, set, trueAt, version } : { id, kind, set, trueAt, version };
    if (withdraws.length > 0) body.withdraws = withdraws;
    this.marking = stricterOf(this.marking, this.#markingAfter(edit, trueAt, state));
    if (places) places.push(this.entries.length);
    else {
      this.#places.add(kind, id, [this.entries.length]);
      this.touched.push({ kind, id });
    }
    this.entries.push(body);
  }

  /** Now; or where another station's clock ran ahead, as late as the latest value it is to replace. */
  #afterAllSeen(state: RecordState | undefined): number {
    let latest = this.#now;
    if (!state) return latest;
    for (const { winner } of Object.values(state.fields)) if (winner && winner.from.trueAt > latest) latest = winner.from.trueAt;
    return latest;
  }

  #replaces(edit: SoundEdit, before: number[] | undefined, state: RecordState | undefined): Record<string, string[]> | undefined {
    if (!before && !state) return undefined;
    let replaces: Record<string, string[]> | undefined;
    for (const field of Object.keys(edit.set)) {
      const own = before?.findLast((place) => Object.hasOwn(this.entries[place]?.set ?? {}, field));
      const heads = own === undefined ? state?.fields[field]?.heads : [entryRef(this.#changeSet, own)];
      if (!heads || heads.length === 0) continue;
      replaces ??= {};
      replaces[field] = [...heads];
    }
    return replaces;
  }

  #markingAfter(edit: SoundEdit, trueAt: number, state: RecordState | undefined): Marking {
    const given = edit.set.marking;
    const before = state ? markingOf(state) : this.#asked;
    if (given !== "open" && given !== "internal" && given !== "restricted") return before;
    const holdsSince = state?.fields.marking?.winner?.from.trueAt;
    return holdsSince !== undefined && trueAt < holdsSince ? stricterOf(before, given) : given;
  }
}
