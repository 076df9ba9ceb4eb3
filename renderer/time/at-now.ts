import i18next from "i18next";
import { backToNow, isAway, isNow, momentStore } from "../stores/moment-store.ts";
import { noticeManager, notify } from "../ui/notify.ts";
import { momentWords } from "./words.ts";

const NOTICE = "viewing-past";

/** What changes the room is done in the present alone: elsewhere one notice says so and leads back, and then the action goes on. */
export const atNow = (run: () => void): void => {
  if (!isAway()) {
    run();
    return;
  }
  // Said of a moment that is left, it would be wrong.
  const stop = momentStore.subscribe(() => {
    if (isAway()) return;
    stop();
    noticeManager.close(NOTICE);
  });
  const { asked, shown } = momentStore.getState();
  notify({
    name: NOTICE,
    tone: "attention",
    title: i18next.t("time:refused.title", { moment: momentWords(isNow(shown) ? asked : shown) }),
    text: i18next.t("time:refused.hint"),
    action: { label: i18next.t("time:refused.back"), run: () => backToNow(run) },
  });
};
