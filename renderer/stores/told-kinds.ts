import type { DrawnKind, ToldKind } from "../../electron/contract/history.ts";
import type { LayerName } from "../../electron/contract/layers.ts";

/** The layer in which a kind of record is shown. */
export const layerOf: Record<DrawnKind, LayerName> = {
  "polling-place": "polling-places",
  "quarantine-zone": "quarantine-zones",
  "risk-area": "risk-areas",
  incident: "incidents",
};

/** Whether records of a kind are drawn on the map by themselves; of others only where they stand is known. */
export const isDrawn = (kind: ToldKind): kind is DrawnKind => Object.hasOwn(layerOf, kind);

/** The kind of record a layer shows; null where it shows none that has a history, as communes. */
export const kindOf = (layer: LayerName): DrawnKind | null => {
  for (const kind of ["polling-place", "quarantine-zone", "risk-area", "incident"] as const) if (layerOf[kind] === layer) return kind;
  return null;
};
