import { useStore } from "zustand";
import type { LayerFeature } from "../../electron/contract/geometry.ts";
import type { LayerName } from "../../electron/contract/layers.ts";
import { type LayerState, layersStore } from "./layers-store.ts";
import { inForce, isOpen, textOf } from "./properties.ts";

/** How old the news behind a figure is, as ISO 8601: a figure is only as fresh as the oldest report it counts. */
export interface AgeSpan {
  oldest: string;
  newest: string;
}

/** The span of the features' own `as_of`; null where none of them has one. */
export const spanOf = (features: Iterable<LayerFeature>): AgeSpan | null => {
  let span: { oldest: string; newest: string; from: number; to: number } | null = null;
  for (const feature of features) {
    const asOf = textOf(feature, "as_of");
    if (asOf === null) continue;
    const at = Date.parse(asOf);
    if (span === null) span = { oldest: asOf, newest: asOf, from: at, to: at };
    else if (at < span.from) [span.oldest, span.from] = [asOf, at];
    else if (at > span.to) [span.newest, span.to] = [asOf, at];
  }
  return span && { oldest: span.oldest, newest: span.newest };
};

/** What a layer's figures vouch for: places that were reported (unknown ones have no report), areas in force, open incidents. */
const counted: Partial<Record<LayerName, (feature: LayerFeature) => boolean>> = {
  "polling-places": ({ properties }) => properties.readiness !== "unknown",
  "quarantine-zones": inForce,
  "risk-areas": inForce,
  incidents: isOpen,
};

const known = new WeakMap<LayerState["features"], AgeSpan | null>();

/** Age of what a layer counts, worked out once for each of its frames; where it counts nothing, the newest news that says so. */
export const layerSpan = (layer: LayerName, { features, head }: LayerState): AgeSpan | null => {
  const held = known.get(features);
  if (held !== undefined) return held;
  const counts = counted[layer] ?? (() => true);
  const asOf = head?.asOf ?? null;
  const span = spanOf([...features.values()].filter(counts)) ?? (asOf === null ? null : { oldest: asOf, newest: asOf });
  known.set(features, span);
  return span;
};

export const useLayerSpan = (layer: LayerName): AgeSpan | null => useStore(layersStore, (layers) => layerSpan(layer, layers[layer]));
