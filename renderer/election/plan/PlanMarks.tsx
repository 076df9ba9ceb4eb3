import { useTranslation } from "react-i18next";
import type { PlanState, PlanUnitRow } from "../../../electron/contract/index.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";

const shapes = { overdue: "failed", due: "lacking", ahead: "unknown", done: "ready" } as const;

/** Where a step stands: shape, colour and word. */
export const PlanStateMark = ({ state }: { state: PlanState }) => {
  const { t } = useTranslation("alerts");
  return (
    <span className={`plan-mark ink-${shapes[state]}`}>
      <MarkShape readiness={shapes[state]} /> {t(`plan.state.${state}`)}
    </span>
  );
};

/** Told in conflict is never good; told late is not either; silence is unknown, and past its hour loud. */
const unitMark = ({ conflict, done, late, toldNot }: PlanUnitRow) => {
  if (conflict) return { shape: "lacking", word: "conflict" } as const;
  if (done) return late ? ({ shape: "lacking", word: "doneLate" } as const) : ({ shape: "ready", word: "done" } as const);
  if (toldNot) return { shape: "failed", word: "toldNot" } as const;
  return late ? ({ shape: "failed", word: "silentLate" } as const) : ({ shape: "unknown", word: "silent" } as const);
};

/** Where one unit stands with a step, with its hour where one was told. */
export const PlanUnitMark = ({ row }: { row: PlanUnitRow }) => {
  const { t } = useTranslation("alerts");
  const { shape, word } = unitMark(row);
  return (
    <span className={`plan-mark tabular ink-${shape}`}>
      <MarkShape readiness={shape} /> {t(`plan.unit.${word}`)}
      {row.doneAt !== null && ` ${shortMomentOf(row.doneAt, roomNow())}`}
      {row.done && row.doneAt === null && <span className="quiet">{t("plan.noHour")}</span>}
    </span>
  );
};
