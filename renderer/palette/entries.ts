import type { LucideIcon } from "lucide-react";
import { Building2, CloudRainWind, Hospital, Landmark, Map as MapIcon, ShieldAlert } from "lucide-react";
import type { LayerName } from "../../electron/contract/layers.ts";
import type { SearchHit } from "../../electron/contract/methods.ts";
import { visit } from "../stores/desk-store.ts";

/** One line of the palette, from a hit or from a command. */
export interface Entry {
  key: string;
  title: string;
  detail: string;
  icon: LucideIcon | undefined;
  keys: string | undefined;
  choose(): void;
}

const kinds: Record<SearchHit["kind"], { layer: LayerName; zoom: number; icon: LucideIcon }> = {
  district: { layer: "districts", zoom: 10, icon: MapIcon },
  commune: { layer: "communes", zoom: 11.5, icon: Landmark },
  "polling-place": { layer: "polling-places", zoom: 13, icon: Building2 },
  "quarantine-zone": { layer: "quarantine-zones", zoom: 12, icon: Hospital },
  "risk-area": { layer: "risk-areas", zoom: 11, icon: CloudRainWind },
  incident: { layer: "incidents", zoom: 13, icon: ShieldAlert },
};

/** A hit goes to its place on the map, is selected there, and its card opens. */
export const hitEntry = (hit: SearchHit): Entry => {
  const { layer, zoom, icon } = kinds[hit.kind];
  return {
    key: `${hit.kind}:${hit.id}`,
    title: hit.title,
    detail: hit.detail,
    icon,
    keys: undefined,
    choose: () => visit({ lon: hit.lon, lat: hit.lat, zoom }, { layer, id: hit.id }),
  };
};
