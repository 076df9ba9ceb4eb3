import i18next from "i18next";
import type { RoomClient } from "../room-client/client.ts";
import { atNow } from "../time/at-now.ts";
import { type Notice, notify, notifyProblem } from "../ui/notify.ts";

/** Takes a change set back and says so, with what others wrote since and was kept; true where it was done. `reach`: what all it wrote, as "8 khu vực bỏ phiếu". */
export const undoChange = async (client: RoomClient, changeSet: string, reach = ""): Promise<boolean> => {
  const result = await client.call("undo.apply", { changeSet, requestId: crypto.randomUUID() });
  if (!result.ok) {
    notifyProblem(result.error);
    return false;
  }
  const { title, kept, notes } = result.value;
  notify({
    tone: kept.length + notes.length > 0 ? "attention" : "good",
    title: reach !== "" && kept.length === 0 ? i18next.t("editing:undo.doneMany", { title, reach }) : i18next.t("editing:undo.done", { title }),
    ...(kept.length > 0 ? { text: i18next.t("editing:undo.kept") } : {}),
    reasons: [...kept, ...notes],
  });
  return true;
};

/**
 * Says that something was written, with the way to take exactly that back, by its own words. `changeSet`: what was written; null where
 * nothing had to be. Where it is no step of ours any more it is said without a way.
 */
export const sayDone = async (
  client: RoomClient,
  changeSet: string | null,
  said: Omit<Notice, "tone" | "action"> & { tone?: Notice["tone"] },
): Promise<void> => {
  const steps = changeSet === null ? null : await client.call("undo.steps", {});
  const step = steps?.ok ? steps.value.undo.find((own) => own.changeSet === changeSet) : undefined;
  notify({
    tone: "good",
    ...said,
    ...(step
      ? {
          action: { label: i18next.t("editing:undo.action", { title: step.title }), run: () => atNow(() => void undoChange(client, step.changeSet)) },
        }
      : {}),
  });
};
