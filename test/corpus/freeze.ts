/**
 * Freezes what this release writes: `node --import ./test/raw-sql.mjs test/corpus/freeze.ts`. Writes `schema-NNNN.sql`, the whole file as SQL,
 * and `schema-NNNN.json`, what was folded from it; where a release brings new kinds of record and no new schema, `schema-NNNN-2` and on. What
 * is frozen is never made anew.
 */
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type Database from "better-sqlite3";
import { schemaNumber } from "../../electron/journal/migrate.ts";
import { storeWithEverything } from "./frozen-store.ts";
import { foldedIn, frozenVersions, shippedVersions } from "./thaw.ts";

const { db, ledger } = storeWithEverything();
const unfrozen = shippedVersions().filter((one) => !frozenVersions().has(one));
const schema = `schema-${String(schemaNumber(db)).padStart(4, "0")}`;
const isFrozen = (name: string): boolean => existsSync(new URL(`./${name}.sql`, import.meta.url));
if (isFrozen(schema) && unfrozen.length === 0) throw new Error(`${schema} is frozen already, and every kind of record with it`);
let part = 1;
const called = (): string => (part === 1 ? schema : `${schema}-${part}`);
while (isFrozen(called())) part += 1;
const name = fileURLToPath(new URL(`./${called()}`, import.meta.url));
writeFileSync(`${name}.sql`, sqlOf(db));
writeFileSync(`${name}.json`, `${JSON.stringify(foldedIn(ledger), null, 1)}\n`);

function sqlOf(from: Database.Database): string {
  const made = from.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')").all();
  const triggers = from.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").all();
  const tables = from.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const pragmas = ["application_id", "user_version"].map((pragma) => `PRAGMA ${pragma} = ${from.pragma(pragma, { simple: true })};`);
  return [
    ...made.map(({ sql }) => `${sql};`),
    ...tables.flatMap(({ name: table }) => rowsOf(from, table)),
    ...triggers.map(({ sql }) => `${sql};`),
    ...pragmas,
    "",
  ].join("\n");
}

function rowsOf(from: Database.Database, table: string): string[] {
  const columns = from.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all();
  const quoted = columns.map((column) => `quote("${column.name}")`).join(" || ',' || ");
  const rows = from.prepare<[], { text: string }>(`SELECT ${quoted} AS text FROM "${table}" ORDER BY 1`).all();
  return rows.map(({ text }) => `INSERT INTO "${table}" VALUES (${text});`);
}
