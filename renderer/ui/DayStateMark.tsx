import { useTranslation } from "react-i18next";
import type { DayMark, ShownDayState } from "../../electron/contract/election/day-answers.ts";
import { dayMarkShape } from "../look/day-marks.ts";
import { MarkShape } from "./MarkShape.tsx";
import "./ReadinessMark.css";

/** Where a polling place stands on the day: shape and colour of its mark, and the word. */
export const DayStateMark = ({ state, mark, wordless = false }: { state: ShownDayState; mark: DayMark; wordless?: boolean }) => {
  const { t } = useTranslation("day");
  const shape = dayMarkShape[mark];
  return (
    <span className={`readiness-mark ink-${shape}`}>
      <MarkShape readiness={shape} />
      <span className={wordless ? "visually-hidden" : undefined}>{t(`state.${state}`)}</span>
    </span>
  );
};
