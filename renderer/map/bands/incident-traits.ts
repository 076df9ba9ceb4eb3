import type { LayerFeature } from "../../../electron/contract/index.ts";
import { type MercatorPoint, toRelative } from "../geometry/mercator.ts";

export const numberOf = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);
export const severityOf = ({ properties }: LayerFeature): number => numberOf(properties.severity, 4);
export const isOver = ({ properties }: LayerFeature): boolean => properties.status === "closed" || properties.status === "withdrawn";
/** Open before closed, then by severity. */
export const urgency = (feature: LayerFeature): number => (isOver(feature) ? 0 : 10) + severityOf(feature);
export const pointOf = ({ geometry }: LayerFeature): MercatorPoint =>
  geometry.type === "Point" ? toRelative(geometry.coordinates[0], geometry.coordinates[1]) : { x: 0, y: 0 };
