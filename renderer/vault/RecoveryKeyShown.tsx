import { KeyRound, Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { KeyCode, KeySheet, PrintSheets } from "./PrintSheets.tsx";
import { Threshold } from "./Threshold.tsx";
import { useStored } from "./use-stored.ts";

/** The recovery key, this once: it goes only when somebody says that it is put away. */
export const RecoveryKeyShown = ({ code, doneWords, onDone }: { code: string; doneWords: string; onDone(): void }) => {
  const { t } = useTranslation("vault");
  const [stored, setStored] = useState(false);
  const [madeAt] = useState(Date.now);
  const { confirm, busy, problem } = useStored({ by: "recovery-key", recoveryKey: code }, onDone);
  return (
    <Threshold icon={KeyRound} title={t("recovery.title")} lead={t("recovery.lead")}>
      <KeyCode code={code} />
      <p>
        <Button icon={Printer} onClick={() => window.print()}>
          {t("recovery.print")}
        </Button>
      </p>
      <label className="vault-check">
        <input type="checkbox" checked={stored} onChange={(event) => setStored(event.target.checked)} />
        <span>{t("recovery.stored")}</span>
      </label>
      {problem && <ProblemNote problem={problem} />}
      <Button tone="primary" disabled={!stored} busy={busy} onClick={() => void confirm()}>
        {doneWords}
      </Button>
      <PrintSheets>
        <KeySheet
          title={t("sheet.recoveryTitle")}
          about={[t("sheet.made", { when: dateTimeOf(madeAt) })]}
          code={code}
          keep={t("sheet.keepRecovery")}
          when={t("sheet.whenRecovery")}
          choose={t("sheet.steps.chooseRecovery")}
        />
      </PrintSheets>
    </Threshold>
  );
};
