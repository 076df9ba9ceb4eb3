import type { RecordKind } from "../../contract/index.ts";
import { extendRecord, type FoldEntry, foldRecord } from "../fold.ts";
import { bodyOf, countsFrom, entriesOfRecord, foldEntryOf } from "../history.ts";
import type { EntryRow, ReadingStatements } from "../rows.ts";
import { openSlim, type Slimmed, slimmed } from "./slim-record.ts";
import type { Stamps } from "./stamps.ts";

/** An entry laid on its record: the record after it. */
export interface Rolled extends Slimmed {
  kind: RecordKind;
  id: string;
  trueAt: number;
  /** The record's number. */
  number: number;
  /** The record after it, packed. */
  line: string;
}

/** Which record an entry belongs to, and the entry of it that came before. */
interface Placing {
  number: number;
  previous: number | null;
}

/** Folds entries one after another in their order of arrival, keeping each record it met packed. */
export class Roll {
  readonly #read: ReadingStatements;
  readonly #stamps: Stamps;
  readonly #place: (row: EntryRow, kind: RecordKind, id: string) => Placing;
  readonly #lines = new Map<number, string>();

  /** `place` is asked for each entry that can be read, once, before its record is folded. */
  constructor(read: ReadingStatements, stamps: Stamps, place: (row: EntryRow, kind: RecordKind, id: string) => Placing) {
    this.#read = read;
    this.#stamps = stamps;
    this.#place = place;
  }

  /** The record after an entry, which must come after every entry given before; undefined where it cannot be read. */
  take(row: EntryRow): Rolled | undefined {
    const body = bodyOf(row);
    const read = body && foldEntryOf(body, this.#stamps.ofEntry(row, body.trueAt));
    if (!body || !read) return undefined;
    const { kind, entry } = read;
    const placing = this.#place(row, kind, body.id);
    const before = this.#before(placing);
    const after = laidOn(before, entry) ?? slimFold(entriesOfRecord(this.#read, row.number));
    const line = slimmed(after, this.#stamps);
    this.#lines.set(placing.number, line);
    return { ...after, kind, id: body.id, trueAt: countsFrom(body, entry.stamp.knownAt), number: placing.number, line };
  }

  has(number: number): boolean {
    return this.#lines.has(number);
  }

  /** A record it met, packed. */
  line(number: number): string {
    const line = this.#lines.get(number);
    if (line === undefined) throw new RangeError(`record ${number} was not met`);
    return line;
  }

  #before({ number, previous }: Placing): Slimmed | undefined {
    const line = this.#lines.get(number);
    if (line !== undefined) return openSlim(line, this.#stamps);
    return previous === null ? undefined : slimFold(entriesOfRecord(this.#read, previous));
  }
}

/** A record folded from all these entries. */
export const slimFold = (entries: readonly FoldEntry[]): Slimmed => ({
  state: foldRecord(entries),
  hasWithdrawals: entries.some(({ withdraws }) => withdraws.length > 0),
});

/** The entry laid on what it knew of; undefined where it did not know of everything, or withdrawals are at work: then all is folded. */
export function laidOn(before: Slimmed | undefined, entry: FoldEntry): Slimmed | undefined {
  if (before?.hasWithdrawals || entry.withdraws.length > 0) return undefined;
  for (const field of Object.keys(entry.set)) {
    const heads = before?.state.fields[field]?.heads ?? [];
    const replaces = new Set(entry.replaces[field]);
    if (heads.length !== replaces.size || !heads.every((ref) => replaces.has(ref))) return undefined;
  }
  return { state: extendRecord(before?.state, entry), hasWithdrawals: false };
}
