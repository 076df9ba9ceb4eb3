import { z } from "zod";
import { type AreaGeometry, areaGeometry, type BoundaryPreview } from "../../electron/contract/index.ts";

const outlineFeature = z.object({ geometry: areaGeometry });

/** The new boundaries as one geometry, to be laid over the map; null where nothing can be drawn. */
export const outlineOf = ({ features }: BoundaryPreview["outline"]): AreaGeometry | null => {
  const polygons = features.flatMap((feature) => {
    const read = outlineFeature.safeParse(feature);
    if (!read.success) return [];
    const { geometry } = read.data;
    return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  });
  return polygons.length === 0 ? null : { type: "MultiPolygon", coordinates: polygons };
};
