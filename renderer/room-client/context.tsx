import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Connection } from "./client.ts";
import type { MomentClient } from "./moment-client.ts";

const Context = createContext<MomentClient | null>(null);

export const RoomClientProvider = ({ client, children }: { client: MomentClient; children: ReactNode }) => (
  <Context value={client}>{children}</Context>
);

/** The client given by `RoomClientProvider`; throws outside it. */
export const useRoomClient = (): MomentClient => {
  const client = useContext(Context);
  if (client === null) throw new Error("useRoomClient outside RoomClientProvider");
  return client;
};

export const useConnection = (): Connection => useStore(useRoomClient().connection);
