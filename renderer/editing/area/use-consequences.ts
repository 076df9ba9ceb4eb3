import { useCallback, useEffect, useMemo, useState } from "react";
import type { Drawn, Problem, Result } from "../../../electron/contract/index.ts";
import { latestOnly } from "../latest-only.ts";

type Question = (signal: AbortSignal) => Promise<Result<Drawn>>;

/** What the newest shape touches. `asking`: an answer for a newer shape is on its way; `drawn` is then the one before it. */
export interface Consequences {
  drawn: Drawn | null;
  problem: Problem | null;
  asking: boolean;
  /** Asks about a shape; while one question is under way only the newest waits. `settled`: the shape will stay, so ask at once. */
  ask(question: Question, settled?: boolean, then?: (drawn: Drawn) => void): void;
  clear(): void;
}

const nothing = { drawn: null, problem: null, asking: false };

/** The consequences of a shape while it is being drawn, dragged, widened or put together. */
export const useConsequences = (): Consequences => {
  const [state, setState] = useState<Pick<Consequences, "drawn" | "problem" | "asking">>(nothing);
  const latest = useMemo(
    () =>
      latestOnly(
        (input: { question: Question; then?: ((drawn: Drawn) => void) | undefined }, signal) => input.question(signal),
        (result: Result<Drawn>, input) => {
          if (result.ok) {
            setState({ drawn: result.value, problem: null, asking: false });
            input.then?.(result.value);
          } else setState((before) => ({ drawn: result.error.code === "cancelled" ? before.drawn : null, problem: result.error, asking: false }));
        },
      ),
    [],
  );
  useEffect(() => () => latest.stop(), [latest]);
  const ask = useCallback(
    (question: Question, settled = false, then?: (drawn: Drawn) => void) => {
      setState((before) => (before.asking ? before : { ...before, asking: true }));
      latest.ask({ question, then }, settled);
    },
    [latest],
  );
  const clear = useCallback(() => {
    latest.stop();
    setState(nothing);
  }, [latest]);
  return { ...state, ask, clear };
};
