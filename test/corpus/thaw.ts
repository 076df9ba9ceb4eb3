import { readdirSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { recordKinds } from "../../electron/contract/index.ts";
import { isRecordKind } from "../../electron/journal/known-kinds.ts";
import type { Ledger } from "../../electron/journal/ledger.ts";

const place = new URL("./", import.meta.url);

/** Numbers of the schemas that are frozen here, ascending. */
export const frozenSchemas = (): number[] =>
  readdirSync(place)
    .flatMap((name) => /^schema-(\d{4})\.sql$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

const named = (schema: number, ending: string): URL => new URL(`schema-${String(schema).padStart(4, "0")}.${ending}`, place);

/** The store as the release of that schema left it, in memory or in a file. */
export function thaw(schema: number, path = ":memory:"): Database.Database {
  const db = new Database(path);
  db.pragma("foreign_keys = OFF");
  db.exec(readFileSync(named(schema, "sql"), "utf8"));
  return db;
}

/** What was folded from it then. */
export const foldedThen = (schema: number): unknown => JSON.parse(readFileSync(named(schema, "json"), "utf8"));

/** Every record a store folds to, and its head, as a reader sees them. */
export function foldedIn(ledger: Ledger): unknown {
  const records = Object.keys(recordKinds)
    .filter(isRecordKind)
    .flatMap((kind): object[] => ledger.shelves[kind].all());
  return JSON.parse(JSON.stringify({ records, tally: ledger.tally("restricted") }));
}
