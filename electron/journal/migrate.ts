import type Database from "better-sqlite3";
import type { Migration } from "./migrations/index.ts";

/** Marks our files among all SQLite files: "PTHB". */
export const applicationId = 0x50544842;

export const schemaNumber = (db: Database.Database): number => Number(db.pragma("user_version", { simple: true }));

/**
 * Brings a file's schema up to the newest of `steps`, forward only, in one transaction. `backUp` is called before an
 * existing schema is touched; what it throws stops everything with the file as it was.
 */
export function migrate(db: Database.Database, steps: readonly Migration[], backUp: (from: number) => void): "new" | "current" | "migrated" {
  const from = schemaNumber(db);
  const due = steps.filter((step) => step.number > from);
  if (due.length === 0) return "current";
  if (from > 0) backUp(from);
  db.transaction(() => {
    for (const step of due) db.exec(step.sql);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${due.at(-1)?.number ?? from}`);
  }).exclusive();
  return from === 0 ? "new" : "migrated";
}
