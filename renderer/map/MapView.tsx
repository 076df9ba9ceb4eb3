import { Info, Maximize, Minus, MonitorOff, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangesLegend } from "../changes/ChangesLegend.tsx";
import { useShownChanges } from "../changes/changes-store.ts";
import { deskStore } from "../stores/desk-store.ts";
import { type LayersState, layersStore, useLayer } from "../stores/layers-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { MapEngine } from "./engine.ts";
import { engineStore, useMapEngine } from "./engine-store.ts";
import { followStores } from "./follow-stores.ts";
import { ScaleBar } from "./ScaleBar.tsx";
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";

type MapState = "loading" | "ready" | "lost" | "unable";

const answered = ({ communes, districts, "polling-places": places }: LayersState): boolean =>
  communes.head !== null && districts.head !== null && places.head !== null;

/** The engine on the page for as long as the element is. */
const useEngineOn = (element: React.RefObject<HTMLDivElement | null>): MapState => {
  const [state, setState] = useState<MapState>("loading");
  useEffect(() => {
    const container = element.current;
    if (!container) return;
    setState("loading");
    let engine: MapEngine;
    try {
      engine = new MapEngine(container, {
        theme: deskStore.getState().theme,
        reducedMotion: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      });
    } catch (error) {
      console.error(error);
      setState("unable");
      return;
    }
    const stops = [
      followStores(engine),
      engine.onContext((lost) => setState(lost ? "lost" : "loading")),
      engine.onFrame(() => {
        if (answered(layersStore.getState())) setState("ready");
      }),
    ];
    engineStore.setState({ engine });
    return () => {
      engineStore.setState({ engine: null });
      for (const stop of stops) stop();
      engine.remove();
    };
  }, [element]);
  return state;
};

/** The map with its scale bar and the words about its boundaries. Without graphics it says so, and the rest of the desk goes on. */
export const MapView = () => {
  const [attempt, setAttempt] = useState(0);
  return <OneMap key={attempt} again={() => setAttempt(attempt + 1)} />;
};

/** One engine's life; `again` starts another where the graphics did not come back. */
const OneMap = ({ again }: { again(): void }) => {
  const { t } = useTranslation("map");
  const element = useRef<HTMLDivElement>(null);
  const state = useEngineOn(element);
  const engine = useMapEngine();
  return (
    <div className="map-frame">
      <MapElement element={element} state={state} />
      {state === "unable" && (
        <div className="map-notice" role="alert">
          <Empty icon={MonitorOff} title={t("unable.title")} text={t("unable.text")} />
        </div>
      )}
      {state === "lost" && (
        <div className="map-notice" role="alert">
          <Empty icon={MonitorOff} title={t("lost.title")} text={t("lost.text")}>
            <Button onClick={again}>{t("lost.retry")}</Button>
          </Empty>
        </div>
      )}
      {engine && state === "ready" && (
        <>
          <ScaleBar engine={engine} />
          <ZoomButtons engine={engine} />
          <ChangesLegend />
        </>
      )}
      {state !== "unable" && <Reference />}
    </div>
  );
};

/** The map's element carries how many records of each layer it shows, for those who test the desk from outside. */
const MapElement = ({ element, state }: { element: React.RefObject<HTMLDivElement | null>; state: MapState }) => {
  const { t } = useTranslation("map");
  return (
    <div
      ref={element}
      className="map"
      role="application"
      aria-label={t("label")}
      aria-busy={state === "loading"}
      data-testid="map"
      data-map-state={state}
      data-points={useLayer("polling-places").features.size}
      data-zones={useLayer("quarantine-zones").features.size}
      data-risk-areas={useLayer("risk-areas").features.size}
      data-incidents={useLayer("incidents").features.size}
      data-changes={useShownChanges()?.changes.length ?? 0}
    />
  );
};

const ZoomButtons = ({ engine }: { engine: MapEngine }) => {
  const { t } = useTranslation("map");
  return (
    <div className="map-buttons">
      <button type="button" aria-label={t("zoomIn")} title={t("zoomIn")} onClick={() => engine.zoomBy(1)}>
        <Plus aria-hidden="true" />
      </button>
      <button type="button" aria-label={t("zoomOut")} title={t("zoomOut")} onClick={() => engine.zoomBy(-1)}>
        <Minus aria-hidden="true" />
      </button>
      <button type="button" aria-label={t("province")} title={t("province")} onClick={() => engine.fitProvince()}>
        <Maximize aria-hidden="true" />
      </button>
    </div>
  );
};

/** That the borders are a reference, always; whose they are one hover, focus or press away, so that it covers no name. */
const Reference = () => {
  const { t } = useTranslation("map");
  const attribution = useRoom((room) => room.info?.boundaries.attribution ?? null);
  const [open, setOpen] = useState(false);
  const whole = attribution === null ? null : attribution.replace(/^Ranh giới:\s*/, "");
  return (
    <div className="map-reference">
      {open && whole !== null && <p className="map-reference-whole">{whole}</p>}
      <button
        type="button"
        className="map-reference-more"
        aria-expanded={open}
        title={whole ?? undefined}
        disabled={whole === null}
        onClick={() => setOpen(!open)}
      >
        {t("reference")} <Info aria-hidden="true" />
      </button>
    </div>
  );
};
