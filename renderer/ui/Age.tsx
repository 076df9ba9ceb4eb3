import { useTranslation } from "react-i18next";
import { ageParts, ageTone } from "../format/age.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useByMinute } from "../stores/clock-store.ts";
import { Tooltip } from "./Tooltip.tsx";
import "./Age.css";

interface AgeProps {
  /** ISO 8601; null: nothing was ever reported. */
  asOf: string | null;
  source?: string | null;
  /** Words alone, where what it stands in can take the focus itself. */
  plain?: boolean;
}

/** Ms between a moment and the end of the room's current minute: what is told as "1 phút" is at least that old. */
const ageAt = (asOf: string, minute: number | null): number => (minute === null ? 0 : minute + 59_000 - Date.parse(asOf));

/** The part that ticks, by itself, so that a minute costs a few words and no more. */
const AgeWords = ({ asOf }: { asOf: string }) => {
  const { t } = useTranslation("ui");
  const tone = useByMinute((minute) => ageTone(ageAt(asOf, minute)));
  const unit = useByMinute((minute) => ageParts(ageAt(asOf, minute)).unit);
  const n = useByMinute((minute) => ageParts(ageAt(asOf, minute)).n);
  return <span className={`age age-${tone}`}>{unit === "now" ? t("age.now") : t(`age.${unit}`, { n })}</span>;
};

/** How old a figure is: colour first, then words; hour and source on hover and focus. Ticks with the room's clock. */
export const Age = ({ asOf, source, plain = false }: AgeProps) => {
  const { t } = useTranslation("ui");
  if (asOf === null) return <span className="age age-none">{t("age.never")}</span>;
  if (plain) return <AgeWords asOf={asOf} />;
  return (
    <Tooltip text={[t("age.at", { time: dateTimeOf(asOf) }), source ? t("age.source", { source }) : null].filter(Boolean).join("\n")}>
      <button type="button" className="age-button">
        <AgeWords asOf={asOf} />
      </button>
    </Tooltip>
  );
};
