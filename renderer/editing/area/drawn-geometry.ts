import type { AreaGeometry, LineGeometry } from "../../../electron/contract/index.ts";

interface AnyGeometry {
  type: string;
  coordinates?: unknown;
}

const isArea = (geometry: AnyGeometry): geometry is AreaGeometry => geometry.type === "Polygon" || geometry.type === "MultiPolygon";
const isLine = (geometry: AnyGeometry): geometry is LineGeometry => geometry.type === "LineString";

/** The area among what the map gives back; null while it has fewer than three corners. */
export const areaOf = (geometry: AnyGeometry | null): AreaGeometry | null => {
  if (geometry === null || !isArea(geometry)) return null;
  const ring = geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0]?.[0];
  return ring !== undefined && ring.length >= 4 ? geometry : null;
};

/** The line among what the map gives back; null while it has one end only. */
export const lineOf = (geometry: AnyGeometry | null): LineGeometry | null =>
  geometry !== null && isLine(geometry) && geometry.coordinates.length >= 2 ? geometry : null;
