import type { AreaGeometry, LayerFeature } from "../../../../electron/contract/index.ts";

/** A square in degrees, counter-clockwise from its south-west corner. */
export const square = (lon: number, lat: number, size: number): AreaGeometry & { type: "Polygon" } => ({
  type: "Polygon",
  coordinates: [
    [
      [lon, lat],
      [lon + size, lat],
      [lon + size, lat + size],
      [lon, lat + size],
      [lon, lat],
    ],
  ],
});

export const area = (id: string, geometry: AreaGeometry, properties: LayerFeature["properties"] | object = {}): LayerFeature => ({
  type: "Feature",
  id,
  geometry,
  properties: { ...properties, id },
});

export const place = (id: string, at: [number, number], properties: object = {}): LayerFeature => ({
  type: "Feature",
  id,
  geometry: { type: "Point", coordinates: at },
  properties: { commune_code: "00694", readiness: "ready", position: "surveyed", ...properties, id },
});
