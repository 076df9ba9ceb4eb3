import { useTranslation } from "react-i18next";
import { type ChangeSense, changeSenses } from "../../electron/contract/index.ts";
import { shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { useShownChanges } from "./changes-store.ts";
import { SenseMark } from "./SenseMark.tsx";
import "./ChangesLegend.css";

/** On the map while changes are marked there: what each mark means, how many, between which moments. */
export const ChangesLegend = () => {
  const { t } = useTranslation("changes");
  const { number } = useFormat();
  const today = useRoomDay();
  const shown = useShownChanges();
  if (shown === null) return null;
  const count = (sense: ChangeSense): number => shown.changes.filter((change) => change.sense === sense).length;
  const present = changeSenses.filter((sense) => count(sense) > 0);
  return (
    <aside className="changes-legend" aria-label={t("onMap")} data-testid="changes-legend">
      <p className="changes-legend-title">{t("onMap")}</p>
      <p>{t("onMapFrom", { from: shortMomentOf(shown.from, today), to: shortMomentOf(shown.to, today) })}</p>
      {present.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul>
          {present.map((sense) => (
            <li key={sense}>
              <SenseMark sense={sense} /> {t(`sense.${sense}`)} <strong>{number(count(sense))}</strong>
            </li>
          ))}
        </ul>
      )}
      {present.includes("removed") && <p className="quiet">{t("lastPlace")}</p>}
    </aside>
  );
};
