import { FilterX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { owedStates, readinessStates, shownDayStates, type TableFilter, tableWants } from "../../../electron/contract/index.ts";
import { nameOf } from "../../editing/fields/communes.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { narrow, showAll, useTableView } from "./table-view.ts";

/** The choice that narrows nothing; a select has no empty value. */
const ALL = "all";

const without = <K extends keyof TableFilter>(filter: TableFilter, key: K): TableFilter => {
  const { [key]: _left, ...rest } = filter;
  return rest;
};

/** What the table is narrowed to: every part chosen must hold. */
export const PlacesFilters = () => {
  const { t } = useTranslation(["table", "words", "day", "reports"]);
  const { filter } = useTableView();
  const districts = useLayer("districts").features;
  const set = <K extends keyof TableFilter>(key: K, value: TableFilter[K] | null) =>
    narrow(value === null ? without(filter, key) : { ...filter, [key]: value });
  return (
    <fieldset className="places-filters bare" aria-label={t("want")}>
      <TextField label={t("find")} value={filter.text ?? ""} onChange={(text) => set("text", text.trim() === "" ? null : text)} />
      <SelectField
        label={t("district")}
        value={filter.district ?? ALL}
        options={[{ value: ALL, label: t("allDistricts") }, ...[...districts.values()].map((one) => ({ value: one.id, label: nameOf(one) }))]}
        onChange={(chosen) => set("district", chosen === ALL ? null : chosen)}
      />
      <SelectField
        label={t("day")}
        value={filter.day?.[0] ?? ALL}
        options={[{ value: ALL, label: t("anyDay") }, ...shownDayStates.map((one) => ({ value: one, label: t(`day:state.${one}`) }))]}
        onChange={(chosen) => set("day", chosen === ALL ? null : [chosen])}
      />
      <SelectField
        label={t("readiness")}
        value={filter.readiness?.[0] ?? ALL}
        options={[{ value: ALL, label: t("anyReadiness") }, ...readinessStates.map((one) => ({ value: one, label: t(`words:readiness.${one}`) }))]}
        onChange={(chosen) => set("readiness", chosen === ALL ? null : [chosen])}
      />
      <SelectField
        label={t("owed")}
        value={filter.owed?.[0] ?? ALL}
        options={[{ value: ALL, label: t("anyOwed") }, ...owedStates.map((one) => ({ value: one, label: t(`reports:state.${one}`) }))]}
        onChange={(chosen) => set("owed", chosen === ALL ? null : [chosen])}
      />
      <SelectField
        label={t("want")}
        value={filter.wants?.[0] ?? ALL}
        options={[{ value: ALL, label: t("anyWant") }, ...tableWants.map((one) => ({ value: one, label: t(`wants.${one}`) }))]}
        onChange={(chosen) => set("wants", chosen === ALL ? null : [chosen])}
      />
      {Object.keys(filter).length > 0 && (
        <Button size="small" tone="quiet" icon={FilterX} onClick={showAll}>
          {t("clear")}
        </Button>
      )}
    </fieldset>
  );
};
