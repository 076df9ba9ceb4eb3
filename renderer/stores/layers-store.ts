import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { LayerFeature } from "../../electron/contract/geometry.ts";
import type { LayerFrame, LayerHead, LayerName } from "../../electron/contract/layers.ts";
import type { Problem } from "../../electron/contract/result.ts";
import type { RoomClient } from "../room-client/client.ts";

/** Every layer, in the order in which they are asked for: what the first picture needs comes first. */
export const allLayers = [
  "communes",
  "districts",
  "polling-places",
  "quarantine-zones",
  "risk-areas",
  "incidents",
] as const satisfies readonly LayerName[];

/**
 * One live layer. `features` is a new Map with each frame; `revision` rises with each frame.
 * `lastDelta` tells what the newest frame changed; "whole": everything. `head` null: the room has not answered yet.
 */
export interface LayerState {
  features: ReadonlyMap<string, LayerFeature>;
  head: LayerHead | null;
  revision: number;
  lastDelta: { changed: LayerFeature[]; removed: string[] } | "whole";
  problem: Problem | null;
}

export type LayersState = Record<LayerName, LayerState>;

const emptyLayer = (): LayerState => ({ features: new Map(), head: null, revision: 0, lastDelta: "whole", problem: null });

/** Folds one frame into a layer. */
export const foldFrame = (layer: LayerState, frame: LayerFrame): LayerState => {
  const features = new Map(frame.type === "whole" ? [] : layer.features);
  if (frame.type === "whole") {
    const { features: list, type: _, ...head } = frame.answer;
    for (const feature of list) features.set(feature.properties.id, feature);
    return { features, head, revision: layer.revision + 1, lastDelta: "whole", problem: null };
  }
  for (const feature of frame.changed) features.set(feature.properties.id, feature);
  for (const id of frame.removed) features.delete(id);
  return { features, head: frame.head, revision: layer.revision + 1, lastDelta: { changed: frame.changed, removed: frame.removed }, problem: null };
};

/** What a layer that can no longer be shown leaves: nothing, since what it held may be of another moment. */
export const refusedLayer = (layer: LayerState, problem: Problem): LayerState => ({ ...emptyLayer(), revision: layer.revision + 1, problem });

export const layersStore = createStore<LayersState>(() => ({
  districts: emptyLayer(),
  communes: emptyLayer(),
  "polling-places": emptyLayer(),
  "quarantine-zones": emptyLayer(),
  "risk-areas": emptyLayer(),
  incidents: emptyLayer(),
}));

export const useLayer = (layer: LayerName): LayerState => useStore(layersStore, (state) => state[layer]);

/** Watches every layer for the life of the page. Returns the way to stop. */
export const followLayers = (client: RoomClient): (() => void) => {
  const stops = allLayers.map((layer) =>
    client.live(
      "layers.get",
      { layer },
      (frame) => layersStore.setState((state) => ({ [layer]: foldFrame(state[layer], frame) })),
      (problem) => layersStore.setState((state) => ({ [layer]: refusedLayer(state[layer], problem) })),
    ),
  );
  return () => {
    for (const stop of stops) stop();
  };
};

/** When the newest entry of any layer became known; null where nothing was ever reported. */
export const useLayersAsOf = (): string | null =>
  useStore(layersStore, (state) =>
    allLayers.reduce<string | null>((newest, layer) => {
      const asOf = state[layer].head?.asOf ?? null;
      return asOf !== null && (newest === null || Date.parse(asOf) > Date.parse(newest)) ? asOf : newest;
    }, null),
  );
