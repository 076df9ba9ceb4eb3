import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ballotFaults, ballotSteps, type Election, elections, type FieldsOf } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { readWhole } from "../../editing/forms/whole-number.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showDayView, useDayView } from "./day-view.ts";
import { MatterCard } from "./MatterCard.tsx";
import { PlaceField } from "./PlaceField.tsx";
import { useMayTell, useRemoving, useSaving } from "./use-saving.ts";

const NewMatter = () => {
  const { t } = useTranslation("day");
  const save = useSaving();
  const about = useDayView((state) => state.about);
  const [place, setPlace] = useState(about);
  const [election, setElection] = useState<Election>("assembly");
  const [fault, setFault] = useState<FieldsOf<"ballot-matter">["fault"]>("misprinted");
  const [count, setCount] = useState("");
  const [text, setText] = useState("");
  const begun = useDayView((state) => state.begun?.at) ?? "";
  const [foundAt, setFoundAt] = useState(begun);
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = async () => {
    const found = momentOf(foundAt);
    const ballots = readWhole(count);
    if (found === null) return setWrong(t("report.noHour"));
    if (place === "" || Number.isNaN(ballots)) return setWrong(t("required"));
    setWrong(null);
    const isDone = await save(
      (client, requestId) => client.call("ballotMatters.save", { place, election, fault, ballots, text, foundAt: found, requestId }),
      () => ({ title: t("ballot.saved") }),
    );
    if (!isDone) return;
    setText("");
    setCount("");
    setFoundAt("");
    showDayView("ballots");
  };
  return (
    <form
      className="day-form"
      aria-label={t("ballot.add")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PlaceField label={t("interruption.place")} value={place} onChange={setPlace} required />
      <SelectField
        label={t("ballot.election")}
        value={election}
        options={elections.map((one) => ({ value: one, label: t(`ballot.elections.${one}`) }))}
        onChange={(chosen) => setElection(chosen)}
      />
      <SelectField
        label={t("ballot.fault")}
        value={fault}
        options={ballotFaults.map((one) => ({ value: one, label: t(`ballot.faults.${one}`) }))}
        onChange={(chosen) => setFault(chosen)}
      />
      <TextField label={t("ballot.ballots")} value={count} onChange={setCount} inputMode="numeric" />
      <MomentField label={t("ballot.foundAt")} value={foundAt} onChange={setFoundAt} hourOnly error={wrong} required />
      <TextField label={t("ballot.text")} value={text} onChange={setText} maxLength={2000} />
      <Button type="submit" tone="primary">
        {t("ballot.save")}
      </Button>
    </form>
  );
};

/** Phiếu in sai, thiếu, hỏng: those not settled first, each with its steps. */
export const BallotMatters = () => {
  const { t } = useTranslation("day");
  const about = useDayView((state) => state.about);
  const begun = useDayView((state) => state.begun?.at);
  const { number } = useFormat();
  const mayWrite = useMayTell();
  const save = useSaving();
  const remove = useRemoving();
  const { value, problem } = useLive("ballotMatters.list", {});
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <div className="day-matters">
      <h3>{t("ballot.title")}</h3>
      {mayWrite && <NewMatter key={`${about} ${begun}`} />}
      {value.rows.length === 0 && <Empty title={t("ballot.none")} text={t("ballot.noneText")} />}
      <ul className="day-matter-list">
        {value.rows.map((row) => (
          <MatterCard
            key={row.id}
            kind="ballot-matter"
            id={row.id}
            place={row.place}
            where={`${row.placeName}, ${row.communeName}`}
            title={`${t(`ballot.elections.${row.election}`)}: ${t(`ballot.faults.${row.fault}`)}`}
            from={row.foundAt}
            open={row.open}
            openWord={t(row.open ? "ballot.open" : "ballot.over")}
            flags={row.flags.map((flag) => t(`ballot.flag.${flag}`))}
            asOf={row.asOf}
            facts={[
              ...(row.ballots === null ? [] : [t("ballot.count", { n: number(row.ballots) })]),
              ...(row.text === null ? [] : [row.text]),
              ...(row.source === null ? [] : [t("detail.source", { source: row.source })]),
              ...(row.invented ? [t("detail.invented")] : []),
            ]}
            steps={ballotSteps.map((step) => ({ step, label: t(`ballot.step.${step}`), taken: row.steps[step] }))}
            next={row.next}
            tell={
              mayWrite
                ? (step, at) =>
                    save(
                      (client, requestId) => client.call("ballotMatters.save", { id: row.id, [step]: { at, by: null }, requestId }),
                      () => ({ title: t("step.saved", { step: t(`ballot.step.${step}`) }) }),
                    )
                : undefined
            }
            remove={mayWrite ? () => void remove((client, requestId) => client.call("ballotMatters.remove", { id: row.id, requestId })) : undefined}
          />
        ))}
      </ul>
    </div>
  );
};
