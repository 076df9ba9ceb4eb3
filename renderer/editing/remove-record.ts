import i18next from "i18next";
import type { RoomClient } from "../room-client/client.ts";
import { closeEditor, deskStore, select } from "../stores/desk-store.ts";
import { isAway } from "../stores/moment-store.ts";
import { atNow } from "../time/at-now.ts";
import { notifyProblem } from "../ui/notify.ts";
import { sayDone } from "./say-done.ts";

/** Kinds that can be taken off the picture. An incident is withdrawn, never deleted: that it was reported stays true. */
export type RemovableKind = "quarantine-zone" | "risk-area" | "polling-place" | "incident";

const methodsOf = {
  "quarantine-zone": "quarantineZones.remove",
  "risk-area": "riskAreas.remove",
  "polling-place": "pollingPlaces.remove",
} as const;

const ask = (client: RoomClient, kind: RemovableKind, id: string) => {
  const requestId = crypto.randomUUID();
  return kind === "incident"
    ? client.call("incidents.update", { id, status: "withdrawn", requestId })
    : client.call(methodsOf[kind], { id, requestId });
};

/** Deletes a record (withdraws an incident) and says so with the way back. */
export const removeRecord = async (client: RoomClient, kind: RemovableKind, id: string, name: string): Promise<void> => {
  if (isAway()) return atNow(() => void removeRecord(client, kind, id, name));
  const result = await ask(client, kind, id);
  if (!result.ok) return notifyProblem(result.error);
  const { editor, selection } = deskStore.getState();
  if (editor !== null && "id" in editor && editor.id === id) closeEditor();
  if (selection?.id === id) select(null);
  await sayDone(client, result.value.changeSet, {
    title: i18next.t(kind === "incident" ? "editing:saved.withdrawn" : "editing:saved.removed", { name }),
  });
};
