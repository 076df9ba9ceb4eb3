import { fail, ok, type Result } from "../contract/index.ts";
import { NotCanonical } from "./canonical.ts";
import type { WritingStatements } from "./rows.ts";
import { storageProblem } from "./storage-problem.ts";

/** A refusal that ends the transaction around it. */
class Refused extends Error {
  readonly refusal: Result<never>;
  constructor(refusal: Result<never>) {
    super("refused");
    this.refusal = refusal;
  }
}

/** The value of a result; a refusal ends the transaction around it. */
export function settled<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result);
  return result.value;
}

/** What a transaction gives; a refusal, with all of it taken back, where it could not be kept. The transaction begins and commits itself. */
export function kept<T>(write: WritingStatements, transaction: () => T): Result<T> {
  try {
    return ok(transaction());
  } catch (error) {
    takeBack(write);
    if (error instanceof Refused) return error.refusal;
    if (error instanceof NotCanonical)
      return fail("bad-input", "Có giá trị không ghi được vào nhật ký; chưa ghi gì.", "Hãy sửa mục nêu dưới đây rồi làm lại.", [error.message]);
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}

function takeBack(write: WritingStatements): void {
  try {
    write.rollback.run();
  } catch {
    // SQLite has already rolled back by itself (full disk, I/O error), or never began.
  }
}
