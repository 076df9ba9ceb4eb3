import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate, schemaNumber } from "../../../electron/journal/migrate.ts";
import { migrations } from "../../../electron/journal/migrations/index.ts";

function fresh(): Database.Database {
  const db = new Database(":memory:");
  migrate(db, migrations, () => {});
  return db;
}

test("the schema is what it was when it was released", () => {
  const objects = fresh()
    .prepare<[], { type: string; name: string; sql: string | null }>("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    .all()
    .map(({ type, name, sql }) => `${type} ${name}\n${sql ?? "(by constraint)"}`);
  expect(objects.join("\n\n")).toMatchSnapshot();
});

test("every table is STRICT", () => {
  const tables = fresh()
    .prepare<[], { name: string; strict: number }>("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
    .all();
  expect(tables.map((table) => table.name).sort()).toEqual([
    "blob",
    "chain",
    "change_set",
    "entry",
    "frame",
    "frame_block",
    "framing",
    "record",
    "request",
    "station",
    "store",
    "waiting",
    "whole_frame",
    "whole_part",
  ]);
  expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
});

test("migrations are numbered from 1 without gaps, and applied once", () => {
  expect(migrations.map((step) => step.number)).toEqual(migrations.map((_, place) => place + 1));
  const db = fresh();
  expect(schemaNumber(db)).toBe(migrations.length);
  expect(migrate(db, migrations, () => expect.unreachable())).toBe("current");
});

test("a later migration is applied after a backup, whole or not at all", () => {
  const db = fresh();
  const next = { number: migrations.length + 1, name: "later", sql: "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;" };
  const broken = { number: next.number + 1, name: "broken", sql: "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE later (id);" };
  const backedUp: number[] = [];
  expect(() => migrate(db, [...migrations, next, broken], (from) => backedUp.push(from))).toThrow();
  expect(schemaNumber(db)).toBe(migrations.length);
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('later', 'more')").get()).toEqual({ n: 0 });
  expect(migrate(db, [...migrations, next], (from) => backedUp.push(from))).toBe("migrated");
  expect(backedUp).toEqual([migrations.length, migrations.length]);
  expect(() =>
    migrate(db, [...migrations, next, broken], () => {
      throw new Error("no room for a backup");
    }),
  ).toThrow("no room for a backup");
});

test("one change reads and writes by key alone: no query scans a table", () => {
  const db = fresh();
  for (const query of [
    "SELECT * FROM change_set WHERE id = 'x'",
    "SELECT * FROM change_set WHERE arrival = 1",
    "SELECT * FROM change_set ORDER BY arrival DESC LIMIT 1",
    "SELECT * FROM entry WHERE number >= 1 AND number < 2 ORDER BY number",
    "SELECT count(*) FROM entry WHERE folded = 0",
    "SELECT * FROM request WHERE key = 'x'",
    "UPDATE record SET latest = 1, body = '' WHERE number = 1",
    "SELECT bytes FROM blob WHERE hash = 'x'",
  ]) {
    const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`).all();
    expect(
      plan.map((step) => step.detail).filter((detail) => /SCAN (?!entry USING COVERING INDEX entry_unread)/.test(detail) && !/LIMIT/.test(query)),
      query,
    ).toEqual([]);
  }
});
