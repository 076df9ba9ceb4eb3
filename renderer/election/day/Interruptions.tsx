import { useState } from "react";
import { useTranslation } from "react-i18next";
import { interruptionSteps } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showDayView, useDayView } from "./day-view.ts";
import { MatterCard } from "./MatterCard.tsx";
import { PlaceField } from "./PlaceField.tsx";
import { useMayTell, useRemoving, useSaving } from "./use-saving.ts";

const NewInterruption = () => {
  const { t } = useTranslation("day");
  const save = useSaving();
  const about = useDayView((state) => state.about);
  const [place, setPlace] = useState(about);
  const [cause, setCause] = useState("");
  const begun = useDayView((state) => state.begun?.at) ?? "";
  const [startedAt, setStartedAt] = useState(begun);
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    const began = momentOf(startedAt);
    if (began === null) return setFault(t("report.noHour"));
    if (place === "" || cause.trim() === "") return setFault(t("required"));
    setFault(null);
    const isDone = await save(
      (client, requestId) => client.call("interruptions.save", { place, cause, startedAt: began, requestId }),
      () => ({ title: t("interruption.saved") }),
    );
    if (!isDone) return;
    setCause("");
    setStartedAt("");
    showDayView("interruptions");
  };
  return (
    <form
      className="day-form"
      aria-label={t("interruption.add")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PlaceField label={t("interruption.place")} value={place} onChange={setPlace} required />
      <MomentField label={t("interruption.startedAt")} value={startedAt} onChange={setStartedAt} hourOnly error={fault} required />
      <TextField label={t("interruption.cause")} value={cause} onChange={setCause} maxLength={1000} autoFocus={begun !== ""} required />
      <Button type="submit" tone="primary">
        {t("interruption.save")}
      </Button>
    </form>
  );
};

/** Gián đoạn (art. 71): those not resumed first, each with the steps it owes. */
export const Interruptions = () => {
  const { t } = useTranslation("day");
  const about = useDayView((state) => state.about);
  const begun = useDayView((state) => state.begun?.at);
  const mayWrite = useMayTell();
  const save = useSaving();
  const remove = useRemoving();
  const { value, problem } = useLive("interruptions.list", {});
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <div className="day-matters">
      <h3>{t("interruption.title")}</h3>
      {mayWrite && <NewInterruption key={`${about} ${begun}`} />}
      {value.rows.length === 0 && <Empty title={t("interruption.none")} text={t("interruption.noneText")} />}
      <ul className="day-matter-list">
        {value.rows.map((row) => (
          <MatterCard
            key={row.id}
            kind="interruption"
            id={row.id}
            place={row.place}
            where={`${row.placeName}, ${row.communeName}`}
            title={row.cause}
            from={row.startedAt}
            open={row.open}
            openWord={t(row.open ? "interruption.open" : "interruption.over")}
            flags={row.flags.map((flag) => t(`interruption.flag.${flag}`))}
            asOf={row.asOf}
            facts={[...(row.source === null ? [] : [t("detail.source", { source: row.source })]), ...(row.invented ? [t("detail.invented")] : [])]}
            steps={interruptionSteps.map((step) => ({ step, label: t(`interruption.step.${step}`), taken: row.steps[step] }))}
            next={row.next}
            tell={
              mayWrite
                ? (step, at) =>
                    save(
                      (client, requestId) => client.call("interruptions.save", { id: row.id, [step]: { at, by: null }, requestId }),
                      () => ({ title: t("step.saved", { step: t(`interruption.step.${step}`) }) }),
                    )
                : undefined
            }
            remove={mayWrite ? () => void remove((client, requestId) => client.call("interruptions.remove", { id: row.id, requestId })) : undefined}
          />
        ))}
      </ul>
    </div>
  );
};
