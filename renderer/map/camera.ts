import { Map as MapLibre, setWorkerCount, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { LonLat } from "./geometry/mercator.ts";
import type { Bounds } from "./geometry/polygons.ts";

/** Hà Giang, before its boundaries have come. */
export const PROVINCE: Bounds = { west: 104.35, south: 22.15, east: 105.6, north: 23.4 };
setWorkerUrl(workerUrl);
setWorkerCount(1);

/**
 * MapLibre with nothing of its own on it: a camera with gestures, north up and flat, whose every band is drawn by ours.
 * Throws where WebGL2 cannot be had.
 */
export const createCamera = (container: HTMLElement, centre: LonLat): MapLibre => {
  const map = new MapLibre({
    container,
    style: { version: 8, sources: {}, layers: [] },
    center: [centre[0], centre[1]],
    zoom: 8.5,
    minZoom: 6,
    maxZoom: 17,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    keyboard: false,
    boxZoom: false,
    fadeDuration: 0,
    canvasContextAttributes: { antialias: false, powerPreference: "high-performance" },
  });
  map.touchZoomRotate.disableRotation();
  const canvas = map.getCanvas();
  // The map's own element takes the focus and carries the name; a second one inside it would be a second stop.
  canvas.tabIndex = -1;
  canvas.removeAttribute("aria-label");
  canvas.removeAttribute("role");
  return map;
};

/** MapLibre paints a full-screen sky in every frame even where none is set; this makes it evaluate to nothing. */
export const withoutSky = (map: MapLibre): void => {
  Object.defineProperty(map.style.sky, "getEvaluated", { value: () => undefined });
};
