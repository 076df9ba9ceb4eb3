import { useTranslation } from "react-i18next";
import { ageParts, ageTone } from "../format/age.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useByMinute } from "../stores/clock-store.ts";
import { Tooltip } from "./Tooltip.tsx";
import "./Age.css";

interface AgeProps {
  /** When the news became known, ISO 8601; of several, the oldest. Null where nothing was ever reported. */
  asOf: string | null;
  /** The newest of several: then the age shown is said to be the oldest's. */
  newest?: string | undefined;
  source?: string | null;
  /** Words alone, where what it stands in can take the focus itself. */
  plain?: boolean;
}

/** Ms between a moment and the end of the room's current minute: what is told as "1 phút" is at least that old. */
const ageAt = (asOf: string, minute: number | null): number => (minute === null ? 0 : minute + 59_000 - Date.parse(asOf));

/** "13 giờ"; ticks with the room's clock. */
const useAge = (asOf: string): string => {
  const { t } = useTranslation("ui");
  const unit = useByMinute((minute) => ageParts(ageAt(asOf, minute)).unit);
  const n = useByMinute((minute) => ageParts(ageAt(asOf, minute)).n);
  return unit === "now" ? t("age.now") : t(`age.${unit}`, { n });
};

/** The part that ticks, by itself, so that a minute costs a few words and no more. */
const AgeWords = ({ asOf, spread = false }: { asOf: string; spread?: boolean }) => {
  const { t } = useTranslation("ui");
  const tone = useByMinute((minute) => ageTone(ageAt(asOf, minute)));
  const age = useAge(asOf);
  return <span className={`age age-${tone}`}>{spread ? t("age.oldest", { age }) : age}</span>;
};

/** What an age vouches for, in full: newest and oldest, the hour, the source. */
export const AgeDetail = ({ asOf, newest = asOf, source = null }: { asOf: string; newest?: string | undefined; source?: string | null }) => {
  const { t } = useTranslation("ui");
  const ages = { newest: useAge(newest), oldest: useAge(asOf) };
  return (
    <>
      {newest === asOf ? t("age.at", { time: dateTimeOf(asOf) }) : t("age.span", { ...ages, time: dateTimeOf(asOf) })}
      {source && `\n${t("age.source", { source })}`}
    </>
  );
};

/** How old a figure is: colour first, then words; hour and source on hover and focus. */
export const Age = ({ asOf, newest, source = null, plain = false }: AgeProps) => {
  const { t } = useTranslation("ui");
  if (asOf === null) return <span className="age age-none">{t("age.never")}</span>;
  if (plain) return <AgeWords asOf={asOf} />;
  return (
    <Tooltip text={<AgeDetail asOf={asOf} newest={newest} source={source} />}>
      <button type="button" className="age-button">
        <AgeWords asOf={asOf} spread={newest !== undefined && newest !== asOf} />
      </button>
    </Tooltip>
  );
};
