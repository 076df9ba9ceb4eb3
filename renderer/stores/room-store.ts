import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OutputOf, RoomInfo } from "../../electron/contract/methods.ts";
import type { MomentClient } from "../room-client/moment-client.ts";
import { setRoomTime } from "./clock-store.ts";

/** What the room says of itself and of the whole province at the moment shown; null until it has answered. */
interface RoomState {
  info: RoomInfo | null;
  /** What it says of itself now, whatever moment is shown: its clock, and what this connection may do. */
  present: RoomInfo | null;
  totals: OutputOf<"readiness.totals"> | null;
  steps: OutputOf<"undo.steps"> | null;
}

export const roomStore = createStore<RoomState>(() => ({ info: null, present: null, totals: null, steps: null }));

export const useRoom = <T>(selector: (state: RoomState) => T): T => useStore(roomStore, selector);

/** True where this connection may change the picture; a wall may not. */
export const useMayWrite = (): boolean => useRoom((state) => state.present?.mayWrite ?? false);

/** The same, asked outside of React. */
export const mayWrite = (): boolean => roomStore.getState().present?.mayWrite ?? false;

/** True where this connection is shown news marked open and nothing marked internal: its totals may be smaller than a desk's. */
export const useOpenOnly = (): boolean => useRoom((state) => state.present?.clearance === "open");

export const followRoom = (client: MomentClient): (() => void) => {
  const stops = [
    client.present.live("room.info", {}, (present) => {
      setRoomTime(present.now);
      roomStore.setState({ present });
    }),
    client.live("room.info", {}, (info) => roomStore.setState({ info })),
    client.live(
      "readiness.totals",
      {},
      (totals) => roomStore.setState({ totals }),
      () => roomStore.setState({ totals: null }),
    ),
    // What may be undone is a matter of now.
    client.present.live("undo.steps", {}, (steps) => roomStore.setState({ steps })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
