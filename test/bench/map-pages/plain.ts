import "maplibre-gl/dist/maplibre-gl.css";
import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { LayerName } from "../../../electron/contract/index.ts";
import { palettes } from "../../../renderer/look/palette.ts";
import "../../../renderer/look/fonts.css";
import type { Scene } from "../map-scene.ts";
import { alongPath, cameraAt, ZOOM } from "./path.ts";

// The same layers as our map, the way MapLibre's own documentation draws them: a GeoJSON source each, colour by feature state.
const palette = palettes.dark;
const scene: Scene = await (await fetch(new URLSearchParams(location.search).get("scene") ?? "/scene.json")).json();
await Promise.all([document.fonts.load('600 13px "Be Vietnam Pro"', "Đồng Văn"), document.fonts.load('500 13px "Be Vietnam Pro"', "Đồng Văn")]);
setWorkerUrl(workerUrl);

const hatchImage = (colour: string, spacing: number): ImageData => {
  const canvas = new OffscreenCanvas(spacing, spacing);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  for (const shift of [-spacing, 0, spacing]) {
    context.moveTo(shift, spacing);
    context.lineTo(shift + spacing, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, spacing, spacing);
};

const collection = (layer: LayerName): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features: scene[layer] });
const source = (layer: LayerName) => ({ type: "geojson" as const, data: collection(layer), promoteId: "id" });
const [empty, low, middle, high, full] = palette.readinessRamp;

const map = new MapLibre({
  container: "map",
  center: cameraAt(0),
  zoom: ZOOM,
  fadeDuration: 0,
  attributionControl: false,
  canvasContextAttributes: { antialias: false },
  style: {
    version: 8,
    sources: {
      communes: source("communes"),
      districts: source("districts"),
      "polling-places": source("polling-places"),
      "quarantine-zones": source("quarantine-zones"),
      "risk-areas": source("risk-areas"),
      incidents: source("incidents"),
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": palette.ground } },
      {
        id: "communes",
        type: "fill",
        source: "communes",
        paint: {
          "fill-color": [
            "step",
            ["coalesce", ["feature-state", "ready_share"], ["get", "ready_share"]],
            empty,
            0.3,
            low,
            0.6,
            middle,
            0.8,
            high,
            1,
            full,
          ],
        },
      },
      { id: "communes-hatch", type: "fill", source: "communes", filter: ["!=", ["get", "hatch"], "none"], paint: { "fill-pattern": "hatch" } },
      { id: "commune-lines", type: "line", source: "communes", paint: { "line-color": palette.communeLine, "line-width": 0.9 } },
      { id: "district-lines", type: "line", source: "districts", paint: { "line-color": palette.districtLine, "line-width": 1.5 } },
      {
        id: "risk-areas",
        type: "fill",
        source: "risk-areas",
        paint: {
          "fill-color": ["match", ["get", "level"], 1, palette.riskLevels[1].fill, 2, palette.riskLevels[2].fill, palette.riskLevels[3].fill],
          "fill-opacity": 0.34,
        },
      },
      {
        id: "risk-lines",
        type: "line",
        source: "risk-areas",
        paint: {
          "line-color": ["match", ["get", "level"], 1, palette.riskLevels[1].line, 2, palette.riskLevels[2].line, palette.riskLevels[3].line],
          "line-width": 2.2,
        },
      },
      { id: "zones", type: "fill", source: "quarantine-zones", paint: { "fill-pattern": "zone" } },
      { id: "zone-lines", type: "line", source: "quarantine-zones", paint: { "line-color": palette.quarantine, "line-width": 2 } },
      {
        id: "places",
        type: "circle",
        source: "polling-places",
        paint: {
          "circle-radius": 2.6,
          "circle-stroke-width": 1,
          "circle-stroke-color": palette.markRim,
          "circle-color": [
            "match",
            ["coalesce", ["feature-state", "readiness"], ["get", "readiness"]],
            "ready",
            palette.marks.ready,
            "lacking",
            palette.marks.lacking,
            "failed",
            palette.marks.failed,
            "stale",
            palette.marks.stale,
            palette.marks.unknown,
          ],
        },
      },
      {
        id: "incidents",
        type: "circle",
        source: "incidents",
        paint: {
          "circle-radius": ["+", 9, ["get", "severity"]],
          "circle-color": palette.incidentPaper,
          "circle-stroke-width": 2,
          "circle-stroke-color": palette.severity[3],
        },
      },
      {
        id: "levels",
        type: "symbol",
        source: "risk-areas",
        layout: { "text-field": ["to-string", ["get", "level"]], "text-font": ["Be Vietnam Pro"], "text-size": 12 },
        paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.5 },
      },
      {
        id: "district-names",
        type: "symbol",
        source: "districts",
        layout: { "text-field": ["upcase", ["get", "name"]], "text-font": ["Be Vietnam Pro"], "text-size": 13, "text-letter-spacing": 0.1 },
        paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.5 },
      },
    ],
  },
});
map.on("style.load", () => {
  map.addImage("hatch", hatchImage(palette.unknownHatch, 8));
  map.addImage("zone", hatchImage(palette.quarantine, 10));
});

const idle = () => new Promise<void>((resolve) => map.once("idle", () => resolve()));
await idle();

let last: GeoJSON.Feature[] = scene["polling-places"];
window.page = {
  pan: async (milliseconds) => {
    let frames = 0;
    const count = map.on("render", () => frames++);
    await alongPath(milliseconds, (share) => map.jumpTo({ center: cameraAt(share), zoom: ZOOM }));
    count.unsubscribe();
    return frames;
  },
  rest: async () => {
    map.jumpTo({ center: cameraAt(0), zoom: ZOOM });
    await idle();
  },
  // setData with the whole layer, which is what a page without more machinery does.
  recolour: async (turn) => {
    const start = performance.now();
    const readiness = turn % 2 === 0 ? "failed" : "ready";
    last = last.map((feature, i) => (i === 0 ? { ...feature, properties: { ...feature.properties, readiness } } : feature));
    const places = map.getSource<GeoJSONSource>("polling-places");
    const done = idle();
    void places?.setData({ type: "FeatureCollection", features: last });
    const called = performance.now() - start;
    let frames = 0;
    let waiting = true;
    void done.then(() => {
      waiting = false;
    });
    while (waiting) {
      await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
      frames++;
    }
    return { script: called, frames };
  },
  shown: () => {
    const ofLayer = (layer: LayerName) => new Set(map.querySourceFeatures(layer).map(({ properties }) => properties.id));
    const places = new Map(map.querySourceFeatures("polling-places").map(({ properties }) => [properties.id, properties.readiness]));
    const marks = { ready: 0, stale: 0, unknown: 0, lacking: 0, failed: 0 };
    for (const readiness of places.values()) if (readiness in marks) marks[readiness as keyof typeof marks]++;
    return {
      communes: ofLayer("communes").size,
      districts: ofLayer("districts").size,
      "polling-places": places.size,
      "quarantine-zones": ofLayer("quarantine-zones").size,
      "risk-areas": ofLayer("risk-areas").size,
      incidents: ofLayer("incidents").size,
      ...marks,
    };
  },
};
document.documentElement.dataset.ready = "true";
