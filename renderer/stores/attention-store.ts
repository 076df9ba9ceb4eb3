import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type AttentionItem, attentionItems, deskCounts } from "./attention.ts";
import { layersStore } from "./layers-store.ts";
import { roomStore } from "./room-store.ts";

interface AttentionState {
  items: AttentionItem[];
  counts: ReturnType<typeof deskCounts>;
}

const compute = (): AttentionState => {
  const { totals } = roomStore.getState();
  const items = attentionItems(layersStore.getState(), totals);
  return { items, counts: deskCounts(items, totals) };
};

const attentionStore = createStore<AttentionState>(compute);

export const useAttention = <T>(selector: (state: AttentionState) => T): T => useStore(attentionStore, selector);

/** Keeps the list in step with layers and totals, once for each burst of news. Returns the way to stop. */
export const followAttention = (): (() => void) => {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      attentionStore.setState(compute());
    });
  };
  const stops = [layersStore.subscribe(later), roomStore.subscribe((state, before) => state.totals !== before.totals && later())];
  return () => {
    for (const stop of stops) stop();
  };
};
