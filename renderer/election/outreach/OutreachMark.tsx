import type { DayMark } from "../../../electron/contract/index.ts";
import { dayMarkShape } from "../../look/day-marks.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import "../../ui/ReadinessMark.css";

/** One of the four marks by shape and colour, and the word said beside it. */
export const OutreachMark = ({ mark, word }: { mark: DayMark; word: string }) => {
  const shape = dayMarkShape[mark];
  return (
    <span className={`readiness-mark ink-${shape}`}>
      <MarkShape readiness={shape} />
      <span>{word}</span>
    </span>
  );
};
