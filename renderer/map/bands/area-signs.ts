import type { LayerFeature } from "../../../electron/contract/index.ts";
import { labelPoint } from "../geometry/inside-point.ts";
import { type MercatorPoint, toRelative, type View } from "../geometry/mercator.ts";
import { boundsOf, polygonsOf } from "../geometry/polygons.ts";

/** A zone that spans less than this many CSS pixels is too small to be seen for what it is. */
const SMALL = 16;

/** True where a zone's outline is too small on the screen to be made out, and a badge stands for it. */
export const isSmall = ({ geometry }: LayerFeature, view: View): boolean => {
  if (geometry.type === "Point") return true;
  const { west, south, east, north } = boundsOf(geometry);
  const [a, b] = [toRelative(west, south), toRelative(east, north)];
  return Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) * view.scale < SMALL;
};

/** Where a zone's badge stands: well inside it. */
export const badgePoint = (feature: LayerFeature): MercatorPoint => toRelative(...labelPoint(feature));

/** The outermost point of an area towards the top right, where its level stands. */
export const topRight = ({ geometry }: LayerFeature): MercatorPoint => {
  if (geometry.type === "Point") return { x: 0, y: 0 };
  let best = { x: 0, y: 0 };
  let most = Number.NEGATIVE_INFINITY;
  for (const polygon of polygonsOf(geometry)) {
    for (const [lon = 0, lat = 0] of polygon[0] ?? []) {
      const reach = lon + lat;
      if (reach > most) {
        most = reach;
        best = toRelative(lon, lat);
      }
    }
  }
  return best;
};
