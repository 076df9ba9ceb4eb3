import { Printer } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, Result } from "../../electron/contract/result.ts";
import type { VaultState } from "../../electron/contract/vault.ts";
import { dateOf, dateTimeOf } from "../format/moment.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { notify } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { NewPassphrase } from "./NewPassphrase.tsx";
import { PassphraseField } from "./PassphraseField.tsx";
import { KeyCode, KeySheet, PrintSheets } from "./PrintSheets.tsx";
import { RecoveryKeyShown } from "./RecoveryKeyShown.tsx";
import { showBox } from "./vault-store.ts";
import "./vault.css";

type Part = "passphrase" | "recoveryKey" | "envelope" | "keychain" | "lock";
type Shown = { recoveryKey: string } | { shares: { holder: string; code: string }[]; madeAt: string } | null;

const idleChoices = [5, 10, 15, 30, 60] as const;

/** The room's lock and keys: each way in changed, the new one shown this once. */
export const VaultSettings = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [open, setOpen] = useState<Part | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [next, setNext] = useState<string | null>(null);
  const [holders, setHolders] = useState({ one: "", two: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [shown, setShown] = useState<Shown>(null);
  const ready = useCallback((given: string | null) => setNext(given), []);
  const close = () => showBox(null);

  const run = async <T,>(asked: Promise<Result<T>>, then: (value: T) => void) => {
    setBusy(true);
    setProblem(null);
    const answer = await asked;
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setPassphrase("");
    setOpen(null);
    then(answer.value);
  };
  const choose = (part: Part) => {
    setOpen(open === part ? null : part);
    setProblem(null);
  };

  if (shown !== null) {
    const done = () => setShown(null);
    return (
      <div className="vault-cover">
        {"recoveryKey" in shown ? (
          <RecoveryKeyShown code={shown.recoveryKey} doneWords={t("recovery.done")} onDone={done} />
        ) : (
          <EnvelopeShown shares={shown.shares} madeAt={shown.madeAt} onDone={done} />
        )}
      </div>
    );
  }

  const envelope = told.ways?.envelope ?? null;
  const part = (name: Part, title: string, now: ReactNode, action: string, form: ReactNode) => (
    <section className="vault-part" data-part={name}>
      <div className="vault-part-head">
        <h3>{title}</h3>
        <Button size="small" aria-expanded={open === name} onClick={() => choose(name)}>
          {action}
        </Button>
      </div>
      <p className="quiet">{now}</p>
      {open === name && (
        <div className="vault-form">
          {form}
          {problem && <ProblemNote problem={problem} />}
        </div>
      )}
    </section>
  );
  const current = <PassphraseField label={t("fields.current")} value={passphrase} onChange={setPassphrase} />;
  return (
    <Dialog open onClose={close} title={t("settings.title")} width="wide">
      {part(
        "passphrase",
        t("settings.passphrase"),
        t("settings.passphraseText"),
        t("settings.change"),
        <>
          <PassphraseField label={t("fields.currentOrOther")} value={passphrase} onChange={setPassphrase} autoFocus />
          <NewPassphrase label={t("fields.newPassphrase")} onReady={ready} />
          <Button
            tone="primary"
            busy={busy}
            disabled={passphrase === "" || next === null}
            onClick={() =>
              void run(client.call("vault.changePassphrase", { current: passphrase, next: next ?? "" }), () =>
                notify({ tone: "good", title: t("settings.changed") }),
              )
            }
          >
            {t("settings.change")}
          </Button>
        </>,
      )}
      {part(
        "recoveryKey",
        t("settings.recoveryKey"),
        told.ways?.recoveryKey ? t("settings.recoveryKeyText") : t("settings.recoveryKeyNone"),
        t("settings.newKey"),
        <>
          {current}
          <Button
            tone="primary"
            busy={busy}
            disabled={passphrase === ""}
            onClick={() => void run(client.call("vault.newRecoveryKey", { passphrase }), setShown)}
          >
            {t("settings.newKey")}
          </Button>
        </>,
      )}
      {part(
        "envelope",
        t("settings.envelope"),
        envelope
          ? t("settings.envelopeNow", { date: dateOf(envelope.madeAt), one: envelope.holders[0], two: envelope.holders[1] })
          : t("settings.envelopeText"),
        t("settings.newEnvelope"),
        <>
          {envelope && <p className="quiet">{t("settings.envelopeText")}</p>}
          <div className="vault-pair">
            <TextField
              label={t("settings.holderOne")}
              value={holders.one}
              onChange={(one) => setHolders({ ...holders, one })}
              maxLength={100}
              autoFocus
            />
            <TextField label={t("settings.holderTwo")} value={holders.two} onChange={(two) => setHolders({ ...holders, two })} maxLength={100} />
          </div>
          {current}
          <Button
            tone="primary"
            busy={busy}
            disabled={passphrase === "" || holders.one.trim() === "" || holders.two.trim() === ""}
            onClick={() => void run(client.call("vault.newEnvelope", { passphrase, holders: [holders.one, holders.two] }), setShown)}
          >
            {t("settings.newEnvelope")}
          </Button>
        </>,
      )}
      {told.keychainPossible ? (
        part(
          "keychain",
          t("settings.keychain"),
          <>
            {told.ways?.keychain && <strong>{t("settings.keychainIs")} </strong>}
            {t("settings.keychainText")}
          </>,
          t(told.ways?.keychain ? "settings.keychainOff" : "settings.keychainOn"),
          <>
            {current}
            <Button
              tone="primary"
              busy={busy}
              disabled={passphrase === ""}
              onClick={() =>
                void run(client.call("vault.useKeychain", { passphrase, on: !told.ways?.keychain }), () =>
                  notify({ tone: "good", title: t("settings.keychainChanged") }),
                )
              }
            >
              {t(told.ways?.keychain ? "settings.keychainOff" : "settings.keychainOn")}
            </Button>
          </>,
        )
      ) : (
        <section className="vault-part">
          <h3>{t("settings.keychain")}</h3>
          <p className="quiet">{t("settings.keychainNone")}</p>
        </section>
      )}
      <section className="vault-part vault-idle">
        <SelectField
          label={t("settings.idle")}
          value={told.idleMinutes === null ? "never" : String(told.idleMinutes)}
          options={[
            ...[...new Set([...idleChoices, ...(told.idleMinutes === null ? [] : [told.idleMinutes])])]
              .sort((a, b) => a - b)
              .map((n) => ({ value: String(n), label: t("settings.idleMinutes", { n }) })),
            { value: "never", label: t("settings.idleNever") },
          ]}
          onChange={(chosen) => void run(client.call("vault.setIdle", { idleMinutes: chosen === "never" ? null : Number(chosen) }), () => {})}
        />
      </section>
      {part(
        "lock",
        t("settings.lock"),
        t("settings.lockText"),
        t("settings.lock"),
        <Button tone="danger" busy={busy} onClick={() => void run(client.call("vault.lock", {}), () => {})}>
          {t("settings.lock")}
        </Button>,
      )}
    </Dialog>
  );
};

const EnvelopeShown = ({ shares, madeAt, onDone }: { shares: { holder: string; code: string }[]; madeAt: string; onDone(): void }) => {
  const { t } = useTranslation("vault");
  const [stored, setStored] = useState(false);
  return (
    <main className="vault">
      <div className="vault-card vault-card-wide">
        <h1>{t("settings.envelopeTitle")}</h1>
        <p className="vault-lead">{t("settings.envelopeShown")}</p>
        <div className="vault-pair">
          {shares.map(({ holder, code }, at) => (
            <section key={code}>
              <h2>{t("sheet.shareTitle", { n: at + 1 })}</h2>
              <p>{t("sheet.holder", { holder })}</p>
              <KeyCode code={code} />
            </section>
          ))}
        </div>
        <p>
          <Button icon={Printer} onClick={() => window.print()}>
            {t("settings.envelopePrint")}
          </Button>
        </p>
        <label className="vault-check">
          <input type="checkbox" checked={stored} onChange={(event) => setStored(event.target.checked)} />
          <span>{t("settings.envelopeStored")}</span>
        </label>
        <Button tone="primary" disabled={!stored} onClick={onDone}>
          {t("recovery.done")}
        </Button>
      </div>
      <PrintSheets>
        {shares.map(({ holder, code }, at) => (
          <KeySheet
            key={code}
            title={t("sheet.shareTitle", { n: at + 1 })}
            about={[
              t("sheet.holder", { holder }),
              t("sheet.made", { when: dateTimeOf(madeAt) }),
              t("sheet.other", { holder: shares[1 - at]?.holder ?? "" }),
            ]}
            code={code}
            keep={t("sheet.keepShare")}
            when={t("sheet.whenShare")}
            choose={t("sheet.steps.chooseShare")}
            signed
          />
        ))}
      </PrintSheets>
    </main>
  );
};
