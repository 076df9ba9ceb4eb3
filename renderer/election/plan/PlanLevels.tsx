import { useTranslation } from "react-i18next";
import { type PlanRow, unitLevels } from "../../../electron/contract/index.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { nextOf } from "./next-of.ts";

interface PlanLevelsProps {
  /** The whole plan. */
  rows: readonly PlanRow[];
  chosen: string | null;
  choose(row: PlanRow): void;
}

/** What is due next at each level that has anything left, and how much of it is past its hour: the way to each step. */
export const PlanLevels = ({ rows, chosen, choose }: PlanLevelsProps) => {
  const { t } = useTranslation(["alerts", "reports"]);
  const { number } = useFormat();
  return (
    <ul className="plan-levels" aria-label={t("plan.levels")} data-testid="plan-levels">
      {unitLevels
        .filter((level) => rows.some((row) => row.level === level))
        .map((level) => {
          const { next, overdue } = nextOf(rows, level);
          return (
            <li key={level} data-level={level}>
              {next === null ? (
                <span className="quiet">
                  {t(`reports:levels.${level}`)}: {t("plan.noneAhead")}
                </span>
              ) : (
                <button type="button" className="plan-level" aria-pressed={next.step === chosen} onClick={() => choose(next)}>
                  {t(`reports:levels.${level}`)}: <strong>{next.words}</strong>,{" "}
                  <span className="tabular">{t("plan.by", { time: shortMomentOf(next.due, roomNow()) })}</span>
                </button>
              )}
              {overdue > 0 && <strong className="ink-failed tabular">{` ${t("plan.levelOverdue", { n: number(overdue) })}`}</strong>}
            </li>
          );
        })}
    </ul>
  );
};
