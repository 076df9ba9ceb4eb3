import { createStore, type StoreApi } from "zustand/vanilla";

/** How long a row takes no second call after one was kept, ms: longer than any double click. */
export const HELD_MS = 3_000;

export interface HeldCalls {
  /** Rows, by id, that take no call now. */
  store: StoreApi<ReadonlySet<string>>;
  /** Does `work` unless the row is held; holds it until `HELD_MS` after the work came out true, or until it came out false. */
  once(id: string, work: () => Promise<boolean>): Promise<void>;
}

/** One call at a time for each row: a double click or a bouncing key logs one. */
export const createHeldCalls = (): HeldCalls => {
  const store = createStore<ReadonlySet<string>>(() => new Set());
  const release = (id: string) => store.setState(new Set([...store.getState()].filter((held) => held !== id)), true);
  return {
    store,
    async once(id, work) {
      if (store.getState().has(id)) return;
      store.setState(new Set([...store.getState(), id]), true);
      let isKept = false;
      try {
        isKept = await work();
      } finally {
        if (isKept) setTimeout(() => release(id), HELD_MS);
        else release(id);
      }
    },
  };
};

export const heldCalls = createHeldCalls();
