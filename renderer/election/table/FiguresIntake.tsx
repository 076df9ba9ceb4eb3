import { Check, Download, RotateCcw, X } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { type FigurePreview, type FigureRow, type FigureTable, figureTables } from "../../../electron/contract/index.ts";
import { downloadFile, downloadText } from "../../editing/download.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useFormat } from "../../format/use-format.ts";
import { DropZone } from "../../intake/DropZone.tsx";
import { IntakeCounts } from "../../intake/IntakeCounts.tsx";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { acceptFigures, figuresStore, readFigures, restartFigures } from "./figures-store.ts";

/** Height of a row; `PlacesSheet.css` gives the same. */
const ROW_REM = 2.5;
const rowPixels = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
const order: Record<FigureRow["outcome"], number> = { rejected: 0, changed: 1, new: 2, total: 3, same: 4, blank: 5 };
const NONE = "none";

const csvCell = (text: string): string => `"${(/^[=+@-]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

/** Every row of the file with what becomes of it, the rejected ones first. */
const Rows = ({ rows }: { rows: FigureRow[] }) => {
  const { t } = useTranslation(["table", "intake"]);
  const scroller = useRef<HTMLElement>(null);
  const rowHeight = useMemo(rowPixels, []);
  const sorted = useMemo(() => [...rows].sort((one, other) => order[one.outcome] - order[other.outcome]), [rows]);
  const { start, end } = useWindow(scroller, sorted.length, rowHeight);
  return (
    <section ref={scroller} className="figures-rows" aria-label={t("figures.rows")} tabIndex={-1}>
      <table aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            <th style={{ width: "10rem" }}>{t("figures.row")}</th>
            <th style={{ width: "6rem" }}>{t("figures.outcome")}</th>
            <th style={{ width: "16rem" }}>{t("figures.unit")}</th>
            <th>{t("figures.says")}</th>
            <th>{t("figures.reasons")}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="figures-space">
            <td colSpan={5} style={{ height: start * rowHeight }} />
          </tr>
          {sorted.slice(start, end).map((row, at) => (
            <tr key={`${row.sheet} ${row.row}`} data-outcome={row.outcome} aria-rowindex={start + at + 2}>
              <td title={row.sheet}>
                {row.sheet} · {row.row}
              </td>
              <td>{t(`intake:outcome.${row.outcome}`)}</td>
              <td title={row.unit ?? ""}>{row.name ?? row.unit}</td>
              <td title={row.says}>{row.says}</td>
              <td title={row.reasons.join("\n")}>{row.reasons.join("; ")}</td>
            </tr>
          ))}
          <tr className="figures-space">
            <td colSpan={5} style={{ height: (sorted.length - end) * rowHeight }} />
          </tr>
        </tbody>
      </table>
    </section>
  );
};

const Columns = ({ sheets }: Pick<FigurePreview, "sheets">) => {
  const { t } = useTranslation("table");
  return (
    <details>
      <summary>{t("figures.columns")}</summary>
      {sheets.map(({ sheet, columns, why }) => (
        <p key={sheet} className="figures-columns">
          <strong>{sheet}</strong>
          {why !== null && <span className="quiet">{why}</span>}
          {columns.map(({ heading, means }, at) => (
            <span key={`${heading} ${String(at)}`}>
              {heading || "—"} → {means ?? <span className="quiet">{t("figures.unused")}</span>}
            </span>
          ))}
        </p>
      ))}
    </details>
  );
};

/** Reports and ticks from a spreadsheet: choose, look at every row, keep all of it or nothing. */
export const FiguresIntake = ({ close }: { close: () => void }) => {
  const { t } = useTranslation("table");
  const { number } = useFormat();
  const client = useRoomClient();
  const { phase, preview, problem } = useStore(figuresStore);
  const [what, setWhat] = useState<FigureTable>("reports");
  const [slot, setSlot] = useState<string>(NONE);
  const glance = useLive("reports.glance", {}).value;
  const slots = (glance?.slots ?? []).filter(({ content }) => content !== "text");
  const rejected = preview?.rows.filter(({ outcome }) => outcome === "rejected") ?? [];
  const ofSlot = slot === NONE ? {} : { slot };

  const template = async () => {
    const result = await client.call("figures.template", { what, ...ofSlot });
    if (result.ok) downloadFile(result.value);
    else notifyProblem(result.error);
  };
  const accept = async () => {
    const name = preview?.fileName ?? "";
    const kept = await acceptFigures(client.present);
    if (kept === null) return;
    await sayDone(client.present, kept.changeSet, { title: t("figures.accepted", { n: number(kept.records), name }) });
    close();
  };
  const takeRejected = () => {
    const lines = rejected.map(({ sheet, row, name, says, reasons }) => [sheet, String(row), name ?? "", says, reasons.join("; ")]);
    const heads = [t("figures.row"), "", t("figures.unit"), t("figures.says"), t("figures.reasons")];
    downloadText([heads, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n"), "text/csv", `${t("figures.rejectedFile")}.csv`);
  };
  return (
    <div className="figures-intake" data-testid="figures-intake">
      <div className="figures-choices">
        <strong>{t("figures.title")}</strong>
        {phase === "choosing" && (
          <>
            <SelectField
              label={t("figures.what")}
              value={what}
              options={figureTables.map((one) => ({ value: one, label: t(`figures.${one}`) }))}
              onChange={(chosen) => setWhat(chosen)}
            />
            {what === "reports" && (
              <SelectField
                label={t("figures.slot")}
                value={slot}
                options={[{ value: NONE, label: t("figures.noSlot") }, ...slots.map(({ key, name }) => ({ value: key, label: name }))]}
                onChange={setSlot}
              />
            )}
            <Button size="small" icon={Download} onClick={() => void template()}>
              {t("figures.template")}
            </Button>
          </>
        )}
        <Button size="small" tone="quiet" icon={X} onClick={close}>
          {t("figures.close")}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {phase === "choosing" && (
        <DropZone
          label={t("figures.choose")}
          hint={t("figures.hint")}
          accept=".xlsx,.csv,.tsv,.txt"
          onFile={(file) => void readFigures(client.present, file, what, slot === NONE ? null : slot)}
        />
      )}
      {phase === "reading" && <Spinner label={t("figures.reading")} />}
      {preview && (
        <>
          <IntakeCounts counts={preview.counts} />
          {preview.notes.length > 0 && (
            <ul className="bare quiet">
              {preview.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <Columns sheets={preview.sheets} />
          <Rows rows={preview.rows} />
          <div className="editor-buttons">
            <Button tone="primary" icon={Check} busy={phase === "accepting"} onClick={() => void accept()}>
              {preview.records === 0 ? t("figures.nothing") : t("figures.accept", { n: number(preview.records) })}
            </Button>
            <Button icon={RotateCcw} onClick={restartFigures}>
              {t("figures.again")}
            </Button>
            {rejected.length > 0 && (
              <Button size="small" icon={Download} onClick={takeRejected}>
                {t("figures.takeRejected", { n: number(rejected.length) })}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
};
