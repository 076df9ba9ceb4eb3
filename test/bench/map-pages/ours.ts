import "maplibre-gl/dist/maplibre-gl.css";
import "../../../renderer/look/fonts.css";
import "../../../renderer/map/map.css";
import { MapEngine } from "../../../renderer/map/engine.ts";
import { allLayers } from "../../../renderer/stores/layers-store.ts";
import type { Scene } from "../map-scene.ts";
import { alongPath, cameraAt, ZOOM } from "./path.ts";

const query = new URLSearchParams(location.search);
const scene: Scene = await (await fetch(query.get("scene") ?? "/scene.json")).json();
const container = document.querySelector<HTMLElement>("#map");
if (!container) throw new Error("no place for the map");
const theme = query.get("theme") === "light" ? "light" : "dark";
document.documentElement.dataset.theme = theme;
const engine = new MapEngine(container, { theme, reducedMotion: true });
for (const layer of allLayers) engine.setWhole(layer, scene[layer]);
const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
if (!query.has("fit")) engine.jumpTo(...cameraAt(0), Number(query.get("zoom") ?? ZOOM));
const drawn = () =>
  new Promise<void>((resolve) => {
    const stop = engine.onFrame(() => {
      stop();
      resolve();
    });
  });

window.page = {
  pan: async (milliseconds) => {
    let frames = 0;
    const stop = engine.onFrame(() => frames++);
    await alongPath(milliseconds, (share) => engine.jumpTo(...cameraAt(share), ZOOM));
    stop();
    return frames;
  },
  recolour: async (turn) => {
    const feature = scene["polling-places"][0];
    if (!feature) throw new Error("no place");
    const readiness = turn % 2 === 0 ? "failed" : "ready";
    let frames = 0;
    const start = performance.now();
    const finished = drawn();
    engine.applyDelta("polling-places", [{ ...feature, properties: { ...feature.properties, readiness } }], []);
    const script = performance.now() - start;
    let waiting = true;
    void finished.then(() => {
      waiting = false;
    });
    while (waiting) {
      await frame();
      frames++;
    }
    return { script, frames };
  },
  rest: async () => {
    const finished = drawn();
    engine.jumpTo(...cameraAt(0), ZOOM);
    await finished;
  },
  shown: () => engine.shown(),
};
document.documentElement.dataset.ready = "true";
