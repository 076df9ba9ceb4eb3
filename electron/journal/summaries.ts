import { vietnamTime } from "../domain/vietnamese-format.ts";
import { entryRef } from "./change-set.ts";
import { type FoldEntry, foldRecord } from "./fold.ts";
import { bodyOf, entriesOfRecord, headerOf, noteOf, type Stamper } from "./history.ts";
import type { ChangeSetSummary } from "./journal.ts";
import { readEntry } from "./known-kinds.ts";
import type { ChangeSetRow, ReadingStatements } from "./rows.ts";
import { atOnce, inSlices } from "./slices.ts";

/** How many summaries are kept at hand; what a change set did never changes in this store. */
const kept = 200;

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
    const work = (): Generator<undefined, ChangeSetSummary["changes"]> => this.#changes(row, header.entries);
    let changes: ChangeSetSummary["changes"] | undefined;
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
        changes ??= atOnce(work());
        return changes;
      },
      async prepareChanges() {
        changes ??= (await inSlices(work(), () => false)) ?? undefined;
      },
    };
    this.#made.set(row.id, summary);
    if (this.#made.size > kept) this.#made.delete([...this.#made.keys()][0] ?? row.id);
    return summary;
  }

  #firstKind(row: ChangeSetRow): string | undefined {
    const first = this.#statements.entry.get(row.first_entry);
    return first && bodyOf(first)?.kind;
  }

  *#changes(row: ChangeSetRow, entries: number): Generator<undefined, ChangeSetSummary["changes"]> {
    const changes: ChangeSetSummary["changes"] = [];
    const stampers = new Map<number, Stamper>();
    for (let number = row.first_entry; number < row.first_entry + entries; number += 1) {
      yield;
      const entry = this.#statements.entry.get(number);
      const body = entry && bodyOf(entry);
      const read = body && readEntry(body);
      if (!entry || !body || !read) continue;
      const place = number - row.first_entry;
      const fields = Object.keys(read.set);
      const upTo = entriesOfRecord(this.#statements, number, stampers);
      const before = fieldsOf(upTo.slice(1), fields);
      const after = fieldsOf(upTo, fields);
      changes.push({ kind: read.kind, id: body.id, before, after, entry: entryRef(row.id, place), trueAt: vietnamTime(body.trueAt) });
    }
    return changes;
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
