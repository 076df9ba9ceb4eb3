/**
 * Freezes what this release writes, once for each schema it ships: `node --import ./test/raw-sql.mjs test/corpus/freeze.ts`. Writes
 * `schema-NNNN.sql`, the whole file as SQL, and `schema-NNNN.json`, what was folded from it. What is frozen is never made anew.
 */
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type Database from "better-sqlite3";
import { schemaNumber } from "../../electron/journal/migrate.ts";
import { storeWithEverything } from "./frozen-store.ts";
import { foldedIn } from "./thaw.ts";

const { db, ledger } = storeWithEverything();
const name = fileURLToPath(new URL(`./schema-${String(schemaNumber(db)).padStart(4, "0")}`, import.meta.url));
if (existsSync(`${name}.sql`)) throw new Error(`${name}.sql is frozen already`);
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
