import { vietnamTime } from "../domain/vietnamese-format.ts";
import { entryRef } from "./change-set.ts";
import { foldRecord } from "./fold.ts";
import { bodyOf, entriesOfRecord, headerOf, noteOf } from "./history.ts";
import type { ChangeSetSummary } from "./journal.ts";
import { readEntry } from "./known-kinds.ts";
import type { ChangeSetRow, ReadingStatements } from "./rows.ts";

/** How many summaries are kept at hand; what a change set did never changes in this store. */
const kept = 200;

/** Says what change sets did: what each record's fields were before and after. */
export class Summaries {
  readonly #statements: ReadingStatements;
  readonly #made = new Map<string, ChangeSetSummary>();

  constructor(statements: ReadingStatements) {
    this.#statements = statements;
  }

  of(id: string): ChangeSetSummary | undefined {
    const row = this.#statements.changeSetById.get(id);
    return row && this.#summary(row);
  }

  /** A station's own, newest first. */
  ownOf(station: string, limit: number): ChangeSetSummary[] {
    const found: ChangeSetSummary[] = [];
    for (const row of this.#statements.changeSetsBackwards.iterate()) {
      if (found.length >= limit) break;
      if (headerOf(row).station === station) found.push(this.#summary(row));
    }
    return found;
  }

  #summary(row: ChangeSetRow): ChangeSetSummary {
    const known = this.#made.get(row.id);
    if (known) return known;
    const header = headerOf(row);
    const note = noteOf(row);
    const changesNow = (): ChangeSetSummary["changes"] => this.#changes(row, header.entries);
    let changes: ChangeSetSummary["changes"] | undefined;
    const summary: ChangeSetSummary = {
      id: row.id,
      title: note.title,
      actor: note.actor,
      station: header.station,
      marking: header.marking,
      knownAt: vietnamTime(row.known_at),
      undoes: note.undoes ?? null,
      // An import changes thousands of records; nobody pays for that list who only wants its title.
      get changes() {
        changes ??= changesNow();
        return changes;
      },
    };
    this.#made.set(row.id, summary);
    if (this.#made.size > kept) this.#made.delete([...this.#made.keys()][0] ?? row.id);
    return summary;
  }

  #changes(row: ChangeSetRow, entries: number): ChangeSetSummary["changes"] {
    const changes: ChangeSetSummary["changes"] = [];
    for (const entry of this.#statements.entries.all(row.first_entry, row.first_entry + entries)) {
      const body = bodyOf(entry);
      const read = body && readEntry(body);
      if (!body || !read) continue;
      const place = entry.number - row.first_entry;
      const fields = Object.keys(read.set);
      const before = this.#fieldsAt(entry.previous, fields);
      const after = this.#fieldsAt(entry.number, fields);
      changes.push({ kind: read.kind, id: body.id, before, after, entry: entryRef(row.id, place), trueAt: vietnamTime(body.trueAt) });
    }
    return changes;
  }

  /** A record's values as they were known once the entry so numbered had arrived. */
  #fieldsAt(entry: number | null, fields: string[]): Record<string, unknown> {
    const entries = entry === null ? [] : entriesOfRecord(this.#statements, entry);
    if (entries.length === 0) return {};
    const state = foldRecord(entries);
    return Object.fromEntries(
      fields.flatMap((field) => {
        const winner = state.fields[field]?.winner;
        return winner ? [[field, winner.value]] : [];
      }),
    );
  }
}
