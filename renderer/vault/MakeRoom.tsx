import { ShieldCheck } from "lucide-react";
import { type FormEvent, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../electron/contract/result.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { NewPassphrase } from "./NewPassphrase.tsx";
import { RecoveryKeyShown } from "./RecoveryKeyShown.tsx";
import { Threshold } from "./Threshold.tsx";
import { setKeyInHand } from "./vault-store.ts";

/** Makes a new real room: its passphrase, then its recovery key, shown this once. */
export const MakeRoom = () => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const ready = useCallback((next: string | null) => setPassphrase(next), []);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === null || busy) return;
    setBusy(true);
    setProblem(null);
    setKeyInHand(true);
    const made = await client.call("vault.create", { passphrase });
    setBusy(false);
    if (made.ok) return setRecoveryKey(made.value.recoveryKey);
    setKeyInHand(false);
    setProblem(made.error);
  };
  if (recoveryKey !== null) return <RecoveryKeyShown code={recoveryKey} doneWords={t("recovery.go")} onDone={() => setKeyInHand(false)} />;
  return (
    <Threshold icon={ShieldCheck} title={t("make.title")} lead={t("make.lead")}>
      <form className="vault-form" onSubmit={make} autoComplete="off">
        <NewPassphrase autoFocus onReady={ready} />
        {problem && <ProblemNote problem={problem} />}
        <Button type="submit" tone="primary" disabled={passphrase === null} busy={busy}>
          {t(busy ? "make.making" : "make.button")}
        </Button>
      </form>
    </Threshold>
  );
};
