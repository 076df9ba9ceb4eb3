import { createStore, type StoreApi } from "zustand/vanilla";
import type { Problem, Result } from "../../electron/contract/index.ts";
import type { Connection, RoomClient } from "../room-client/client.ts";
import { changedFields, mergeNews, type OpenForm, openForm, settle } from "./forms/merging.ts";

/** `waiting`: the line was lost before the room answered; it is asked again, under the same request, once the line is back. */
type Phase = "editing" | "saving" | "waiting";

/** What an officer has entered and not yet saved, kept while desks and panels come and go. */
export interface Draft<F> extends OpenForm<F> {
  phase: Phase;
  problem: Problem | null;
  /** The request last tried: the same input is sent again under the same id, so that nothing is written twice. */
  attempt: { requestId: string; input: string } | null;
}

export interface DraftStore<F extends object> {
  store: StoreApi<Record<string, Draft<F>>>;
  /** Begins a draft unless one is kept under this key. */
  begin(key: string, base: F): void;
  change(key: string, patch: Partial<F>): void;
  /** The record as it now is: untouched fields follow it. Begins the draft where there is none. */
  news(key: string, base: F): void;
  settle(key: string, field: keyof F & string, whose: "mine" | "theirs"): void;
  /** Puts away the word of what others changed. */
  acknowledge(key: string): void;
  discard(key: string): void;
  /** Sends `input` under a request id until the room has answered; null where it refused, with the reason kept in the draft. */
  save<I extends object, O>(
    key: string,
    connection: RoomClient["connection"],
    input: I,
    send: (input: I & { requestId: string }) => Promise<Result<O>>,
  ): Promise<O | null>;
}

export const isDirty = <F extends object>(draft: Draft<F> | undefined): boolean =>
  draft !== undefined && changedFields(draft.base, draft.form).length > 0;

/** Resolves once the line to the room is open again. */
const lineBack = (connection: StoreApi<Connection>): Promise<void> =>
  new Promise((resolve) => {
    if (connection.getState().state === "open") return resolve();
    const stop = connection.subscribe((state) => {
      if (state.state !== "open") return;
      stop();
      resolve();
    });
  });

export const createDraftStore = <F extends object>(newId: () => string = () => crypto.randomUUID()): DraftStore<F> => {
  const store = createStore<Record<string, Draft<F>>>(() => ({}));
  const write = (key: string, patch: Partial<Draft<F>>): void => {
    const draft = store.getState()[key];
    if (draft !== undefined) store.setState({ [key]: { ...draft, ...patch } });
  };
  const begin = (key: string, base: F): void => {
    if (store.getState()[key] === undefined) store.setState({ [key]: { ...openForm(base), phase: "editing", problem: null, attempt: null } });
  };

  return {
    store,
    begin,
    change(key, patch) {
      const draft = store.getState()[key];
      if (draft !== undefined) write(key, { form: { ...draft.form, ...patch }, problem: null });
    },
    news(key, base) {
      const draft = store.getState()[key];
      if (draft === undefined) begin(key, base);
      else if (draft.phase === "editing") write(key, mergeNews(draft, base));
    },
    settle(key, field, whose) {
      const draft = store.getState()[key];
      if (draft !== undefined) write(key, settle(draft, field, whose));
    },
    acknowledge: (key) => write(key, { taken: [] }),
    discard(key) {
      const { [key]: _, ...rest } = store.getState();
      store.setState(rest, true);
    },
    async save(key, connection, input, send) {
      const before = store.getState()[key]?.attempt;
      const written = JSON.stringify(input);
      const requestId = before?.input === written ? before.requestId : newId();
      write(key, { phase: "saving", problem: null, attempt: { requestId, input: written } });
      for (;;) {
        const lineBefore = connection.getState().since;
        const result = await send({ ...input, requestId });
        if (result.ok) {
          this.discard(key);
          return result.value;
        }
        const line = connection.getState();
        const lineBroke = result.error.code === "cancelled" && (line.state !== "open" || line.since !== lineBefore);
        if (!lineBroke || line.state === "refused") {
          write(key, { phase: "editing", problem: result.error });
          return null;
        }
        write(key, { phase: "waiting" });
        await lineBack(connection);
        write(key, { phase: "saving" });
      }
    },
  };
};
