import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { NewPassphrase } from "./NewPassphrase.tsx";
import { RecoveryKeyShown } from "./RecoveryKeyShown.tsx";
import { Threshold } from "./Threshold.tsx";
import { useKeyMaking } from "./use-key-making.ts";
import { setKeyInHand } from "./vault-store.ts";

/** Makes a new real room: its passphrase, then its recovery key, shown this once. */
export const MakeRoom = () => {
  const { t } = useTranslation("vault");
  const { passphrase, setPassphrase, busy, problem, recoveryKey, submit } = useKeyMaking("vault.create");
  if (recoveryKey !== null) return <RecoveryKeyShown code={recoveryKey} doneWords={t("recovery.go")} onDone={() => setKeyInHand(false)} />;
  return (
    <Threshold icon={ShieldCheck} title={t("make.title")} lead={t("make.lead")}>
      <form className="vault-form" onSubmit={submit} autoComplete="off">
        <NewPassphrase autoFocus onReady={setPassphrase} />
        {problem && <ProblemNote problem={problem} />}
        <Button type="submit" tone="primary" disabled={passphrase === null} busy={busy}>
          {t(busy ? "make.making" : "make.button")}
        </Button>
      </form>
    </Threshold>
  );
};
