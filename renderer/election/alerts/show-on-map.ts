import type { AlertRow } from "../../../electron/contract/index.ts";
import type { LayerName } from "../../../electron/contract/layers.ts";
import { fitProvince, type Selection, setSheetWhole, visit } from "../../stores/desk-store.ts";
import { layersStore } from "../../stores/layers-store.ts";
import { spotOf } from "../../stores/properties.ts";

const layerOf: Readonly<Record<string, LayerName>> = {
  "quarantine-zone": "quarantine-zones",
  "risk-area": "risk-areas",
  incident: "incidents",
  place: "polling-places",
  commune: "communes",
  district: "districts",
};

const named = (kind: string, id: string): Selection | null => {
  const layer = layerOf[kind];
  return layer && layersStore.getState()[layer].features.has(id) ? { layer, id } : null;
};

/** Goes where an alert is: to its own record where the map shows that, else to its unit. */
export const showOnMap = ({ record, unit }: AlertRow): void => {
  const [kind = "", id = ""] = unit?.split(":") ?? [];
  const target = (record && named(record.kind, record.id)) ?? named(kind, id);
  const feature = target && layersStore.getState()[target.layer].features.get(target.id);
  setSheetWhole(false);
  if (target && feature) visit(spotOf(feature), target);
  else fitProvince();
};
