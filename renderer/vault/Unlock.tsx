import { KeyRound, Lock, Mails, MonitorCheck, RectangleEllipsis } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InputOf } from "../../electron/contract/methods.ts";
import type { Problem } from "../../electron/contract/result.ts";
import type { VaultState } from "../../electron/contract/vault.ts";
import { dateOf } from "../format/moment.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { TextField } from "../ui/TextField.tsx";
import { PassphraseField } from "./PassphraseField.tsx";
import { Threshold } from "./Threshold.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";
import { setOpenedBy } from "./vault-store.ts";

type Way = "passphrase" | "recovery-key" | "envelope";

/** Opens a locked room: by its passphrase, or another of its ways in. */
export const Unlock = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [way, setWay] = useState<Way>("passphrase");
  const [passphrase, setPassphrase] = useState("");
  const [codes, setCodes] = useState({ recoveryKey: "", one: "", two: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wait = useSecondsUntil(told.waitUntil);
  const ways = told.ways ?? { recoveryKey: false, envelope: null, keychain: false };
  const choose = (next: Way) => {
    setWay(next);
    setProblem(null);
  };
  const open = async (by: InputOf<"vault.open">) => {
    setBusy(true);
    setProblem(null);
    const opened = await client.call("vault.open", by);
    setBusy(false);
    if (!opened.ok) setProblem(opened.error);
    else if (by.by === "envelope" || by.by === "recovery-key") setOpenedBy(by.by);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (way === "passphrase") void open({ by: "passphrase", passphrase });
    else if (way === "recovery-key") void open({ by: "recovery-key", recoveryKey: codes.recoveryKey });
    else void open({ by: "envelope", shares: [codes.one, codes.two] });
  };
  const filled = way === "passphrase" ? passphrase !== "" : way === "recovery-key" ? codes.recoveryKey !== "" : codes.one !== "" && codes.two !== "";
  const waiting = way === "passphrase" && wait > 0;
  return (
    <Threshold icon={Lock} title={t("unlock.title")} lead={t("unlock.lead")}>
      {told.problem && <ProblemNote problem={{ code: "locked", ...told.problem }} />}
      <form className="vault-form" onSubmit={submit} autoComplete="off" key={way}>
        {way === "passphrase" && <PassphraseField label={t("fields.passphrase")} value={passphrase} onChange={setPassphrase} autoFocus />}
        {way === "recovery-key" && (
          <TextField
            label={t("fields.recoveryKey")}
            hint={t("fields.codeHint")}
            value={codes.recoveryKey}
            onChange={(recoveryKey) => setCodes({ ...codes, recoveryKey })}
            maxLength={200}
            autoFocus
          />
        )}
        {way === "envelope" && (
          <>
            {ways.envelope && <p className="quiet">{t("unlock.envelopes", { date: dateOf(ways.envelope.madeAt) })}</p>}
            <TextField
              label={t("fields.shareOne")}
              hint={t("fields.shareHint")}
              value={codes.one}
              onChange={(one) => setCodes({ ...codes, one })}
              maxLength={200}
              autoFocus
            />
            <TextField
              label={t("fields.shareTwo")}
              hint={t("fields.codeHint")}
              value={codes.two}
              onChange={(two) => setCodes({ ...codes, two })}
              maxLength={200}
            />
          </>
        )}
        {problem && !waiting && <ProblemNote problem={problem} />}
        {waiting && (
          <p className="vault-wait" role="status">
            {t("unlock.wait", { seconds: wait })}
          </p>
        )}
        {way !== "passphrase" && <p className="quiet">{t("unlock.afterOther")}</p>}
        <Button type="submit" tone="primary" disabled={!filled || waiting} busy={busy}>
          {t(busy ? "unlock.opening" : "unlock.button")}
        </Button>
      </form>
      <section className="vault-ways" aria-label={t("unlock.ways")}>
        <h2>{t("unlock.ways")}</h2>
        {way !== "passphrase" && (
          <Button tone="quiet" icon={RectangleEllipsis} onClick={() => choose("passphrase")}>
            {t("unlock.byPassphrase")}
          </Button>
        )}
        {ways.recoveryKey && way !== "recovery-key" && (
          <Button tone="quiet" icon={KeyRound} onClick={() => choose("recovery-key")}>
            {t("unlock.byRecoveryKey")}
          </Button>
        )}
        {ways.envelope && way !== "envelope" && (
          <Button tone="quiet" icon={Mails} onClick={() => choose("envelope")}>
            {t("unlock.byEnvelope")}
          </Button>
        )}
        {ways.keychain && told.keychainPossible && (
          <Button tone="quiet" icon={MonitorCheck} onClick={() => void open({ by: "keychain" })}>
            {t("unlock.byKeychain")}
          </Button>
        )}
      </section>
    </Threshold>
  );
};
