import i18next from "i18next";
import { Ear } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { absenceCauses, elections, type OutputOf, reportChannels } from "../../../electron/contract/index.ts";
import { isDirty } from "../../editing/draft-store.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { changedFields } from "../../editing/forms/merging.ts";
import { EditorFrame } from "../../editing/frame/EditorFrame.tsx";
import { OthersNote } from "../../editing/frame/OthersNote.tsx";
import { sayDone } from "../../editing/say-done.ts";
import { useDraft } from "../../editing/use-draft.ts";
import { dateTimeOf, timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { closeEditor, deskStore } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { notify, notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { AttestedWords } from "./AttestedWords.tsx";
import { OwedMark } from "./OwedMark.tsx";
import { ReadBack } from "./ReadBack.tsx";
import { LiveFlags, ReportTrouble } from "./ReportTrouble.tsx";
import { reportDrafts, reportKey } from "./report-drafts.ts";
import { type CountField, needsReason, type ReportForm, reportFaults, reportFormOf, saveStep, toldBy } from "./report-form.ts";
import { Standing } from "./Standing.tsx";
import { useLiveFlags } from "./use-live-flags.ts";
import "./report-form.css";

const noReport = reportFormOf(null);

interface ReportEditorProps {
  unit: string;
  slot: string;
}

/** Whose report, for which slot, where it stands. */
const Head = ({ told }: { told: OutputOf<"reports.get"> }) => {
  const { t } = useTranslation("reports");
  const { report, slot } = told;
  return (
    <div className="report-head">
      <span>{t("figuresAsOf", { slot: slot.name, time: timeOf(report?.asOf ?? slot.asOf) })}</span>
      {report && (
        <span className="report-head-state">
          <OwedMark state={report.state} /> {t("receivedAt", { time: dateTimeOf(report.receivedAt) })} · {t(`standing.${report.standing}`)}
        </span>
      )}
    </div>
  );
};

/** Báo cáo nhanh of one unit for one slot: taken by telephone, read back, saved whatever its figures are. */
export const ReportEditor = ({ unit, slot }: ReportEditorProps) => {
  const { value, problem } = useLive("reports.get", { unit, slot });
  if (problem) return <ProblemNote problem={problem} />;
  return value === null ? <Spinner /> : <Form key={`${slot} ${unit}`} unit={unit} slot={slot} told={value} />;
};

const Form = ({ unit, slot, told }: ReportEditorProps & { told: OutputOf<"reports.get"> }) => {
  const { t } = useTranslation(["reports", "editing"]);
  const { number } = useFormat();
  const client = useRoomClient();
  const key = reportKey(slot, unit);
  const { report } = told;
  const known = useMemo(() => (report === null ? null : reportFormOf(report)), [report]);
  const draft = useDraft(reportDrafts, key, known === null ? noReport : null, known);
  const [checked, setChecked] = useState<{ answer: OutputOf<"reports.check">; form: ReportForm } | null>(null);
  const [asksReason, setAsksReason] = useState(false);
  const faults = draft ? reportFaults(draft.form, roomNow() ?? Date.now()) : {};
  const changed = draft ? changedFields(draft.base, draft.form) : [];
  const input = { unit, slot, ...(draft ? toldBy(draft.form, changed) : {}) };
  const isTold = changed.some((field) => field !== "correction") && Object.keys(faults).length === 0;
  const flags = useLiveFlags(isTold ? input : null);
  if (draft === undefined) return <Spinner />;
  const { form, phase } = draft;
  const set = (patch: Partial<ReportForm>) => reportDrafts.change(key, patch);
  const disabled = phase !== "editing";
  const kept = report === null ? null : { base: draft.base, standing: report.standing };
  const isCorrection = kept !== null && needsReason(form, kept);
  const step = saveStep(form, kept);
  const count = (field: CountField, label: string, placeholder = "") => {
    const fault = faults[field];
    return (
      <TextField
        key={field}
        label={label}
        inputMode="numeric"
        value={form[field]}
        placeholder={placeholder}
        onChange={(value) => set({ [field]: value })}
        error={fault && t(`editing:faults.${fault}`)}
        disabled={disabled}
      />
    );
  };
  const line = (field: "order" | "health" | "utilities" | "facilities" | "difficulties") => (
    <TextField
      key={field}
      label={t(`lines.${field}`)}
      rows={2}
      maxLength={1000}
      value={form[field]}
      onChange={(value) => set({ [field]: value })}
      disabled={disabled}
    />
  );
  const check = async () => {
    const answer = await client.call("reports.check", input);
    if (answer.ok) setChecked({ answer: answer.value, form });
    else notifyProblem(answer.error);
  };
  const save = async () => {
    setAsksReason(step === "reason");
    if (Object.keys(faults).length > 0 || step === "reason") return;
    if (step !== "save")
      return notify({ tone: "attention", name: "report-not-saved", title: t(`notSaved.${step}`), text: t(`notSavedText.${step}`) });
    const saved = await reportDrafts.save(
      key,
      client.connection,
      { ...input, ...(form.correction.trim() !== "" ? { correction: form.correction.trim() } : {}) },
      (sent) => client.call("reports.save", sent),
    );
    if (saved === null) return;
    const { editor } = deskStore.getState();
    if (editor?.type === "quick-report" && editor.unit === unit && editor.slot === slot) closeEditor();
    await sayDone(client, saved.changeSet, {
      tone: saved.flags.length > 0 ? "attention" : "good",
      title: i18next.t(saved.flags.length > 0 ? "reports:savedFlagged" : "reports:saved", { unit: told.unitName, slot: told.slot.name }),
      reasons: [...saved.flags.map(({ words }) => words), ...saved.notes],
    });
  };
  return (
    <EditorFrame
      title={told.unitName}
      subtitle={<Head told={told} />}
      dirty={isDirty(draft)}
      phase={phase}
      problem={draft.problem}
      saveLabel={t(step === "empty" ? "saveEmpty" : isCorrection ? "saveCorrection" : "save")}
      onSave={() => void save()}
      onDiscard={() => reportDrafts.discard(key)}
      actions={
        <>
          <Button icon={Ear} onClick={() => void check()} disabled={disabled || Object.keys(faults).length > 0}>
            {t("readBack.ask")}
          </Button>
          <LiveFlags flags={isTold ? flags : []} />
        </>
      }
    >
      {report && <ReportTrouble report={report} superseded={isTold} />}
      {report && (
        <OthersNote
          open={draft}
          actor={report.sender ?? ""}
          onSettle={(field, whose) => reportDrafts.settle(key, field, whose)}
          onAcknowledge={() => reportDrafts.acknowledge(key)}
        />
      )}
      {checked && (
        <ReadBack
          form={checked.form}
          answer={checked.answer}
          unitName={told.unitName}
          isOld={checked.form !== form}
          onClose={() => setChecked(null)}
        />
      )}
      {told.slot.content !== "text" && (
        <fieldset className="report-group">
          <legend>{t("fourBallots")}</legend>
          {elections.map((election) => {
            const denominator = report?.denominators[election];
            return (
              <div className="report-pair" key={election}>
                <span className="report-election">{t(`elections.${election}`)}</span>
                {count(`voters.${election}`, t("voters"), denominator?.value == null ? "" : `${number(denominator.value)}`)}
                {count(`voted.${election}`, t("voted"))}
                {denominator?.from && (
                  <span className="quiet report-denominator">
                    {t(`denominator.${denominator.from}`, { n: number(denominator.known), all: number(denominator.places) })}
                  </span>
                )}
              </div>
            );
          })}
        </fieldset>
      )}
      {told.slot.content !== "text" && !unit.startsWith("place:") && (
        <fieldset className="report-group report-three">
          <legend>{t("placesGroup", { n: number(told.places), opened: number(told.knownOpened) })}</legend>
          {count("placesOpened", t("placesOpened"))}
          {count("placesClosed", t("placesClosed"))}
          {count("placesFull", t("placesFull"))}
        </fieldset>
      )}
      {told.slot.content === "turnout" && (
        <fieldset className="report-group report-three">
          <legend>{t("remaining")}</legend>
          {absenceCauses.map((cause) => count(`remaining.${cause}`, t(`causes.${cause}`)))}
        </fieldset>
      )}
      {told.slot.content === "text" && <AttestedWords form={form} set={set} fault={faults.attestedAt} disabled={disabled} />}
      <details
        className="report-lines"
        open={(["order", "health", "utilities", "facilities", "difficulties"] as const).some((field) => form[field] !== "")}
      >
        <summary>{t("linesTitle")}</summary>
        {line("order")}
        {line("health")}
        {line("utilities")}
        {line("facilities")}
        {line("difficulties")}
      </details>
      <div className="report-pairless">
        <TextField label={t("sender")} maxLength={200} value={form.sender} onChange={(sender) => set({ sender })} disabled={disabled} />
        <SelectField
          label={t("channel")}
          value={form.channel}
          options={reportChannels.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
          onChange={(channel) => set({ channel })}
          disabled={disabled}
        />
      </div>
      <MomentField
        label={t("asOf")}
        hint={t("asOfHint", { time: timeOf(told.slot.asOf) })}
        value={form.asOf}
        onChange={(asOf) => set({ asOf })}
        error={faults.asOf && t(`editing:faults.${faults.asOf}`)}
        disabled={disabled}
      />
      {(isCorrection || form.correction !== "") && (
        <TextField
          label={t("correction")}
          required={isCorrection}
          error={asksReason && step === "reason" ? t("correctionMissing") : undefined}
          hint={t("correctionHint")}
          rows={2}
          maxLength={1000}
          value={form.correction}
          onChange={(correction) => set({ correction })}
          disabled={disabled}
        />
      )}
      {report && <Standing report={report} />}
    </EditorFrame>
  );
};
