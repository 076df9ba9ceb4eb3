import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OutputOf } from "../../electron/contract/methods.ts";
import type { RoomClient } from "../room-client/client.ts";
import { layersStore } from "./layers-store.ts";
import { inForce } from "./properties.ts";

/** Polling places touched by all areas of a kind in force, each counted once. `pending`: areas whose list has not come. */
export interface TouchedUnion {
  areas: number;
  pending: number;
  certain: number;
  certainVoters: number;
  possible: number;
  possibleVoters: number;
}

type Kind = "quarantine-zone" | "risk-area";
type Rows = OutputOf<"touched.list">["rows"];

/** Joins the lists of several areas: a place certain in one is not merely possible for another. Unknown voters add nothing. */
export const uniteTouched = (lists: (Rows | null)[]): TouchedUnion => {
  const certain = new Map<string, number>();
  const possible = new Map<string, number>();
  for (const row of lists.flatMap((rows) => rows ?? [])) (row.certainty === "certain" ? certain : possible).set(row.id, row.voters ?? 0);
  for (const id of certain.keys()) possible.delete(id);
  const sum = (voters: Map<string, number>) => [...voters.values()].reduce((a, b) => a + b, 0);
  return {
    areas: lists.length,
    pending: lists.filter((rows) => rows === null).length,
    certain: certain.size,
    certainVoters: sum(certain),
    possible: possible.size,
    possibleVoters: sum(possible),
  };
};

const touchedStore = createStore<Record<Kind, TouchedUnion>>(() => ({ "quarantine-zone": uniteTouched([]), "risk-area": uniteTouched([]) }));

export const useTouched = (kind: Kind): TouchedUnion => useStore(touchedStore, (state) => state[kind]);

const layerOf = { "quarantine-zone": "quarantine-zones", "risk-area": "risk-areas" } as const;

/** Watches the list of every area in force. Returns the way to stop. */
export const followTouched = (client: RoomClient): (() => void) => {
  const follow = (kind: Kind): (() => void) => {
    const lists = new Map<string, { rows: Rows | null; stop: () => void }>();
    const tell = () => touchedStore.setState({ [kind]: uniteTouched([...lists.values()].map(({ rows }) => rows)) });
    const drop = (id: string) => {
      lists.get(id)?.stop();
      lists.delete(id);
    };
    let seen = -1;
    const match = () => {
      const layer = layersStore.getState()[layerOf[kind]];
      if (layer.revision === seen) return;
      seen = layer.revision;
      const wanted = new Set([...layer.features.values()].filter(inForce).map((feature) => feature.properties.id));
      for (const id of [...lists.keys()]) if (!wanted.has(id)) drop(id);
      for (const id of wanted) {
        if (lists.has(id)) continue;
        const held: { rows: Rows | null; stop: () => void } = { rows: null, stop: () => {} };
        lists.set(id, held);
        held.stop = client.live("touched.list", { kind, id }, (answer) => {
          held.rows = answer.rows;
          tell();
        });
      }
      tell();
    };
    match();
    const unsubscribe = layersStore.subscribe(match);
    return () => {
      unsubscribe();
      for (const id of [...lists.keys()]) drop(id);
    };
  };
  const stops = [follow("quarantine-zone"), follow("risk-area")];
  return () => {
    for (const stop of stops) stop();
  };
};
