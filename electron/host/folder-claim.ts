import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** `held`: ours until `release` or the end of this process, however it ends; `taken`: another process has the folder open. */
export type FolderClaim = { state: "held"; release(): void } | { state: "taken" } | { state: "unwritable"; reason: string };

/**
 * Claims a room's folder for this process alone. The claim is a lock the operating system drops when the process dies, so a killed room
 * never leaves its folder shut; it is held through an empty SQLite file, which locks alike on every system.
 */
export function claimFolder(folder: string): FolderClaim {
  let lock: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    lock = new Database(join(folder, "dang-mo.lock"), { timeout: 0 });
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return { state: "taken" };
    return { state: "unwritable", reason: error instanceof Error ? error.message : String(error) };
  }
  const held = lock;
  return { state: "held", release: () => held.close() };
}
