import { z } from "zod";
import { type AreaGeometry, areaGeometry, type BoundaryPreview } from "../../electron/contract/index.ts";

const outlineFeature = z.object({ geometry: areaGeometry });

/**
 * The new boundaries as one geometry, to be laid over the map as lines: each polygon is its own hole, so that nothing is filled and
 * what lies under stays readable. Null where nothing can be drawn.
 */
export const outlineOf = ({ features }: BoundaryPreview["outline"]): AreaGeometry | null => {
  const polygons = features.flatMap((feature) => {
    const read = outlineFeature.safeParse(feature);
    if (!read.success) return [];
    const { geometry } = read.data;
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return parts.map((rings) => [...rings, ...rings]);
  });
  return polygons.length === 0 ? null : { type: "MultiPolygon", coordinates: polygons };
};
