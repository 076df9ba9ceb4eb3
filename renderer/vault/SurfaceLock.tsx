import { MonitorOff } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../electron/contract/result.ts";
import type { VaultState } from "../../electron/contract/vault.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { PassphraseField } from "./PassphraseField.tsx";
import { Threshold } from "./Threshold.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";
import { unlockSurface } from "./vault-store.ts";

/** Stands where the desk was while nobody is at it. The desk itself is off the page; the room goes on. */
export const SurfaceLock = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wait = useSecondsUntil(told.waitUntil);
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong(false);
    setProblem(null);
    const checked = await client.call("vault.check", { passphrase });
    setBusy(false);
    if (!checked.ok) setProblem(checked.error);
    else if (checked.value.right) unlockSurface();
    else setWrong(true);
  };
  const lockRoom = async () => {
    const locked = await client.call("vault.lock", {});
    if (!locked.ok) setProblem(locked.error);
  };
  return (
    <Threshold icon={MonitorOff} title={t("surface.title")} lead={t("surface.lead")}>
      <form className="vault-form" onSubmit={unlock} autoComplete="off">
        <PassphraseField
          label={t("fields.passphrase")}
          value={passphrase}
          onChange={setPassphrase}
          error={wrong && wait === 0 ? t("surface.wrong") : null}
          autoFocus
        />
        {wait > 0 && (
          <p className="vault-wait" role="status">
            {t("unlock.wait", { seconds: wait })}
          </p>
        )}
        {problem && wait === 0 && <ProblemNote problem={problem} />}
        <Button type="submit" tone="primary" disabled={passphrase === "" || wait > 0} busy={busy}>
          {t("surface.button")}
        </Button>
      </form>
      <details className="vault-forgot">
        <summary>{t("surface.forgot")}</summary>
        <p>{t("surface.forgotText")}</p>
        <Button tone="danger" onClick={() => void lockRoom()}>
          {t("surface.lockRoom")}
        </Button>
      </details>
    </Threshold>
  );
};
