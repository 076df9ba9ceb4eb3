import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { FallbackPack, Problem } from "../../electron/contract/index.ts";
import type { MomentClient } from "../room-client/moment-client.ts";

/** The pack as last made; `lastPrinted` undefined: not asked yet, null: never printed. */
interface PackState {
  pack: FallbackPack | null;
  lastPrinted: string | null | undefined;
  problem: Problem | null;
}

export const packStore = createStore<PackState>(() => ({ pack: null, lastPrinted: undefined, problem: null }));

export const usePack = (): PackState => useStore(packStore);

/** Asks the room for the pack as it stands now. */
export const makePack = async (client: MomentClient, signal?: AbortSignal): Promise<void> => {
  const result = await client.present.call("fallback.pack", {}, signal);
  if (signal?.aborted) return;
  packStore.setState(
    result.ok ? { pack: result.value, lastPrinted: result.value.lastPrinted, problem: null } : { pack: null, problem: result.error },
  );
};
