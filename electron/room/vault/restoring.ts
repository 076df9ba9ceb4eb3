import type { Result, VaultState } from "../../contract/index.ts";
import { type Restored, restoreBackup } from "../../journal/backups/restore.ts";
import { bugProblem } from "../calls.ts";
import { restoreSteps } from "./words.ts";

/** Puts a backup in the place of a closed room's journal, saying each step. `wall`: the machine's clock, ms since 1970. */
export async function putInPlace(
  folder: string,
  key: Uint8Array | null,
  fileName: string,
  wall: number,
  tell: (work: VaultState["work"]) => void,
): Promise<Result<Restored>> {
  try {
    return await restoreBackup(folder, key, fileName, { wall, progress: (step) => tell({ what: restoreSteps[step], done: null }) });
  } catch (error) {
    return { ok: false, error: bugProblem("backups.restore", error) };
  }
}
