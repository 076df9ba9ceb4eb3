import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { MapEngine } from "./engine.ts";

/** The engine on the page, null before it is mounted and where the browser has no WebGL2. */
export const engineStore = createStore<{ engine: MapEngine | null }>(() => ({ engine: null }));

export const useMapEngine = (): MapEngine | null => useStore(engineStore, (state) => state.engine);
