import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OutputOf, Problem } from "../../electron/contract/index.ts";
import type { MomentClient } from "../room-client/moment-client.ts";
import { roomNow } from "../stores/clock-store.ts";

type Verdict = OutputOf<"journal.verify">;

/** The check of the whole journal, kept while panels come and go. */
type VerifyState =
  | { phase: "unasked" }
  | { phase: "checking"; stop(): void }
  | { phase: "stopped" }
  /** `at`: the room's time (ms since 1970) when it was done. */
  | { phase: "done"; verdict: Verdict; at: number | null }
  | { phase: "failed"; problem: Problem };

const verifyStore = createStore<{ now: VerifyState }>(() => ({ now: { phase: "unasked" } }));

export const useVerify = (): VerifyState => useStore(verifyStore, (state) => state.now);

/** Checks every entry of the journal; a check under way goes on. */
export const verifyJournal = async (client: MomentClient): Promise<void> => {
  if (verifyStore.getState().now.phase === "checking") return;
  const stopping = new AbortController();
  verifyStore.setState({ now: { phase: "checking", stop: () => stopping.abort() } });
  const result = await client.present.call("journal.verify", {}, stopping.signal);
  const now: VerifyState = result.ok
    ? { phase: "done", verdict: result.value, at: roomNow() }
    : stopping.signal.aborted
      ? { phase: "stopped" }
      : { phase: "failed", problem: result.error };
  verifyStore.setState({ now });
};
