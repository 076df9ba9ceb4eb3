import { FileCheck2, Paperclip, Stamp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportTold } from "../../../electron/contract/index.ts";
import { downloadFile } from "../../editing/download.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ApproveQuestion } from "./ApproveQuestion.tsx";
import { discrepancies } from "./discrepancies.ts";

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
};

/** sơ bộ → đã duyệt → chính thức (scan attached). */
export const Standing = ({ report }: { report: ReportTold }) => {
  const { t } = useTranslation("reports");
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const approve = () =>
    atNow(async () => {
      setBusy(true);
      const done = await client.call("reports.approve", { ids: [report.id], requestId: crypto.randomUUID() });
      setBusy(false);
      if (done.ok) await sayDone(client, done.value.changeSet, { title: t("approvedOne", { unit: report.unitName }) });
      else notifyProblem(done.error);
    });
  const attach = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    const done = await client.call("reports.attachScan", {
      id: report.id,
      fileName: file.name,
      base64: await base64Of(file),
      requestId: crypto.randomUUID(),
    });
    setBusy(false);
    if (done.ok) await sayDone(client, done.value.changeSet, { title: t("scanAttached", { unit: report.unitName }) });
    else notifyProblem(done.error);
  };
  const scan = async () => {
    const file = await client.call("reports.scan", { id: report.id });
    if (file.ok) downloadFile(file.value);
    else notifyProblem(file.error);
  };
  return (
    <section className="report-standing" aria-label={t("standingTitle")}>
      <h3>{t("standingTitle")}</h3>
      <p>
        <span className={`standing standing-${report.standing}`}>{t(`standing.${report.standing}`)}</span>
        {report.approvedBy && <span className="quiet"> {t("approvedBy", { who: report.approvedBy })}</span>}
      </p>
      {report.correction && <p>{t("correctedBecause", { reason: report.correction })}</p>}
      {report.afterCutOff && <p className="owed-attention">{t("afterCutOff")}</p>}
      <div className="editor-buttons">
        {mayWrite && report.standing === "preliminary" && (
          <Button size="small" icon={FileCheck2} busy={busy} onClick={() => (discrepancies([report], "!").length > 0 ? setAsking(true) : approve())}>
            {t("approve")}
          </Button>
        )}
        {mayWrite && (
          <Button size="small" icon={Stamp} busy={busy} onClick={() => atNow(() => picker.current?.click())}>
            {t("attachScan")}
          </Button>
        )}
        {report.scan && (
          <Button size="small" tone="quiet" icon={Paperclip} onClick={() => void scan()}>
            {report.scan.fileName}
          </Button>
        )}
        <ApproveQuestion reports={asking ? [report] : null} onApprove={approve} onClose={() => setAsking(false)} />
        <input ref={picker} type="file" accept=".pdf,.jpg,.jpeg,.png" hidden onChange={(event) => void attach(event.target.files?.[0])} />
      </div>
    </section>
  );
};
