import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { z } from "zod";
import { fail, ok, type Result } from "../contract/index.ts";
import { attempt } from "./attempt.ts";
import { makeBackup } from "./backups/make-backup.ts";
import { wayBackInWords } from "./backups/newest-sound.ts";
import { openDatabase, type StoreKey } from "./database.ts";
import {
  beginMaking,
  contentsOf,
  type FolderFiles,
  filesOf,
  finishRestore,
  keepWal,
  lostItsLastChanges,
  makeWhole,
  markClosed,
} from "./folder-contents.ts";
import { holdFolder } from "./folder-lock.ts";
import { keyProblem } from "./key-problem.ts";
import type { Ledger } from "./ledger.ts";
import { memoryCopy } from "./memory-copy.ts";
import { applicationId, schemaNumber } from "./migrate.ts";
import { newestSchema } from "./migrations/index.ts";
import { claimsOn } from "./missing-changes.ts";
import type { Opened } from "./opening-report.ts";
import { openForReading, openLost, openSalvaged, openTooNew } from "./reading-store.ts";
import type { WritingStatements } from "./rows.ts";
import type { SigningStation } from "./seal.ts";
import { SessionMark } from "./session-mark.ts";
import { storageCode, storageProblem } from "./storage-problem.ts";
import { keyMark, writeWitness } from "./witness.ts";
import { openForWriting } from "./writing-store.ts";

/** A journal's tables, opened. Without `writing` they are only read. */
export interface OpenStore {
  station: string;
  opening: Opened;
  ledger: Ledger;
  writing: { statements: WritingStatements; station: SigningStation } | undefined;
  /** Where what is folded can be made anew while the rest is checked; undefined where nothing is left to check. */
  folded: WritingStatements | undefined;
  /** Something older than the checkpoint is bad: the next opening starts from the beginning. */
  distrust(): void;
  /** What somebody before damage is told of the copies; "" where there is no folder for any. */
  wayBack(): string;
  /** Writes beside the journal how far it has come (`witness.ts`). */
  bearWitness(): void;
  /** After each commit: says beside the journal, without waiting for the disk, how far it has come (`session-mark.ts`). */
  markArrival(): void;
  close(): void;
}

/** What every opening of a folder goes by. */
interface Surroundings {
  files: FolderFiles;
  folder: string;
  random: (size: number) => Uint8Array;
  key: StoreKey;
  /** The wall clock, ms since 1970. */
  wall: () => number;
}

/**
 * Opens the store of a folder in the best way it allows: for writing; or for reading, where the folder cannot be
 * written, the file is damaged or lost, or a newer release made it. Refused only where another process holds the folder,
 * it is no folder, or there is nothing yet and nothing can be made. `to-read`: nothing in the folder is touched.
 */
export function openStore(
  folder: string | ":memory:",
  random: (size: number) => Uint8Array,
  key: StoreKey,
  wall: () => number = Date.now,
  purpose: "to-write" | "to-read" = "to-write",
): Result<OpenStore> {
  if (folder === ":memory:") return ok(openForWriting(openDatabase(":memory:", key), null, random, () => {}));
  const given: Surroundings = { files: filesOf(folder), folder, random, key, wall };
  const held = hold(folder, given.files);
  if (!held.ok) {
    if (held.error.code !== "not-durable" || contentsOf(given.files).is === "nothing") return held;
    return orProblem(() => keyProblem(folder, given.files, key) ?? ok(withWayBack(openUnheld(given.files, key), given)));
  }
  const release = held.value;
  const opened = orProblem(() => {
    if (purpose === "to-read")
      return keyProblem(folder, given.files, key) ?? ok(withWayBack(heldUntilClosed(openUnheld(given.files, key, "Mở chỉ để xem."), release), given));
    finishRestore(given.files);
    // Before looking: SQLite makes an empty WAL where there is none.
    const isShort = lostItsLastChanges(given.files);
    return keyProblem(folder, given.files, key) ?? ok(withWayBack(openHeld(given, release, isShort), given));
  });
  if (!opened.ok) release();
  return opened;
}

/** Names the newest sound copy to whoever finds the journal damaged or lost. */
function withWayBack(store: OpenStore, { files, key }: Surroundings): OpenStore {
  let told: string | undefined;
  const wayBack = (): string => {
    told ??= wayBackInWords(files.backups, key, newestSchema);
    return told;
  };
  const { opening } = store;
  if (opening.state !== "salvaged-read-only") return { ...store, wayBack };
  return { ...store, wayBack, opening: { ...opening, message: `${opening.message} ${wayBack()}` } };
}

function hold(folder: string, files: FolderFiles): Result<() => void> {
  try {
    mkdirSync(folder, { recursive: true });
    for (const path of [folder, files.lock, files.journal, files.wal]) if (existsSync(path)) accessSync(path, constants.W_OK);
    if (!existsSync(files.lock)) beginMaking(files);
    const release = holdFolder(folder);
    if (release) return ok(release);
    return fail(
      "forbidden",
      "Thư mục dữ liệu này đang được một phòng khác mở.",
      "Mỗi thư mục chỉ một phòng được mở. Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại; dữ liệu không bị ảnh hưởng.",
    );
  } catch (error) {
    const code = storageCode(error);
    if (code === "EEXIST" || code === "ENOTDIR") return noFolder(folder);
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}

function noFolder(folder: string): Result<never> {
  const isFile = statSync(folder, { throwIfNoEntry: false })?.isFile() ?? false;
  const message = isFile ? `“${folder}” là một tệp, không phải thư mục.` : `Đường dẫn “${folder}” đi qua một tệp, không phải thư mục.`;
  return fail("bad-input", message, "Chưa có gì được ghi. Hãy chỉ đến một thư mục: thư mục của phòng đã có, hoặc một thư mục mới để lập phòng.");
}

/** A folder that cannot be written: nothing in it is touched. */
function openUnheld(files: FolderFiles, key: StoreKey, message = "Thư mục dữ liệu chỉ cho đọc: phòng mở chỉ để xem."): OpenStore {
  const contents = contentsOf(files);
  if (contents.is === "lost") return openLost(`${message} ${contents.message}`, () => {});
  const claims = claimsOn(files, key);
  const seen = look(files, "copy", key);
  try {
    return openUnwritten(files, seen, () => {}, key) ?? openForReading(files.journal, message, key, claims);
  } catch (error) {
    const damage = damageOf(error);
    if (damage === undefined) throw error;
    return openSalvaged(files.journal, damage, () => {}, key);
  }
}

function openHeld(given: Surroundings, release: () => void, isShort: boolean): OpenStore {
  const { files, folder, random, key } = given;
  const contents = contentsOf(files);
  if (contents.is === "lost") {
    keepWal(files);
    return openLost(contents.message, release);
  }
  if (contents.is === "nothing") {
    const made = makeWhole(files, (path) => {
      const store = openForWriting(openDatabase(path, key, { timeout: 5000 }), folder, random, () => {});
      store.close();
      return store.opening;
    });
    return { ...openWritten(given, release, false), opening: made, folded: undefined };
  }
  try {
    const seen = look(files, hasWal(files) ? "copy" : "file", key);
    const unwritten = openUnwritten(files, seen, release, key);
    if (unwritten) return unwritten;
    return openWritten(given, release, isShort);
  } catch (error) {
    if (error instanceof NoBackup) return heldUntilClosed(openForReading(files.journal, `${error.message} ${unchanged}`, key), release);
    if (isFull(error)) return heldUntilClosed(openForReading(files.journal, `Ổ đĩa đã đầy. ${unchanged}`, key), release);
    const damage = damageOf(error);
    if (damage === undefined) throw error;
    return openSalvaged(files.journal, damage, release, key);
  }
}

const unchanged = "Phòng mở chỉ để xem, dữ liệu vẫn nguyên vẹn. Hãy giải phóng chỗ trống rồi đóng và mở lại phòng.";
const isFull = (error: unknown): boolean => /^SQLITE_FULL|^ENOSPC|^EDQUOT|^SQLITE_IOERR_SHM/.test(storageCode(error) ?? "");

/** A store that holds its folder until it is closed. */
const heldUntilClosed = (store: OpenStore, release: () => void): OpenStore => ({
  ...store,
  close: () => {
    store.close();
    release();
  },
});

/** Opens for writing, and marks the folder as open until it is closed in order. */
function openWritten({ files, folder, random, key, wall }: Surroundings, release: () => void, isShort: boolean): OpenStore {
  const claims = claimsOn(files, key);
  const db = openDatabase(files.journal, key, { timeout: 5000 });
  const store = openForWriting(db, folder, random, release, {
    wall,
    isShort,
    claims,
    backUp: (source) => {
      const made = makeBackup(source, { folder: files.backups, key, reason: "before-migration", wall: wall(), newest: newestSchema });
      if (!made.ok) throw new NoBackup(`Chưa nâng dữ liệu lên lược đồ mới được. ${made.error.message}`);
    },
  });
  // What a damaged journal's last session said stays as it was.
  const mark = store.writing ? new SessionMark(files.open, store.station) : undefined;
  const markArrival = (): void => mark?.write(store.ledger.ends.arrival, store.ledger.ends.arrivalHash);
  markArrival();
  const bearWitness = (): void => {
    const { arrival, arrivalHash } = store.ledger.ends;
    if (store.writing) writeWitness(files.witness, { station: store.station, arrival, hash: arrivalHash, key: keyMark(key) });
  };
  bearWitness();
  return {
    ...store,
    bearWitness,
    markArrival,
    close: () => {
      bearWitness();
      mark?.close();
      // Everything is in the journal's own file before the mark goes: from here on a lost WAL loses nothing.
      const isMoved = attempt(() => db.pragma("wal_checkpoint(TRUNCATE)")) !== undefined;
      if (isMoved) markClosed(files);
      store.close();
    },
  };
}

/** The copy before a migration could not be made: the older file is opened for reading as it is. */
class NoBackup extends Error {}

const hasWal = (files: FolderFiles): boolean => (statSync(files.wal, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Opens what must not be written into; undefined for a sound journal of this release. */
function openUnwritten(files: FolderFiles, seen: Seen, release: () => void, key: StoreKey): OpenStore | undefined {
  if (seen.damage !== undefined) return openSalvaged(files.journal, seen.damage, release, key);
  return seen.schema > newestSchema ? openTooNew(files.journal, seen.schema, release, key) : undefined;
}

/** What a file says of itself. */
interface Seen {
  schema: number;
  /** Why it can only be salvaged. */
  damage?: string;
}

/** Looks at a journal without a way to change it; at a copy where it has a WAL, which is looked through page by page. */
function look(files: FolderFiles, at: "file" | "copy", key: StoreKey): Seen {
  try {
    const db = at === "copy" ? memoryCopy(files.journal, key) : openDatabase(files.journal, key, { readonly: true, fileMustExist: true });
    try {
      const schema = schemaNumber(db);
      // A journal gets its name only once its tables are in it.
      if (schema === 0) return { schema, damage: "không có bảng dữ liệu nào của phòng" };
      if (db.pragma("application_id", { simple: true }) !== applicationId) return { schema, damage: "không phải tệp nhật ký của phòng" };
      if (at === "copy" && db.pragma("quick_check(1)", { simple: true }) !== "ok") return { schema, damage: "có trang dữ liệu không đọc được" };
      return { schema };
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return { schema: 0, damage: "không đọc được cấu trúc tệp" };
    throw error;
  }
}

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(storageCode(error) ?? "");

/** What is damaged, where an error while opening says so: pages, tables, or rows that do not read as what they are; undefined for another error. */
function damageOf(error: unknown): string | undefined {
  if (isDamage(error)) return "có trang dữ liệu không đọc được";
  const isContent = error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError;
  const isTable = error instanceof Database.SqliteError && error.code === "SQLITE_ERROR";
  if (!isContent && !isTable) return undefined;
  console.error(`journal: what was read while opening cannot be so: ${String(error).slice(0, 300)}`);
  return isTable ? "thiếu bảng dữ liệu" : "có dòng dữ liệu không đọc được";
}

function orProblem(open: () => Result<OpenStore>): Result<OpenStore> {
  try {
    return open();
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}
