import i18next from "i18next";
import { formatNumber } from "../format/number.ts";
import type { RoomClient } from "../room-client/client.ts";
import { deskStore } from "../stores/desk-store.ts";
import { notify, notifyProblem } from "../ui/notify.ts";

/** Makes a copy of the whole journal now and says how that went. */
export const makeBackup = async (client: RoomClient): Promise<void> => {
  const result = await client.call("backups.make", {});
  if (!result.ok) return notifyProblem(result.error);
  const sound = result.value.standing === "sound";
  notify({
    name: "backup",
    tone: sound ? "good" : "failed",
    title: sound
      ? i18next.t("journal:backups.made", { n: formatNumber(result.value.entries, deskStore.getState().language) })
      : i18next.t("journal:backups.madeBad"),
  });
};
