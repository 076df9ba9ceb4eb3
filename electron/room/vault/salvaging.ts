import { fail, ok, type Result, type SalvageTold } from "../../contract/index.ts";
import { makeAnew } from "../../journal/anew/make-anew.ts";
import { bugProblem } from "../calls.ts";
import type { Room, Viewer } from "../room.ts";

/** Refused unless the room shows what was saved of a damaged journal: nothing else is made anew. */
export async function isDamaged(room: Room | null, viewer: Viewer): Promise<Result<null>> {
  const info = await room?.call(viewer, "room.info", {});
  if (info?.ok && info.value.opening.state === "salvaged-read-only") return ok(null);
  return fail(
    "bad-input",
    "Nhật ký của phòng không hỏng, không cần lập lại.",
    "Chưa có gì thay đổi. Muốn quay về trước thì khôi phục một bản sao lưu.",
  );
}

/** Makes a sound journal of a damaged one, or says what that would come to. `wall`: the machine's clock, ms since 1970. */
export async function saveDamaged(
  folder: string,
  key: Uint8Array | null,
  wall: number,
  isTrial: boolean,
): Promise<Result<SalvageTold & { keptAs: string }>> {
  try {
    const made = await makeAnew(folder, key, { wall, isTrial });
    if (!made.ok) return made;
    const { taken, entries, waiting, saidAgain, succeeds, keptAs } = made.value;
    const { unproven, unreadable, lost, isEndUnread } = made.value.found;
    return ok({ taken, entries, waiting, saidAgain, unproven, unreadable, lost, isEndUnread, succeeds, keptAs: keptAs ?? "" });
  } catch (error) {
    return { ok: false, error: bugProblem("salvage.makeAnew", error) };
  }
}
