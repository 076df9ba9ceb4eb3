import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EvidenceTold, InputOf, ObligationRow } from "../../../electron/contract/index.ts";
import { downloadFile } from "../../editing/download.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { atNow } from "../../time/at-now.ts";
import { notifyProblem } from "../../ui/notify.ts";
import { calledOf } from "./directive-view.ts";
import { dropEvidence } from "./evidence-drafts.ts";

type SaveInput = InputOf<"directive.save">;
/** What is told of an obligation; what is left out stays as it is. */
export type ObligationTold = Omit<SaveInput, "ids" | "requestId">;
export type EvidenceEntered = Omit<InputOf<"directive.addEvidence">, "obligation" | "requestId">;

/** Writes to the board, at now alone, and offers the way back; `done` runs once it is kept. A file is read at any moment shown. */
export const useDirective = (done: () => void) => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const client = useRoomClient();
  const { present } = client;
  const [busy, setBusy] = useState(false);

  const save = (rows: readonly ObligationRow[], told: ObligationTold) =>
    atNow(async () => {
      setBusy(true);
      const result = await present.call("directive.save", { ids: rows.map(({ id }) => id), ...told, requestId: crypto.randomUUID() });
      setBusy(false);
      if (!result.ok) return notifyProblem(result.error);
      done();
      const { ids, changeSet } = result.value;
      const first = rows.find(({ id }) => id === ids[0]);
      await sayDone(present, changeSet, {
        title:
          first === undefined
            ? t("done.same")
            : ids.length === 1
              ? t("done.saved", { what: calledOf(first) })
              : t("done.savedMany", { n: number(ids.length), agency: first.agencyName }),
      });
    });
  const addEvidence = (row: ObligationRow, entered: EvidenceEntered) =>
    atNow(async () => {
      setBusy(true);
      const result = await present.call("directive.addEvidence", { obligation: row.id, ...entered, requestId: crypto.randomUUID() });
      setBusy(false);
      if (!result.ok) return notifyProblem(result.error);
      done();
      dropEvidence(row.id);
      await sayDone(present, result.value.changeSet, { title: t("done.evidence", { what: calledOf(row) }), reasons: result.value.notes });
    });
  const removeEvidence = (row: ObligationRow, { id }: EvidenceTold) =>
    atNow(async () => {
      setBusy(true);
      const result = await present.call("directive.removeEvidence", { id, requestId: crypto.randomUUID() });
      setBusy(false);
      if (!result.ok) return notifyProblem(result.error);
      await sayDone(present, result.value.changeSet, { title: t("done.removed", { what: calledOf(row) }) });
    });
  const download = async ({ id }: EvidenceTold) => {
    const result = await client.call("directive.evidenceFile", { id });
    if (result.ok) downloadFile(result.value);
    else notifyProblem(result.error);
  };
  return { busy, save, addEvidence, removeEvidence, download };
};
