import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { openDatabase, type StoreKey } from "./database.ts";
import { sizeOf } from "./disk.ts";
import { schemaNumber } from "./migrate.ts";
import { storageCode } from "./storage-problem.ts";

/**
 * A journal file as it stands, opened in memory: nothing of the folder is touched, not even by SQLite's own side files.
 *
 * @throws SqliteError where the bytes are no database.
 */
export function memoryCopy(path: string, key: StoreKey): Database.Database {
  if (key !== null) return encryptedCopy(path, key);
  const bytes = wholeLength(sizeOf(`${path}-wal`) > 0 ? bytesWithWal(path) : readFileSync(path));
  // A database in memory has no WAL beside it: the header's format numbers say so (SQLite file format, 1.3).
  if (bytes.length > 19) bytes[18] = bytes[19] = 1;
  return openDatabase(bytes, null);
}

/** Places for copies are named by the process that made them, so that what a crash left is told from what is in use. */
const placeStem = "phong-nhat-ky-";

function newPlace(): string {
  sweepCopies();
  return mkdtempSync(join(tmpdir(), `${placeStem}${process.pid}-`));
}

/** Clears away copies whose process is gone. */
function sweepCopies(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${placeStem}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && pid !== process.pid && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return storageCode(error) !== "ESRCH";
  }
}

/** An encrypted file cannot be opened from memory: its copy, as encrypted as itself, lies in a place of its own until it is closed. */
function encryptedCopy(path: string, key: Uint8Array): Database.Database {
  const place = newPlace();
  try {
    const copy = join(place, "copy.sqlite");
    copyFileSync(path, copy);
    if (sizeOf(`${path}-wal`) > 0) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const db = openLengthened(copy, key);
    db.pragma("temp_store = MEMORY");
    const close = db.close.bind(db);
    db.close = () => {
      close();
      rmSync(place, { recursive: true, force: true });
      return db;
    };
    return db;
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
}

/** Opens a copy; one cut short, whose true length only its encrypted first page tells, is made longer than any by a hole that takes no space. */
function openLengthened(copy: string, key: Uint8Array): Database.Database {
  const db = openDatabase(copy, key);
  try {
    schemaNumber(db);
    return db;
  } catch (error) {
    db.close();
    if (storageCode(error) !== "SQLITE_CORRUPT") throw error;
    truncateSync(copy, sizeOf(copy) * mostTimes);
    return openDatabase(copy, key);
  }
}

/** A file cut short is not longer by more than this many times, whatever its header says. */
const mostTimes = 64;

/** A file cut short, filled up with empty pages to the length its header names: SQLite would read nothing of it otherwise. */
function wholeLength(bytes: Buffer): Buffer {
  if (bytes.length < 100 || bytes.toString("latin1", 0, 16) !== "SQLite format 3\0") return bytes;
  const pageSize = bytes.readUInt16BE(16);
  const length = (pageSize === 1 ? 65_536 : pageSize) * bytes.readUInt32BE(28);
  if (length <= bytes.length || length > bytes.length * mostTimes) return bytes;
  return Buffer.concat([bytes], length);
}

/** What the WAL holds is only in the file once SQLite has moved it there, which is done to a copy. */
function bytesWithWal(path: string): Buffer {
  const place = newPlace();
  try {
    const copy = join(place, "copy.sqlite");
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    const db = openDatabase(copy, null);
    try {
      db.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      db.close();
    }
    return readFileSync(copy);
  } catch {
    return readFileSync(path);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
