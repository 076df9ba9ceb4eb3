import type { RecordKind } from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import { entryRef } from "./change-set.ts";
import { type FoldEntry, foldRecord } from "./fold.ts";
import { bodyOf, entriesBackFrom, headerOf, noteOf, type Stampers } from "./history.ts";
import type { ChangeSetSummary } from "./journal.ts";
import { isRecordKind, readEntry } from "./known-kinds.ts";
import type { ChangeSetRow, EntryRow, ReadingStatements } from "./rows.ts";
import { inSlices, oneByOne } from "./slices.ts";

/** How many summaries are kept at hand; what a change set did never changes in this store. */
const kept = 200;
/** So many entries are read at a time. */
const readAtOnce = 256;

/** Says what change sets did: what each record's fields were before and after. */
export class Summaries {
  readonly #statements: ReadingStatements;
  readonly #made = new Map<string, ChangeSetSummary>();
  /** Per change set, those that undo it, of all arrivals up to `#undoingsRead`. */
  readonly #undoings = new Map<string, string[]>();
  #undoingsRead = 0;

  constructor(statements: ReadingStatements) {
    this.#statements = statements;
  }

  of(id: string): ChangeSetSummary | undefined {
    const known = this.#made.get(id);
    if (known) return known;
    const row = this.#statements.changeSetById.get(id);
    return row && this.#summary(row);
  }

  /** Those of a station and of all it succeeds, newest first. */
  ownOf(line: readonly string[], limit: number): ChangeSetSummary[] {
    const found: ChangeSetSummary[] = [];
    for (const row of this.#statements.changeSetsBackwards.iterate()) {
      if (found.length >= limit) break;
      if (line.includes(headerOf(row).station)) found.push(this.#summary(row));
    }
    return found;
  }

  /** Change sets that undo this one, oldest arrival first. */
  undoingsOf(changeSet: string): readonly string[] {
    const last = this.#statements.lastChangeSet.get()?.arrival ?? 0;
    if (last > this.#undoingsRead) {
      for (const row of this.#statements.undoings.iterate(this.#undoingsRead)) {
        const { undoes } = noteOf(row);
        if (undoes === undefined) continue;
        const known = this.#undoings.get(undoes);
        if (known) known.push(row.id);
        else this.#undoings.set(undoes, [row.id]);
      }
      this.#undoingsRead = last;
    }
    return this.#undoings.get(changeSet) ?? [];
  }

  #summary(row: ChangeSetRow): ChangeSetSummary {
    const known = this.#made.get(row.id);
    if (known) return known;
    const header = headerOf(row);
    const note = noteOf(row);
    const changes = (): Generator<ChangeSetSummary["changes"][number]> => this.#changes(row, header.entries);
    const summary: ChangeSetSummary = {
      id: row.id,
      title: note.title,
      actor: note.actor,
      station: header.station,
      marking: header.marking,
      knownAt: vietnamTime(row.known_at),
      undoes: note.undoes ?? null,
      isOfRoomItself: header.entries === 1 && this.#firstKind(row) === "setting",
      // An import changes thousands of records; nobody pays for that list who only wants its title.
      get changes() {
        return [...changes()];
      },
      eachChange: () => oneByOne(changes()),
      readRecords: async () => (await inSlices(this.#records(row, header.entries), () => false)) ?? [],
    };
    this.#made.set(row.id, summary);
    if (this.#made.size > kept) this.#made.delete([...this.#made.keys()][0] ?? row.id);
    return summary;
  }

  #firstKind(row: ChangeSetRow): string | undefined {
    const first = this.#statements.entry.get(row.first_entry);
    return first && bodyOf(first)?.kind;
  }

  /** Its entries, some read at a time: nothing else may be done on the file while rows are being handed out. */
  *#entries({ first_entry: first }: ChangeSetRow, entries: number): Generator<EntryRow> {
    for (let from = first; from < first + entries; from += readAtOnce)
      yield* this.#statements.entries.all(from, Math.min(first + entries, from + readAtOnce));
  }

  *#records(row: ChangeSetRow, entries: number): Generator<undefined, { kind: RecordKind; id: string }[]> {
    const records: { kind: RecordKind; id: string }[] = [];
    for (const entry of this.#entries(row, entries)) {
      yield;
      const body = bodyOf(entry);
      if (body && isRecordKind(body.kind)) records.push({ kind: body.kind, id: body.id });
    }
    return records;
  }

  *#changes(row: ChangeSetRow, entries: number): Generator<ChangeSetSummary["changes"][number]> {
    const stampers: Stampers = new Map();
    for (const entry of this.#entries(row, entries)) {
      const body = bodyOf(entry);
      const read = body && readEntry(body);
      if (!body || !read) continue;
      const fields = Object.keys(read.set);
      const upTo = entriesBackFrom(this.#statements, entry, stampers);
      const before = fieldsOf(upTo.slice(1), fields);
      const after = fieldsOf(upTo, fields);
      const ref = entryRef(row.id, entry.number - row.first_entry);
      yield { kind: read.kind, id: body.id, before, after, entry: ref, trueAt: vietnamTime(body.trueAt) };
    }
  }
}

/** A record's values as they were known once these entries, newest arrival first, had arrived. */
function fieldsOf(entries: FoldEntry[], fields: string[]): Record<string, unknown> {
  const [only, ...others] = entries;
  if (!only) return {};
  if (others.length === 0 && only.withdraws.length === 0)
    return Object.fromEntries(fields.flatMap((field) => (Object.hasOwn(only.set, field) ? [[field, only.set[field]]] : [])));
  const state = foldRecord(entries);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const winner = state.fields[field]?.winner;
      return winner ? [[field, winner.value]] : [];
    }),
  );
}
