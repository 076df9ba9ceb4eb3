import { CheckCheck, Undo2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow, PlanUnitRow } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { isoOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";

/** Marks a step done by the units given, at an hour and by whose word, or takes the mark back. `done` runs once it is kept. */
export const MarkForm = ({ step, units, done }: { step: PlanRow; units: readonly PlanUnitRow[]; done(): void }) => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  const save = useSaving();
  const [at, setAt] = useState("");
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [first] = units;
  const who = units.length === 1 && first ? first.name : t("plan.units", { n: number(units.length) });
  const write = async (doneAt: string | null) => {
    setBusy(true);
    // A mark is taken back where there is one: nothing is written of the others.
    const owed = doneAt === null ? units.filter((row) => row.done) : units;
    const told = { ...(by.trim() === "" ? {} : { by: by.trim() }), ...(note.trim() === "" ? {} : { note: note.trim() }) };
    const isDone = await save(
      (client, requestId) =>
        client.call("plan.mark", { step: step.step, units: owed.map(({ unit }) => unit), doneAt, ...(doneAt === null ? {} : told), requestId }),
      ({ changeSet }) => ({ title: t(changeSet === null ? "plan.sameAlready" : doneAt === null ? "plan.unmarked" : "plan.marked", { who }) }),
    );
    setBusy(false);
    if (!isDone) return;
    setAt("");
    setNote("");
    done();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moment = at.trim() === "" ? isoOf(roomNow() ?? Date.now()) : momentOf(at);
    setFault(moment === null ? t("plan.badHour") : null);
    if (moment !== null) void write(moment);
  };
  return (
    <form className="plan-form" onSubmit={submit} aria-label={t("plan.mark")}>
      <p className="plan-who">
        <strong>{who}</strong> <span className="quiet">{t("plan.keys")}</span>
      </p>
      <div className="plan-fields">
        <MomentField label={t("plan.at")} value={at} onChange={setAt} error={fault} placeholder={t("plan.now")} />
        <TextField label={t("plan.who")} value={by} onChange={setBy} maxLength={200} />
        <TextField label={t("plan.note")} value={note} onChange={setNote} maxLength={500} />
        <Button type="submit" tone="primary" icon={CheckCheck} busy={busy}>
          {t("plan.mark")}
        </Button>
        {units.some((row) => row.done) && (
          <Button tone="quiet" icon={Undo2} busy={busy} onClick={() => void write(null)}>
            {t("plan.unmark")}
          </Button>
        )}
      </div>
    </form>
  );
};
