import { join } from "node:path";
import Database from "better-sqlite3";

/**
 * Holds a folder for one process: an exclusive lock of the operating system on `room.lock`, let go the moment the
 * process ends however it ends, so there is no stale lock to clear. Nothing is ever written in that file.
 *
 * @returns the way to let go, or `undefined` where another process, or another window of this one, holds the folder.
 * @throws SqliteError where the folder cannot be written.
 */
export function holdFolder(folder: string): (() => void) | undefined {
  const lock = new Database(join(folder, "room.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return undefined;
    throw error;
  }
  return () => lock.close();
}
