import { constants, copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { vietnamTime, writtenNumber, writtenTime } from "../../domain/vietnamese-format.ts";
import { type BackupLook, lookAt } from "../../journal/backups/backup-file.ts";
import { type BackupName, readBackupName } from "../../journal/backups/backup-name.ts";
import { backupsIn } from "../../journal/backups/newest-sound.ts";
import { type RestoreStep, restoreBackup } from "../../journal/backups/restore.ts";
import { copyFolder } from "../../journal/backups/work-on-backups.ts";
import { syncFile, syncFolderOf } from "../../journal/disk.ts";
import { filesOf } from "../../journal/folder-contents.ts";
import { newestSchema } from "../../journal/migrations/index.ts";
import { storageProblem } from "../../journal/storage-problem.ts";
import { done, failed, type Outcome, refused } from "./outcome.ts";
import type { Task } from "./task.ts";

const standings: Record<BackupLook["standing"], string> = { sound: "lành", damaged: "HỎNG", unread: "không đọc được" };

const stepWords: Record<RestoreStep, string> = {
  check: "Đang kiểm bản sao",
  keep: "Đang giữ lại dữ liệu hiện tại",
  "lay-ready": "Đang chuẩn bị bản sao",
  "put-in-place": "Đang đặt vào chỗ",
  done: "Xong",
};

/** Makes a copy, also while the room is open; `as`: laid there besides. */
export function backup({ folder, key, say, as }: Task): Outcome {
  say("Đang làm bản sao lưu…");
  const files = filesOf(folder);
  const made = copyFolder({ files, key, newest: newestSchema }, { reason: "by-hand", wall: Date.now() });
  if (!made.ok) return failed(made.error);
  const { fileName, bytes, facts } = made.value;
  const path = join(files.backups, fileName);
  const laid = as === undefined ? undefined : layAt(path, as);
  if (laid) return laid;
  const { entries, head } = facts.tally.restricted;
  return done({ file: as ?? path, bytes, entries, head }, [
    `Đã làm và kiểm bản sao: ${as ?? path}`,
    `  ${writtenNumber(entries)} mục ghi, mã kiểm chứng ${head}`,
  ]);
}

/** Puts a copy in the journal's place; without a name: lists the copies. `as`: lays it there, the room untouched. */
export async function restore(task: Task, fileName: string | undefined): Promise<Outcome> {
  const { folder, key, say, signal, as } = task;
  if (fileName === undefined) return listed(task);
  if (as !== undefined) {
    const path = join(filesOf(folder).backups, fileName);
    if (!readBackupName(fileName) || !existsSync(path))
      return refused("not-found", `Không có bản sao “${fileName}”.`, "Chạy lại lệnh không kèm tên tệp để xem danh sách.");
    const look = lookAt(path, key, newestSchema, "whole");
    if (look.standing !== "sound") return refused("unreadable-file", `Không dùng được bản sao: ${look.problem}.`, "Hãy chọn bản sao khác.");
    return layAt(path, as) ?? done({ restored: fileName, file: as }, [`Đã kiểm và chép bản sao ra ${as}; phòng vẫn như cũ.`]);
  }
  const restored = await restoreBackup(folder, key, fileName, { progress: (step) => say(`${stepWords[step]}…`), signal });
  if (!restored.ok) return failed(restored.error);
  const { keptAs, facts } = restored.value;
  const { entries, head } = facts.tally.restricted;
  return done({ restored: fileName, keptAs, entries, head }, [
    `Đã khôi phục từ ${fileName}: ${writtenNumber(entries)} mục ghi, mã kiểm chứng ${head}.`,
    keptAs === null ? "Trước đó không có dữ liệu nào." : `Dữ liệu trước khi khôi phục được giữ ở ${keptAs}.`,
    "Lần mở tới, phòng ghi tiếp với tư cách một trạm mới, nối tiếp trạm cũ.",
  ]);
}

function listed({ folder, key }: Task): Outcome {
  const { backups } = filesOf(folder);
  const found = backupsIn(backups).map((name) => ({ ...name, look: lookAt(join(backups, name.fileName), key, newestSchema, "whole") }));
  const told = found.map(({ fileName, reason, madeAt, look }) => ({
    fileName,
    reason,
    madeAt: madeAt === null ? null : vietnamTime(madeAt),
    bytes: look.bytes,
    standing: look.standing,
    ...(look.standing === "sound" ? look.facts.tally.restricted : {}),
  }));
  if (found.length === 0) return done({ backups: [] }, ["Chưa có bản sao lưu nào."]);
  return done({ backups: told }, [
    "Các bản sao, mới nhất trước:",
    ...found.map(inWords),
    "Khôi phục: npm run room -- restore THƯ_MỤC TÊN_BẢN_SAO [--as TỆP]",
  ]);
}

function inWords({ fileName, madeAt, look }: BackupName & { look: BackupLook }): string {
  const at = madeAt === null ? "" : `, lúc ${writtenTime(vietnamTime(madeAt))}`;
  const entries = look.standing === "sound" ? `, ${writtenNumber(look.facts.tally.restricted.entries)} mục ghi` : "";
  return `  ${fileName}: ${standings[look.standing]}${at}${entries}`;
}

/** Lays a copy somewhere else, whole or not at all; undefined once it is there. */
function layAt(path: string, as: string): Outcome | undefined {
  if (existsSync(as)) return refused("bad-input", `“${as}” đã có.`, "Không ghi đè tệp nào; hãy chọn tên khác.");
  const making = `${as}.making`;
  try {
    copyFileSync(path, making, constants.COPYFILE_EXCL);
    syncFile(making);
    renameSync(making, as);
    syncFolderOf(as);
    return undefined;
  } catch (error) {
    rmSync(making, { force: true });
    const problem = storageProblem(error);
    if (problem && !problem.ok) return failed(problem.error);
    throw error;
  }
}
