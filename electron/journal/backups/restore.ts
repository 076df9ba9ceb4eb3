import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { fail, ok, type Result } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { openDatabase, type StoreKey } from "../database.ts";
import { sizeOf, syncFile, syncFolderOf } from "../disk.ts";
import { type FolderFiles, filesOf, finishRestore } from "../folder-contents.ts";
import { holdFolder } from "../folder-lock.ts";
import { homeOfRestored } from "../home.ts";
import { newestSchema } from "../migrations/index.ts";
import { storageProblem } from "../storage-problem.ts";
import { type BackupFacts, lookAt, lookThrough } from "./backup-file.ts";
import { readBackupName } from "./backup-name.ts";
import { makeBackup, spaceProblem, sweepUnfinished } from "./make-backup.ts";

export type RestoreStep = "check" | "keep" | "lay-ready" | "put-in-place" | "done";

export interface Restoring {
  /** The machine's clock, ms since 1970; default: now. */
  wall?: number;
  /** Told before each step. */
  progress?: (step: RestoreStep) => void;
  /** Heard until the backup is put in place; from there on it is carried through. */
  signal?: AbortSignal;
}

/** What a restore did. `keptAs`: where what lay there before is kept, inside the folder; null where there was nothing. */
export interface Restored {
  restored: string;
  keptAs: string | null;
  facts: BackupFacts;
}

const nothing = "Chưa có gì thay đổi; dữ liệu hiện tại và các bản sao vẫn nguyên.";

const stoppedHalfway = fail("cancelled", "Đã dừng khôi phục giữa chừng.", nothing);

/**
 * Puts a backup in the place of a closed journal, sound, damaged or lost. What is there now is kept first: a sound one as a backup of its
 * own, another as the files it is. Until one renaming all is as it was; from it on the backup is the journal, whatever breaks off. The
 * next opening goes on as a new station that succeeds the backup's.
 */
export async function restoreBackup(folder: string, key: StoreKey, fileName: string, restoring: Restoring = {}): Promise<Result<Restored>> {
  const files = filesOf(folder);
  if (!readBackupName(fileName) || basename(fileName) !== fileName || !existsSync(join(files.backups, fileName)))
    return fail("not-found", `Không có bản sao lưu “${fileName}” trong thư mục backups.`, nothing);
  try {
    const release = holdFolder(folder);
    if (!release) return fail("forbidden", "Thư mục dữ liệu này đang được một phòng khác mở.", "Chưa có gì thay đổi. Hãy đóng phòng ấy rồi làm lại.");
    try {
      finishRestore(files);
      sweepUnfinished(files.backups);
      return await restoreHeld(files, key, fileName, restoring);
    } finally {
      release();
    }
  } catch (error) {
    const problem = storageProblem(error);
    if (problem && !problem.ok)
      return fail(
        "not-durable",
        `Không khôi phục được: ${problem.error.message}`,
        "Dữ liệu hiện tại và các bản sao vẫn nguyên. Hãy xem lại ổ đĩa rồi làm lại.",
      );
    throw error;
  }
}

async function restoreHeld(
  files: FolderFiles,
  key: StoreKey,
  fileName: string,
  { wall = Date.now(), progress = () => {}, signal }: Restoring,
): Promise<Result<Restored>> {
  const stopped = async (): Promise<Result<never> | undefined> => {
    await breathe();
    return signal?.aborted ? stoppedHalfway : undefined;
  };
  progress("check");
  const backup = join(files.backups, fileName);
  const look = await lookThrough(backup, key, newestSchema, () => signal?.aborted ?? false);
  if (look === null) return stoppedHalfway;
  if (look.standing !== "sound")
    return fail("unreadable-file", `Không dùng được bản sao ${fileName}: ${look.problem}.`, `${nothing} Hãy chọn bản sao khác.`);
  const short = spaceProblem(files.backups, look.bytes + sizeOf(files.journal) + sizeOf(files.wal), "khôi phục và giữ lại dữ liệu hiện tại");
  const refused = short ?? (await stopped());
  if (refused) return refused;
  progress("keep");
  const kept = keepPresent(files, key, wall);
  if (!kept.ok) return kept;
  const late = await stopped();
  if (late) return late;
  progress("lay-ready");
  layReady(files, backup, key, fileName);
  const last = await stopped();
  if (last) {
    rmSync(files.restoring, { force: true });
    return last;
  }
  progress("put-in-place");
  renameSync(files.restoring, files.restored);
  syncFolderOf(files.restored);
  finishRestore(files);
  progress("done");
  return ok({ restored: fileName, keptAs: kept.value, facts: look.facts });
}

/** The files of the journal that lie there now. */
export const presentFiles = (files: FolderFiles): string[] => [files.journal, files.wal].filter((path) => sizeOf(path) > 0);

/** Keeps what lies there now: as a backup where it is sound, else its files as they are. Where, seen from the folder; null: nothing lay there. */
function keepPresent(files: FolderFiles, key: StoreKey, wall: number): Result<string | null> {
  const present = presentFiles(files);
  if (present.length === 0) return ok(null);
  if (isSound(files, key)) {
    const source = openDatabase(files.journal, key, { timeout: 5000 });
    try {
      source.pragma("temp_store = MEMORY");
      const made = makeBackup(source, { folder: files.backups, key, reason: "before-restore", wall, newest: newestSchema });
      if (made.ok) return ok(`backups/${made.value.fileName}`);
      if (made.error.code !== "unreadable-file") return made;
    } finally {
      source.close();
    }
  }
  return ok(keepFiles(files, present, wall));
}

const isSound = (files: FolderFiles, key: StoreKey): boolean =>
  sizeOf(files.journal) > 0 && lookAt(files.journal, key, newestSchema, "tail").standing === "sound";

/** Copies a damaged journal's files under another name, so that nothing of it is lost whatever is put in its place. */
export function keepFiles(files: FolderFiles, present: string[], wall: number): string {
  const at = vietnamTime(wall);
  const stem = `journal-hong-${at.slice(0, 13)}${at.slice(14, 16)}`;
  const folder = join(files.journal, "..");
  let name = stem;
  for (let copy = 2; existsSync(join(folder, name)); copy++) name = `${stem}.${copy}`;
  const place = join(folder, name);
  mkdirSync(`${place}.making`, { recursive: true });
  for (const path of present) {
    copyFileSync(path, join(`${place}.making`, basename(path)));
    syncFile(join(`${place}.making`, basename(path)));
  }
  renameSync(`${place}.making`, place);
  syncFolderOf(place);
  return name;
}

/** Lays a backup ready beside the journal, whole and on the disk, its home telling the next opening where it came from. */
function layReady(files: FolderFiles, backup: string, key: StoreKey, fileName: string): void {
  copyFileSync(backup, files.restoring);
  const db = openDatabase(files.restoring, key);
  try {
    // Thrown away as a whole if broken off: its own journal need not be on the disk, and nothing is left beside it.
    db.pragma("journal_mode = MEMORY");
    db.prepare("UPDATE store SET home = ?").run(homeOfRestored(fileName));
  } finally {
    db.close();
  }
  syncFile(files.restoring);
}
