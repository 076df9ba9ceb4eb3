import type { RecordKind } from "../contract/index.ts";
import { recordKey } from "./compose.ts";
import { bodyOf, headerOf } from "./history.ts";
import { readEntry } from "./known-kinds.ts";
import type { ChangeSetRow, EntryRow, ReadingStatements } from "./rows.ts";

/** Where a record must stand: its place in the order in which records were first heard of, and its entry that arrived last. */
export interface TrailRecord {
  number: number;
  kind: RecordKind;
  id: string;
  latest: number;
}

/** So many entries are read before there is a chance to pause. */
const entriesAtOnce = 50;

/** Follows the entries in their order of arrival, and learns from them alone how they must be joined to records. */
export class Trail {
  /** In the order in which they were first heard of. */
  readonly records = new Map<string, TrailRecord>();
  readonly #statements: ReadingStatements;

  constructor(statements: ReadingStatements) {
    this.#statements = statements;
  }

  /** The number of the first entry whose row says it is joined otherwise; undefined where all are as they must be. */
  *take(row: ChangeSetRow): Generator<undefined, number | undefined> {
    const end = row.first_entry + headerOf(row).entries;
    let misplaced: number | undefined;
    for (let from = row.first_entry; from < end; from += entriesAtOnce) {
      if (from > row.first_entry) yield;
      for (const entry of this.#statements.entries.all(from, Math.min(end, from + entriesAtOnce)))
        if (!this.#joined(entry)) misplaced ??= entry.number;
    }
    return misplaced;
  }

  #joined(entry: EntryRow): boolean {
    const body = bodyOf(entry);
    const kind = body && readEntry(body)?.kind;
    if (!kind) return entry.folded === 0 && entry.previous === null;
    const key = recordKey(kind, body.id);
    const record = this.records.get(key);
    const previous = record?.latest ?? null;
    if (record) record.latest = entry.number;
    else this.records.set(key, { number: this.records.size + 1, kind, id: body.id, latest: entry.number });
    return entry.folded === 1 && entry.previous === previous;
  }
}
