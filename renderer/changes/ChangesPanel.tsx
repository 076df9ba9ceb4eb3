import { ClipboardCopy, ListTree } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangesAnswer } from "../../electron/contract/index.ts";
import { shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useLive } from "../room-client/use-live.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { closeEditor } from "../stores/desk-store.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { SidePanel } from "../ui/SidePanel.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { ChangesCounts } from "./ChangesCounts.tsx";
import { ChangesList } from "./ChangesList.tsx";
import { ChangesRange } from "./ChangesRange.tsx";
import { markChanges } from "./changes-store.ts";
import { copyLines } from "./copy-text.ts";
import { byDeskAndPlace, listAsText, type Narrowing } from "./listing.ts";
import { forgetRange, useRange } from "./use-range.ts";
import "./ChangesPanel.css";

/** The most the room lists in one answer. */
const LIMIT = 5_000;

/** The sentences themselves, to read before they are copied. */
const Sentences = ({ sentences }: { sentences: readonly string[] }) => {
  const { t } = useTranslation("changes");
  if (sentences.length === 0) return null;
  return (
    <details className="changes-sentences" open={sentences.length <= 6}>
      <summary>{t("sentences")}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
};

const Answered = ({ answer, axis }: { answer: ChangesAnswer; axis: "knownAt" | "trueAt" }) => {
  const { t } = useTranslation("changes");
  const { number } = useFormat();
  const today = useRoomDay();
  const [narrowing, setNarrowing] = useState<Narrowing | null>(null);
  const words = {
    desk: (desk: keyof ChangesAnswer["counts"]) => t(`desk.${desk}`),
    sense: (sense: keyof ChangesAnswer["counts"]["election"]) => t(`sense.${sense}`),
    nowhere: t("noCommune"),
  };
  const { from, to, changes, counts, sentences, omitted } = answer;
  return (
    <>
      <p className="changes-span" data-testid="changes-span">
        {t(`spanned.${axis}`, { from: shortMomentOf(from, today), to: shortMomentOf(to, today) })}
      </p>
      {changes.length === 0 ? (
        <>
          <Empty title={t("none")} text={t("noneText")} />
          <Sentences sentences={sentences} />
        </>
      ) : (
        <>
          <ChangesCounts counts={counts} narrowing={narrowing} onNarrow={setNarrowing} />
          <Sentences sentences={sentences} />
          {narrowing && (
            <p className="changes-narrowed" role="status">
              {t("onlyShown", { desk: t(`desk.${narrowing.desk}`), sense: t(`sense.${narrowing.sense}`) })}{" "}
              <Button size="small" tone="quiet" onClick={() => setNarrowing(null)}>
                {t("all")}
              </Button>
            </p>
          )}
          <div className="changes-list-head">
            <h3>{t("list")}</h3>
            <Button
              size="small"
              tone="quiet"
              icon={ListTree}
              onClick={() => void copyLines(listAsText(byDeskAndPlace(changes, narrowing, LIMIT), words))}
            >
              {t("copyList")}
            </Button>
          </div>
          <ChangesList key={narrowing ? `${narrowing.desk} ${narrowing.sense}` : ""} changes={changes} narrowing={narrowing} />
        </>
      )}
      {omitted > 0 && <p className="editor-readonly">{t("omitted", { n: number(omitted) })}</p>}
    </>
  );
};

/** What changed between two moments, kept up while open: counts, sentences, a list, and marks on the map. */
export const ChangesPanel = () => {
  const { t } = useTranslation("changes");
  const chosen = useRange();
  const { value, problem } = useLive("changes.between", chosen.range === null ? null : { ...chosen.range, limit: LIMIT });
  const answer = chosen.range === null ? null : value;
  useEffect(() => {
    markChanges(answer);
    return () => markChanges(null);
  }, [answer]);
  return (
    <SidePanel
      title={t("title")}
      testId="changes-panel"
      onClose={() => {
        forgetRange();
        closeEditor();
      }}
      foot={
        <div className="editor-buttons">
          <Button
            size="small"
            tone="primary"
            icon={ClipboardCopy}
            disabled={answer === null || answer.sentences.length === 0}
            onClick={() => void copyLines(answer?.sentences ?? [])}
          >
            {t("copySentences")}
          </Button>
        </div>
      }
    >
      <ChangesRange chosen={chosen} />
      {chosen.range === null && !chosen.typed.backwards && <Empty title={t("noRange")} text={t("noRangeText")} />}
      {problem && <ProblemNote problem={problem} />}
      {answer === null && problem === null && chosen.range !== null && <Spinner label={t("counting")} />}
      {answer && <Answered answer={answer} axis={chosen.choice.axis} />}
    </SidePanel>
  );
};
