import type { ToldKind } from "../../electron/contract/history.ts";
import type { LayerName } from "../../electron/contract/layers.ts";

/** The layer in which a kind of record is shown. */
export const layerOf: Record<ToldKind, LayerName> = {
  "polling-place": "polling-places",
  "quarantine-zone": "quarantine-zones",
  "risk-area": "risk-areas",
  incident: "incidents",
};

/** The kind of record a layer shows; null where it shows none that has a history, as communes. */
export const kindOf = (layer: LayerName): ToldKind | null => {
  for (const kind of ["polling-place", "quarantine-zone", "risk-area", "incident"] as const) if (layerOf[kind] === layer) return kind;
  return null;
};
