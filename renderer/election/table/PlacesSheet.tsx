import { ClipboardCheck, Copy, Download, FileSpreadsheet, FileUp, Flag } from "lucide-react";
import { useCallback, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyLines } from "../../changes/copy-text.ts";
import { downloadFile } from "../../editing/download.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { openEditor, selectPlaces, useDesk } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { MenuButton } from "../../ui/MenuButton.tsx";
import { notify, notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { DayReport } from "../day/DayReport.tsx";
import { useMayTell } from "../day/use-saving.ts";
import { exportedRows } from "./exported-rows.ts";
import { FiguresIntake } from "./FiguresIntake.tsx";
import { PlacesFilters, PlacesSearch } from "./PlacesFilters.tsx";
import { PlacesGrid } from "./PlacesGrid.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { useTableView } from "./table-view.ts";
import "../../sheets/SheetParts.css";
import "./PlacesSheet.css";

/** Rows asked for at once, and the step they are asked for by: what is in sight lies well within. */
const LIMIT = 300;
const STEP = 100;
const MOST_READINESS = 2000;

/** Khu vực bỏ phiếu as a table beside the map: narrowed, ordered, picked, copied, exported; many told of at once. */
export const PlacesSheet = () => {
  const { t } = useTranslation("table");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayTell = useMayTell();
  const view = useTableView();
  const selected = useDesk((state) => state.selectedPlaces);
  const [offset, setOffset] = useState(0);
  const [loading, setLoading] = useState(false);
  const [busy, setBusy] = useState(false);
  const [telling, setTelling] = useState(false);
  const filtersId = useId();
  const { value, problem } = useLive("places.table", { ...view, offset, limit: LIMIT });
  const reach = useCallback((start: number) => setOffset(Math.max(0, Math.floor(start / STEP) * STEP - STEP)), []);
  const chosen = selected.length > 0 ? { codes: selected } : {};
  const out = value && exportedRows({ picked: selected.length, matching: value.matching, total: value.total });
  const rowsOut = out ? `: ${t(`exportRows.${out.which}`, { n: number(out.n) })}` : "";

  const allCodes = async (): Promise<string[] | null> => {
    const result = await client.call("places.codes", view);
    if (result.ok) return result.value.codes;
    notifyProblem(result.error);
    return null;
  };
  const copy = async () => {
    setBusy(true);
    const result = await client.call("places.text", { ...view, ...chosen });
    setBusy(false);
    if (result.ok) await copyLines(result.value.text.split("\n"));
    else notifyProblem(result.error);
  };
  const takeOut = async (format: "xlsx" | "csv") => {
    setBusy(true);
    const result = await client.call("places.export", { ...view, ...chosen, format });
    setBusy(false);
    if (!result.ok) return notifyProblem(result.error);
    const { certificate } = result.value;
    downloadFile(result.value);
    notify({
      tone: "good",
      title: t("exported", { written: number(certificate.written), matching: number(certificate.matching) }),
      text: t("certificate", { hash: certificate.hash, head: certificate.head }),
    });
  };

  if (loading) return <FiguresIntake close={() => setLoading(false)} />;
  return (
    <div className="places-sheet">
      <header className="places-tools sheet-narrow">
        <PlacesSearch controls={filtersId} />
        {value && (
          <p className="places-shown" role="status" data-testid="places-shown">
            <strong>{t("shown", { matching: number(value.matching), total: number(value.total), voters: number(value.voters) })}</strong>{" "}
            {value.votersKnown < value.matching && t("votersKnown", { n: number(value.votersKnown), of: number(value.matching) })}{" "}
            {value.slotName !== null && <span className="quiet">{t("slot", { slot: value.slotName })}</span>}
          </p>
        )}
        <SavedViews />
        <MenuButton
          label={t("spreadsheet")}
          icon={FileSpreadsheet}
          items={[
            { key: "copy", label: t("copy"), icon: Copy, run: () => void copy() },
            { key: "xlsx", label: `${t("exportXlsx")}${rowsOut}`, icon: Download, run: () => void takeOut("xlsx") },
            { key: "csv", label: `${t("exportCsv")}${rowsOut}`, icon: Download, run: () => void takeOut("csv") },
            ...(mayTell ? [{ key: "load", label: t("figures.open"), icon: FileUp, run: () => setLoading(true) }] : []),
          ]}
        />
        {busy && <Spinner label={t("working")} />}
      </header>
      <PlacesFilters id={filtersId} />
      {problem ? (
        <ProblemNote problem={problem} />
      ) : value === null ? (
        <Spinner />
      ) : value.matching === 0 ? (
        <Empty title={t(value.total === 0 ? "noPlaces" : "none")} />
      ) : (
        <PlacesGrid table={value} reach={reach} allCodes={allCodes} copy={() => void copy()} />
      )}
      {selected.length > 0 && (
        <footer className="places-selected">
          <strong>{t("selected", { n: number(selected.length) })}</strong>
          {mayTell && (
            <Button
              size="small"
              icon={ClipboardCheck}
              disabled={selected.length > MOST_READINESS}
              onClick={() => openEditor({ type: "readiness", ids: selected })}
            >
              {t("report")}
            </Button>
          )}
          {mayTell && (
            <Button size="small" icon={Flag} aria-expanded={telling} onClick={() => setTelling(!telling)}>
              {t("tellDay")}
            </Button>
          )}
          <Button size="small" tone="quiet" onClick={() => selectPlaces([])}>
            {t("unselect")}
          </Button>
          {mayTell && selected.length > MOST_READINESS && <p className="quiet">{t("tooMany", { n: number(MOST_READINESS) })}</p>}
          {mayTell && telling && <DayReport ids={selected} done={() => selectPlaces([])} />}
        </footer>
      )}
    </div>
  );
};
