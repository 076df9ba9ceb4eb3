import { ListFilter, SquareArrowOutUpRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { openSheet, sheetNames } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell } from "../day/use-saving.ts";
import { WithinChoice } from "../reports/WithinChoice.tsx";
import { MarkForm } from "./MarkForm.tsx";
import { PlanUnits } from "./PlanUnits.tsx";

const parts = ["all", "unsaid", "done"] as const;
type Part = (typeof parts)[number];
/** So many rows the room gives at once. */
const mostRows = 2000;

/** One step of the plan: what it rests on, and every unit that owes it, those not told first. `hold`: work on it has begun, keep it open. */
export const PlanStep = ({ step, hold }: { step: PlanRow; hold(): void }) => {
  const { t } = useTranslation(["alerts", "sheets"]);
  const { number } = useFormat();
  const mayTell = useMayTell();
  const [part, setPart] = useState<Part>("all");
  const [within, setWithin] = useState<string | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [active, setActive] = useState<string | null>(null);
  const { value, problem } = useLive("plan.step", {
    step: step.step,
    limit: mostRows,
    ...(part === "all" ? {} : { only: part }),
    ...(within === null ? {} : { within }),
  });
  const rows = value?.rows ?? [];
  const here = rows.find(({ unit }) => unit === active) ?? rows[0];
  const sheet = sheetNames.find((name) => name === step.sheet);
  const mayMark = mayTell && step.counted === "marked";
  const isTicked = new Set(ticked);
  const picked = rows.filter(({ unit }) => isTicked.has(unit));
  return (
    <section className="plan-detail" aria-label={step.words} onFocusCapture={hold}>
      <div className="plan-about">
        <h3>{step.words}</h3>
        <p className="tabular">
          {step.from === null
            ? t("plan.by", { time: dateTimeOf(step.due) })
            : t("plan.fromTo", { from: dateTimeOf(step.from), to: dateTimeOf(step.due) })}
          {" · "}
          <strong>{t("plan.count", { done: number(step.done), of: number(step.of), unsaid: number(step.unsaid) })}</strong>
          {step.toldNot > 0 && <strong className="ink-failed">, {t("plan.toldNot", { n: number(step.toldNot) })}</strong>}
        </p>
        <p className="quiet">
          {t("basis")}: {step.basis} ({t(`confidence.${step.confidence}`)}). {t(`plan.counted.${step.counted}`)}
        </p>
        <div className="plan-choices">
          <SelectField<Part>
            label={t("plan.show")}
            value={part}
            onChange={setPart}
            options={parts.map((value) => ({ value, label: t(`plan.shown.${value}`) }))}
          />
          {(step.level === "place" || step.level === "commune") && <WithinChoice value={within} onChange={setWithin} />}
          {sheet && (
            <Button size="small" icon={SquareArrowOutUpRight} onClick={() => openSheet(sheet)}>
              {t("plan.openSheet", { sheet: t(`sheets:names.${sheet}`) })}
            </Button>
          )}
          {value && value.matching > rows.length && (
            <span className="quiet tabular">{t("plan.some", { n: number(rows.length), all: number(value.matching) })}</span>
          )}
        </div>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {!value && !problem && <Spinner />}
      {value && !here && <Empty icon={ListFilter} title={t("plan.noUnits")} />}
      {here && (
        <PlanUnits rows={rows} here={here.unit} choose={setActive} ticked={mayMark ? ticked : null} tick={setTicked} label={t("plan.unitsLabel")} />
      )}
      {mayMark && here && <MarkForm step={step} units={picked.length > 0 ? picked : [here]} done={() => setTicked([])} />}
    </section>
  );
};
