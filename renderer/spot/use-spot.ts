import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { OutputOf } from "../../electron/contract/methods.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import type { Problem } from "../../electron/contract/result.ts";
import { useConnection, useRoomClient } from "../room-client/context.tsx";
import { type Spot, useDesk } from "../stores/desk-store.ts";
import { allLayers, layersStore } from "../stores/layers-store.ts";
import { useMoment } from "../stores/moment-store.ts";

export type SpotDescription = OutputOf<"spot.describe">;

interface SpotState {
  spot: Spot;
  /** The moment it is described at. */
  moment: AskedMoment;
  described: SpotDescription | null;
  problem: Problem | null;
}

/** Rises whenever anything that a spot's card tells may have changed. */
const useNews = (): number => useStore(layersStore, (layers) => allLayers.reduce((sum, layer) => sum + layers[layer].revision, 0));

/** The chosen spot as the room describes it, asked again when the layers or the moment change; the former answer stays while a newer one for the same spot is on its way. */
export const useSpot = (): SpotState | null => {
  const client = useRoomClient();
  const spot = useDesk((state) => state.spot);
  const news = useNews();
  const { state: line } = useConnection();
  const [state, setState] = useState<SpotState | null>(null);
  const moment = useMoment((moments) => moments.shown);
  const question = useMemo(() => ({ spot, news, moment }), [spot, news, moment]);
  useEffect(() => {
    const { spot, moment } = question;
    if (spot === null || line !== "open") return;
    const stop = new AbortController();
    void client.call("spot.describe", { lon: spot.lon, lat: spot.lat }, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      setState({ spot, moment, described: result.ok ? result.value : null, problem: result.ok ? null : result.error });
    });
    return () => stop.abort();
  }, [client, question, line]);
  if (spot === null) return null;
  return state !== null && state.spot === spot ? state : { spot, moment, described: null, problem: null };
};
