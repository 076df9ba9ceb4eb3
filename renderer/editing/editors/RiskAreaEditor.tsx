import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { hazards, markings, methods, riskAreaFields } from "../../../electron/contract/index.ts";
import { isoOf } from "../../format/moment.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { AreaShape } from "../area/AreaShape.tsx";
import { takeDrawing } from "../area/open-drawing.ts";
import { isDirty } from "../draft-store.ts";
import { draftKey, riskAreaDrafts } from "../drafts.ts";
import { Choice } from "../fields/Choice.tsx";
import { MomentField } from "../fields/MomentField.tsx";
import {
  judgedAt,
  newRiskAreaForm,
  type RiskAreaForm,
  type RiskScale,
  riskAreaFaults,
  riskAreaFormOf,
  riskAreaInput,
} from "../forms/risk-area-form.ts";
import { Conflicts } from "../frame/Conflicts.tsx";
import { EditorFrame } from "../frame/EditorFrame.tsx";
import { OthersNote } from "../frame/OthersNote.tsx";
import { RecordBadges, RecordTrouble } from "../frame/RecordBadges.tsx";
import { saveArea } from "../save-area.ts";
import { unreadable } from "../unreadable.ts";
import { useDraft } from "../use-draft.ts";
import { useRecord } from "../use-record.ts";
import { LevelChoice } from "./LevelChoice.tsx";

/** The scale in force at the moment its level is judged by; null until the room has told it. */
const useScale = (at: string | null): RiskScale | null => {
  const client = useRoomClient();
  const [held, setHeld] = useState<{ at: string; scale: RiskScale } | null>(null);
  useEffect(() => {
    if (at === null) return;
    const stop = new AbortController();
    void client.call("riskAreas.scale", { at }, stop.signal).then((result) => {
      if (result.ok && !stop.signal.aborted) setHeld({ at, scale: result.value });
    });
    return () => stop.abort();
  }, [client, at]);
  return held !== null && held.at === at ? held.scale : null;
};

/** Vùng nguy cơ thiên tai: a new one, or the one of this id. */
export const RiskAreaEditor = ({ id }: { id: string | undefined }) => {
  const { t } = useTranslation(["editing", "words"]);
  const client = useRoomClient();
  const { record, problem } = useRecord("risk-area", id);
  const key = draftKey(id);
  const fresh = useMemo(() => (id === undefined ? newRiskAreaForm(isoOf(roomNow() ?? Date.now())) : null), [id]);
  const fields = useMemo(() => (record === null ? null : riskAreaFields.safeParse(record.fields)), [record]);
  const known = useMemo(() => (fields?.success ? riskAreaFormOf(fields.data) : null), [fields]);
  const draft = useDraft(riskAreaDrafts, key, fresh, known);
  const scale = useScale(draft === undefined ? null : judgedAt(draft.form));
  const [tried, setTried] = useState(false);

  if (problem ?? (fields?.success === false ? unreadable() : null)) return <RecordTrouble problem={problem ?? unreadable()} />;
  if (draft === undefined) return <Spinner />;
  const { form, phase } = draft;
  const faults = riskAreaFaults(form, scale);
  const set = (patch: Partial<RiskAreaForm>) => riskAreaDrafts.change(key, patch);
  const disabled = phase !== "editing";
  const frame = (field: keyof RiskAreaForm) => {
    const fault = tried ? faults[field] : undefined;
    return { error: fault && t(`faults.${fault}`), disabled };
  };

  const save = () => {
    setTried(true);
    if (!takeDrawing()) return;
    const taken = riskAreaDrafts.store.getState()[key] ?? draft;
    const input = Object.keys(riskAreaFaults(taken.form, scale)).length === 0 ? riskAreaInput(taken, id) : null;
    if (input === null) return;
    void saveArea(client, riskAreaDrafts, key, input, "riskAreas.save", taken.form);
  };
  const settle = async (field: string, value: unknown) => {
    const input = methods["riskAreas.save"].input.safeParse({ id, [field]: value });
    return input.success ? client.call("riskAreas.save", input.data) : { ok: false as const, error: unreadable() };
  };

  return (
    <EditorFrame
      title={id === undefined ? t("titles.newRiskArea") : t("titles.riskArea", { name: draft.base.name })}
      subtitle={record && <RecordBadges record={record} kind="risk-area" />}
      dirty={isDirty(draft)}
      phase={phase}
      problem={draft.problem}
      saveLabel={id === undefined ? t("save.newRiskArea") : t("save.changes")}
      onSave={save}
      onDiscard={() => riskAreaDrafts.discard(key)}
    >
      {record && <Conflicts record={record} settle={settle} />}
      {record && (
        <OthersNote
          open={draft}
          actor={record.actor}
          onSettle={(field, whose) => riskAreaDrafts.settle(key, field, whose)}
          onAcknowledge={() => riskAreaDrafts.acknowledge(key)}
        />
      )}
      <AreaShape
        geometry={form.geometry}
        onGeometry={(geometry) => set({ geometry })}
        target={id === undefined ? undefined : { kind: "risk-area", id, name: draft.base.name, dirty: isDirty(draft), countsPeople: false }}
        error={frame("geometry").error}
        disabled={disabled}
      />
      <section className="editor-section">
        <SelectField
          label={t("fields.hazard")}
          required
          value={form.hazard === "" ? null : form.hazard}
          options={hazards.map((hazard) => ({ value: hazard, label: t(`words:hazard.${hazard}`) }))}
          onChange={(hazard) => set({ hazard })}
          {...frame("hazard")}
        />
        <TextField label={t("fields.name")} required value={form.name} maxLength={200} onChange={(name) => set({ name })} {...frame("name")} />
        <div className="editor-pair">
          <MomentField label={t("fields.from")} required value={form.from} onChange={(from) => set({ from })} {...frame("from")} />
          <MomentField end label={t("fields.to")} value={form.to} hint={t("hints.openEnd")} onChange={(to) => set({ to })} {...frame("to")} />
        </div>
        <LevelChoice form={form} scale={scale} onChange={(level) => set({ level })} {...frame("level")} />
      </section>
      <section className="editor-section">
        <Choice
          label={t("fields.levelSource")}
          value={form.levelSource}
          columns={2}
          options={[
            { value: "bulletin", label: t("words:levelSource.bulletin") },
            { value: "estimate", label: t("words:levelSource.estimate") },
          ]}
          onChange={(levelSource) => set({ levelSource })}
          disabled={disabled}
        />
        {form.levelSource === "bulletin" && (
          <>
            <TextField
              label={t("fields.bulletinNumber")}
              required
              value={form.bulletinNumber}
              maxLength={100}
              onChange={(bulletinNumber) => set({ bulletinNumber })}
              {...frame("bulletinNumber")}
            />
            <TextField
              label={t("fields.bulletinIssuer")}
              required
              value={form.bulletinIssuer}
              maxLength={200}
              onChange={(bulletinIssuer) => set({ bulletinIssuer })}
              {...frame("bulletinIssuer")}
            />
            <MomentField
              label={t("fields.bulletinIssuedAt")}
              required
              value={form.bulletinIssuedAt}
              onChange={(bulletinIssuedAt) => set({ bulletinIssuedAt })}
              {...frame("bulletinIssuedAt")}
            />
          </>
        )}
      </section>
      <section className="editor-section" aria-label={t("sections.responsible")}>
        <h3 className="editor-section-title">{t("sections.responsible")}</h3>
        <TextField
          label={t("fields.responsibleName")}
          value={form.responsibleName}
          maxLength={200}
          onChange={(responsibleName) => set({ responsibleName })}
          {...frame("responsibleName")}
        />
        <div className="editor-pair">
          <TextField
            label={t("fields.responsibleDuty")}
            value={form.responsibleDuty}
            maxLength={200}
            onChange={(responsibleDuty) => set({ responsibleDuty })}
            {...frame("responsibleDuty")}
          />
          <TextField
            label={t("fields.responsiblePhone")}
            inputMode="tel"
            value={form.responsiblePhone}
            maxLength={40}
            onChange={(responsiblePhone) => set({ responsiblePhone })}
            {...frame("responsiblePhone")}
          />
        </div>
        <TextField label={t("fields.note")} rows={3} maxLength={2000} value={form.note} onChange={(note) => set({ note })} {...frame("note")} />
      </section>
      <section className="editor-section">
        <SelectField
          label={t("fields.marking")}
          value={form.marking}
          options={markings.map((marking) => ({ value: marking, label: t(`words:marking.${marking}`) }))}
          onChange={(marking) => set({ marking })}
          {...frame("marking")}
        />
      </section>
    </EditorFrame>
  );
};
