import type { LayerFeature } from "../../../../electron/contract/geometry.ts";
import type { LayerFrame, LayerHead, LayerName } from "../../../../electron/contract/layers.ts";

/** A point feature in Hà Giang with the properties given. */
export const feature = (id: string, properties: Omit<LayerFeature["properties"], "id"> = {}): LayerFeature => ({
  type: "Feature",
  id,
  geometry: { type: "Point", coordinates: [104.98, 22.83] },
  properties: { ...properties, id },
});

export const head = (layer: LayerName, asOf: string | null = "2021-05-23T08:00:00+07:00"): LayerHead => ({
  layer,
  asOf,
  validUntil: null,
  source: "phòng",
  conflicts: 0,
  unread: 0,
});

export const whole = (layer: LayerName, features: LayerFeature[], asOf?: string | null): LayerFrame => ({
  type: "whole",
  answer: { type: "FeatureCollection", features, ...head(layer, asOf) },
});
