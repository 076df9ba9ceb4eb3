import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type Database from "better-sqlite3";
import { fail, ok, type Result } from "../contract/index.ts";
import { openDatabase, rekey } from "./database.ts";
import { contentsOf, filesOf } from "./folder-contents.ts";
import { holdFolder } from "./folder-lock.ts";
import { storageCode, storageProblem } from "./storage-problem.ts";

const clearHeader = Buffer.from("SQLite format 3\0", "latin1");
const headBytes = 1024;

function headOf(path: string): Buffer {
  const head = Buffer.alloc(headBytes);
  const file = openSync(path, "r");
  try {
    return head.subarray(0, readSync(file, head, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}

const isClear = (path: string): boolean => headOf(path).subarray(0, clearHeader.length).equals(clearHeader);

/** Whether bytes look drawn by chance, as all of an encrypted store does; a torn or zeroed page of a clear one does not. */
const looksRandom = (bytes: Buffer): boolean => bytes.length === headBytes && new Set(bytes).size > 220;

/**
 * What stands in a folder, before any key is at hand: nothing; a clear store; an encrypted one; or what is left where
 * the file was lost, or its beginning spoiled: then whoever has keys tells which it was.
 */
export function standingOf(folder: string): "nothing" | "clear" | "encrypted" | "lost" {
  const files = filesOf(folder);
  const { is } = contentsOf(files);
  if (is !== "journal") return is;
  if (isClear(files.journal)) return "clear";
  return looksRandom(headOf(files.journal)) ? "encrypted" : "lost";
}

/** Whether a backup lies there that only a key opens. */
export const hasEncryptedBackups = (folder: string): boolean => backupsIn(folder).some((path) => !isClear(path) && looksRandom(headOf(path)));

/** Whether another process has the folder open. */
export function isHeld(folder: string): boolean {
  if (!existsSync(filesOf(folder).lock)) return false;
  try {
    const release = holdFolder(folder);
    release?.();
    return release === undefined;
  } catch (error) {
    if (storageCode(error) !== undefined) return false;
    throw error;
  }
}

const unfinished = ".protecting";
const sides = ["-journal", "-wal", "-shm"];
const removeStore = (path: string): void => {
  for (const side of ["", ...sides]) rmSync(path + side, { force: true });
};

/** Takes away copies that a protection broken off left half made. */
export function clearUnfinished(folder: string): void {
  for (const place of [folder, filesOf(folder).backups]) {
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) if (name.includes(unfinished)) rmSync(join(place, name), { force: true });
  }
}

function backupsIn(folder: string): string[] {
  const { backups } = filesOf(folder);
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => name.endsWith(".sqlite"))
    .map((name) => join(backups, name));
}

/** Every table and how many rows it has. */
const contentCounts = (db: Database.Database): string =>
  db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => `${name}:${db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()}`)
    .join(" ");

/** Puts an encrypted copy, whole, checked and on the disk, in the place of a clear store that nobody has open. */
function encryptFile(path: string, key: Uint8Array): void {
  const making = path + unfinished;
  removeStore(making);
  const clear = openDatabase(path, null, { timeout: 5000 });
  let held: string;
  try {
    clear.pragma("wal_checkpoint(TRUNCATE)");
    held = contentCounts(clear);
    clear.prepare("VACUUM INTO ?").run(making);
  } finally {
    clear.close();
  }
  const copy = openDatabase(making, null);
  try {
    // What is undone of a copy is thrown away: its journal need not be on the disk.
    copy.pragma("journal_mode = MEMORY");
    copy.pragma("temp_store = MEMORY");
    rekey(copy, key);
  } finally {
    copy.close();
  }
  const check = openDatabase(making, key, { readonly: true });
  try {
    if (check.pragma("quick_check(1)", { simple: true }) !== "ok" || contentCounts(check) !== held)
      throw new Error(`the encrypted copy of ${path} does not hold what the clear one did`);
  } finally {
    check.close();
  }
  if (isClear(making)) throw new Error(`the encrypted copy of ${path} is not encrypted`);
  const file = openSync(making, "r+");
  fsyncSync(file);
  closeSync(file);
  for (const side of sides) rmSync(path + side, { force: true });
  renameSync(making, path);
}

/** Encrypts a clear store that no room has open. Until the very end the clear one stands, then the encrypted one, whole. */
export function encryptStore(folder: string, key: Uint8Array): Result<null> {
  const files = filesOf(folder);
  try {
    const release = holdFolder(folder);
    if (!release) return fail("forbidden", "Thư mục dữ liệu này đang được một phòng khác mở.", "Chưa có gì thay đổi. Đóng phòng kia rồi làm lại.");
    try {
      encryptFile(files.journal, key);
      return ok(null);
    } finally {
      release();
    }
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}

/** Folders of the window, not of the room. */
const notOurs = ["giao-dien"];
const walMagic = /^377f068[23]/;

/**
 * Files of the folder, besides the journal in use, that hold something of a room in the clear: `stores` are backups and journals kept aside,
 * `walFiles` the kept last changes of a journal that is lost, which cannot be encrypted.
 */
export function clearFiles(folder: string): { stores: string[]; walFiles: string[] } {
  const { journal, wal } = filesOf(folder);
  const stores: string[] = [];
  const walFiles: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path === journal || path === wal || notOurs.includes(relative(folder, path).split(sep)[0] ?? "")) continue;
    if (isClear(path)) stores.push(path);
    else if (walMagic.test(headOf(path).subarray(0, 4).toString("hex"))) walFiles.push(path);
  }
  return { stores, walFiles };
}

/** Encrypts one file that lies in the clear beside the journal; false where it is too damaged to be read, and stays as it is. */
export function encryptBeside(path: string, key: Uint8Array): boolean {
  try {
    encryptFile(path, key);
    return true;
  } catch {
    removeStore(path + unfinished);
    return false;
  }
}
