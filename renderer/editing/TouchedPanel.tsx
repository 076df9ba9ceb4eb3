import { Download, Printer, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature, OutputOf, Problem } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { closeEditor, visit } from "../stores/desk-store.ts";
import { layersStore, useLayer } from "../stores/layers-store.ts";
import { spotOf, textOf } from "../stores/properties.ts";
import { Age } from "../ui/Age.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { notifyProblem } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { ReadinessMark } from "../ui/ReadinessMark.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { TouchedSummary } from "./area/Consequences.tsx";
import { downloadFile } from "./download.ts";
import "./frame/EditorFrame.css";
import "./TouchedPanel.css";

type TouchedAnswer = OutputOf<"touched.list">;
type Row = TouchedAnswer["rows"][number];

/** Rows under their communes, communes by district and name. */
const byCommune = (rows: readonly Row[]): { code: string; commune: string; district: string; rows: Row[] }[] => {
  const groups = new Map<string, { code: string; commune: string; district: string; rows: Row[] }>();
  for (const row of rows) {
    const group = groups.get(row.communeCode) ?? { code: row.communeCode, commune: row.commune, district: row.district, rows: [] };
    group.rows.push(row);
    groups.set(row.communeCode, group);
  }
  return [...groups.values()].sort((a, b) => a.district.localeCompare(b.district, "vi") || a.commune.localeCompare(b.commune, "vi"));
};

const showPlace = (id: string) => {
  const place = layersStore.getState()["polling-places"].features.get(id);
  if (place) visit({ ...spotOf(place), zoom: 11.5 }, { layer: "polling-places", id });
};

/** What the map's layer tells of a place: its reason, the age of its report. */
const toldOf = (places: ReadonlyMap<string, LayerFeature>, id: string, key: "note" | "as_of"): string | null => {
  const place = places.get(id);
  return place === undefined ? null : textOf(place, key);
};

const Side = ({ certainty, rows }: { certainty: "certain" | "possible"; rows: Row[] }) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  const places = useLayer("polling-places").features;
  const groups = useMemo(() => byCommune(rows), [rows]);
  if (rows.length === 0) return null;
  return (
    <section className="touched-list" data-testid={`touched-list-${certainty}`}>
      <h3 className="editor-section-title">{t(certainty === "certain" ? "touched.certain" : "touched.possible")}</h3>
      {groups.map((group) => (
        <div key={group.code} className="touched-group">
          <h4>
            {group.commune} <span className="quiet">· {group.district}</span>
          </h4>
          <ul>
            {group.rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="touched-place" onClick={() => showPlace(row.id)}>
                  <span className="touched-place-name">
                    {t("lists.placeNumber", { number: Number(row.id.slice(row.id.lastIndexOf("-") + 1)) })} · {row.name}
                  </span>
                  <span className="nowrap">
                    {row.voters === null ? t("lists.votersNotKnown") : t("lists.voters", { voters: number(row.voters) })}
                  </span>
                  <span className="touched-place-state">
                    <ReadinessMark readiness={row.readiness} />
                    {places.has(row.id) && <Age asOf={toldOf(places, row.id, "as_of")} plain />}
                  </span>
                  {toldOf(places, row.id, "note") !== null && <span className="touched-place-note">{toldOf(places, row.id, "note")}</span>}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

/** What a zone or an area touches, kept up while open: communes, polling places and voters, to read, export and print. */
export const TouchedPanel = ({ kind, id }: { kind: "quarantine-zone" | "risk-area"; id: string }) => {
  const { t } = useTranslation(["editing", "words"]);
  const client = useRoomClient();
  const [answer, setAnswer] = useState<TouchedAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [exporting, setExporting] = useState<"xlsx" | "geojson" | null>(null);

  useEffect(() => {
    setAnswer(null);
    setProblem(null);
    return client.live("touched.list", { kind, id }, setAnswer, setProblem);
  }, [client, kind, id]);

  const take = async (format: "xlsx" | "geojson") => {
    setExporting(format);
    const result = await client.call("touched.export", { kind, id, format });
    setExporting(null);
    if (result.ok) downloadFile(result.value);
    else notifyProblem(result.error);
  };

  const rows = answer?.rows ?? [];
  return (
    <section className="editor touched-panel" aria-label={t("editing:titles.touched")} data-testid="touched-panel">
      <header className="editor-head">
        <div className="editor-titles">
          <h2 className="editor-title">{t("editing:titles.touchedOf", { name: answer?.name ?? "" })}</h2>
          {answer && (
            <p className="badges">
              <span className="quiet">{t(`words:record.${kind}`)}</span>
              <Age asOf={answer.asOf} />
            </p>
          )}
        </div>
        <IconButton icon={X} label={t("editing:close")} onClick={closeEditor} />
      </header>
      <div className="editor-body">
        {problem && <ProblemNote problem={problem} />}
        {answer === null && problem === null && <Spinner />}
        {answer && <TouchedSummary touched={answer.touched} />}
        {answer && rows.length === 0 && <Empty title={t("editing:touched.none")} text={t("editing:touched.noneText")} />}
        <Side certainty="certain" rows={rows.filter((row) => row.certainty === "certain")} />
        <Side certainty="possible" rows={rows.filter((row) => row.certainty === "possible")} />
      </div>
      <footer className="editor-foot touched-actions">
        <div className="editor-buttons">
          <Button icon={Download} busy={exporting === "xlsx"} disabled={answer === null} onClick={() => void take("xlsx")}>
            XLSX
          </Button>
          <Button icon={Download} busy={exporting === "geojson"} disabled={answer === null} onClick={() => void take("geojson")}>
            GeoJSON
          </Button>
          <Button icon={Printer} disabled={answer === null} onClick={() => window.print()}>
            {t("editing:print")}
          </Button>
        </div>
      </footer>
    </section>
  );
};
