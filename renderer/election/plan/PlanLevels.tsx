import { useTranslation } from "react-i18next";
import { type PlanRow, type PlanSlotRow, unitLevels } from "../../../electron/contract/index.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { openSheet } from "../../stores/desk-store.ts";
import { nextOf } from "./next-of.ts";

interface PlanLevelsProps {
  /** The whole plan. */
  rows: readonly PlanRow[];
  /** What the reporting regime asks of each level next, and what it still lacks. */
  slots: readonly PlanSlotRow[];
  chosen: string | null;
  choose(row: PlanRow): void;
}

/** What is due next at each level that has anything left, and how much of it is past its hour: the way to each step. */
export const PlanLevels = ({ rows, slots, chosen, choose }: PlanLevelsProps) => {
  const { t } = useTranslation(["alerts", "reports"]);
  const { number } = useFormat();
  return (
    <ul className="plan-levels" aria-label={t("plan.levels")} data-testid="plan-levels">
      {unitLevels
        .filter((level) => rows.some((row) => row.level === level) || slots.some((slot) => slot.level === level))
        .map((level) => {
          const { next, overdue } = nextOf(rows, level);
          const reports = slots.filter((slot) => slot.level === level);
          return (
            <li key={level} data-level={level}>
              {next === null ? (
                <span className="quiet">
                  {t(`reports:levels.${level}`)}
                  {reports.length === 0 && `: ${t("plan.noneAhead")}`}
                </span>
              ) : (
                <button type="button" className="plan-level" aria-pressed={next.step === chosen} onClick={() => choose(next)}>
                  {t(`reports:levels.${level}`)}: <strong>{next.words}</strong>,{" "}
                  <span className="tabular">{t("plan.by", { time: shortMomentOf(next.due, roomNow()) })}</span>
                </button>
              )}
              {overdue > 0 && <strong className="ink-failed tabular">{` ${t("plan.levelOverdue", { n: number(overdue) })}`}</strong>}
              {reports.map((slot) => (
                <button
                  key={slot.slot}
                  type="button"
                  className={`plan-level tabular${slot.state === "overdue" ? " ink-failed" : ""}`}
                  onClick={() => openSheet("reports")}
                >
                  {t(slot.state === "overdue" ? "plan.slotOverdue" : "plan.slotNext", {
                    name: slot.name,
                    time: shortMomentOf(slot.due, roomNow()),
                    n: number(slot.of - slot.done),
                  })}
                </button>
              ))}
            </li>
          );
        })}
    </ul>
  );
};
