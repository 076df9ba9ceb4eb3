import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ShownDayState, shownDayStates } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { useDay } from "../../stores/day-store.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { DayDetail } from "./DayDetail.tsx";
import { DayReport } from "./DayReport.tsx";
import { DayRows } from "./DayRows.tsx";
import { showDayPlace, useDayView } from "./day-view.ts";
import { useMayTell } from "./use-saving.ts";

/** The choice that narrows nothing; a select has no empty value. */
const ALL = "all";
const MOST = 2000;

/** Every place with its day, those that need somebody first; many told of at once, one opened beside the list. */
export const DayPlaces = () => {
  const { t } = useTranslation("day");
  const { number } = useFormat();
  const mayWrite = useMayTell();
  const districts = useDay((state) => state.glance?.districts) ?? [];
  const place = useDayView((state) => state.place);
  const [state, setState] = useState<ShownDayState | typeof ALL>(ALL);
  const [district, setDistrict] = useState(ALL);
  const [needing, setNeeding] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { value, problem } = useLive("day.list", {
    ...(district === ALL ? {} : { unit: `district:${district}` }),
    ...(state === ALL ? {} : { state }),
    needing,
    limit: MOST,
  });
  const rows = value?.rows;
  const shownIds = useMemo(() => new Set(rows?.map((row) => row.place)), [rows]);
  const ticked = picked.filter((id) => shownIds.has(id));
  if (problem) return <ProblemNote problem={problem} />;
  return (
    <div className="day-places">
      <div className="day-list">
        <div className="sheet-narrow">
          <SelectField
            label={t("list.district")}
            value={district}
            options={[
              { value: ALL, label: t("list.whole") },
              ...districts.map(({ code, name, begun, places }) => ({ value: code, label: name, detail: `${number(begun)}/${number(places)}` })),
            ]}
            onChange={setDistrict}
          />
          <SelectField
            label={t("list.state")}
            value={state}
            options={[
              { value: ALL, label: t("list.allStates") },
              ...shownDayStates.map((one) => ({ value: one, label: t(`state.${one}`), detail: value ? number(value.counts[one]) : undefined })),
            ]}
            onChange={(chosen) => setState(chosen)}
          />
          <label className="day-needing">
            <input type="checkbox" checked={needing} onChange={(event) => setNeeding(event.target.checked)} />
            {t("list.needing")}
          </label>
          {value && (
            <p className="quiet sheet-shown" role="status">
              {t("list.shown", { shown: number(value.total), n: number(value.counts.places) })}
              {value.total > value.rows.length && ` ${t("list.cut", { shown: number(value.rows.length) })}`}
            </p>
          )}
        </div>
        {value === null ? (
          <Spinner />
        ) : value.counts.places === 0 ? (
          <Empty title={t("list.noPlaces")} />
        ) : value.rows.length === 0 ? (
          <Empty title={t("list.none")} />
        ) : (
          <DayRows rows={value.rows} picked={ticked} pick={mayWrite ? setPicked : undefined} open={place} />
        )}
        {mayWrite && <DayReport ids={ticked} done={() => setPicked([])} />}
      </div>
      {place !== null && <DayDetail key={place} place={place} mayWrite={mayWrite} close={() => showDayPlace(null)} />}
    </div>
  );
};
