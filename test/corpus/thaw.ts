import { readdirSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { recordKinds } from "../../electron/contract/index.ts";
import { type EntryBody, entryBody } from "../../electron/journal/change-set.ts";
import { isRecordKind, readEntry, versionOf } from "../../electron/journal/known-kinds.ts";
import type { Ledger } from "../../electron/journal/ledger.ts";

const place = new URL("./", import.meta.url);

/** A store as a release left it: its files' name and the number of its schema. */
export interface FrozenStore {
  name: string;
  schema: number;
}

/** What is frozen here, oldest first. */
export const frozenStores = (): FrozenStore[] =>
  readdirSync(place)
    .flatMap((file) => {
      const [, name, schema, part = "1"] = /^(schema-(\d{4})(?:-(\d+))?)\.sql$/.exec(file) ?? [];
      return name === undefined ? [] : [{ name, schema: Number(schema), part: Number(part) }];
    })
    .sort((one, other) => one.schema - other.schema || one.part - other.part)
    .map(({ name, schema }) => ({ name, schema }));

/** The store as its release left it, in memory or in a file. */
export function thaw({ name }: FrozenStore, path = ":memory:"): Database.Database {
  const db = new Database(path);
  db.pragma("foreign_keys = OFF");
  db.exec(readFileSync(new URL(`${name}.sql`, place), "utf8"));
  return db;
}

/** What was folded from it then. */
export const foldedThen = ({ name }: FrozenStore): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, place), "utf8"));

/** Every entry that is frozen, of whatever release. */
export const frozenBodies = (): EntryBody[] =>
  frozenStores().flatMap((store) =>
    thaw(store)
      .prepare<[], { body: string }>("SELECT body FROM entry WHERE body IS NOT NULL")
      .all()
      .map(({ body }) => entryBody.parse(JSON.parse(body))),
  );

/** `KIND VERSION` of every version of every kind this release and those before it wrote. */
export const shippedVersions = (): string[] =>
  Object.keys(recordKinds)
    .filter(isRecordKind)
    .flatMap((kind) => Array.from({ length: versionOf(kind) }, (_, at) => `${kind} ${at + 1}`));

/** Those of them an example of which is frozen and read. */
export const frozenVersions = (): Set<string> =>
  new Set(frozenBodies().flatMap((body) => (readEntry(body) === undefined ? [] : [`${body.kind} ${body.version}`])));

/** Every record a store folds to, and its head, as a reader sees them. */
export function foldedIn(ledger: Ledger): unknown {
  const records = Object.keys(recordKinds)
    .filter(isRecordKind)
    .flatMap((kind): object[] => ledger.shelves[kind].all());
  return JSON.parse(JSON.stringify({ records, tally: ledger.tally("restricted") }));
}
