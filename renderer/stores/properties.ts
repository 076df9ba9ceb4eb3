import type { LayerFeature } from "../../electron/contract/geometry.ts";

/** A text of a feature, null where it has none. */
export const textOf = (feature: LayerFeature, key: string): string | null => {
  const value = feature.properties[key];
  return typeof value === "string" && value !== "" ? value : null;
};

export const numberOf = (feature: LayerFeature, key: string): number | null => {
  const value = feature.properties[key];
  return typeof value === "number" ? value : null;
};

export const isTrue = (feature: LayerFeature, key: string): boolean => feature.properties[key] === true;

/** True for a zone or area whose from–to holds the present moment, by the room's clock. */
export const inForce = (feature: LayerFeature): boolean => feature.properties.active === "in-force";

/** True for an incident that still asks for somebody's attention. */
export const isOpen = (incident: LayerFeature): boolean => incident.properties.status !== "closed" && incident.properties.status !== "withdrawn";

/** A position inside or at a feature, to go to: its point, or the middle of its outline's extent. */
export const spotOf = (feature: LayerFeature): { lon: number; lat: number } => {
  const { geometry } = feature;
  if (geometry.type === "Point") return { lon: geometry.coordinates[0], lat: geometry.coordinates[1] };
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of rings.flat()) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
};
