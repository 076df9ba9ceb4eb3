import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { KeyCode, KeySheet, PrintSheets } from "./PrintSheets.tsx";
import { useStored } from "./use-stored.ts";

interface EnvelopeShownProps {
  shares: { holder: string; code: string }[];
  madeAt: string;
  onDone(): void;
}

/** A new envelope's two shares, this once: they go only when somebody says that they are handed over. */
export const EnvelopeShown = ({ shares, madeAt, onDone }: EnvelopeShownProps) => {
  const { t } = useTranslation("vault");
  const [stored, setStored] = useState(false);
  const { confirm, busy, problem } = useStored({ by: "envelope", shares: [shares[0]?.code ?? "", shares[1]?.code ?? ""] }, onDone);
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
        {problem && <ProblemNote problem={problem} />}
        <Button tone="primary" disabled={!stored} busy={busy} onClick={() => void confirm()}>
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
