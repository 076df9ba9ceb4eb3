import { useEffect, useState } from "react";
import type { InputOf, LiveMethod, Problem } from "../../electron/contract/index.ts";
import type { LiveValue } from "../../electron/contract/wire.ts";
import { useRoomClient } from "./context.tsx";

/** What a live query has told so far. `problem`: it ended, in the room's words. Both null: no answer yet. */
export interface LiveAnswer<M extends LiveMethod> {
  value: LiveValue<M> | null;
  problem: Problem | null;
}

/**
 * Watches a method for as long as the component stands; `input` null: nothing is asked. Another input begins anew, the old answer
 * kept until then. `present`: as it stands now, whatever moment is shown.
 */
export const useLive = <M extends LiveMethod>(method: M, input: InputOf<M> | null, present = false): LiveAnswer<M> => {
  const shown = useRoomClient();
  const client = present ? shown.present : shown;
  const [answer, setAnswer] = useState<LiveAnswer<M>>({ value: null, problem: null });
  const asked = input === null ? null : JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for `input`, whose identity changes with every render
  useEffect(() => {
    if (input === null) return;
    setAnswer((before) => ({ ...before, problem: null }));
    return client.live(
      method,
      input,
      (value) => setAnswer({ value, problem: null }),
      (problem) => setAnswer({ value: null, problem }),
    );
  }, [client, method, asked]);
  return answer;
};
