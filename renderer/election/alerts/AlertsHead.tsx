import { useTranslation } from "react-i18next";
import { type AlertCounts, type AlertDesk, alertDesks } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { SelectField } from "../../ui/SelectField.tsx";

const parts = ["list", "rules"] as const;
export type Part = (typeof parts)[number];
const shownStates = ["live", "snoozed", "settled"] as const;
export type Shown = (typeof shownStates)[number];

interface AlertsHeadProps {
  part: Part;
  setPart(part: Part): void;
  desk: AlertDesk | "any";
  setDesk(desk: AlertDesk | "any"): void;
  shown: Shown;
  setShown(shown: Shown): void;
  /** Null until they are told. */
  counts: AlertCounts | null;
  judged: { judged: number; of: number } | null;
  /** Rows drawn of those that match, where not all of them are. */
  some: { n: number; all: number } | null;
}

/** Alerts or rules, how many wait, of which desk, and what of them is shown. */
export const AlertsHead = ({ part, setPart, desk, setDesk, shown, setShown, counts, judged, some }: AlertsHeadProps) => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  const inPart = (one: Part): string =>
    one === "rules" && judged ? t("rulesPart", { n: number(judged.judged), of: number(judged.of) }) : t(`parts.${one}`);
  return (
    <div className="alerts-head">
      <fieldset className="alerts-parts">
        <legend className="visually-hidden">{t("parts.label")}</legend>
        {parts.map((one) => (
          <button key={one} type="button" className="alerts-part" aria-pressed={one === part} onClick={() => setPart(one)}>
            {inPart(one)}
          </button>
        ))}
      </fieldset>
      {counts && (
        <p className="tabular" data-testid="alert-counts">
          <strong>{t("counts.live", { n: number(counts.live) })}</strong>
          {counts.urgent > 0 && <strong className="ink-failed">{` · ${t("counts.urgent", { n: number(counts.urgent) })}`}</strong>}
          {` · ${t("counts.rest", { snoozed: number(counts.snoozed), settled: number(counts.settled), total: number(counts.total) })}`}
          {some && ` · ${t("some", { n: number(some.n), all: number(some.all) })}`}
        </p>
      )}
      {part === "list" && (
        <div className="alerts-choices">
          <SelectField<AlertDesk | "any">
            label={t("deskTitle")}
            value={desk}
            onChange={setDesk}
            options={[
              { value: "any", label: t("anyDesk") },
              ...alertDesks.map((value) => ({ value, label: `${t(`desks.${value}`)} (${number(counts?.byDesk[value] ?? 0)})` })),
            ]}
          />
          <SelectField<Shown>
            label={t("shownTitle")}
            value={shown}
            onChange={setShown}
            options={shownStates.map((value) => ({ value, label: `${t(`shown.${value}`)} (${number(counts?.[value] ?? 0)})` }))}
          />
        </div>
      )}
    </div>
  );
};
