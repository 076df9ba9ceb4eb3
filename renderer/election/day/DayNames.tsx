import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { useDay } from "../../stores/day-store.ts";
import { openSheet } from "../../stores/desk-store.ts";
import { DayStateMark } from "../../ui/DayStateMark.tsx";
import { type DayName, dayNames } from "./day-names.ts";
import { goToName } from "./go-to-name.ts";
import "./DayNames.css";

/** So many names are read at a glance; the sheet has all of them. */
const most = 8;

/** By name who is interrupted, not open or silent, the gravest first; one press shows where it is. Nothing where nobody is waited for. */
export const DayNames = () => {
  const { t } = useTranslation("day");
  const { number } = useFormat();
  const glance = useDay((state) => state.glance);
  if (glance === null) return null;
  const names = dayNames(glance);
  if (names.length === 0) return null;
  const shown = names.slice(0, most);
  const called = ({ name, number: place, places }: DayName): string =>
    place === null ? t("names.many", { name, n: number(places) }) : t("names.one", { name, number: place });
  return (
    <ul className="day-names" aria-label={t("names.label")} data-testid="day-names">
      {shown.map((name, i) => {
        const before = shown[i - 1];
        const isFirst = before?.state !== name.state || before.mark !== name.mark;
        return (
          <li key={`${name.layer}:${name.id}`}>
            {isFirst && <DayStateMark state={name.state} mark={name.mark} />}
            <button type="button" className={`day-name day-name-${name.mark}`} onClick={() => goToName(name)}>
              {!isFirst && <span className="visually-hidden">{t(`state.${name.state}`)}: </span>}
              {called(name)}
            </button>
          </li>
        );
      })}
      {names.length > most && (
        <li>
          <button type="button" className="day-name" onClick={() => openSheet("day")}>
            {t("names.more", { n: number(names.length - most) })}
          </button>
        </li>
      )}
    </ul>
  );
};
