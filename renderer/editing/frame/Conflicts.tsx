import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, Result } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import type { RecordAnswer } from "../use-record.ts";
import { useFieldWords } from "./field-words.ts";

interface ConflictsProps {
  record: RecordAnswer;
  /** Writes the chosen value so that it stands alone. */
  settle(field: string, value: unknown): Promise<Result<unknown>>;
}

/** Values that did not know of each other, with who gave each and when: one is chosen, and the other stays in the journal. */
export const Conflicts = ({ record, settle }: ConflictsProps) => {
  const { t } = useTranslation("editing");
  const { fieldName, valueWords } = useFieldWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [settling, setSettling] = useState<string | null>(null);
  if (record.conflicts.length === 0) return null;

  const choose = async (field: string, value: unknown, key: string) => {
    setSettling(key);
    const result = await settle(field, value);
    setSettling(null);
    setProblem(result.ok ? null : result.error);
  };

  return (
    <div className="editor-note" data-testid="conflicts">
      <p className="editor-note-title">{t("conflict.title")}</p>
      <p>{t("conflict.text")}</p>
      {record.conflicts.map((conflict) => (
        <div key={conflict.field} className="editor-clash">
          <p className="editor-note-title">{fieldName(conflict.field)}</p>
          <ul className="editor-clash-values">
            {conflict.values.map((held) => {
              const key = `${conflict.field} ${held.trueAt} ${JSON.stringify(held.value)}`;
              return (
                <li key={key}>
                  <span>
                    <strong>{valueWords(conflict.field, held.value)}</strong>
                    <span className="quiet"> · {t("conflict.by", { actor: held.actor, time: dateTimeOf(held.trueAt) })}</span>
                  </span>
                  <Button
                    size="small"
                    busy={settling === key}
                    disabled={settling !== null}
                    onClick={() => void choose(conflict.field, held.value, key)}
                  >
                    {t("conflict.choose")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
};
