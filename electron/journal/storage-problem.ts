import Database from "better-sqlite3";
import { fail, type Result } from "../contract/index.ts";

const nothingKept = "Thay đổi vừa rồi chưa được ghi; mọi dữ liệu trước đó vẫn nguyên vẹn và vẫn xem được.";

/** What the disk refused, in words; undefined for an error that is not the storage's. */
export function storageProblem(error: unknown): Result<never> | undefined {
  const code = storageCode(error);
  if (code === undefined) return undefined;
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code))
    return fail("not-durable", "Ổ đĩa đã đầy, không ghi thêm được.", `${nothingKept} Hãy giải phóng chỗ trống rồi làm lại.`);
  if (/^SQLITE_READONLY|^EROFS|^EACCES|^EPERM|^SQLITE_PERM/.test(code))
    return fail(
      "not-durable",
      "Thư mục dữ liệu chỉ cho đọc, không ghi được.",
      `${nothingKept} Hãy cấp quyền ghi cho thư mục hoặc chọn thư mục khác.`,
    );
  if (/^SQLITE_BUSY|^SQLITE_LOCKED/.test(code))
    return fail("not-durable", "Tệp dữ liệu đang bị một chương trình khác giữ.", `${nothingKept} Hãy đóng chương trình đó rồi làm lại.`);
  if (/^SQLITE_CORRUPT|^SQLITE_NOTADB/.test(code))
    return fail(
      "not-durable",
      "Tệp dữ liệu bị hỏng, không ghi thêm được.",
      `${nothingKept} Hãy đóng rồi mở lại phòng để cứu dữ liệu, và giữ nguyên tệp cũ.`,
    );
  return fail("not-durable", `Ổ đĩa báo lỗi (${code}), không ghi được.`, `${nothingKept} Hãy kiểm tra ổ đĩa rồi làm lại.`);
}

/** The code of an error of SQLite or of the file system. */
export function storageCode(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) return /^SQLITE_(CONSTRAINT|ERROR|RANGE|MISUSE|MISMATCH)/.test(error.code) ? undefined : error.code;
  if (error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string") return error.code;
  return undefined;
}
