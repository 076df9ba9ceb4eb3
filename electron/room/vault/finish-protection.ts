import { setImmediate as breathe } from "node:timers/promises";
import type { Problem, VaultState } from "../../contract/index.ts";
import { encryptTheRest } from "../../journal/protection.ts";
import { backupsLeftClear } from "./words.ts";

/**
 * Encrypts what a room made without a key left beside its journal: after the journal itself was encrypted, and at each opening, where
 * that was broken off. In words what could not be, null where nothing is left in the clear.
 */
export async function finishProtection(folder: string, key: Uint8Array, tell: (work: VaultState["work"]) => void): Promise<Problem | null> {
  const steps = encryptTheRest(folder, key);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      tell(null);
      return step.value.left.length > 0 ? backupsLeftClear(step.value.left) : null;
    }
    tell({ what: "Đang mã hóa các bản sao cũ", done: step.value.done });
    await breathe();
  }
}
