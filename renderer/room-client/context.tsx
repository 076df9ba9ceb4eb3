import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Connection, RoomClient } from "./client.ts";

const Context = createContext<RoomClient | null>(null);

export const RoomClientProvider = ({ client, children }: { client: RoomClient; children: ReactNode }) => <Context value={client}>{children}</Context>;

/** The client given by `RoomClientProvider`; throws outside it. */
export const useRoomClient = (): RoomClient => {
  const client = useContext(Context);
  if (client === null) throw new Error("useRoomClient outside RoomClientProvider");
  return client;
};

export const useConnection = (): Connection => useStore(useRoomClient().connection);
