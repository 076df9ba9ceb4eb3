import type { LayerName } from "../../electron/contract/layers.ts";
import { changesStore } from "../changes/changes-store.ts";
import { dayStore, leadOf } from "../stores/day-store.ts";
import { deskStore, selectPlaces, setSpot } from "../stores/desk-store.ts";
import { allLayers, type LayerState, layersStore } from "../stores/layers-store.ts";
import type { MapEngine, PointedSpot } from "./engine.ts";

/** Gives the engine every layer and every wish of the desk, and the desk what was pointed at. Returns the way to stop. */
export const followStores = (engine: MapEngine): (() => void) => {
  const give = (layer: LayerName, now: LayerState, before: LayerState | null): void => {
    if (now.head === null && now.problem === null) return;
    const next = before !== null && now.revision === before.revision + 1;
    if (next && now.lastDelta !== "whole") {
      const { changed, removed } = now.lastDelta;
      // A frame may bring nothing but a later age of the layer: the map has nothing to draw.
      if (changed.length + removed.length > 0) engine.applyDelta(layer, changed, removed);
    } else engine.setWhole(layer, [...now.features.values()]);
  };
  engine.setLead(leadOf(dayStore.getState()));
  const layers = layersStore.getState();
  for (const layer of allLayers) give(layer, layers[layer], null);
  const desk = deskStore.getState();
  for (const layer of allLayers) engine.setVisible(layer, desk.visible[layer]);
  engine.select(desk.selection);
  engine.setSelectedPlaces(desk.selectedPlaces);
  engine.setChanges(changesStore.getState().shown?.changes ?? []);
  const stops = [
    layersStore.subscribe((now, before) => {
      for (const layer of allLayers) if (now[layer].revision !== before[layer].revision) give(layer, now[layer], before[layer]);
    }),
    deskStore.subscribe((now, before) => {
      if (now.theme !== before.theme) engine.setTheme(now.theme);
      if (now.visible !== before.visible) {
        for (const layer of allLayers) if (now.visible[layer] !== before.visible[layer]) engine.setVisible(layer, now.visible[layer]);
      }
      if (now.selection !== before.selection) engine.select(now.selection);
      if (now.selectedPlaces !== before.selectedPlaces) engine.setSelectedPlaces(now.selectedPlaces);
      if (now.goTo !== before.goTo && now.goTo !== null) {
        if (now.goTo === "province") engine.fitProvince();
        else engine.flyTo(now.goTo.lon, now.goTo.lat, now.goTo.zoom);
      }
    }),
    dayStore.subscribe((now, before) => {
      if (leadOf(now) !== leadOf(before)) engine.setLead(leadOf(now));
    }),
    changesStore.subscribe(({ shown }) => engine.setChanges(shown?.changes ?? [])),
    engine.onSpot(pointed),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** With Ctrl or Shift a polling place joins or leaves the selected ones; else the spot's card is shown. */
const pointed = ({ lon, lat, hit, additive }: PointedSpot): void => {
  if (!additive || hit?.layer !== "polling-places") {
    setSpot({ lon, lat }, hit);
    return;
  }
  const { selectedPlaces } = deskStore.getState();
  selectPlaces(selectedPlaces.includes(hit.id) ? selectedPlaces.filter((id) => id !== hit.id) : [...selectedPlaces, hit.id]);
};
