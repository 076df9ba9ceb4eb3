import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, type Result } from "../contract/index.ts";
import { lookAt } from "./backups/backup-file.ts";
import { backupsIn } from "./backups/newest-sound.ts";
import type { StoreKey } from "./database.ts";
import { contentsOf, type FolderFiles } from "./folder-contents.ts";
import { newestSchema } from "./migrations/index.ts";
import { standingOf } from "./protection.ts";
import { keyMark, readWitness } from "./witness.ts";

const untouched = "Không có gì bị thay đổi.";

/** Why the key at hand does not fit the journal of a folder; undefined where it does, or where the file itself is what is broken. */
export function keyProblem(folder: string, files: FolderFiles, key: StoreKey): Result<never> | undefined {
  if (key === null)
    return standingOf(folder) === "encrypted"
      ? fail("locked", "Dữ liệu của phòng này đã được mã hóa.", `${untouched} Hãy mở bằng mật khẩu, khóa khôi phục hoặc phong bì của phòng.`)
      : undefined;
  if (contentsOf(files).is !== "journal" || !existsSync(files.journal)) return undefined;
  const look = lookAt(files.journal, key, newestSchema, "facts");
  if (look.standing !== "unread" || !look.isForeign || isTheKeyOf(files, key)) return undefined;
  return fail(
    "locked",
    "Khóa này không mở được dữ liệu của phòng: không phải khóa của thư mục này, hoặc phần đầu tệp journal.sqlite đã hỏng.",
    `${untouched} Hãy kiểm tra tệp room.keys có đúng của thư mục này không.`,
  );
}

/** Whether a key is known to be the folder's by what else lies in it: then the journal's file is damaged. */
function isTheKeyOf({ witness, backups }: FolderFiles, key: StoreKey): boolean {
  const mark = readWitness(witness)?.key;
  if (mark !== undefined) return mark === keyMark(key);
  return backupsIn(backups).some(({ fileName }) => lookAt(join(backups, fileName), key, newestSchema, "facts").standing === "sound");
}
