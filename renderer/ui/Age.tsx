import { useTranslation } from "react-i18next";
import { ageParts, ageTone } from "../format/age.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useRoomMinute } from "../stores/clock-store.ts";
import { Tooltip } from "./Tooltip.tsx";
import "./Age.css";

interface AgeProps {
  /** ISO 8601; null: nothing was ever reported. */
  asOf: string | null;
  source?: string | null;
  /** Words alone, where what it stands in can take the focus itself. */
  plain?: boolean;
}

/** How old a figure is: colour first, then words; hour and source on hover and focus. Ticks with the room's clock. */
export const Age = ({ asOf, source, plain = false }: AgeProps) => {
  const { t } = useTranslation("ui");
  const minute = useRoomMinute();
  if (asOf === null) return <span className="age age-none">{t("age.never")}</span>;
  const age = minute === null ? 0 : minute + 59_000 - Date.parse(asOf);
  const { unit, n } = ageParts(age);
  const words = unit === "now" ? t("age.now") : t(`age.${unit}`, { n });
  const shown = <span className={`age age-${ageTone(age)}`}>{words}</span>;
  if (plain) return shown;
  return (
    <Tooltip text={[t("age.at", { time: dateTimeOf(asOf) }), source ? t("age.source", { source }) : null].filter(Boolean).join("\n")}>
      <button type="button" className={`age age-button age-${ageTone(age)}`}>
        {words}
      </button>
    </Tooltip>
  );
};
