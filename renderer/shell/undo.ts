import i18next from "i18next";
import type { UndoStep } from "../../electron/contract/methods.ts";
import type { RoomClient } from "../room-client/client.ts";
import { roomStore } from "../stores/room-store.ts";
import { notify, notifyProblem, withdrawOffer } from "../ui/notify.ts";

let under = false;

const apply = async (client: RoomClient, step: UndoStep | undefined, done: "status.undone" | "status.redone"): Promise<void> => {
  if (!step || under) return;
  under = true;
  const result = await client.call("undo.apply", { changeSet: step.changeSet, requestId: crypto.randomUUID() });
  under = false;
  if (!result.ok) return notifyProblem(result.error);
  const { kept, notes } = result.value;
  // The offer to take back what has just been taken back says the same words as the button below.
  if (done === "status.undone") withdrawOffer(i18next.t("status.undo", { ns: "desk", title: step.title }));
  notify({
    name: "undo",
    tone: kept.length + notes.length > 0 ? "attention" : "good",
    title: i18next.t(done, { ns: "desk", title: step.title }),
    ...(kept.length > 0 ? { text: i18next.t("status.kept", { ns: "desk", fields: kept.join(", ") }) } : {}),
    reasons: notes,
  });
};

/** What would be undone, and done again, next. */
export const nextUndo = (): UndoStep | undefined => roomStore.getState().steps?.undo[0];
export const nextRedo = (): UndoStep | undefined => roomStore.getState().steps?.redo[0];

/** Takes back this station's newest change and says so, with the fields kept because somebody wrote them since. */
export const undoLast = (client: RoomClient): Promise<void> => apply(client, nextUndo(), "status.undone");
export const redoLast = (client: RoomClient): Promise<void> => apply(client, nextRedo(), "status.redone");
