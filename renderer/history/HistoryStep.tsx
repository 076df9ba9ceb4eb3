import { ClockArrowUp, TriangleAlert, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryStep as Step } from "../../electron/contract/index.ts";
import { undoChange } from "../editing/say-done.ts";
import { dateTimeOf, shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useRoomDay } from "../stores/clock-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { isDrawn } from "../stores/told-kinds.ts";
import { atNow } from "../time/at-now.ts";
import { goTo } from "../time/moves.ts";
import { titleWords } from "../time/words.ts";
import { Button } from "../ui/Button.tsx";

type Field = Step["fields"][number];

/** What a field's values replaced: one value, or several where it settled a dispute. */
const Replaced = ({ replaces }: { replaces: Field["replaces"] }) => {
  const { t } = useTranslation("journal");
  const today = useRoomDay();
  const [first, second] = replaces;
  const wordsOf = (text: string | null) => text ?? t("history.nothing");
  // That nothing was written before tells nothing.
  if (first === undefined || (second === undefined && first.valueText === null)) return null;
  return (
    <p className="history-replaces">
      {second === undefined
        ? t("history.replaces", { value: wordsOf(first.valueText), actor: first.actor, time: shortMomentOf(first.knownAt, today) })
        : t("history.settles", {
            values: replaces.map(({ valueText, actor }) => t("history.value", { value: wordsOf(valueText), actor })).join("; "),
          })}
    </p>
  );
};

const FieldChange = ({ field }: { field: Field }) => {
  const { t } = useTranslation("journal");
  const { label, beforeText, afterText, standing, replaces } = field;
  const isConfirmedAgain = field.field === "readiness" && beforeText !== null && beforeText === afterText;
  return (
    <li className={`history-field history-${standing}`}>
      <span className="history-label">{label}</span>
      <span className="history-values">
        {beforeText !== null && !isConfirmedAgain && (
          <>
            <del>{beforeText}</del> <span aria-hidden="true">→</span>{" "}
          </>
        )}
        <strong>{afterText ?? t("history.nothing")}</strong>
      </span>{" "}
      {isConfirmedAgain && <span className="badge badge-quiet">{t("history.confirmedAgain")}</span>}{" "}
      {standing !== "holds" && (
        <span className={standing === "disputed" ? "badge badge-attention" : "badge badge-quiet"}>
          {standing === "disputed" && <TriangleAlert aria-hidden="true" />}
          {t(`history.standing.${standing}`)}
        </span>
      )}
      <Replaced replaces={replaces} />
    </li>
  );
};

/** One change set's part in a record: who, from where, both times, each field before and after, and what can be done from here. */
export const HistoryStep = ({ step }: { step: Step }) => {
  const { t } = useTranslation(["journal", "words", "editing"]);
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const [undoing, setUndoing] = useState(false);
  const { records, recordKind, station, knownAt, trueAt, madeAt, marking } = step;
  // A field left empty that was empty before tells nothing.
  const fields = step.fields.filter(({ beforeText, afterText, standing }) => beforeText !== null || afterText !== null || standing === "disputed");
  const clockOff = Math.abs(Date.parse(madeAt) - Date.parse(knownAt)) > 5 * 60_000;
  const undo = async () => {
    setUndoing(true);
    const reach =
      records > 1 ? t(`editing:undo.touched.${recordKind !== null && isDrawn(recordKind) ? recordKind : "several"}`, { n: number(records) }) : "";
    await undoChange(client, step.changeSet, reach);
    setUndoing(false);
  };
  return (
    <li className="history-step" data-undone={step.undoneBy !== null || undefined} data-testid="history-step">
      <header className="history-step-head">
        <span className="history-title">{titleWords(step.title)}</span>
        <span className="badges">
          {step.undoneBy !== null && <span className="badge badge-quiet">{t("history.undone")}</span>}
          {marking !== "open" && <span className="badge">{t(`words:marking.${marking}`)}</span>}
        </span>
      </header>
      <dl className="history-facts">
        <div>
          <dt>{t("history.known")}</dt>
          <dd>
            <time dateTime={knownAt}>{dateTimeOf(knownAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{t("history.true")}</dt>
          <dd>{dateTimeOf(trueAt)}</dd>
        </div>
        {clockOff && !station.own && (
          <div>
            <dt>{t("history.made")}</dt>
            <dd>{dateTimeOf(madeAt)}</dd>
          </div>
        )}
        <div>
          <dt>{t("history.actor")}</dt>
          <dd>{step.actor}</dd>
        </div>
        <div>
          <dt>{t("history.station")}</dt>
          <dd>{station.own ? t("history.ownStation", { name: station.name }) : station.name}</dd>
        </div>
      </dl>
      {step.undoes !== null && <p className="quiet">{t("history.undoes")}</p>}
      {step.withdraws.length > 0 && <p className="quiet">{t("history.withdraws", { n: number(step.withdraws.length) })}</p>}
      {fields.length === 0 ? (
        <p className="quiet">{t("history.unchanged")}</p>
      ) : (
        <ul className="history-fields">
          {fields.map((field) => (
            <FieldChange key={field.field} field={field} />
          ))}
        </ul>
      )}
      {step.mayUndo && mayWrite && records > 1 && <p className="quiet">{t("editing:undo.touches", { n: number(records) })}</p>}
      <div className="editor-buttons">
        <Button size="small" icon={ClockArrowUp} onClick={() => goTo({ knownAt })}>
          {t("history.see")}
        </Button>
        {step.mayUndo && mayWrite && (
          <Button size="small" icon={Undo2} busy={undoing} onClick={() => atNow(() => void undo())}>
            {records > 1 ? t("editing:undo.many", { n: number(records) }) : t("history.undo")}
          </Button>
        )}
      </div>
    </li>
  );
};
