import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import type { Coordinates } from "../forms/coordinates.ts";

/** Polling places by where they stand; a spot shared by several (estimated positions of one commune) tells of none. */
export type PlacesByPosition = ReadonlyMap<string, LayerFeature | null>;

/** To five decimals, as positions are written: about a metre. */
const keyOf = ({ lon, lat }: Coordinates): string => `${lon.toFixed(5)} ${lat.toFixed(5)}`;

export const placesByPosition = (places: Iterable<LayerFeature>): PlacesByPosition => {
  const found = new Map<string, LayerFeature | null>();
  for (const place of places) {
    if (place.geometry.type !== "Point") continue;
    const [lon, lat] = place.geometry.coordinates;
    const key = keyOf({ lon, lat });
    found.set(key, found.has(key) ? null : place);
  }
  return found;
};

/** The one polling place at these coordinates: how an incident filed by commune and number tells them again. */
export const placeAt = (places: PlacesByPosition, at: Coordinates): LayerFeature | null => places.get(keyOf(at)) ?? null;
