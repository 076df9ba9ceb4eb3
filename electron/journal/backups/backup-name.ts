import { type BackupReason, backupReasons } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";

/** What a copy's file name says of it. */
export interface BackupName {
  fileName: string;
  reason: BackupReason;
  /** When it was made by the machine's clock, to the minute; ms since 1970. Null for copies named by the first release, whose names do not say. */
  madeAt: number | null;
}

const named = /^nhat-ky-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)-([a-z-]+?)(?:\.\d+)?\.sqlite$/;
const ofFirstRelease = /^before-migration-from-\d+(?:-\d+)?\.sqlite$/;

/** The name of a copy made at `madeAt` (ms since 1970, written as Vietnamese time), one that is not `taken` yet. */
export function backupName(reason: BackupReason, madeAt: number, taken: (fileName: string) => boolean): string {
  const at = vietnamTime(madeAt);
  const stem = `nhat-ky-${at.slice(0, 13)}${at.slice(14, 16)}-${reason}`;
  let fileName = `${stem}.sqlite`;
  for (let copy = 2; taken(fileName); copy++) fileName = `${stem}.${copy}.sqlite`;
  return fileName;
}

const reasonWords: Record<BackupReason, string> = {
  hourly: "theo giờ",
  "by-hand": "làm tay",
  "before-migration": "trước khi nâng cấp",
  "before-restore": "trước khi khôi phục",
  "before-encryption": "trước khi mã hóa",
};

/** A copy as people speak of it: "08:05 ngày 23/11/2026, theo giờ"; a name that says nothing of itself stays as it is. */
export function backupInWords(fileName: string): string {
  const read = readBackupName(fileName);
  if (!read || read.madeAt === null) return fileName;
  const at = vietnamTime(read.madeAt);
  return `${at.slice(11, 16)} ngày ${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${reasonWords[read.reason]}`;
}

/** What a file name says; undefined for a file that is no copy of ours. */
export function readBackupName(fileName: string): BackupName | undefined {
  if (ofFirstRelease.test(fileName)) return { fileName, reason: "before-migration", madeAt: null };
  const [, day, hour, minute, word] = named.exec(fileName) ?? [];
  const reason = backupReasons.find((each) => each === word);
  const madeAt = Date.parse(`${day}T${hour}:${minute}:00+07:00`);
  return reason === undefined || Number.isNaN(madeAt) ? undefined : { fileName, reason, madeAt };
}
