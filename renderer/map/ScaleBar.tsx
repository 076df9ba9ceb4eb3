import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MapEngine } from "./engine.ts";
import { toLonLat } from "./geometry/mercator.ts";
import { scaleBar } from "./scale.ts";

const MOST_PIXELS = 110;

/** A bar of a round length. It is drawn again only when the length changes, not while the map pans. */
export const ScaleBar = ({ engine }: { engine: MapEngine }) => {
  const { t } = useTranslation("map");
  const [bar, setBar] = useState({ metres: 0, pixels: 0 });
  useEffect(
    () =>
      engine.onFrame(({ centre, zoom }) => {
        const { metres, pixels } = scaleBar(toLonLat(centre)[1], zoom, MOST_PIXELS);
        const rounded = Math.round(pixels);
        setBar((now) => (now.metres === metres && now.pixels === rounded ? now : { metres, pixels: rounded }));
      }),
    [engine],
  );
  if (bar.metres === 0) return null;
  const length = bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`;
  return (
    <div className="map-scale" role="img" aria-label={t("scale", { length })}>
      <span className="map-scale-bar" style={{ width: bar.pixels }} />
      <span>{length}</span>
    </div>
  );
};
