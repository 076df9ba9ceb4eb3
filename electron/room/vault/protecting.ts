import type { Problem, Result, VaultState } from "../../contract/index.ts";
import { BackupThread } from "../../journal/backups/backup-thread.ts";
import { filesOf } from "../../journal/folder-contents.ts";
import { clearFiles } from "../../journal/protection.ts";
import { bugProblem } from "../calls.ts";
import { backupsLeftClear } from "./words.ts";

/** Encrypting a large journal takes seconds: it is done beside the room's thread, so that the door goes on answering. */
const threadOf = (folder: string, key: Uint8Array): BackupThread => new BackupThread(() => ({ files: filesOf(folder), key, present: "still" }));

/** Encrypts the journal of a closed room; where that fails, in whatever way, the clear one stands. */
export async function protectStore(folder: string, key: Uint8Array): Promise<Result<null>> {
  try {
    return await threadOf(folder, key).encrypt();
  } catch (error) {
    return { ok: false, error: bugProblem("vault.protect", error) };
  }
}

/**
 * Encrypts what a room made without a key left beside its journal: after the journal itself was encrypted, and at each opening, where
 * that was broken off. In words what could not be, null where nothing is left in the clear.
 */
export async function finishProtection(folder: string, key: Uint8Array, tell: (work: VaultState["work"]) => void): Promise<Problem | null> {
  const { stores, walFiles: left } = clearFiles(folder);
  const thread = threadOf(folder, key);
  for (const [at, path] of stores.entries()) {
    tell({ what: "Đang mã hóa các bản sao cũ", done: at / stores.length });
    if (!(await thread.encryptBeside({ path }))) left.push(path);
  }
  tell(null);
  return left.length > 0 ? backupsLeftClear(left) : null;
}
