import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { distancingDirectives, markings, methods, quarantineZoneFields, zoneKinds } from "../../../electron/contract/index.ts";
import { isoOf } from "../../format/moment.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { AreaShape } from "../area/AreaShape.tsx";
import { takeDrawing } from "../area/open-drawing.ts";
import { isDirty } from "../draft-store.ts";
import { draftKey, zoneDrafts } from "../drafts.ts";
import { DayField, MomentField } from "../fields/MomentField.tsx";
import { moreVotersThanPeople, newZoneForm, type ZoneForm, zoneFaults, zoneFormOf, zoneInput } from "../forms/zone-form.ts";
import { Conflicts } from "../frame/Conflicts.tsx";
import { EditorFrame } from "../frame/EditorFrame.tsx";
import { OthersNote } from "../frame/OthersNote.tsx";
import { RecordBadges, RecordTrouble } from "../frame/RecordBadges.tsx";
import { saveArea } from "../save-area.ts";
import { unreadable } from "../unreadable.ts";
import { useDraft } from "../use-draft.ts";
import { useRecord } from "../use-record.ts";

/** Vùng cách ly: a new one, or the one of this id. */
export const QuarantineZoneEditor = ({ id }: { id: string | undefined }) => {
  const { t } = useTranslation(["editing", "words"]);
  const client = useRoomClient();
  const { record, problem } = useRecord("quarantine-zone", id);
  const key = draftKey(id);
  const fresh = useMemo(() => (id === undefined ? newZoneForm(isoOf(roomNow() ?? Date.now())) : null), [id]);
  const fields = useMemo(() => (record === null ? null : quarantineZoneFields.safeParse(record.fields)), [record]);
  const known = useMemo(() => (fields?.success ? zoneFormOf(fields.data) : null), [fields]);
  const draft = useDraft(zoneDrafts, key, fresh, known);
  const [tried, setTried] = useState(false);

  if (problem ?? (fields?.success === false ? unreadable() : null)) return <RecordTrouble problem={problem ?? unreadable()} />;
  if (draft === undefined) return <Spinner />;
  const { form, phase } = draft;
  const faults = zoneFaults(form);
  const set = (patch: Partial<ZoneForm>) => zoneDrafts.change(key, patch);
  const disabled = phase !== "editing";
  const frame = (field: keyof ZoneForm) => {
    const fault = tried ? faults[field] : undefined;
    return { error: fault && t(`faults.${fault}`), disabled };
  };

  const save = () => {
    setTried(true);
    if (!takeDrawing()) return;
    const taken = zoneDrafts.store.getState()[key] ?? draft;
    const input = Object.keys(zoneFaults(taken.form)).length === 0 ? zoneInput(taken, id) : null;
    if (input === null) return;
    void saveArea(client, zoneDrafts, key, input, "quarantineZones.save", taken.form);
  };
  const settle = async (field: string, value: unknown) => {
    const input = methods["quarantineZones.save"].input.safeParse({ id, [field]: value });
    return input.success ? client.call("quarantineZones.save", input.data) : { ok: false as const, error: unreadable() };
  };

  return (
    <EditorFrame
      title={id === undefined ? t("titles.newZone") : t("titles.zone", { name: draft.base.name })}
      subtitle={record && <RecordBadges record={record} kind="quarantine-zone" />}
      dirty={isDirty(draft)}
      phase={phase}
      problem={draft.problem}
      saveLabel={id === undefined ? t("save.newZone") : t("save.changes")}
      onSave={save}
      onDiscard={() => zoneDrafts.discard(key)}
    >
      {record && <Conflicts record={record} settle={settle} />}
      {record && (
        <OthersNote
          open={draft}
          actor={record.actor}
          onSettle={(field, whose) => zoneDrafts.settle(key, field, whose)}
          onAcknowledge={() => zoneDrafts.acknowledge(key)}
        />
      )}
      <AreaShape
        geometry={form.geometry}
        onGeometry={(geometry) => set({ geometry })}
        target={
          id === undefined
            ? undefined
            : { kind: "quarantine-zone", id, name: draft.base.name, dirty: isDirty(draft), countsPeople: form.people !== "" || form.voters !== "" }
        }
        error={frame("geometry").error}
        disabled={disabled}
      />
      <section className="editor-section">
        <SelectField
          label={t("fields.kind")}
          required
          value={form.kind === "" ? null : form.kind}
          options={zoneKinds.map((kind) => ({ value: kind, label: t(`words:zoneKind.${kind}`) }))}
          onChange={(kind) => set({ kind })}
          {...frame("kind")}
        />
        <TextField label={t("fields.name")} required value={form.name} maxLength={200} onChange={(name) => set({ name })} {...frame("name")} />
        <div className="editor-pair">
          <MomentField label={t("fields.from")} required value={form.from} onChange={(from) => set({ from })} {...frame("from")} />
          <MomentField end label={t("fields.to")} value={form.to} hint={t("hints.openEnd")} onChange={(to) => set({ to })} {...frame("to")} />
        </div>
      </section>
      <section className="editor-section" aria-label={t("fields.decision")}>
        <h3 className="editor-section-title">{t("fields.decision")}</h3>
        <TextField
          label={t("fields.decisionNumber")}
          placeholder="…/QĐ-UBND"
          value={form.decisionNumber}
          maxLength={100}
          onChange={(decisionNumber) => set({ decisionNumber })}
          {...frame("decisionNumber")}
        />
        <div className="editor-pair">
          <DayField
            label={t("fields.decisionDate")}
            value={form.decisionDate}
            onChange={(decisionDate) => set({ decisionDate })}
            {...frame("decisionDate")}
          />
          <TextField
            label={t("fields.decisionSigner")}
            value={form.decisionSigner}
            maxLength={200}
            onChange={(decisionSigner) => set({ decisionSigner })}
            {...frame("decisionSigner")}
          />
        </div>
      </section>
      <section className="editor-section" aria-label={t("sections.people")}>
        <h3 className="editor-section-title">{t("sections.people")}</h3>
        <div className="editor-pair">
          <TextField label={t("fields.people")} inputMode="numeric" value={form.people} onChange={(people) => set({ people })} {...frame("people")} />
          <TextField
            label={t("fields.zoneVoters")}
            inputMode="numeric"
            value={form.voters}
            onChange={(voters) => set({ voters })}
            {...frame("voters")}
          />
        </div>
        {moreVotersThanPeople(form) && (
          <p className="editor-rule" role="status" data-testid="more-voters">
            {t("hints.moreVoters")}
          </p>
        )}
        <SelectField
          label={t("fields.directive")}
          value={form.directive === "" ? "none" : form.directive}
          options={[
            { value: "none", label: t("noDirective") },
            ...distancingDirectives.map((number) => ({ value: number, label: t(`directive.${number}`) })),
          ]}
          onChange={(directive) => set({ directive: directive === "none" ? "" : directive })}
          {...frame("directive")}
        />
        <TextField
          label={t("fields.votingPlan")}
          rows={3}
          maxLength={2000}
          hint={t("hints.votingPlan")}
          value={form.votingPlan}
          onChange={(votingPlan) => set({ votingPlan })}
          {...frame("votingPlan")}
        />
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
