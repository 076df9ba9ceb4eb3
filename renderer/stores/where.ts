import type { LayerFeature } from "../../electron/contract/geometry.ts";
import { boundsOf, contains } from "../map/geometry/polygons.ts";
import type { LayersState } from "./layers-store.ts";
import { spotOf, textOf } from "./properties.ts";

/** Where a matter lies. `others`: communes it reaches beyond the one named. */
export interface Where {
  commune: string | null;
  district: string | null;
  others: number;
}

type Units = LayersState["communes"]["features"];

const holding = new WeakMap<LayerFeature, { units: Units; commune: LayerFeature | null }>();

/** The commune that holds the middle of a feature; looked for once for as long as neither changes. */
const communeUnder = (feature: LayerFeature, units: Units): LayerFeature | null => {
  const held = holding.get(feature);
  if (held?.units === units) return held.commune;
  const { lon, lat } = spotOf(feature);
  const commune =
    [...units.values()].find(({ geometry }) => {
      if (geometry.type === "Point") return false;
      const { west, south, east, north } = boundsOf(geometry);
      return lon >= west && lon <= east && lat >= south && lat <= north && contains(geometry, lon, lat);
    }) ?? null;
  holding.set(feature, { units, commune });
  return commune;
};

/** Commune and district of an incident, zone or area: as its record says, else by where its middle lies. */
export const whereOf = (feature: LayerFeature, { communes, districts }: LayersState): Where => {
  const code = textOf(feature, "commune_code");
  const commune = (code === null ? undefined : communes.features.get(code)) ?? communeUnder(feature, communes.features);
  const district = districts.features.get((commune && textOf(commune, "district_code")) ?? "");
  const touched = feature.properties.touched_communes;
  return {
    commune: commune && textOf(commune, "name"),
    district: district ? textOf(district, "name") : null,
    others: typeof touched === "number" ? Math.max(0, touched - 1) : 0,
  };
};
