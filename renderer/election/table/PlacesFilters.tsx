import { FilterX, ListFilter } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { owedStates, readinessStates, shownDayStates, type TableFilter, tableWants } from "../../../electron/contract/index.ts";
import { nameOf } from "../../editing/fields/communes.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { narrow, showAll, useTableView } from "./table-view.ts";

/** The choice that narrows nothing; a select has no empty value. */
const ALL = "all";

const without = <K extends keyof TableFilter>(filter: TableFilter, key: K): TableFilter => {
  const { [key]: _left, ...rest } = filter;
  return rest;
};

const foldedStore = createStore<{ open: boolean }>(() => ({ open: false }));

/** What the table is narrowed to besides its text, in words. */
const useNarrowed = (): string[] => {
  const { t } = useTranslation(["table", "words", "day", "reports"]);
  const { filter } = useTableView();
  const district = useLayer("districts").features.get(filter.district ?? "");
  return [
    ...(filter.district === undefined ? [] : [district ? nameOf(district) : filter.district]),
    ...(filter.day ?? []).map((one) => t(`day:state.${one}`)),
    ...(filter.readiness ?? []).map((one) => t(`words:readiness.${one}`)),
    ...(filter.owed ?? []).map((one) => t(`reports:state.${one}`)),
    ...(filter.wants ?? []).map((one) => t(`wants.${one}`)),
  ];
};

/** The text looked for, and the way to the other filters: folded away they say in words what they leave out. */
export const PlacesSearch = ({ controls }: { controls: string }) => {
  const { t } = useTranslation("table");
  const { filter } = useTableView();
  const { open } = useStore(foldedStore);
  const narrowed = useNarrowed();
  const fold = useRef<HTMLButtonElement>(null);
  const setText = (text: string) => narrow(text.trim() === "" ? without(filter, "text") : { ...filter, text });
  const clear = () => {
    showAll();
    fold.current?.focus();
  };
  return (
    <>
      <TextField label={t("find")} placeholder={t("find")} value={filter.text ?? ""} onChange={setText} />
      <Button
        ref={fold}
        size="small"
        icon={ListFilter}
        className="places-fold"
        aria-expanded={open}
        aria-controls={controls}
        onClick={() => foldedStore.setState({ open: !open })}
      >
        {narrowed.length === 0 ? t("filters") : t("filtersNarrowed", { words: narrowed.join(" · ") })}
      </Button>
      {Object.keys(filter).length > 0 && <IconButton icon={FilterX} label={t("clear")} onClick={clear} />}
    </>
  );
};

/** What the table is narrowed to: every part chosen must hold. */
export const PlacesFilters = ({ id }: { id: string }) => {
  const { t } = useTranslation(["table", "words", "day", "reports"]);
  const { filter } = useTableView();
  const { open } = useStore(foldedStore);
  const districts = useLayer("districts").features;
  const set = <K extends keyof TableFilter>(key: K, value: TableFilter[K] | null) =>
    narrow(value === null ? without(filter, key) : { ...filter, [key]: value });
  return (
    <fieldset id={id} className="sheet-narrow places-filters bare" aria-label={t("filters")} hidden={!open}>
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
    </fieldset>
  );
};
