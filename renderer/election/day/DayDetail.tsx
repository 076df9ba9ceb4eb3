import { MapPin, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DayWord, dayWords, type StepTaken } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { HistoryButton } from "../../history/HistoryButton.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { visit } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { spotOf } from "../../stores/properties.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { DayStateMark } from "../../ui/DayStateMark.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DayDisputes } from "./DayDisputes.tsx";
import { beginMatter, useDayView } from "./day-view.ts";
import { StepEntry } from "./StepEntry.tsx";
import { useSaving } from "./use-saving.ts";

/** Đính chính of one word: another hour or none, with its reason. */
const Correction = ({ place, word, taken, close }: { place: string; word: DayWord; taken: StepTaken | null; close: () => void }) => {
  const { t } = useTranslation("day");
  const save = useSaving();
  const [at, setAt] = useState(taken?.at ?? "");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<{ at?: string; reason?: string }>({});
  const submit = async (moment: string | null | undefined) => {
    if (moment === undefined) return setFault({ at: t("report.noHour") });
    if (reason.trim() === "") return setFault({ reason: t("detail.noReason") });
    const isDone = await save(
      (client, requestId) => client.call("day.correct", { id: place, word, at: moment, reason, requestId }),
      () => ({ title: t("detail.corrected") }),
    );
    if (isDone) close();
  };
  return (
    <form
      className="day-correction"
      aria-label={t("detail.correctTitle", { word: t(`word.${word}`) })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(momentOf(at) ?? undefined);
      }}
    >
      <MomentField label={t("report.at")} value={at} onChange={setAt} error={fault.at} />
      <TextField label={t("detail.reason")} value={reason} onChange={setReason} error={fault.reason} maxLength={500} required />
      <div className="day-buttons">
        <Button type="submit" size="small" tone="primary">
          {t("detail.correct")}
        </Button>
        <Button size="small" tone="danger" onClick={() => void submit(null)}>
          {t("detail.takeBack")}
        </Button>
      </div>
    </form>
  );
};

/** The day of one place: its steps, each told here or corrected, and what is open there. */
export const DayDetail = ({ place, mayWrite, close }: { place: string; mayWrite: boolean; close: () => void }) => {
  const { t } = useTranslation("day");
  const { number } = useFormat();
  const save = useSaving();
  const { value, problem } = useLive("day.get", { place });
  const feature = useLayer("polling-places").features.get(place);
  const begun = useDayView((state) => state.begun);
  const [correcting, setCorrecting] = useState<DayWord | null>(null);
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const { row } = value;
  const taken = (word: DayWord): StepTaken | null => (word === "notOpen" ? row.notOpen : row.steps[word]);
  const facts = [
    row.voters === null ? null : t("detail.voters", { n: number(row.voters) }),
    row.invented ? t("detail.invented") : null,
    row.source === null ? null : t("detail.source", { source: row.source }),
    row.note === null ? null : t("detail.note", { note: row.note }),
    row.flags.includes("other-day") ? t("detail.otherDay", { date: showDate(row.date) }) : null,
  ].filter((fact) => fact !== null);
  const tell = (word: DayWord) => (at: string) =>
    save(
      (client, requestId) => client.call("day.report", { ids: [place], word, at, requestId }),
      () => ({ title: t("step.saved", { step: t(`word.${word}`) }) }),
    );
  const isShown = (word: DayWord): boolean => word !== "notOpen" || row.notOpen !== null || !row.begun || begun?.word === "notOpen";
  return (
    <section className="day-detail" aria-label={row.name} data-testid="day-detail" onKeyDown={(event) => event.key === "Escape" && close()}>
      <header className="day-detail-head">
        <div>
          <h3>{row.name}</h3>
          <p className="quiet">
            {row.communeName}, {row.districtName}
          </p>
        </div>
        {feature && (
          <IconButton
            icon={MapPin}
            label={t("detail.map")}
            onClick={() => visit({ ...spotOf(feature), zoom: 11.5 }, { layer: "polling-places", id: place })}
          />
        )}
        <HistoryButton kind="polling-day" id={place} name={row.name} />
        <IconButton icon={X} label={t("detail.close")} keys="Esc" onClick={close} />
      </header>
      <p>
        <DayStateMark state={row.state} mark={row.mark} />
        {row.flags.length > 0 && <span className="ink-lacking"> {row.flags.map((flag) => t(`flag.${flag}`)).join(" · ")}</span>}
      </p>
      {facts.length > 0 && <p className="quiet">{facts.join(" · ")}</p>}
      <DayDisputes disputes={value.disputes} settle={mayWrite ? setCorrecting : undefined} />
      <h4>{t("detail.steps")}</h4>
      <ol className="day-steps">
        {dayWords.filter(isShown).map((word) => {
          const told = taken(word);
          return (
            <div key={word}>
              <StepEntry
                key={begun?.word === word ? begun.at : ""}
                label={t(`word.${word}`)}
                taken={told}
                begun={begun?.word === word ? begun.at : undefined}
                save={mayWrite ? tell(word) : undefined}
              />
              {mayWrite && told !== null && correcting !== word && (
                <Button size="small" tone="quiet" onClick={() => setCorrecting(word)}>
                  {t("detail.correct")}
                </Button>
              )}
              {mayWrite && correcting === word && <Correction place={place} word={word} taken={told} close={() => setCorrecting(null)} />}
            </div>
          );
        })}
      </ol>
      <ul className="day-open">
        {value.interruptions
          .filter(({ open }) => open)
          .map(({ id, cause }) => (
            <li key={id} className="ink-failed">
              {t("state.interrupted")}: {cause}
            </li>
          ))}
        {value.ballotMatters
          .filter(({ open }) => open)
          .map(({ id, election, fault }) => (
            <li key={id} className="ink-lacking">
              {t(`ballot.elections.${election}`)}: {t(`ballot.faults.${fault}`)}
            </li>
          ))}
      </ul>
      {mayWrite && (
        <div className="day-buttons">
          <Button size="small" onClick={() => beginMatter("interruptions", place)}>
            {t("detail.startInterruption")}
          </Button>
          <Button size="small" onClick={() => beginMatter("ballots", place)}>
            {t("detail.startBallot")}
          </Button>
        </div>
      )}
    </section>
  );
};
