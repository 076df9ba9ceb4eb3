import { Clock3, History, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ChangedRecord } from "../../electron/contract/index.ts";
import { shortMomentOf } from "../format/moment.ts";
import { openHistory } from "../history/open-history.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { select, visit } from "../stores/desk-store.ts";
import { isDrawn, layerOf } from "../stores/told-kinds.ts";
import { IconButton } from "../ui/Button.tsx";
import { SenseMark } from "./SenseMark.tsx";

const showOnMap = ({ kind, id, lon, lat, sense }: ChangedRecord): void => {
  const record = sense === "removed" || !isDrawn(kind) ? null : { layer: layerOf[kind], id };
  if (lon === null || lat === null) select(record);
  else visit({ lon, lat, zoom: kind === "polling-place" || !isDrawn(kind) ? 11.5 : 10.5 }, record);
};

/** The title without the commune and district it stands under. */
const withoutPlace = ({ title, commune, district }: ChangedRecord): string => {
  const tail = [commune, district].flatMap((name) => (name === null ? [] : [`, ${name}`])).join("");
  return tail !== "" && title.toLocaleLowerCase("vi").endsWith(tail.toLocaleLowerCase("vi")) ? title.slice(0, -tail.length) : title;
};

/** One changed record: sense by mark and word, what changed, who and when; pressed, the map goes there. */
export const ChangeLine = ({ change }: { change: ChangedRecord }) => {
  const { t } = useTranslation("changes");
  const today = useRoomDay();
  const { kind, id, title, sense, text, byAge, conflict, actor, knownAt, trueAt } = change;
  const moments =
    knownAt === null
      ? null
      : trueAt === null || shortMomentOf(trueAt, today) === shortMomentOf(knownAt, today)
        ? t("when", { known: shortMomentOf(knownAt, today) })
        : t("whenTrue", { known: shortMomentOf(knownAt, today), true: shortMomentOf(trueAt, today) });
  return (
    <li className="change-line" data-sense={sense}>
      <button type="button" className="change-words" onClick={() => showOnMap(change)}>
        <span className="change-head">
          <SenseMark sense={sense} />
          <span>
            <span className={`change-sense sense-${sense}`}>{t(`sense.${sense}`)}</span> ·{" "}
            <span className="change-title">{withoutPlace(change)}</span>
          </span>
        </span>
        {text !== "" && <span className="change-text">{text}</span>}
        {(conflict || byAge) && (
          <span className="badges">
            {conflict && (
              <span className="badge badge-attention">
                <TriangleAlert aria-hidden="true" />
                {t("conflict")}
              </span>
            )}
            {byAge && (
              <span className="badge badge-quiet">
                <Clock3 aria-hidden="true" />
                {t("byAge")}
              </span>
            )}
          </span>
        )}
        <span className="change-facts">{[moments, actor].filter(Boolean).join(" · ")}</span>
      </button>
      <IconButton icon={History} label={t("historyOf", { title })} onClick={() => openHistory(kind, id)} />
    </li>
  );
};
