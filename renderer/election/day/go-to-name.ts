import { dayStore } from "../../stores/day-store.ts";
import { visit } from "../../stores/desk-store.ts";
import { layersStore } from "../../stores/layers-store.ts";
import { numberOf, spotOf } from "../../stores/properties.ts";
import { type DayName, dayNames } from "./day-names.ts";
import { showDayPlace } from "./day-view.ts";

const zooms = { "polling-places": 12, communes: 11.5, districts: 10 } as const;

/** The name last gone to, from which the next one is reckoned. */
let last: string | null = null;

/** Shows on the map, with its card, where somebody is waited for; the open day sheet follows to a single place. */
export const goToName = ({ layer, id }: Pick<DayName, "layer" | "id">): void => {
  last = `${layer}:${id}`;
  const feature = layersStore.getState()[layer].features.get(id);
  if (layer === "polling-places") showDayPlace(id);
  if (!feature) return;
  const [lon, lat] = [numberOf(feature, "label_lon"), numberOf(feature, "label_lat")];
  const at = lon === null || lat === null ? spotOf(feature) : { lon, lat };
  visit({ ...at, zoom: zooms[layer] }, { layer, id });
};

const namesNow = (): DayName[] => {
  const { glance } = dayStore.getState();
  return glance === null ? [] : dayNames(glance);
};

/** Whether anybody is waited for. */
export const isAnyWaited = (): boolean => namesNow().length > 0;

/** Goes on to the next of those who have not begun or are interrupted, from the gravest; after the last one begins anew. */
export const goToNextName = (): void => {
  const names = namesNow();
  const at = names.findIndex(({ layer, id }) => `${layer}:${id}` === last);
  const next = names[(at + 1) % names.length];
  if (next) goToName(next);
};
