import i18next from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { incidentFields, incidentStatuses, markings, methods, type Result } from "../../../electron/contract/index.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import type { Spot } from "../../stores/desk-store.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { isDirty } from "../draft-store.ts";
import { draftKey, incidentDrafts } from "../drafts.ts";
import { CategoryField } from "../fields/CategoryField.tsx";
import { Choice } from "../fields/Choice.tsx";
import { MomentField } from "../fields/MomentField.tsx";
import { PositionField } from "../fields/PositionField.tsx";
import { parseCoordinates } from "../forms/coordinates.ts";
import {
  type IncidentForm,
  incidentFaults,
  incidentFormOf,
  markingByCategory,
  newIncidentForm,
  reportInput,
  updateInput,
} from "../forms/incident-form.ts";
import { Conflicts } from "../frame/Conflicts.tsx";
import { EditorFrame } from "../frame/EditorFrame.tsx";
import { OthersNote } from "../frame/OthersNote.tsx";
import { RecordBadges, RecordTrouble } from "../frame/RecordBadges.tsx";
import { closeIfShown } from "../save-area.ts";
import { sayDone } from "../say-done.ts";
import { showSaved } from "../show-saved.ts";
import { unreadable } from "../unreadable.ts";
import { useDraft } from "../use-draft.ts";
import { useRecord } from "../use-record.ts";

const severities = ["1", "2", "3", "4"] as const;

/** Vụ việc ANTT or sự cố: a new report, or the one of this id. */
export const IncidentEditor = ({ id, at }: { id: string | undefined; at: Spot | undefined }) => {
  const { t } = useTranslation(["editing", "words"]);
  const client = useRoomClient();
  const { record, problem } = useRecord("incident", id);
  const key = draftKey(id);
  const fresh = useMemo(() => (id === undefined ? newIncidentForm(at) : null), [id, at]);
  const fields = useMemo(() => (record === null ? null : incidentFields.safeParse(record.fields)), [record]);
  const known = useMemo(() => (fields?.success ? incidentFormOf(fields.data) : null), [fields]);
  const draft = useDraft(incidentDrafts, key, fresh, known);
  const [tried, setTried] = useState(false);

  if (problem ?? (fields?.success === false ? unreadable() : null)) return <RecordTrouble problem={problem ?? unreadable()} />;
  if (draft === undefined) return <Spinner />;
  const { form, phase } = draft;
  const faults = incidentFaults(form, roomNow() ?? Date.now());
  const set = (patch: Partial<IncidentForm>) => incidentDrafts.change(key, patch);
  const disabled = phase !== "editing";
  const frame = (field: keyof IncidentForm) => {
    const typedBadly = field === "position" && form.position !== "";
    const fault = tried || typedBadly ? faults[field] : undefined;
    return { error: fault && t(`faults.${fault}`), disabled };
  };
  const markingNow = form.marking === "" ? markingByCategory(form.category) : form.marking;

  const done = async (asked: Promise<{ id: string; notes: string[]; changeSet: string | null } | null>) => {
    const saved = await asked;
    if (saved === null) return;
    closeIfShown("incident", id);
    const at = parseCoordinates(form.position);
    showSaved({ layer: "incidents", id: saved.id }, typeof at === "string" ? undefined : { type: "Point", coordinates: [at.lon, at.lat] });
    await sayDone(client, saved.changeSet, {
      title: i18next.t(id === undefined ? "editing:saved.incident" : "editing:saved.changes"),
      reasons: saved.notes,
    });
  };
  const save = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    if (id === undefined) {
      const input = reportInput(form);
      if (input !== null) void done(incidentDrafts.save(key, client.connection, input, (sent) => client.call("incidents.report", sent)));
    } else {
      const input = updateInput(draft, id);
      if (input !== null) void done(incidentDrafts.save(key, client.connection, input, (sent) => client.call("incidents.update", sent)));
    }
  };
  const settle = async (field: string, value: unknown): Promise<Result<unknown>> => {
    const change = field === "location" && Array.isArray(value) ? { lon: value[0], lat: value[1] } : { [field]: value };
    const input = methods["incidents.update"].input.safeParse({ id, ...change });
    return input.success ? client.call("incidents.update", input.data) : { ok: false, error: unreadable() };
  };
  return (
    <EditorFrame
      title={id === undefined ? t("titles.newIncident") : t("titles.incident")}
      subtitle={record && <RecordBadges record={record} kind="incident" />}
      dirty={isDirty(draft)}
      phase={phase}
      problem={draft.problem}
      saveLabel={id === undefined ? t("save.newIncident") : t("save.changes")}
      onSave={save}
      onDiscard={() => incidentDrafts.discard(key)}
    >
      {record && <Conflicts record={record} settle={settle} />}
      {record && (
        <OthersNote
          open={draft}
          actor={record.actor}
          onSettle={(field, whose) => incidentDrafts.settle(key, field, whose)}
          onAcknowledge={() => incidentDrafts.acknowledge(key)}
        />
      )}
      <section className="editor-section">
        <CategoryField
          label={t("fields.category")}
          required
          value={form.category}
          onChange={(category) => set({ category })}
          {...frame("category")}
        />
        <Choice
          label={t("fields.severity")}
          value={form.severity}
          columns={2}
          options={severities.map((severity) => ({ value: severity, label: t(`words:severity.${severity}`) }))}
          onChange={(severity) => set({ severity })}
          {...frame("severity")}
        />
        {id !== undefined && (
          <SelectField
            label={t("fields.status")}
            value={form.status}
            options={incidentStatuses.map((status) => ({ value: status, label: t(`words:status.${status}`) }))}
            onChange={(status) => set({ status })}
            {...frame("status")}
          />
        )}
      </section>
      <section className="editor-section">
        <p className="editor-rule">{t("incidentRule")}</p>
        <TextField
          label={t("fields.text")}
          required
          rows={4}
          maxLength={2000}
          value={form.text}
          onChange={(text) => set({ text })}
          {...frame("text")}
        />
        {id !== undefined && (
          <TextField
            label={t("fields.handling")}
            rows={3}
            maxLength={2000}
            value={form.handling}
            onChange={(handling) => set({ handling })}
            {...frame("handling")}
          />
        )}
      </section>
      <section className="editor-section" aria-label={t("fields.position")}>
        <PositionField
          value={form.position}
          onChange={(position) => set({ position })}
          required
          byPlace
          fresh={id === undefined}
          {...frame("position")}
        />
      </section>
      <section className="editor-section">
        <MomentField
          label={t("fields.trueAt")}
          value={form.trueAt}
          hint={id === undefined ? t("hints.trueAtNew") : t("hints.trueAtChange")}
          onChange={(trueAt) => set({ trueAt })}
          {...frame("trueAt")}
        />
        <p className="quiet">
          {record === null
            ? t("times.knownNow")
            : t("times.known", {
                known: dateTimeOf(record.knownAt),
                occurred: fields?.success ? dateTimeOf(fields.data.occurredAt) : t("nothingSaid"),
              })}
        </p>
        {id === undefined && (
          <TextField label={t("fields.source")} value={form.source} maxLength={300} onChange={(source) => set({ source })} {...frame("source")} />
        )}
      </section>
      <section className="editor-section">
        <SelectField
          label={t("fields.marking")}
          value={markingNow}
          hint={form.marking === "" ? t("hints.markingByCategory") : undefined}
          options={markings.map((marking) => ({ value: marking, label: t(`words:marking.${marking}`) }))}
          onChange={(marking) => set({ marking })}
          {...frame("marking")}
        />
      </section>
    </EditorFrame>
  );
};
