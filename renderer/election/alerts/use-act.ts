import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlertRow, AlertsDone, Result } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import { isoOf } from "../../format/moment.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { atNow } from "../../time/at-now.ts";
import { notifyProblem } from "../../ui/notify.ts";

/** What can be done about an alert, with the words it needs. */
export type AlertAct =
  | { act: "acknowledge" }
  | { act: "assign"; to: string }
  | { act: "snooze"; minutes: number; reason: string }
  | { act: "settle"; note: string }
  | { act: "reopen" };

/** Writes what was done about an alert and offers to take it back. `done` runs once it is kept. */
export const useAct = (done: () => void): { busy: boolean; act: (alert: AlertRow, what: AlertAct) => void } => {
  const { t } = useTranslation("alerts");
  const client = useRoomClient();
  const [busy, setBusy] = useState(false);
  const write = (key: string, what: AlertAct): Promise<Result<AlertsDone>> => {
    const asked = { keys: [key], requestId: crypto.randomUUID() };
    if (what.act === "acknowledge") return client.call("alerts.acknowledge", asked);
    if (what.act === "assign") return client.call("alerts.assign", { ...asked, to: what.to });
    if (what.act === "settle") return client.call("alerts.settle", { ...asked, note: what.note });
    if (what.act === "reopen") return client.call("alerts.reopen", asked);
    return client.call("alerts.snooze", { ...asked, until: isoOf((roomNow() ?? Date.now()) + what.minutes * 60_000), reason: what.reason });
  };
  const act = (alert: AlertRow, what: AlertAct) =>
    atNow(async () => {
      setBusy(true);
      const result = await write(alert.key, what);
      setBusy(false);
      if (!result.ok) return notifyProblem(result.error);
      done();
      await sayDone(client, result.value.changeSet, { title: t("act.done", { what: alert.subject }) });
    });
  return { busy, act };
};
