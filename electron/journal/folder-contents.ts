import { hash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { syncFolderOf } from "./disk.ts";
import { storageCode } from "./storage-problem.ts";

/** The files of a journal's folder. */
export interface FolderFiles {
  /** The folder itself. */
  root: string;
  journal: string;
  /** Changes of the journal that are not in its file yet. */
  wal: string;
  lock: string;
  backups: string;
  /** A journal being made: it is given its name only once it is whole, so a journal without content is never one just begun. */
  making: string;
  /** There while the journal is open for writing; says how far it has come (`session-mark.ts`). */
  open: string;
  /** Tells that an older journal was put back (`witness.ts`). */
  witness: string;
  /** A backup being made ready to take the journal's place. */
  restoring: string;
  /** One that is ready: from here on it is the journal, whatever still bears that name. */
  restored: string;
}

export const filesOf = (folder: string): FolderFiles => ({
  root: folder,
  journal: join(folder, "journal.sqlite"),
  wal: join(folder, "journal.sqlite-wal"),
  lock: join(folder, "room.lock"),
  backups: join(folder, "backups"),
  making: join(folder, "journal.sqlite.making"),
  open: join(folder, "room.open"),
  witness: join(folder, "journal.witness"),
  restoring: join(folder, "journal.sqlite.restoring"),
  restored: join(folder, "journal.sqlite.restored"),
});

const fileSize = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;

/** What lies in a folder: a journal, nothing yet, or what is left where a journal's file was lost; `message` says what, and what to do. */
type FolderContents = { is: "journal" } | { is: "nothing" } | { is: "lost"; message: string };

export function contentsOf(files: FolderFiles): FolderContents {
  const size = fileSize(files.journal);
  if (existsSync(files.restored)) return { is: "journal" };
  if (size !== undefined && size > 0) return { is: "journal" };
  const hasWal = (fileSize(files.wal) ?? 0) > 0;
  const hasBackups = existsSync(files.backups) && readdirSync(files.backups).length > 0;
  // The lock is made after `making`: alone it stands where there was a journal.
  const wasUsed = existsSync(files.lock) && !existsSync(files.making);
  if (size === undefined && !hasWal && !hasBackups && !wasUsed) return { is: "nothing" };
  const what =
    size === 0 ? "Tệp dữ liệu journal.sqlite trống rỗng (0 byte)." : "Thư mục này đã dùng cho một phòng nhưng không còn tệp dữ liệu journal.sqlite.";
  const left = [hasWal ? "Còn tệp journal.sqlite-wal giữ các thay đổi gần nhất." : "", hasBackups ? "Còn bản sao cũ trong thư mục backups." : ""];
  const how =
    "Phòng mở chỉ để xem và không lập phòng mới đè lên; các tệp được giữ nguyên. Cần làm việc ngay mà không có bản sao lưu thì mở phòng ở một thư mục khác và nhờ người phụ trách kỹ thuật cứu dữ liệu.";
  return { is: "lost", message: [what, ...left, how].filter((part) => part !== "").join(" ") };
}

/** Copies a WAL whose journal is lost, so that it is still there whatever is put beside it. Once for each content. */
export function keepWal(files: FolderFiles): void {
  try {
    if (!fileSize(files.wal)) return;
    const kept = `${files.wal}.${hash("sha256", readFileSync(files.wal), "hex").slice(0, 8)}.kept`;
    if (!existsSync(kept)) copyFileSync(files.wal, kept);
  } catch (error) {
    // The WAL itself stays: a full disk must not keep the room from saying what is the matter.
    if (storageCode(error) === undefined) throw error;
  }
}

/** Says, before the folder is first locked, that a journal is about to be made in it. */
export function beginMaking(files: FolderFiles): void {
  if (contentsOf(files).is === "nothing") writeFileSync(files.making, "");
}

/** Makes the journal's file whole under another name, then gives it its own. `make` leaves it closed. */
export function makeWhole<T>(files: FolderFiles, make: (path: string) => T): T {
  for (const side of ["-wal", "-shm", "-journal"]) rmSync(files.making + side, { force: true });
  writeFileSync(files.making, "");
  const made = make(files.making);
  renameSync(files.making, files.journal);
  syncFolderOf(files.journal);
  return made;
}

/** Whether the last room ended without closing and the file that held its last changes is gone. */
export const lostItsLastChanges = (files: FolderFiles): boolean => existsSync(files.open) && !existsSync(files.wal);

export const markClosed = (files: FolderFiles): void => rmSync(files.open, { force: true });

/** Takes back or carries through a restore that was broken off: what was ready takes the journal's place, what was not goes. */
export function finishRestore(files: FolderFiles): void {
  for (const side of ["", "-wal", "-shm", "-journal"]) rmSync(files.restoring + side, { force: true });
  if (!existsSync(files.restored)) return;
  // A WAL of the journal before would be played into the one that comes.
  for (const side of ["-wal", "-shm", "-journal"]) rmSync(files.journal + side, { force: true });
  rmSync(files.open, { force: true });
  renameSync(files.restored, files.journal);
  syncFolderOf(files.journal);
}
