import { useState } from "react";
import type { InputOf } from "../../electron/contract/methods.ts";
import type { Problem } from "../../electron/contract/result.ts";
import { useRoomClient } from "../room-client/context.tsx";

/** Tells the room that this paper is put away, then goes on; the room then no longer asks for it on every page. */
export const useStored = (paper: InputOf<"vault.stored">, then: () => void) => {
  const client = useRoomClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = async () => {
    setBusy(true);
    const told = await client.call("vault.stored", paper);
    setBusy(false);
    if (told.ok) then();
    else setProblem(told.error);
  };
  return { confirm, busy, problem };
};
