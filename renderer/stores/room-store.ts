import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OutputOf, RoomInfo } from "../../electron/contract/methods.ts";
import type { RoomClient } from "../room-client/client.ts";
import { setRoomTime } from "./clock-store.ts";

/** What the room says of itself and of the whole province; null until it has answered. */
interface RoomState {
  info: RoomInfo | null;
  totals: OutputOf<"readiness.totals"> | null;
  steps: OutputOf<"undo.steps"> | null;
}

export const roomStore = createStore<RoomState>(() => ({ info: null, totals: null, steps: null }));

export const useRoom = <T>(selector: (state: RoomState) => T): T => useStore(roomStore, selector);

/** True where this connection may change the picture; a wall may not. */
export const useMayWrite = (): boolean => useRoom((state) => state.info?.mayWrite ?? false);

/** True where this connection is shown news marked open and nothing marked internal: its totals may be smaller than a desk's. */
export const useOpenOnly = (): boolean => useRoom((state) => state.info?.clearance === "open");

export const followRoom = (client: RoomClient): (() => void) => {
  const stops = [
    client.live("room.info", {}, (info) => {
      setRoomTime(info.now);
      roomStore.setState({ info });
    }),
    client.live("readiness.totals", {}, (totals) => roomStore.setState({ totals })),
    client.live("undo.steps", {}, (steps) => roomStore.setState({ steps })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
