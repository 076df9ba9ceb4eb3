import { ClipboardCheck, Copy, Download, FileSpreadsheet } from "lucide-react";
import { useCallback, useState } from "react";
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
import { FiguresIntake } from "./FiguresIntake.tsx";
import { PlacesFilters } from "./PlacesFilters.tsx";
import { PlacesGrid } from "./PlacesGrid.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { useTableView } from "./table-view.ts";
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
  const [busy, setBusy] = useState<"xlsx" | "csv" | "text" | null>(null);
  const { value, problem } = useLive("places.table", { ...view, offset, limit: LIMIT });
  const reach = useCallback((start: number) => setOffset(Math.max(0, Math.floor(start / STEP) * STEP - STEP)), []);
  const chosen = selected.length > 0 ? { codes: selected } : {};

  const allCodes = async (): Promise<string[] | null> => {
    const result = await client.call("places.codes", view);
    if (result.ok) return result.value.codes;
    notifyProblem(result.error);
    return null;
  };
  const copy = async () => {
    setBusy("text");
    const result = await client.call("places.text", { ...view, ...chosen });
    setBusy(null);
    if (result.ok) await copyLines(result.value.text.split("\n"));
    else notifyProblem(result.error);
  };
  const takeOut = async (format: "xlsx" | "csv") => {
    setBusy(format);
    const result = await client.call("places.export", { ...view, ...chosen, format });
    setBusy(null);
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
      <header className="places-tools">
        <PlacesFilters />
        <div className="places-actions">
          {value && (
            <p className="places-shown" role="status" data-testid="places-shown">
              <strong>{t("shown", { matching: number(value.matching), total: number(value.total), voters: number(value.voters) })}</strong>{" "}
              {value.votersKnown < value.matching && t("votersKnown", { n: number(value.votersKnown), of: number(value.matching) })}{" "}
              {value.slotName !== null && <span className="quiet">{t("slot", { slot: value.slotName })}</span>}
            </p>
          )}
          <SavedViews />
          <Button size="small" icon={Copy} busy={busy === "text"} onClick={() => void copy()}>
            {t("copy")}
          </Button>
          <MenuButton
            label={t("exportXlsx")}
            icon={Download}
            items={[
              { key: "xlsx", label: t("exportXlsx"), run: () => void takeOut("xlsx") },
              { key: "csv", label: t("exportCsv"), run: () => void takeOut("csv") },
            ]}
          />
          {mayTell && (
            <Button size="small" icon={FileSpreadsheet} onClick={() => setLoading(true)}>
              {t("figures.open")}
            </Button>
          )}
        </div>
      </header>
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
          <Button size="small" onClick={() => selectPlaces([])}>
            {t("unselect")}
          </Button>
          {mayTell && selected.length > MOST_READINESS && <p className="quiet">{t("tooMany", { n: number(MOST_READINESS) })}</p>}
          {mayTell && <DayReport ids={selected} done={() => selectPlaces([])} />}
        </footer>
      )}
    </div>
  );
};
