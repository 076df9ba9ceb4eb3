import { Check, Download, RotateCcw, Undo2, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { IntakeReceipt } from "../../electron/contract/index.ts";
import { downloadFile, downloadText } from "../editing/download.ts";
import { undoChange } from "../editing/say-done.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { closeEditor, useDesk } from "../stores/desk-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify, notifyProblem } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { ColumnMapping } from "./ColumnMapping.tsx";
import { DropZone } from "./DropZone.tsx";
import { IntakeCounts } from "./IntakeCounts.tsx";
import { IntakeRows } from "./IntakeRows.tsx";
import { acceptIntake, intakeStore, mapColumns, readSpreadsheet, restartIntake } from "./intake-store.ts";
import { type ReceiptStanding, receiptStanding } from "./receipt-standing.ts";
import { rowsAsCsv } from "./rejected-csv.ts";
import "./IntakeWizard.css";

type Sheet = "rows" | "columns";

const Choosing = () => {
  const { t } = useTranslation("intake");
  const client = useRoomClient();
  const template = async (byDistrict: boolean) => {
    const result = await client.call("intake.template", { byDistrict });
    if (result.ok) downloadFile(result.value);
    else notifyProblem(result.error);
  };
  return (
    <>
      <DropZone label={t("choose")} hint={t("limits")} accept=".xlsx,.csv,.tsv,.txt" onFile={(file) => void readSpreadsheet(client, file)} />
      <section className="editor-section">
        <h3 className="editor-section-title">{t("template.title")}</h3>
        <p className="quiet">{t("template.text")}</p>
        <div className="editor-buttons">
          <Button size="small" icon={Download} onClick={() => void template(false)}>
            {t("template.oneList")}
          </Button>
          <Button size="small" icon={Download} onClick={() => void template(true)}>
            {t("template.byDistrict")}
          </Button>
        </div>
      </section>
    </>
  );
};

/** Follows the room's steps: undone here, from a notice or by Ctrl+Z, the receipt says so. */
const useStanding = (changeSet: string | null): ReceiptStanding => {
  const undo = useRoom((room) => room.steps?.undo ?? null);
  const own = undo?.find((step) => step.changeSet === changeSet) ?? null;
  const [seen, setSeen] = useState(own);
  useEffect(() => {
    if (own !== null) setSeen(own);
  }, [own]);
  return changeSet === null ? "fresh" : receiptStanding(undo, changeSet, seen);
};

const Receipt = ({ receipt, fileName }: { receipt: IntakeReceipt; fileName: string | null }) => {
  const { t } = useTranslation("intake");
  const client = useRoomClient();
  const standing = useStanding(receipt.changeSet);
  return (
    <section className="editor-section" data-testid="intake-receipt">
      <h3 className="editor-section-title">{t(standing === "undone" ? "receipt.undone" : "receipt.title", { name: fileName ?? "" })}</h3>
      <IntakeCounts counts={receipt.counts} />
      <p className="quiet intake-hash">{t("receipt.hash", { hash: receipt.fileHash })}</p>
      {receipt.changeSet === null && <p>{t("receipt.nothing")}</p>}
      <div className="editor-buttons">
        {receipt.changeSet !== null && standing !== "undone" && standing !== "past" && (
          <Button icon={Undo2} onClick={() => receipt.changeSet !== null && void undoChange(client, receipt.changeSet)}>
            {t("receipt.undo")}
          </Button>
        )}
        <Button icon={RotateCcw} onClick={restartIntake}>
          {t("again")}
        </Button>
      </div>
    </section>
  );
};

const anewIfAccepted = () => {
  if (intakeStore.getState().phase === "accepted") restartIntake();
};

/** A receipt is read once: closed, or asked for again, the wizard begins anew. What is not accepted yet stays. */
const useAnewAfterAccepting = () => {
  const editor = useDesk((state) => state.editor);
  const shown = useRef(editor);
  useEffect(() => {
    if (shown.current !== editor) anewIfAccepted();
    shown.current = editor;
  }, [editor]);
  useEffect(() => anewIfAccepted, []);
};

/** Polling places from a spreadsheet: choose, look at every row and column, keep; the rows lie under the map while they are looked at. */
export const IntakeWizard = () => {
  const { t } = useTranslation("intake");
  const { number } = useFormat();
  const client = useRoomClient();
  const { phase, fileName, progress, preview, mappings, problem, receipt } = useStore(intakeStore);
  const [sheet, setSheet] = useState<Sheet>("rows");
  const [under, setUnder] = useState<HTMLElement | null>(null);
  useEffect(() => setUnder(document.getElementById("map")), []);
  useAnewAfterAccepting();
  const busy = phase === "previewing" || phase === "accepting";

  const accept = async () => {
    const kept = await acceptIntake(client);
    if (kept !== null) notify({ tone: "good", title: t("accepted", { n: number(kept.counts.new + kept.counts.changed) }) });
  };
  const rejected = preview?.rows.filter((row) => row.outcome === "rejected") ?? [];
  const takeRejected = () => {
    const headings = [
      t("columns.sheet"),
      t("columns.row"),
      t("columns.commune"),
      t("columns.code"),
      t("columns.name"),
      t("columns.voters"),
      t("columns.reasons"),
    ];
    downloadText(rowsAsCsv(headings, rejected), "text/csv", `${(fileName ?? "").replace(/\.[^.]+$/, "")}-${t("rejectedFile")}.csv`);
  };
  const writes = (preview?.counts.new ?? 0) + (preview?.counts.changed ?? 0);

  return (
    <section className="editor" aria-label={t("title")} data-testid="intake">
      <header className="editor-head">
        <div className="editor-titles">
          <h2 className="editor-title">{t("title")}</h2>
          {fileName && <p className="quiet intake-file">{fileName}</p>}
        </div>
        <IconButton icon={X} label={t("close")} onClick={closeEditor} />
      </header>
      <div className="editor-body">
        {phase === "choosing" && <Choosing />}
        {phase === "reading" && <Spinner label={t("reading")} progress={progress} />}
        {phase === "previewing" && <Spinner label={t("checking")} />}
        {problem && <ProblemNote problem={problem} />}
        {receipt !== null && phase === "accepted" && <Receipt receipt={receipt} fileName={fileName} />}
        {preview && phase !== "accepted" && (
          <>
            <IntakeCounts counts={preview.counts} voters={preview.voters} />
            {preview.notes.map((note) => (
              <p key={note} className="editor-rule">
                {note}
              </p>
            ))}
            <fieldset className="editor-buttons bare" aria-label={t("look")}>
              <Button size="small" aria-pressed={sheet === "rows"} onClick={() => setSheet("rows")}>
                {t("showRows")}
              </Button>
              <Button size="small" aria-pressed={sheet === "columns"} onClick={() => setSheet("columns")}>
                {t("showColumns")}
              </Button>
              {rejected.length > 0 && (
                <Button size="small" icon={Download} onClick={takeRejected}>
                  {t("downloadRejected", { n: number(rejected.length) })}
                </Button>
              )}
            </fieldset>
          </>
        )}
      </div>
      <footer className="editor-foot">
        <div className="editor-buttons">
          {preview && phase !== "accepted" && (
            <Button tone="primary" icon={Check} busy={busy} disabled={preview.counts.kept === 0} onClick={() => void accept()}>
              {writes === 0 ? t("acceptNothing") : t("accept", { n: number(writes) })}
            </Button>
          )}
          {phase !== "choosing" && phase !== "accepted" && (
            <Button icon={RotateCcw} onClick={restartIntake}>
              {t("drop.other")}
            </Button>
          )}
          {phase === "choosing" && <p className="field-hint">{t("nothingKeptYet")}</p>}
        </div>
      </footer>
      {preview &&
        phase !== "accepted" &&
        under &&
        createPortal(
          <section className="under-map" aria-label={sheet === "rows" ? t("showRows") : t("showColumns")}>
            {sheet === "rows" ? (
              <IntakeRows rows={preview.rows} />
            ) : (
              <ColumnMapping
                key={preview.staged}
                sheets={preview.sheets}
                mappings={mappings}
                busy={busy}
                onMap={(next) => void mapColumns(client, next)}
              />
            )}
          </section>,
          under,
        )}
    </section>
  );
};
