import { HardDriveUpload } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../editing/download.ts";
import { Choice } from "../editing/fields/Choice.tsx";
import { dayStartOf, isoOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { DropZone } from "../intake/DropZone.tsx";
import { useRoomClient } from "../room-client/context.tsx";
import { roomNow } from "../stores/clock-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { atNow } from "../time/at-now.ts";
import { Button } from "../ui/Button.tsx";
import { notify, notifyProblem } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { headGroups } from "./head-groups.ts";
import { MergeReceiptNote, MergeSteps } from "./MergeSteps.tsx";
import { previewBundle, useMerge } from "./merge-store.ts";

const Out = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const client = useRoomClient();
  const [since, setSince] = useState<"everything" | "today">("everything");
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const now = roomNow();
    const result = await client.call("journal.export", since === "today" && now !== null ? { since: isoOf(dayStartOf(now)) } : {});
    setBusy(false);
    if (!result.ok) return notifyProblem(result.error);
    const { entries, changeSets, head } = result.value;
    downloadFile(result.value);
    notify({
      tone: "good",
      title: t("out.done", { entries: number(entries), sets: number(changeSets) }),
      text: t("out.doneText", { head: headGroups(head).slice(0, 4).join(" ") }),
    });
  };
  return (
    <>
      <Choice<"everything" | "today">
        label={t("out.since")}
        value={since}
        columns={2}
        options={[
          { value: "everything", label: t("out.everything") },
          { value: "today", label: t("out.today") },
        ]}
        onChange={setSince}
      />
      <div className="editor-buttons">
        <Button size="small" icon={HardDriveUpload} busy={busy} onClick={() => atNow(() => void take())}>
          {t("out.all")}
        </Button>
      </div>
    </>
  );
};

/** The journal out to another station and another's in, each as a signed file. */
export const ExchangeSection = () => {
  const { t } = useTranslation("journal");
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { phase, problem } = useMerge();
  if (!mayWrite) return null;
  return (
    <section className="editor-section" aria-label={t("out.title")} data-testid="journal-exchange">
      <h3 className="editor-section-title">{t("out.title")}</h3>
      <p className="quiet keeping-small">{t("out.text")}</p>
      <Out />
      {problem && <ProblemNote problem={problem} />}
      {phase === "choosing" && (
        <DropZone
          label={t("out.in")}
          hint={t("out.inHint")}
          accept=".jsonl,.json,.txt"
          onFile={(file) => atNow(() => void previewBundle(client, file))}
        />
      )}
      {phase === "reading" && <Spinner label={t("out.reading")} />}
      {(phase === "previewed" || phase === "merging") && <MergeSteps />}
      {phase === "merged" && <MergeReceiptNote />}
    </section>
  );
};
