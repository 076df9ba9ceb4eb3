import { RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupTold, Problem, RestorePreview } from "../../electron/contract/index.ts";
import { dateTimeOf, shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useLive } from "../room-client/use-live.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { atNow } from "../time/at-now.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";

/** Changes of now shown as lost before the rest is counted. */
const LOST_SHOWN = 12;

const Lost = ({ preview }: { preview: RestorePreview }) => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const today = useRoomDay();
  const { lost, lostMore, notes } = preview;
  const hidden = Math.max(0, lost.length - LOST_SHOWN) + lostMore;
  return (
    <>
      {notes.length > 0 && lost.length === 0 ? null : lost.length === 0 ? (
        <p>{t("restore.losesNone")}</p>
      ) : (
        <>
          <p>{t("restore.loses", { n: number(lost.length + lostMore) })}</p>
          <ul className="keeping-lost">
            {lost.slice(0, LOST_SHOWN).map(({ changeSet, title, actor, knownAt }) => (
              <li key={changeSet}>
                {shortMomentOf(knownAt, today)} · {title} <span className="quiet">({actor})</span>
              </li>
            ))}
          </ul>
          {hidden > 0 && <p className="quiet">{t("restore.more", { n: number(hidden) })}</p>}
          <p>{t("restore.kept")}</p>
        </>
      )}
      <p>{t("restore.station")}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
};

const Working = () => {
  const { t } = useTranslation("journal");
  const work = useLive("vault.state", {}, true).value?.work ?? null;
  const done = work?.done ?? undefined;
  return <Spinner label={work?.what ?? t("restore.working")} {...(done === undefined ? {} : { progress: done })} />;
};

/** A backup put in the journal's place in two steps: what would be lost is read first, then the room is asked. */
export const RestoreSteps = ({ backup, onClose }: { backup: BackupTold; onClose(): void }) => {
  const { t } = useTranslation("journal");
  const client = useRoomClient();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [phase, setPhase] = useState<"reading" | "sure" | "working">("reading");
  const box = useRef<HTMLElement>(null);
  const time = dateTimeOf(backup.madeAt);
  useEffect(() => {
    const stopping = new AbortController();
    void client.call("backups.previewRestore", { fileName: backup.fileName }, stopping.signal).then((result) => {
      if (stopping.signal.aborted) return;
      if (result.ok) setPreview(result.value);
      else setProblem(result.error);
    });
    return () => stopping.abort();
  }, [client, backup.fileName]);
  // As each step grows, its buttons stay in sight. In braces: a newer Chromium answers with a promise, which is no way to stop.
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  });
  const restore = async () => {
    setPhase("working");
    const result = await client.call("backups.restore", { fileName: backup.fileName });
    if (!result.ok) {
      setProblem(result.error);
      setPhase("reading");
      return;
    }
    notify({
      tone: "good",
      title: t("restore.done", { time, reason: t(`backups.reason.${backup.reason}`) }),
      ...(result.value.keptAs === "" ? {} : { text: t("restore.keptAs") }),
    });
    onClose();
  };
  return (
    <section ref={box} className="editor-note" aria-label={t("restore.title", { time })} data-testid="restore">
      <p className="editor-note-title">{t("restore.title", { time })}</p>
      {problem && <ProblemNote problem={problem} />}
      {preview === null && problem === null && <Spinner label={t("restore.loading")} />}
      {preview && <Lost preview={preview} />}
      {phase === "working" ? (
        <Working />
      ) : (
        <>
          {phase === "sure" && <p className="editor-note-title">{t("restore.sure")}</p>}
          <div className="editor-buttons">
            <Button size="small" onClick={onClose}>
              {t("restore.cancel")}
            </Button>
            {preview && phase === "reading" && (
              <Button size="small" icon={RotateCcw} onClick={() => setPhase("sure")}>
                {t("restore.next")}
              </Button>
            )}
            {phase === "sure" && (
              <Button size="small" tone="danger" icon={RotateCcw} onClick={() => atNow(() => void restore())}>
                {t("restore.confirm", { time })}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
};
