import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { NewPassphrase } from "./NewPassphrase.tsx";
import { RecoveryKeyShown } from "./RecoveryKeyShown.tsx";
import { Threshold } from "./Threshold.tsx";
import { useKeyMaking } from "./use-key-making.ts";
import { setKeyInHand, showBox } from "./vault-store.ts";

/** Encrypts a room that lies in the clear, then shows its recovery key this once. */
export const ProtectRoom = () => {
  const { t } = useTranslation("vault");
  const { passphrase, setPassphrase, busy, problem, recoveryKey, submit } = useKeyMaking("vault.protect");
  const leave = () => {
    setKeyInHand(false);
    showBox(null);
  };
  if (recoveryKey !== null) return <RecoveryKeyShown code={recoveryKey} doneWords={t("recovery.done")} onDone={leave} />;
  return (
    <Threshold icon={ShieldCheck} title={t("protect.title")} lead={t("protect.lead")}>
      <p className="vault-note">{t("protect.traces")}</p>
      <form className="vault-form" onSubmit={submit} autoComplete="off">
        <NewPassphrase autoFocus label={t("fields.newPassphrase")} onReady={setPassphrase} />
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
