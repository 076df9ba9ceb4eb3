import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { type BackupReason, fail, ok, type Result } from "../../contract/index.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import type { StoreKey } from "../database.ts";
import { freeBytes, syncFile, syncFolderOf } from "../disk.ts";
import { storageCode, storageProblem } from "../storage-problem.ts";
import { type BackupFacts, type Depth, endOf, holds, lookAt } from "./backup-file.ts";
import { backupName } from "./backup-name.ts";

/** How a copy is made. */
export interface Copying {
  /** The folder the copies lie in; made where there is none. */
  folder: string;
  key: StoreKey;
  reason: BackupReason;
  /** The machine's clock, ms since 1970. */
  wall: number;
  /** The newest schema this release reads. */
  newest: number;
  /** How deeply the copy is looked at before it counts as made; `tail`, the default, is what a room waits for that is being opened or restored. */
  depth?: Depth;
  /** Told before each step. */
  step?: (step: "space" | "copy" | "sync" | "check" | "name") => void;
}

/** A copy that was made. */
export interface MadeBackup {
  fileName: string;
  bytes: number;
  facts: BackupFacts;
}

/** Left free for the room to go on writing while a copy lies beside it, bytes. */
const roomToWrite = 32 * 1024 * 1024;
const unfinished = ".making";
const safe = "Dữ liệu của phòng và các bản sao cũ vẫn nguyên vẹn.";

/**
 * Copies the journal behind `source` as it stands, as encrypted as it is, under a name of its own only once it is on the disk and was opened and
 * found to be the same. What stands in the way is said and leaves nothing behind.
 */
export function makeBackup(source: Database.Database, copying: Copying): Result<MadeBackup> {
  const { folder, key, reason, wall, newest, step = () => {}, depth = "tail" } = copying;
  let making: string | undefined;
  try {
    step("space");
    mkdirSync(folder, { recursive: true });
    const short = spaceProblem(folder, sizeInside(source));
    if (short) return short;
    const fileName = backupName(reason, wall, (name) => existsSync(join(folder, name)) || existsSync(join(folder, name + unfinished)));
    making = join(folder, fileName + unfinished);
    const before = endOf(source)?.arrival ?? 0;
    step("copy");
    source.prepare("VACUUM INTO ?").run(making);
    step("sync");
    syncFile(making);
    step("check");
    const look = lookAt(making, key, newest, depth);
    if (look.standing !== "sound") throw new Unsound(look.problem);
    const { arrival, arrivalHash } = look.facts;
    if (arrival < before || !holds(source, arrival, arrivalHash)) throw new Unsound("không khớp với nhật ký đang mở");
    step("name");
    renameSync(making, join(folder, fileName));
    making = undefined;
    syncFolderOf(join(folder, fileName));
    return ok({ fileName, bytes: look.bytes, facts: look.facts });
  } catch (error) {
    return problemOf(error);
  } finally {
    if (making !== undefined) rmSync(making, { force: true });
  }
}

/** Clears away copies a crash left half made. */
export function sweepUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.includes(unfinished)) rmSync(join(folder, name), { force: true });
}

/** Whether a file of `bytes` more would leave the room no space; undefined where there is enough, or the system does not say. */
export function spaceProblem(folder: string, bytes: number, toDo = "làm bản sao"): Result<never> | undefined {
  const free = freeBytes(folder);
  const needed = bytes + roomToWrite;
  if (free === null || free >= needed) return undefined;
  return fail(
    "not-durable",
    `Không đủ chỗ trống trên ổ đĩa để ${toDo}: cần ${megabytes(needed)} MB, còn ${megabytes(free)} MB.`,
    `${safe} Hãy giải phóng chỗ trống rồi làm lại.`,
  );
}

const megabytes = (bytes: number): string => writtenNumber(bytes / 1_000_000, 1);

/** How large a journal is with its WAL moved in and its empty pages left out, bytes. */
function sizeInside(db: Database.Database): number {
  const number = (pragma: string): number => Number(db.pragma(pragma, { simple: true }));
  return (number("page_count") - number("freelist_count")) * number("page_size");
}

class Unsound extends Error {}

function problemOf(error: unknown): Result<never> {
  if (error instanceof Unsound)
    return fail("unreadable-file", `Bản sao vừa làm không dùng được: ${error.message}.`, `${safe} Đã bỏ bản sao ấy; hãy kiểm tra ổ đĩa rồi làm lại.`);
  const code = storageCode(error);
  if (code !== undefined && /^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code))
    return fail("not-durable", "Ổ đĩa đã đầy, không làm được bản sao.", `${safe} Hãy giải phóng chỗ trống rồi làm lại.`);
  const problem = storageProblem(error);
  if (problem && !problem.ok)
    return fail("not-durable", `Không làm được bản sao: ${problem.error.message}`, `${safe} Hãy kiểm tra ổ đĩa rồi làm lại.`);
  throw error;
}
