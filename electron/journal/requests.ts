import { hash } from "node:crypto";
import { fail, ok, type Result } from "../contract/index.ts";
import type { Request } from "./journal.ts";
import type { ReadingStatements, RequestRow } from "./rows.ts";

export const hashOfInput = (input: string): string => hash("sha256", input, "hex");

/** The first answer to a request; a refusal where the same key asked something else; null where it was never answered. */
export function answeredRequest(read: ReadingStatements, { key, input }: Request): Result<{ row: RequestRow; answer: unknown } | null> {
  const row = read.request.get(key);
  if (!row) return ok(null);
  if (row.input_hash !== hashOfInput(input))
    return fail("bad-input", "Mã yêu cầu này đã dùng cho một việc khác.", "Hãy gửi lại với mã yêu cầu mới; chưa có gì được ghi thêm.");
  return ok({ row, answer: JSON.parse(row.answer) });
}
