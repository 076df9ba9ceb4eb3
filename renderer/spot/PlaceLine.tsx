import { useTranslation } from "react-i18next";
import { dayMarks, shownDayStates } from "../../electron/contract/election/day-answers.ts";
import type { LayerFeature } from "../../electron/contract/geometry.ts";
import { openDayOf } from "../election/day/day-view.ts";
import { useFormat } from "../format/use-format.ts";
import { HistoryButton } from "../history/HistoryButton.tsx";
import { useLead } from "../stores/day-store.ts";
import { select } from "../stores/desk-store.ts";
import { useLayer } from "../stores/layers-store.ts";
import { Age } from "../ui/Age.tsx";
import { DayStateMark } from "../ui/DayStateMark.tsx";
import { ReadinessMark } from "../ui/ReadinessMark.tsx";
import type { PlaceHere } from "./worst-first.ts";

/** `1.250 m` up to two kilometres, then `2,3 km`. */
const useDistance = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  return (metres: number): string =>
    metres < 2_000
      ? t("spot.metres", { n: format.number(Math.round(metres / 10) * 10) })
      : t("spot.kilometres", { n: format.number(metres / 1_000, 1) });
};

/** Where a place stands on the day as the map's layer tells it; null where it tells nothing that can be read. */
const dayOf = (feature: LayerFeature | undefined) => {
  const state = shownDayStates.find((known) => known === feature?.properties.day);
  const mark = dayMarks.find((known) => known === feature?.properties.day_mark);
  return state === undefined || mark === undefined ? null : { state, mark };
};

/** Number of a place within its commune, from its code `00694-02`. */
const numberOfPlace = (id: string): string => String(Number(id.split("-").at(-1)));

/** One polling place: mark and word, number and name, reason, voters, age. `far`: says how far it is. */
export const PlaceLine = ({ place, far = false }: { place: PlaceHere; far?: boolean }) => {
  const { t } = useTranslation(["desk", "words", "day"]);
  const isDay = useLead() === "day";
  const day = dayOf(useLayer("polling-places").features.get(place.id));
  const format = useFormat();
  const distance = useDistance();
  const facts = [
    far && place.distanceM !== null ? distance(place.distanceM) : null,
    place.voters !== null ? t("layers.voters", { n: format.number(place.voters) }) : null,
    place.position === "estimated" ? t("spot.estimated") : null,
  ].filter(Boolean);
  return (
    <li className="place-line">
      <span className="place-line-head">
        <button type="button" className="place-line-name" onClick={() => select({ layer: "polling-places", id: place.id })}>
          {t("spot.number", { n: numberOfPlace(place.id) })} · {place.name}
        </button>
        {isDay && day !== null ? (
          <DayStateMark state={day.state} mark={day.mark} />
        ) : (
          <ReadinessMark readiness={place.readiness} conflict={place.conflict} />
        )}
      </span>
      {isDay && day !== null && (
        <span className="place-line-day">
          <ReadinessMark readiness={place.readiness} conflict={place.conflict} />
          <button type="button" className="place-line-name" onClick={() => openDayOf(place.id)}>
            {t("day:glance.open")}
          </button>
        </span>
      )}
      {place.note && <span className="place-line-note">{place.note}</span>}
      <span className="place-line-facts">
        <span>{facts.join(" · ")}</span>
        <span className="place-line-end">
          <Age asOf={place.asOf} />
          <HistoryButton kind="polling-place" id={place.id} name={place.name} />
        </span>
      </span>
    </li>
  );
};
