import { ArrowLeft, Pencil, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HistoryAnswer, ToldKind } from "../../electron/contract/index.ts";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useLive } from "../room-client/use-live.ts";
import { openEditor } from "../stores/desk-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { isDrawn } from "../stores/told-kinds.ts";
import { atNow } from "../time/at-now.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { SidePanel } from "../ui/SidePanel.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { HistoryStep } from "./HistoryStep.tsx";
import { backStore, closeHistory } from "./open-history.ts";
import "./RecordHistory.css";

/** Steps put on the page at a time. */
const STEP = 60;

const Disputes = ({ disputes }: { disputes: HistoryAnswer["disputes"] }) => {
  const { t } = useTranslation("journal");
  if (disputes.length === 0) return null;
  return (
    <section className="editor-note" aria-label={t("history.disputes")} data-testid="history-disputes">
      <h3 className="editor-note-title history-dispute-title">
        <TriangleAlert aria-hidden="true" /> {t("history.disputes")}
      </h3>
      {disputes.map(({ field, label, values }) => (
        <div key={field}>
          <h4>{label}</h4>
          <ul className="editor-clash-values">
            {values.map(({ valueText, actor, station, trueAt, changeSet }) => (
              <li key={changeSet} className="history-dispute">
                <strong>{valueText ?? t("history.nothing")}</strong>
                <span className="quiet">{t("history.dispute", { actor, station, time: dateTimeOf(trueAt) })}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>{t("history.disputesText")}</p>
    </section>
  );
};

/** All that became of one record, newest first, kept up while open: disputes above, then each change set with both times. */
export const RecordHistory = ({ kind, id }: { kind: ToldKind; id: string }) => {
  const { t } = useTranslation(["journal", "words"]);
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const back = useStore(backStore, (state) => state.back);
  const [most, setMost] = useState(STEP);
  const { value, problem } = useLive("record.history", { kind, id });
  const left = Math.max(0, (value?.steps.length ?? 0) - most);
  return (
    <SidePanel
      title={value === null ? t("history.title") : t("history.of", { title: value.title })}
      subtitle={<p className="quiet">{t(`words:record.${kind}`)}</p>}
      testId="history-panel"
      onClose={closeHistory}
      foot={
        ((mayWrite && isDrawn(kind)) || back !== null) && (
          <div className="editor-buttons">
            {back !== null && (
              <Button size="small" icon={ArrowLeft} onClick={closeHistory}>
                {back.type === "changes" ? t("history.backToChanges") : t("history.back")}
              </Button>
            )}
            {mayWrite && isDrawn(kind) && back?.type !== kind && (
              <Button size="small" icon={Pencil} onClick={() => atNow(() => openEditor({ type: kind, id }))}>
                {t("history.edit")}
              </Button>
            )}
          </div>
        )
      }
    >
      {problem && <ProblemNote problem={problem} />}
      {value === null && problem === null && <Spinner label={t("history.loading")} />}
      {value && (
        <>
          <Disputes disputes={value.disputes} />
          {value.unread > 0 && <p className="editor-readonly">{t("history.unread", { n: number(value.unread) })}</p>}
          {value.steps.length === 0 && <Empty title={t("history.none")} />}
          <ol className="history-steps">
            {value.steps.slice(0, most).map((step) => (
              <HistoryStep key={step.changeSet} step={step} />
            ))}
          </ol>
          {left > 0 && (
            <Button size="small" onClick={() => setMost(most + STEP)}>
              {t("history.more", { n: number(Math.min(left, STEP)) })}
            </Button>
          )}
        </>
      )}
    </SidePanel>
  );
};
