import { useTranslation } from "react-i18next";
import { Choice } from "../../editing/fields/Choice.tsx";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import type { Fault } from "../../editing/forms/faults.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { TextField } from "../../ui/TextField.tsx";
import type { ReportForm } from "./report-form.ts";

interface AttestedWordsProps {
  form: ReportForm;
  set(patch: Partial<ReportForm>): void;
  /** What is wrong with the hour of the attestation. */
  fault: Fault | undefined;
  disabled: boolean;
}

/** A report in words, as agencies and forces give it, with whether duty was kept. */
export const AttestedWords = ({ form, set, fault, disabled }: AttestedWordsProps) => {
  const { t } = useTranslation(["reports", "editing"]);
  return (
    <>
      <TextField label={t("text")} rows={8} maxLength={20_000} value={form.text} onChange={(text) => set({ text })} disabled={disabled} />
      <Choice
        label={t("attested")}
        hint={t("attestedHint")}
        value={form.attested}
        columns={2}
        options={[
          { value: "kept", label: t("attestedKept") },
          { value: "not-kept", label: t("attestedNot") },
        ]}
        onChange={(attested) => set({ attested, attestedAt: form.attestedAt || new Date(roomNow() ?? Date.now()).toISOString() })}
        disabled={disabled}
      />
      {form.attested !== "" && (
        <>
          <MomentField
            label={t("attestedAt")}
            value={form.attestedAt}
            onChange={(attestedAt) => set({ attestedAt })}
            error={fault && t(`editing:faults.${fault}`)}
            disabled={disabled}
          />
          <TextField
            label={t("attestedBy")}
            maxLength={200}
            value={form.attestedBy}
            onChange={(attestedBy) => set({ attestedBy })}
            disabled={disabled}
          />
        </>
      )}
    </>
  );
};
