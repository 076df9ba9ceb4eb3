import type { LayerFeature } from "../../../electron/contract/index.ts";
import { fold } from "../../palette/fold.ts";
import { layersStore } from "../../stores/layers-store.ts";
import { numberOf, textOf } from "../../stores/properties.ts";
import type { SpokenPlace } from "./spoken-steps.ts";

/** Each folded once: tens of thousands are looked through at every letter. */
const known = new WeakMap<LayerFeature, SpokenPlace>();

/** Name of the commune a polling place of the map belongs to; "" where it is not known. */
export const communeOf = (feature: LayerFeature): string => {
  const commune = layersStore.getState().communes.features.get(textOf(feature, "commune_code") ?? "");
  return (commune && textOf(commune, "name")) ?? "";
};

const spokenPlace = (feature: LayerFeature): SpokenPlace => {
  const before = known.get(feature);
  if (before) return before;
  const day = textOf(feature, "day");
  const place: SpokenPlace = {
    id: feature.properties.id,
    number: numberOf(feature, "number") ?? 0,
    folded: ` ${fold(`${textOf(feature, "name") ?? ""} ${communeOf(feature)}`)} `,
    isWaited: day === "unsaid" || day === "not-open",
  };
  known.set(feature, place);
  return place;
};

/** Every polling place of the map, ready to be looked through. */
export function* spokenNow(): Generator<SpokenPlace> {
  for (const feature of layersStore.getState()["polling-places"].features.values()) yield spokenPlace(feature);
}
