import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { vietnamTime, writtenTime } from "../../domain/vietnamese-format.ts";
import type { StoreKey } from "../database.ts";
import { type BackupLook, lookAt } from "./backup-file.ts";
import { type BackupName, readBackupName } from "./backup-name.ts";

/** The copies in a folder, the newest first; those whose names do not say when they were made come last. */
export function backupsIn(folder: string): BackupName[] {
  if (!existsSync(folder)) return [];
  const byAge = (a: BackupName, b: BackupName): number => (b.madeAt ?? 0) - (a.madeAt ?? 0) || (a.fileName < b.fileName ? 1 : -1);
  return readdirSync(folder)
    .flatMap((fileName) => readBackupName(fileName) ?? [])
    .toSorted(byAge);
}

/** The newest copy that opens, each page of it readable and its last changes whole; undefined where there is none. */
export function newestSound(folder: string, key: StoreKey, newest: number): (BackupName & { look: BackupLook & { standing: "sound" } }) | undefined {
  for (const backup of backupsIn(folder)) {
    const look = lookAt(join(folder, backup.fileName), key, newest, "tail");
    if (look.standing === "sound") return { ...backup, look };
  }
  return undefined;
}

/** What somebody before a damaged or lost journal is told of the copies. */
export function wayBackInWords(folder: string, key: StoreKey, newest: number): string {
  const found = newestSound(folder, key, newest);
  if (!found) return backupsIn(folder).length > 0 ? "Trong thư mục backups không có bản sao nào còn lành." : "Chưa có bản sao lưu nào.";
  const at = found.madeAt === null ? "" : ` (lúc ${writtenTime(vietnamTime(found.madeAt))})`;
  return `Bản sao lưu lành mới nhất là ${found.fileName}${at}: khôi phục ở mục Bản sao lưu, hoặc bằng lệnh npm run room -- restore.`;
}
