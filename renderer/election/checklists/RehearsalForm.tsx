import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type RehearsalForm as Form,
  type OutputOf,
  type RehearsalCover,
  type RehearsalScenario,
  rehearsalForms,
  rehearsalScenarios,
  type UnitKey,
} from "../../../electron/contract/index.ts";
import { DayField } from "../../editing/fields/MomentField.tsx";
import { dayOf } from "../../editing/forms/typed-moment.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";
import { UnitField } from "./UnitField.tsx";

/** Teams as typed, one after the other by comma or semicolon. */
const teamsTyped = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((team) => team.trim())
    .filter((team) => team !== "");

/** A rehearsal held or planned: who, how, which scenario, when, with whom, and what it found. */
export const RehearsalForm = ({ units }: { units: readonly RehearsalCover[] }) => {
  const { t } = useTranslation("checklists");
  const save = useSaving();
  const [unit, setUnit] = useState<UnitKey | null>(null);
  const [form, setForm] = useState<Form>("on-site");
  const [scenario, setScenario] = useState<RehearsalScenario>("covid-polling-room");
  const [date, setDate] = useState("");
  const [teams, setTeams] = useState("");
  const [defects, setDefects] = useState("");
  const [fault, setFault] = useState<{ unit?: string; date?: string }>({});
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const day = dayOf(date);
    if (unit === null) return setFault({ unit: t("rehearsal.noUnit") });
    if (day === null) return setFault({ date: t("rehearsal.noDate") });
    setFault({});
    setBusy(true);
    const isDone = await save(
      (client, requestId) =>
        client.call("rehearsals.save", {
          unit,
          form,
          scenario,
          date: day,
          teams: teamsTyped(teams),
          defects: defects.trim() === "" ? null : defects,
          requestId,
        }),
      (answer: OutputOf<"rehearsals.save">) => ({
        title: t("rehearsal.saved"),
        ...(answer.notes.length > 0 ? { text: answer.notes.join(" ") } : {}),
      }),
    );
    setBusy(false);
    if (!isDone) return;
    setTeams("");
    setDefects("");
  };
  return (
    <form
      className="check-bar"
      aria-label={t("rehearsal.add")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      data-testid="rehearsal-form"
    >
      <UnitField label={t("rehearsal.unit")} units={units} value={unit} error={fault.unit} onChange={setUnit} />
      <SelectField
        label={t("rehearsal.form")}
        value={form}
        options={rehearsalForms.map((one) => ({ value: one, label: t(`form.${one}`) }))}
        onChange={(next) => setForm(next)}
      />
      <SelectField
        label={t("rehearsal.scenario")}
        value={scenario}
        options={rehearsalScenarios.map((one) => ({ value: one, label: t(`scenario.${one}`) }))}
        onChange={(next) => setScenario(next)}
      />
      <DayField label={t("rehearsal.date")} value={date} onChange={setDate} error={fault.date} />
      <TextField label={t("rehearsal.teams")} value={teams} onChange={setTeams} hint={t("rehearsal.teamsHint")} />
      <TextField label={t("rehearsal.defects")} value={defects} onChange={setDefects} maxLength={2000} />
      <Button type="submit" tone="primary" busy={busy}>
        {t("rehearsal.save")}
      </Button>
    </form>
  );
};
