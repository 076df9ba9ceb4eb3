import { ClipboardCheck, FileSpreadsheet, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { useFormat } from "../../format/use-format.ts";
import { openEditor, selectPlaces, useDesk } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { textOf } from "../../stores/properties.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { nameOf } from "../fields/communes.ts";
import { OldestAge } from "./OldestAge.tsx";
import { PlaceRows } from "./PlaceRows.tsx";
import { countByReadiness, filterPlaces, type PlaceFilter, type PlaceMark, worstFirst } from "./place-rows.ts";
import { UnsavedDrafts } from "./UnsavedDrafts.tsx";
import "./PlaceList.css";
import "./RecordList.css";

const states = ["failed", "lacking", "unknown", "stale", "ready"] as const;
/** The choice that narrows nothing; a select has no empty value. */
const ALL = "all";
const MOST_AT_ONCE = 2000;

/** Khu vực bỏ phiếu of the desk Bầu cử: worst first, narrowed by readiness, district and name, many reported at once. */
export const PlaceList = () => {
  const { t } = useTranslation(["editing", "words"]);
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const { features, head, problem } = useLayer("polling-places");
  const communes = useLayer("communes").features;
  const districts = useLayer("districts").features;
  const selected = useDesk((state) => state.selectedPlaces);
  const [filter, setFilter] = useState<PlaceFilter>({ marks: [], district: "", text: "" });

  const sorted = useMemo(() => worstFirst(features.values()), [features]);
  const communeName = useMemo(() => {
    return (place: LayerFeature) => {
      const commune = communes.get(textOf(place, "commune_code") ?? "");
      return commune ? nameOf(commune) : "";
    };
  }, [communes]);
  const { marks, district, text } = filter;
  /** All of the chosen district and text, whatever their marks: what the marks' counts are of. */
  const within = useMemo(() => filterPlaces(sorted, { marks: [], district, text }, communeName), [sorted, district, text, communeName]);
  const counts = useMemo(() => countByReadiness(within), [within]);
  const shown = useMemo(() => filterPlaces(within, { marks, district: "", text: "" }, communeName), [within, marks, communeName]);

  if (problem) return <ProblemNote problem={problem} />;
  if (head === null) return <Spinner />;
  const toggle = (mark: PlaceMark) =>
    setFilter({ ...filter, marks: marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark] });

  return (
    <div className="place-list" data-testid="list-polling-places">
      <header className="record-list-head">
        <p className="record-list-summary">
          <strong>{t("lists.places", { shown: number(shown.length), n: number(sorted.length) })}</strong>
          <OldestAge asOfs={shown.map((place) => textOf(place, "as_of"))} source={head.source} />
        </p>
        <fieldset className="place-states bare" aria-label={t("lists.byReadiness")}>
          {states.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={marks.includes(state)}
              className={`place-state ink-${state}`}
              onClick={() => toggle(state)}
            >
              <MarkShape readiness={state} /> {t(`words:readiness.${state}`)} <strong data-testid={`count-${state}`}>{number(counts[state])}</strong>
            </button>
          ))}
          {(counts.conflict > 0 || marks.includes("conflict")) && (
            <button type="button" aria-pressed={marks.includes("conflict")} className="place-state ink-lacking" onClick={() => toggle("conflict")}>
              {t("words:readiness.conflict")} <strong>{number(counts.conflict)}</strong>
            </button>
          )}
        </fieldset>
        <div className="place-narrow">
          <SelectField
            label={t("fields.district")}
            value={district === "" ? ALL : district}
            options={[
              { value: ALL, label: t("lists.allDistricts") },
              ...[...districts.values()].map((district) => ({ value: district.id, label: nameOf(district) })),
            ]}
            onChange={(chosen) => setFilter({ ...filter, district: chosen === ALL ? "" : chosen })}
          />
          <TextField label={t("lists.findPlace")} value={text} onChange={(typed) => setFilter({ ...filter, text: typed })} />
        </div>
        {mayWrite && (
          <div className="editor-buttons">
            <Button size="small" icon={Plus} onClick={() => openEditor({ type: "polling-place" })}>
              {t("lists.addPlace")}
            </Button>
            <Button size="small" icon={FileSpreadsheet} onClick={() => openEditor({ type: "intake" })}>
              {t("lists.loadPlaces")}
            </Button>
          </div>
        )}
        <UnsavedDrafts />
      </header>
      {sorted.length === 0 ? (
        <Empty title={t("lists.noReport")} text={t("lists.noPlaces")} />
      ) : shown.length === 0 ? (
        <Empty title={t("lists.noneFound")} />
      ) : (
        <PlaceRows places={shown} communeName={communeName} selected={selected} />
      )}
      {mayWrite && selected.length > 0 && (
        <footer className="place-selected">
          <Button
            size="small"
            tone="primary"
            icon={ClipboardCheck}
            disabled={selected.length > MOST_AT_ONCE}
            onClick={() => openEditor({ type: "readiness", ids: selected })}
          >
            {t("lists.reportMany", { n: number(selected.length) })}
          </Button>
          <Button size="small" onClick={() => selectPlaces([])}>
            {t("lists.unselect")}
          </Button>
          {selected.length > MOST_AT_ONCE && <p className="field-error">{t("lists.tooMany", { n: number(MOST_AT_ONCE) })}</p>}
        </footer>
      )}
    </div>
  );
};
