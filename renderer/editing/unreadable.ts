import i18next from "i18next";
import type { Problem } from "../../electron/contract/index.ts";

/** A record whose fields this release cannot show, or a value it cannot send: a newer station wrote it. */
export const unreadable = (): Problem => ({
  code: "bad-input",
  message: i18next.t("editing:unreadable.message"),
  hint: i18next.t("editing:unreadable.hint"),
});
