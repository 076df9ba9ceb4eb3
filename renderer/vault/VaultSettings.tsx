import { type FormEvent, type ReactNode, useCallback, useState } from "react";
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
import { EnvelopeShown } from "./EnvelopeShown.tsx";
import { NewPassphrase } from "./NewPassphrase.tsx";
import { PassphraseField } from "./PassphraseField.tsx";
import { RecoveryKeyShown } from "./RecoveryKeyShown.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";
import { type Part, setOpenedBy, showBox, useVault } from "./vault-store.ts";
import "./vault.css";

type Shown = { recoveryKey: string } | { shares: { holder: string; code: string }[]; madeAt: string } | null;

const idleChoices = [5, 10, 15, 30, 60] as const;

/** The room's lock and keys: each way in changed, the new one shown this once. */
export const VaultSettings = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [open, setOpen] = useState<Part | null>(useVault((state) => state.part));
  const [shares, setShares] = useState<{ one: string; two: string } | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [next, setNext] = useState<string | null>(null);
  const [holders, setHolders] = useState({ one: "", two: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [shown, setShown] = useState<Shown>(null);
  const ready = useCallback((given: string | null) => setNext(given), []);
  const close = () => showBox(null);
  const wait = useSecondsUntil(told.waitUntil);

  const run = async <T,>(asked: Promise<Result<T>>, then: (value: T) => void) => {
    setBusy(true);
    setProblem(null);
    const answer = await asked;
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setPassphrase("");
    setShares(null);
    setOpen(null);
    then(answer.value);
  };
  const choose = (part: Part) => {
    setOpen(open === part ? null : part);
    setProblem(null);
  };

  if (shown !== null) {
    const done = () => {
      setOpenedBy(null);
      setShown(null);
    };
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
  const stored = (at: string | null) => (at === null ? t("settings.notStored") : t("settings.storedAt", { when: dateTimeOf(at) }));
  const part = (name: Part, title: string, now: ReactNode, action: string, form: ReactNode, submit: () => void) => (
    <section className="vault-part" data-part={name}>
      <div className="vault-part-head">
        <h3>{title}</h3>
        <Button size="small" aria-expanded={open === name} onClick={() => choose(name)}>
          {action}
        </Button>
      </div>
      <p className="quiet">{now}</p>
      {open === name && (
        <form
          className="vault-form"
          autoComplete="off"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (!busy) submit();
          }}
        >
          {form}
          {wait > 0 ? (
            <p className="vault-wait" role="status">
              {t("unlock.wait", { seconds: wait })}
            </p>
          ) : (
            problem && <ProblemNote problem={problem} />
          )}
        </form>
      )}
    </section>
  );
  const proof = <PassphraseField label={t("fields.current")} value={passphrase} onChange={setPassphrase} />;
  const current = shares === null ? passphrase : shares.one === "" || shares.two === "" ? "" : `${shares.one}+${shares.two}`;
  const holdersNamed = holders.one.trim() !== "" && holders.two.trim() !== "";
  return (
    <Dialog open onClose={close} title={t("settings.title")} width="wide">
      {part(
        "passphrase",
        t("settings.passphrase"),
        t("settings.passphraseText"),
        t("settings.change"),
        <>
          {shares === null ? (
            <>
              <PassphraseField label={t("fields.currentOrKey")} value={passphrase} onChange={setPassphrase} autoFocus />
              {envelope && (
                <Button size="small" tone="quiet" onClick={() => setShares({ one: "", two: "" })}>
                  {t("settings.byEnvelope")}
                </Button>
              )}
            </>
          ) : (
            <div className="vault-pair">
              <TextField
                label={t("fields.shareOne")}
                value={shares.one}
                onChange={(one) => setShares({ ...shares, one })}
                maxLength={200}
                autoFocus
              />
              <TextField label={t("fields.shareTwo")} value={shares.two} onChange={(two) => setShares({ ...shares, two })} maxLength={200} />
            </div>
          )}
          <NewPassphrase label={t("fields.newPassphrase")} onReady={ready} />
          <Button tone="primary" busy={busy} type="submit" disabled={wait > 0 || current === "" || next === null}>
            {t("settings.change")}
          </Button>
        </>,
        () => {
          if (current === "" || next === null) return;
          void run(client.call("vault.changePassphrase", { current, next }), () => {
            notify({ tone: "good", title: t("settings.changed"), text: t("settings.changedText") });
          });
        },
      )}
      {part(
        "recoveryKey",
        t("settings.recoveryKey"),
        told.ways?.recoveryKey ? (
          <>
            <strong>{stored(told.ways.recoveryKeyStoredAt)}</strong> {t("settings.recoveryKeyText")}
          </>
        ) : (
          t("settings.recoveryKeyNone")
        ),
        t("settings.newKey"),
        <>
          {proof}
          <Button tone="primary" busy={busy} type="submit" disabled={wait > 0 || passphrase === ""}>
            {t("settings.newKey")}
          </Button>
        </>,
        () => passphrase !== "" && void run(client.call("vault.newRecoveryKey", { passphrase }), setShown),
      )}
      {part(
        "envelope",
        t("settings.envelope"),
        envelope
          ? `${t("settings.envelopeNow", { date: dateOf(envelope.madeAt), one: envelope.holders?.[0] ?? "…", two: envelope.holders?.[1] ?? "…" })} ${stored(envelope.storedAt)}`
          : t("settings.envelopeText"),
        t("settings.newEnvelope"),
        <>
          {envelope && <p className="quiet">{t("settings.envelopeAgain")}</p>}
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
          {proof}
          <Button tone="primary" busy={busy} type="submit" disabled={wait > 0 || passphrase === "" || !holdersNamed}>
            {t("settings.newEnvelope")}
          </Button>
        </>,
        () =>
          passphrase !== "" &&
          holdersNamed &&
          void run(client.call("vault.newEnvelope", { passphrase, holders: [holders.one, holders.two] }), setShown),
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
            {proof}
            <Button tone="primary" busy={busy} type="submit" disabled={wait > 0 || passphrase === ""}>
              {t(told.ways?.keychain ? "settings.keychainOff" : "settings.keychainOn")}
            </Button>
          </>,
          () =>
            passphrase !== "" &&
            void run(client.call("vault.useKeychain", { passphrase, on: !told.ways?.keychain }), () =>
              notify({ tone: "good", title: t("settings.keychainChanged") }),
            ),
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
        <Button tone="danger" type="submit" busy={busy}>
          {t("settings.lock")}
        </Button>,
        () => void run(client.call("vault.lock", {}), () => {}),
      )}
    </Dialog>
  );
};
