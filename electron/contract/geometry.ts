import { z } from "zod";

/** WGS84 degrees, `[lon, lat]`; a third number is refused by the room in words, not here. */
export const position = z.array(z.number()).min(2).max(4);
const ring = z.array(position);

/** Polygon or MultiPolygon as GeoJSON (RFC 7946). Whether it is usable is judged by `spatial/`, which names each fault. */
export const areaGeometry = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
  z.strictObject({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
]);
export type AreaGeometry = z.infer<typeof areaGeometry>;

export const lineGeometry = z.strictObject({ type: z.literal("LineString"), coordinates: z.array(position) });
export type LineGeometry = z.infer<typeof lineGeometry>;

export interface PointGeometry {
  type: "Point";
  coordinates: [number, number];
}

/** A feature as every layer gives it: `properties.id` is always there and equals `id`. */
export interface LayerFeature {
  type: "Feature";
  id: string;
  geometry: AreaGeometry | PointGeometry;
  properties: Record<string, string | number | boolean | null> & { id: string };
}

export interface LayerCollection {
  type: "FeatureCollection";
  features: LayerFeature[];
}
