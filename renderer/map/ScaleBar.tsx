import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MapEngine } from "./engine.ts";
import { toLonLat, type View } from "./geometry/mercator.ts";
import { scaleBar } from "./scale.ts";

const MOST_PIXELS = 110;

const barOf = ({ centre, zoom, unit }: View): { metres: number; pixels: number } => {
  const { metres, pixels } = scaleBar(toLonLat(centre)[1], zoom, MOST_PIXELS);
  return { metres, pixels: Math.round(pixels * unit) };
};

/** A bar of a round length. It is drawn again only when the length changes, not while the map pans. */
export const ScaleBar = ({ engine }: { engine: MapEngine }) => {
  const { t } = useTranslation("map");
  const [bar, setBar] = useState(() => barOf(engine.view()));
  useEffect(
    () =>
      engine.onFrame((view) => {
        const next = barOf(view);
        setBar((now) => (now.metres === next.metres && now.pixels === next.pixels ? now : next));
      }),
    [engine],
  );
  const length = bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`;
  return (
    <div className="map-scale" role="img" aria-label={t("scale", { length })}>
      <span className="map-scale-bar" style={{ width: bar.pixels }} />
      <span>{length}</span>
    </div>
  );
};
