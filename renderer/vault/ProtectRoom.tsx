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
import { setKeyInHand, showBox } from "./vault-store.ts";

/** Encrypts a room that lies in the clear, then shows its recovery key this once. */
export const ProtectRoom = () => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const ready = useCallback((next: string | null) => setPassphrase(next), []);
  const leave = () => {
    setKeyInHand(false);
    showBox(null);
  };
  const protect = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === null || busy) return;
    setBusy(true);
    setProblem(null);
    setKeyInHand(true);
    const done = await client.call("vault.protect", { passphrase });
    setBusy(false);
    if (done.ok) return setRecoveryKey(done.value.recoveryKey);
    setProblem(done.error);
  };
  if (recoveryKey !== null) return <RecoveryKeyShown code={recoveryKey} doneWords={t("recovery.done")} onDone={leave} />;
  return (
    <Threshold icon={ShieldCheck} title={t("protect.title")} lead={t("protect.lead")}>
      <p className="vault-note">{t("protect.traces")}</p>
      <form className="vault-form" onSubmit={protect} autoComplete="off">
        <NewPassphrase autoFocus label={t("fields.newPassphrase")} onReady={ready} />
        {problem && <ProblemNote problem={problem} />}
        <div className="vault-actions">
          <Button type="submit" tone="primary" disabled={passphrase === null} busy={busy}>
            {t(busy ? "protect.working" : "protect.button")}
          </Button>
          <Button disabled={busy} onClick={leave}>
            {t("back")}
          </Button>
        </div>
      </form>
    </Threshold>
  );
};
