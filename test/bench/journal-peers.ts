import { hash } from "node:crypto";
import Database from "better-sqlite3";
import type { FoldedRecord } from "../../electron/journal/journal.ts";
import { Ledger } from "../../electron/journal/ledger.ts";
import { Roll } from "../../electron/journal/past/roll.ts";
import { openSlim } from "../../electron/journal/past/slim-record.ts";
import { Stamps } from "../../electron/journal/past/stamps.ts";
import { readingStatements } from "../../electron/journal/rows.ts";

export const BARE = "better-sqlite3, bare";

/** A table of texts in a file of its own, written as durably as the journal is. */
export class BareStore {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement<[string]>;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma("journal_mode = WAL");
    this.#db.pragma("synchronous = FULL");
    this.#db.exec("CREATE TABLE entry (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
    this.#insert = this.#db.prepare("INSERT INTO entry (body) VALUES (?)");
  }

  insert(text: string): void {
    this.#insert.run(text);
  }

  count(): number {
    return Number(this.#db.prepare("SELECT count(*) FROM entry").pluck().get());
  }

  close(): void {
    this.#db.close();
  }
}

/** A journal's entries laid into one table of a new file by the driver alone, every column of theirs, in one transaction: ms, the reading of them not counted. */
export function insertSameEntries(from: string, to: string): { milliseconds: number; entries: number } {
  const source = new Database(from, { readonly: true });
  const rows = source.prepare<[], unknown[]>("SELECT number, arrival, salt, body, hash, previous, folded FROM entry").raw().all();
  source.close();
  const db = new Database(to);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(
    "CREATE TABLE entry (number INTEGER PRIMARY KEY, arrival INTEGER, salt BLOB, body TEXT, hash TEXT, previous INTEGER, folded INTEGER) STRICT",
  );
  const insert = db.prepare<unknown[]>("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)");
  const start = performance.now();
  db.transaction(() => {
    for (const row of rows) insert.run(...row);
  })();
  const milliseconds = performance.now() - start;
  db.close();
  return { milliseconds, entries: rows.length };
}

/** The room as it was known at an entry, folded from every entry before it with no help of any frame. */
export function replay(path: string, entry: number): { milliseconds: number; packed: number; checksum: () => string } {
  const db = new Database(path, { readonly: true });
  const ledger = new Ledger(readingStatements(db));
  const stamps = new Stamps(ledger.read);
  const shelf = ledger.shelves["polling-place"];
  shelf.row("");
  const start = performance.now();
  const roll = new Roll(ledger.read, stamps, (row, kind, id) => ({ number: ledger.shelves[kind].row(id)?.number ?? 0, previous: row.previous }));
  for (let at = 1; at <= entry; at += 1000) for (const row of ledger.read.entries.all(at, Math.min(at + 1000, entry + 1))) roll.take(row);
  const milliseconds = performance.now() - start;
  const met = [...shelf.rows()].filter(({ number }) => roll.has(number));
  return {
    milliseconds,
    packed: met.length,
    checksum: () => {
      const records = met
        .map(({ id, number }) => shelf.build(id, openSlim(roll.line(number), stamps).state))
        .filter((record) => record !== undefined);
      db.close();
      return checksumOf(records);
    },
  };
}

/** Over all that a room shows of its records. */
export function checksumOf(records: Iterable<FoldedRecord>): string {
  let sum = "";
  for (const record of records) sum = hash("sha256", sum + JSON.stringify(record), "hex");
  return sum;
}

/** How many records entries after one and up to another are of, asked of the tables themselves. */
export function touchedBetween(path: string, after: number, upTo: number): number {
  const db = new Database(path, { readonly: true });
  const found = db
    .prepare("SELECT count(DISTINCT body ->> '$.kind' || ' ' || (body ->> '$.id')) FROM entry WHERE number > ? AND number <= ?")
    .pluck()
    .get(after, upTo);
  db.close();
  return Number(found);
}

/** Bytes of a journal's file, and of what it would hold without its frames. The file stays as it is. */
export function sizes(path: string): { all: number; without: number } {
  const db = new Database(path);
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }));
  const page = pragma("page_size");
  const used = pragma("page_count") - pragma("freelist_count");
  db.exec("BEGIN");
  for (const table of ["framing", "whole_part", "whole_frame", "frame_block", "frame"]) db.exec(`DELETE FROM ${table}`);
  const without = pragma("page_count") - pragma("freelist_count");
  db.exec("ROLLBACK");
  db.close();
  return { all: used * page, without: without * page };
}

/** Opens a file with the driver and reads who it belongs to. */
export function openBare(path: string): void {
  const db = new Database(path);
  db.prepare("SELECT * FROM store").get();
  db.close();
}
