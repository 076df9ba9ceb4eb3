import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlertRow, AlertsDone, Result } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import { isoOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { atNow } from "../../time/at-now.ts";
import { notifyProblem } from "../../ui/notify.ts";
import { type ActOf, actable } from "./actable.ts";

/** What can be done about alerts, with the words it needs. */
export type AlertAct =
  | { act: "acknowledge" }
  | { act: "assign"; to: string }
  | { act: "snooze"; minutes: number; reason: string }
  | { act: "settle"; note: string }
  | { act: "reopen" };

/** Writes what was done about alerts, many as one change, and offers to take it back. `done` runs once it is kept. */
export const useAct = (done: () => void): { busy: boolean; act: (alerts: readonly AlertRow[], what: AlertAct) => void } => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  const { present } = useRoomClient();
  const [busy, setBusy] = useState(false);
  const write = (keys: string[], what: AlertAct): Promise<Result<AlertsDone>> => {
    const asked = { keys, requestId: crypto.randomUUID() };
    if (what.act === "acknowledge") return present.call("alerts.acknowledge", asked);
    if (what.act === "assign") return present.call("alerts.assign", { ...asked, to: what.to });
    if (what.act === "settle") return present.call("alerts.settle", { ...asked, note: what.note });
    if (what.act === "reopen") return present.call("alerts.reopen", asked);
    const until = isoOf((roomNow() ?? Date.now()) + what.minutes * 60_000);
    return present.call("alerts.snooze", { ...asked, until, reason: what.reason });
  };
  const act = (alerts: readonly AlertRow[], what: AlertAct) =>
    atNow(async () => {
      const of: ActOf = what.act;
      const touched = actable(of, alerts);
      const [first] = touched;
      if (!first) return;
      setBusy(true);
      const result = await write(
        touched.map(({ key }) => key),
        what,
      );
      setBusy(false);
      if (!result.ok) return notifyProblem(result.error);
      done();
      const { keys, gone, changeSet } = result.value;
      await sayDone(present, changeSet, {
        title: keys.length === 1 && touched.length === 1 ? t("act.done", { what: first.subject }) : t("act.doneMany", { n: number(keys.length) }),
        reasons: gone.length > 0 ? [t("act.gone", { n: number(gone.length) })] : [],
      });
    });
  return { busy, act };
};
