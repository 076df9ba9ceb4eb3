import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { HistoryButton } from "../history/HistoryButton.tsx";
import { select } from "../stores/desk-store.ts";
import { Age } from "../ui/Age.tsx";
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

/** Number of a place within its commune, from its code `00694-02`. */
const numberOfPlace = (id: string): string => String(Number(id.split("-").at(-1)));

/** One polling place: mark and word, number and name, reason, voters, age. `far`: says how far it is. */
export const PlaceLine = ({ place, far = false }: { place: PlaceHere; far?: boolean }) => {
  const { t } = useTranslation(["desk", "words"]);
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
        <ReadinessMark readiness={place.readiness} conflict={place.conflict} />
      </span>
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
