import i18next from "i18next";
import { backToNow, isAway, isNow, momentStore } from "../stores/moment-store.ts";
import { notify } from "../ui/notify.ts";
import { momentWords } from "./words.ts";

/** What changes the room is done in the present alone: elsewhere one notice says so and leads back, and then the action goes on. */
export const atNow = (run: () => void): void => {
  if (!isAway()) {
    run();
    return;
  }
  const { asked, shown } = momentStore.getState();
  notify({
    name: "viewing-past",
    tone: "attention",
    title: i18next.t("time:refused.title", { moment: momentWords(isNow(shown) ? asked : shown) }),
    text: i18next.t("time:refused.hint"),
    action: { label: i18next.t("time:refused.back"), run: () => backToNow(run) },
  });
};
