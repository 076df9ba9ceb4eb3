import { AlarmClock, CircleDashed, CircleX, Clock, ClockAlert, Layers, type LucideIcon, SquareCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OwedState } from "../../../electron/contract/index.ts";
import "./OwedMark.css";

/** Each state by shape, colour and word; nothing but a report that came is ever drawn as good. */
const marks: Record<OwedState, { icon: LucideIcon; tone: "good" | "attention" | "failed" | "unknown" }> = {
  "not-due": { icon: CircleDashed, tone: "unknown" },
  due: { icon: Clock, tone: "unknown" },
  overdue: { icon: AlarmClock, tone: "attention" },
  missing: { icon: CircleX, tone: "failed" },
  "on-time": { icon: SquareCheck, tone: "good" },
  late: { icon: ClockAlert, tone: "attention" },
  covered: { icon: Layers, tone: "unknown" },
};

/** Where a unit stands with a slot. `wordless`: the word for the screen reader alone. */
export const OwedMark = ({ state, wordless = false }: { state: OwedState; wordless?: boolean }) => {
  const { t } = useTranslation("reports");
  const { icon: Icon, tone } = marks[state];
  return (
    <span className={`owed-mark owed-${tone}`}>
      <Icon aria-hidden="true" />
      <span className={wordless ? "visually-hidden" : undefined}>{t(`state.${state}`)}</span>
    </span>
  );
};
