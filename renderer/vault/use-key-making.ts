import { type FormEvent, useState } from "react";
import type { Problem } from "../../electron/contract/result.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { setKeyInHand } from "./vault-store.ts";

/** Gives a room its passphrase and receives the recovery key, told this once. `recoveryKey` null: not made yet. */
export const useKeyMaking = (method: "vault.create" | "vault.protect") => {
  const client = useRoomClient();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === null || busy) return;
    setBusy(true);
    setProblem(null);
    setKeyInHand(true);
    const made = await client.call(method, { passphrase });
    setBusy(false);
    if (made.ok) return setRecoveryKey(made.value.recoveryKey);
    setKeyInHand(false);
    setProblem(made.error);
  };
  return { passphrase, setPassphrase, busy, problem, recoveryKey, submit };
};
