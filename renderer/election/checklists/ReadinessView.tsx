import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { checklistLevels, type Readiness, readinessStates, type UnitKey } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { useDesk } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell } from "../day/use-saving.ts";
import { showChecklistOf, showLevel, showWithin, useChecklistView } from "./checklists-view.ts";
import { TickBar } from "./TickBar.tsx";
import { UnitChecklist } from "./UnitChecklist.tsx";
import { UnitRows } from "./UnitRows.tsx";

/** The choice that narrows nothing; a select has no empty value. */
const ALL = "all";
const MOST = 2000;

/** Places, communes or districts with their readiness, worst first; many ticked at once, one opened beside the list. */
export const ReadinessView = () => {
  const { t } = useTranslation("checklists");
  const { t: word } = useTranslation("words");
  const { number } = useFormat();
  const mayWrite = useMayTell();
  const level = useChecklistView((state) => state.level);
  const within = useChecklistView((state) => state.within);
  const unit = useChecklistView((state) => state.unit);
  const onMap = useDesk((desk) => desk.selectedPlaces);
  const [mark, setMark] = useState<Readiness | typeof ALL>(ALL);
  const [item, setItem] = useState(ALL);
  const [needing, setNeeding] = useState(false);
  const [picked, setPicked] = useState<readonly UnitKey[]>([]);
  const districts = useLive("checklists.rollUp", {}).value?.children ?? [];
  const items = useLive("checklists.items", { level, within }).value?.rows ?? [];
  const { value, problem } = useLive("checklists.list", {
    level,
    within,
    ...(mark === ALL ? {} : { mark }),
    ...(item === ALL ? {} : { item }),
    needing,
    limit: MOST,
  });
  const rows = value?.rows;
  const shown = useMemo(() => new Set(rows?.map((row) => row.unit)), [rows]);
  const ticked = picked.filter((key) => shown.has(key));
  const fromMap = onMap.map((id): UnitKey => `place:${id}`).filter((key) => shown.has(key));
  if (problem) return <ProblemNote problem={problem} />;
  return (
    <div className="check-places">
      <div className="check-list">
        <div className="sheet-narrow">
          <SelectField
            label={t("list.level")}
            value={level}
            options={checklistLevels.map((one) => ({ value: one, label: t(`level.${one}`) }))}
            onChange={showLevel}
          />
          <SelectField
            label={t("list.within")}
            value={within}
            options={[
              { value: "province", label: t("list.whole") },
              ...districts.map((one) => ({ value: one.unit, label: one.name, detail: `${number(one.places.ready)}/${number(one.places.of)}` })),
            ]}
            onChange={showWithin}
          />
          <SelectField
            label={t("list.mark")}
            value={mark}
            options={[
              { value: ALL, label: t("list.allMarks") },
              ...readinessStates.map((one) => ({
                value: one,
                label: word(`readiness.${one}`),
                detail: value ? number(value.marks[one]) : undefined,
              })),
            ]}
            onChange={(chosen) => setMark(chosen)}
          />
          <SelectField
            label={t("list.item")}
            value={items.some(({ key }) => key === item) ? item : ALL}
            options={[
              { value: ALL, label: t("list.allItems") },
              ...items.map((row) => ({
                value: row.key,
                label: row.words,
                detail: t("list.itemDone", { done: number(row.done), of: number(row.applies) }),
              })),
            ]}
            onChange={setItem}
          />
          <label className="check-needing">
            <input type="checkbox" checked={needing} onChange={(event) => setNeeding(event.target.checked)} />
            {t("list.needing")}
          </label>
          {mayWrite && fromMap.length > 0 && (
            <Button size="small" onClick={() => setPicked(fromMap)}>
              {t("list.fromMap", { n: number(fromMap.length) })}
            </Button>
          )}
          {value && (
            <p className="quiet sheet-shown" role="status">
              {t("list.shown", { shown: number(value.total), n: number(value.of) })}
              {value.total > value.rows.length && ` ${t("list.cut", { shown: number(value.rows.length) })}`}
            </p>
          )}
        </div>
        {value === null ? (
          <Spinner />
        ) : value.of === 0 ? (
          <Empty title={t("list.noUnits")} />
        ) : value.rows.length === 0 ? (
          <Empty title={t("list.none")} />
        ) : (
          <UnitRows rows={value.rows} picked={ticked} pick={mayWrite ? setPicked : undefined} open={unit} />
        )}
        {mayWrite && ticked.length > 0 && <TickBar units={ticked} items={items} item={item === ALL ? null : item} done={() => setPicked([])} />}
      </div>
      {unit !== null && <UnitChecklist key={unit} unit={unit} mayWrite={mayWrite} close={() => showChecklistOf(null)} />}
    </div>
  );
};
