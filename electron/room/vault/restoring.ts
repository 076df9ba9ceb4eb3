import { ok, type Result, type VaultState } from "../../contract/index.ts";
import { restoreBackup } from "../../journal/backups/restore.ts";
import { bugProblem } from "../calls.ts";
import { restoreSteps } from "./words.ts";

/** Puts a backup in the place of a closed room's journal, saying each step; `keptAs`: where what lay there is kept, "" where nothing did. `wall`: the machine's clock, ms since 1970. */
export async function putInPlace(
  folder: string,
  key: Uint8Array | null,
  fileName: string,
  wall: number,
  tell: (work: VaultState["work"]) => void,
): Promise<Result<{ restored: string; keptAs: string }>> {
  try {
    const done = await restoreBackup(folder, key, fileName, { wall, progress: (step) => tell({ what: restoreSteps[step], done: null }) });
    return done.ok ? ok({ restored: done.value.restored, keptAs: done.value.keptAs ?? "" }) : done;
  } catch (error) {
    return { ok: false, error: bugProblem("backups.restore", error) };
  }
}
