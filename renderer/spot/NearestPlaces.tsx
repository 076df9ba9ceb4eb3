import { useTranslation } from "react-i18next";
import { PlaceLine } from "./PlaceLine.tsx";
import type { SpotDescription } from "./use-spot.ts";

/** Nearest places by straight line, folded away where the commune's own list stands above. */
export const NearestPlaces = ({ described }: { described: SpotDescription }) => {
  const { t } = useTranslation("desk");
  const measured = described.nearest.filter((place) => place.distanceM !== null);
  if (measured.length === 0) return null;
  return (
    <details className="spot-section" open={described.places.length === 0}>
      <summary>{t("spot.nearest")}</summary>
      <ul>
        {measured.map((place) => (
          <PlaceLine key={place.id} place={place} far />
        ))}
      </ul>
    </details>
  );
};
