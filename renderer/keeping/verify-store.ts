import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OutputOf, Problem } from "../../electron/contract/index.ts";
import type { MomentClient } from "../room-client/moment-client.ts";
import { roomNow } from "../stores/clock-store.ts";

type Verdict = OutputOf<"journal.verify">;

/** The check of the whole journal, kept while panels come and go. */
type VerifyState =
  | { phase: "unasked" }
  /** `progress`: entries gone through, of how many; null until the room has told. */
  | { phase: "checking"; progress: OutputOf<"journal.verifying">["underWay"]; stop(): void }
  | { phase: "stopped" }
  /** `at`: the room's time (ms since 1970) when it was done. */
  | { phase: "done"; verdict: Verdict; at: number | null }
  | { phase: "failed"; problem: Problem };

const verifyStore = createStore<{ now: VerifyState }>(() => ({ now: { phase: "unasked" } }));

export const useVerify = (): VerifyState => useStore(verifyStore, (state) => state.now);

/** How often the page asks how far the check is, ms. */
const ASK_EVERY = 400;

/** Checks every entry of the journal; a check under way goes on. */
export const verifyJournal = async (client: MomentClient): Promise<void> => {
  if (verifyStore.getState().now.phase === "checking") return;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  verifyStore.setState({ now: { phase: "checking", progress: null, stop } });
  const check = crypto.randomUUID();
  const asking = setInterval(async () => {
    const told = await client.present.call("journal.verifying", { check }, stopping.signal);
    if (told.ok && told.value.underWay !== null && verifyStore.getState().now.phase === "checking")
      verifyStore.setState({ now: { phase: "checking", progress: told.value.underWay, stop } });
  }, ASK_EVERY);
  const result = await client.present.call("journal.verify", { check }, stopping.signal);
  clearInterval(asking);
  const now: VerifyState = result.ok
    ? { phase: "done", verdict: result.value, at: roomNow() }
    : stopping.signal.aborted
      ? { phase: "stopped" }
      : { phase: "failed", problem: result.error };
  verifyStore.setState({ now });
};
