import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { AlertCounts } from "../../electron/contract/election/alert-answers.ts";
import type { MomentClient } from "../room-client/moment-client.ts";
import { type AttentionItem, attentionItems, deskCounts } from "./attention.ts";
import { layersStore } from "./layers-store.ts";
import { roomStore } from "./room-store.ts";

interface AttentionState {
  items: AttentionItem[];
  /** Alerts of the moment shown; null until they are told. */
  alerts: AlertCounts | null;
  counts: ReturnType<typeof deskCounts>;
}

const compute = (alerts: AlertCounts | null): AttentionState => {
  const { totals } = roomStore.getState();
  const items = attentionItems(layersStore.getState(), totals, alerts);
  return { items, alerts, counts: deskCounts(items, totals, alerts) };
};

const attentionStore = createStore<AttentionState>(() => compute(null));

export const useAttention = <T>(selector: (state: AttentionState) => T): T => useStore(attentionStore, selector);

/** Keeps the list in step with layers, totals and alerts, once for each burst of news. Returns the way to stop. */
export const followAttention = (client: MomentClient): (() => void) => {
  let waiting = false;
  let alerts: AlertCounts | null = null;
  const later = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      attentionStore.setState(compute(alerts));
    });
  };
  const stops = [
    layersStore.subscribe(later),
    roomStore.subscribe((state, before) => state.totals !== before.totals && later()),
    client.live(
      "alerts.count",
      {},
      ({ counts }) => {
        alerts = counts;
        later();
      },
      () => {
        alerts = null;
        later();
      },
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
