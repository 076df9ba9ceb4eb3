import type { AreaGeometry, PointGeometry } from "../../electron/contract/index.ts";
import { engineStore } from "../map/engine-store.ts";
import { labelPoint } from "../map/geometry/inside-point.ts";
import { toRelative, toScreen } from "../map/geometry/mercator.ts";
import { type Selection, setSpot, visit } from "../stores/desk-store.ts";
import { layersStore } from "../stores/layers-store.ts";

/** Zooms at which a record of a layer is seen with what is round it. */
const ZOOMS: Partial<Record<Selection["layer"], number>> = { "polling-places": 11.5, incidents: 11 };
const AREA_ZOOM = 10;
/** What lies closer to the map's edge than this (CSS pixels) is taken as out of view. */
const EDGE = 48;

const inView = ({ lon, lat }: { lon: number; lat: number }): boolean => {
  const view = engineStore.getState().engine?.view();
  if (view === undefined) return false;
  const [x, y] = toScreen(view, toRelative(lon, lat));
  return x >= EDGE && y >= EDGE && x <= view.width - EDGE && y <= view.height - EDGE;
};

/**
 * After a save: the record saved is the one selected, its spot's card is shown, and the map goes there unless it is in view.
 * `geometry`: where it was saved; without one, where the layer last had it.
 */
export const showSaved = (saved: Selection, geometry?: AreaGeometry | PointGeometry | undefined): void => {
  const shape = geometry ?? layersStore.getState()[saved.layer].features.get(saved.id)?.geometry;
  if (shape === undefined) {
    setSpot(null, saved);
    return;
  }
  const [lon, lat] = labelPoint({ type: "Feature", id: saved.id, geometry: shape, properties: { id: saved.id } });
  const spot = { lon, lat };
  if (inView(spot)) setSpot(spot, saved);
  else visit({ ...spot, zoom: ZOOMS[saved.layer] ?? AREA_ZOOM }, saved);
};
