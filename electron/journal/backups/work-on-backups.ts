import { join } from "node:path";
import type Database from "better-sqlite3";
import { type Marking, markings, mayRead, type Result } from "../../contract/index.ts";
import { attempt } from "../attempt.ts";
import { openDatabase } from "../database.ts";
import { memoryCopy } from "../memory-copy.ts";
import { migrate } from "../migrate.ts";
import { encryptBeside, encryptStore } from "../protection.ts";
import { salvage } from "../salvage.ts";
import { storageProblem } from "../storage-problem.ts";
import { factsOf, holds, lookAt } from "./backup-file.ts";
import { lackedBy } from "./compare.ts";
import { type MadeBackup, makeBackup } from "./make-backup.ts";
import type { BackupJob, BackupPlace, BackupPreview, BackupWork, ListedBackup } from "./worker-messages.ts";

/** Does one work on the copies of a folder, or on what of it is still to be encrypted, on connections of its own. */
export function workOnBackups(job: BackupJob): BackupWork[keyof BackupWork]["answer"] {
  switch (job.name) {
    case "make":
      return copyFolder(job.place, job.asked);
    case "list":
      return list(job.place, job.asked);
    case "check":
      return lookAt(join(job.place.files.backups, job.asked.fileName), job.place.key, job.place.newest, "whole");
    case "encrypt":
      return encryptStore(job.place.files.root, keyOf(job.place));
    case "encryptBeside":
      return encryptBeside(job.asked.path, keyOf(job.place));
    case "preview":
      return preview(job.place, job.asked);
  }
}

function keyOf({ key }: BackupPlace): Uint8Array {
  if (key === null) throw new RangeError("a key is what encrypts");
  return key;
}

/** Copies the journal of a folder, also while a room has it open, and goes through the copy whole. */
export function copyFolder(
  { files, key, newest }: Pick<BackupPlace, "files" | "key" | "newest">,
  { reason, wall }: BackupWork["make"]["asked"],
): Result<MadeBackup> {
  try {
    const source = openDatabase(files.journal, key, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      source.pragma("temp_store = MEMORY");
      return makeBackup(source, { folder: files.backups, key, reason, wall, newest, depth: "whole" });
    } finally {
      source.close();
    }
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}

function list(place: BackupPlace, { fileNames }: BackupWork["list"]["asked"]): BackupWork["list"]["answer"] {
  const present = openPresent(place);
  try {
    const now = present && attempt(() => factsOf(present));
    const entries = (clearance: Marking): number => now?.tally[clearance].entries ?? 0;
    const listed = fileNames.map((fileName): ListedBackup => {
      const path = join(place.files.backups, fileName);
      const look = lookAt(path, place.key, place.newest, "facts");
      if (look.standing !== "sound" || !present || !now) return { fileName, look, lacks: null };
      const { arrival, arrivalHash, tally } = look.facts;
      // The usual case, told without reading: the copy is an earlier state of now.
      if (holds(present, arrival, arrivalHash)) return { fileName, look, lacks: perMarking((each) => entries(each) - tally[each].entries) };
      const lacked = attempt(() => withCopy(place, fileName, (copy) => [...lackedBy(copy, present)]));
      const countFor = (clearance: Marking, all: { marking: Marking; entries: number }[]): number =>
        all.reduce((sum, each) => (mayRead(clearance, each.marking) ? sum + each.entries : sum), 0);
      return { fileName, look, lacks: lacked ? perMarking((each) => countFor(each, lacked)) : null };
    });
    return { listed, entries: perMarking(entries) };
  } finally {
    present?.close();
  }
}

function preview(place: BackupPlace, { fileName }: BackupWork["preview"]["asked"]): BackupPreview {
  const look = lookAt(join(place.files.backups, fileName), place.key, place.newest, "whole");
  const present = look.standing === "sound" ? openPresent(place) : undefined;
  if (!present) return { look, lacked: [], couldCompare: false };
  try {
    const lacked = attempt(() => withCopy(place, fileName, (copy) => [...lackedBy(copy, present)]));
    return { look, lacked: lacked ?? [], couldCompare: lacked !== undefined };
  } finally {
    present.close();
  }
}

function withCopy<T>({ files, key }: BackupPlace, fileName: string, read: (copy: Database.Database) => T): T {
  const copy = openDatabase(join(files.backups, fileName), key, { readonly: true, fileMustExist: true });
  try {
    return read(copy);
  } finally {
    copy.close();
  }
}

/** The journal of now for reading, or what can be saved of it; undefined where that is nothing. */
function openPresent({ files, key, present, steps }: BackupPlace): Database.Database | undefined {
  switch (present) {
    case "live":
      return openDatabase(files.journal, key, { readonly: true, fileMustExist: true, timeout: 5000 });
    case "still":
      return attempt(() => memoryCopy(files.journal, key));
    case "damaged":
      return attempt(() => {
        const damaged = memoryCopy(files.journal, key);
        try {
          const saved = openDatabase(":memory:", null);
          migrate(saved, steps, () => {});
          salvage(damaged, saved);
          return saved;
        } finally {
          damaged.close();
        }
      });
  }
}

function perMarking(count: (marking: Marking) => number): Record<Marking, number> {
  const [open, internal, restricted] = markings.map(count);
  return { open: open ?? 0, internal: internal ?? 0, restricted: restricted ?? 0 };
}
