import "leaflet/dist/leaflet.css";
import L from "leaflet";
import { palettes } from "../../../renderer/look/palette.ts";
import { alongPath, cameraAt, ZOOM } from "./path.ts";

// The same layers on Leaflet's canvas renderer: one canvas for all, whole zoom levels not required.
const palette = palettes.dark;
const scene = await (await fetch(new URLSearchParams(location.search).get("scene") ?? "/scene.json")).json();
const renderer = L.canvas({ padding: 0.1 });
const [lon, lat] = cameraAt(0);
// Leaflet counts tiles of 256, MapLibre of 512: one level more is the same scale.
const map = L.map("map", { renderer, preferCanvas: true, zoomSnap: 0, zoomControl: false, attributionControl: false, fadeAnimation: false }).setView(
  [lat, lon],
  ZOOM + 1,
  { animate: false },
);
const step = (share) => palette.readinessRamp[share >= 1 ? 4 : share >= 0.8 ? 3 : share >= 0.6 ? 2 : share >= 0.3 ? 1 : 0];
const layers = {
  communes: L.geoJSON(scene.communes, {
    renderer,
    style: ({ properties }) => ({ fillColor: step(properties.ready_share), fillOpacity: 1, color: palette.communeLine, weight: 0.9 }),
  }),
  districts: L.geoJSON(scene.districts, { renderer, style: { fill: false, color: palette.districtLine, weight: 1.5 } }),
  "risk-areas": L.geoJSON(scene["risk-areas"], {
    renderer,
    style: ({ properties }) => ({
      fillColor: palette.riskLevels[properties.level].fill,
      fillOpacity: 0.34,
      color: palette.riskLevels[properties.level].line,
      weight: 2.2,
    }),
  }),
  "quarantine-zones": L.geoJSON(scene["quarantine-zones"], {
    renderer,
    style: { fillColor: palette.quarantine, fillOpacity: 0.3, color: palette.quarantine, weight: 2 },
  }),
  "polling-places": L.geoJSON(scene["polling-places"], {
    pointToLayer: ({ properties }, at) =>
      L.circleMarker(at, {
        renderer,
        radius: 2.6,
        weight: 1,
        color: palette.markRim,
        fillColor: palette.marks[properties.readiness],
        fillOpacity: 1,
      }),
  }),
  incidents: L.geoJSON(scene.incidents, {
    pointToLayer: ({ properties }, at) =>
      L.circleMarker(at, {
        renderer,
        radius: 9 + properties.severity,
        weight: 2,
        color: palette.severity[3],
        fillColor: palette.incidentPaper,
        fillOpacity: 1,
      }),
  }),
};
for (const layer of Object.values(layers)) layer.addTo(map);

window.page = {
  pan: async (milliseconds) => {
    let frames = 0;
    await alongPath(milliseconds, (share) => {
      const [x, y] = cameraAt(share);
      map.setView([y, x], ZOOM + 1, { animate: false });
      // A move is drawn at its end; the canvas of this frame is made before the next begins.
      frames++;
    });
    return frames;
  },
  rest: async () => {
    map.setView([lat, lon], ZOOM + 1, { animate: false });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },
  shown: () => {
    const marks = { ready: 0, stale: 0, unknown: 0, lacking: 0, failed: 0 };
    layers["polling-places"].eachLayer(({ feature }) => marks[feature.properties.readiness]++);
    return { ...Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, layer.getLayers().length])), ...marks };
  },
};
document.documentElement.dataset.ready = "true";
