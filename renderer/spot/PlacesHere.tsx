import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { PlaceLine } from "./PlaceLine.tsx";
import type { SpotDescription } from "./use-spot.ts";
import { worstFirst } from "./worst-first.ts";

const SHOWN = 6;

/** Readiness of the commune's places, worst first. */
export const PlacesHere = ({ described }: { described: SpotDescription }) => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const [all, setAll] = useState(false);
  const places = worstFirst(described.places);
  const ready = places.filter((place) => place.readiness === "ready" && !place.conflict).length;
  return (
    <section className="spot-section" data-testid="spot-places">
      <h3 className="spot-title-line">
        {t("spot.readiness")}
        {places.length > 0 && (
          <span className="figure">
            {format.number(ready)} / {format.number(places.length)}
          </span>
        )}
      </h3>
      {places.length === 0 ? (
        <p className="quiet">{t("spot.noPlaces")}</p>
      ) : (
        <ul>
          {(all ? places : places.slice(0, SHOWN)).map((place) => (
            <PlaceLine key={place.id} place={place} />
          ))}
        </ul>
      )}
      {places.length > SHOWN && (
        <Button tone="quiet" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("spot.showLess") : t("spot.showAll", { n: format.number(places.length) })}
        </Button>
      )}
    </section>
  );
};
