import { setImmediate as breathe } from "node:timers/promises";
import type { Problem, Result, VaultState } from "../../contract/index.ts";
import { encryptStore, encryptTheRest } from "../../journal/protection.ts";
import { bugProblem } from "../calls.ts";
import { backupsLeftClear } from "./words.ts";

/** Encrypts the journal of a closed room; where that fails, in whatever way, the clear one stands. */
export function protectStore(folder: string, key: Uint8Array): Result<null> {
  try {
    return encryptStore(folder, key);
  } catch (error) {
    return { ok: false, error: bugProblem("vault.protect", error) };
  }
}

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
