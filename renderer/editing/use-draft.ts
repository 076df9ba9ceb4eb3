import { useEffect } from "react";
import { useStore } from "zustand";
import { type Draft, type DraftStore, isDirty } from "./draft-store.ts";

/**
 * The draft an editor shows. `fresh`: the empty form of a new record, which an unsaved draft outlives;
 * `known`: the record as it now stands, which an open draft follows. Undefined until one of them is there.
 */
export const useDraft = <F extends object>(drafts: DraftStore<F>, key: string, fresh: F | null, known: F | null): Draft<F> | undefined => {
  const draft = useStore(drafts.store, (state) => state[key]);
  const phase = draft?.phase;
  useEffect(() => {
    if (fresh !== null && phase === undefined) drafts.begin(key, fresh);
  }, [drafts, key, fresh, phase]);
  useEffect(() => {
    if (known !== null && (phase === undefined || phase === "editing")) drafts.news(key, known);
  }, [drafts, key, known, phase]);
  useEffect(
    () => () => {
      const left = drafts.store.getState()[key];
      if (left?.phase === "editing" && !isDirty(left)) drafts.discard(key);
    },
    [drafts, key],
  );
  return draft;
};
