import i18next from "i18next";
import { Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { methods, pollingPlaceFields, type Result } from "../../../electron/contract/index.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { openEditor, type Spot } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { isDirty } from "../draft-store.ts";
import { draftKey, placeDrafts } from "../drafts.ts";
import { CommuneField } from "../fields/CommuneField.tsx";
import { PositionField } from "../fields/PositionField.tsx";
import { parseCoordinates } from "../forms/coordinates.ts";
import { newPlaceForm, type PlaceForm, placeCode, placeFaults, placeFormOf, placeInput } from "../forms/place-form.ts";
import { Conflicts } from "../frame/Conflicts.tsx";
import { EditorFrame } from "../frame/EditorFrame.tsx";
import { OthersNote } from "../frame/OthersNote.tsx";
import { RecordBadges, RecordTrouble } from "../frame/RecordBadges.tsx";
import { removeRecord } from "../remove-record.ts";
import { closeIfShown } from "../save-area.ts";
import { sayDone } from "../say-done.ts";
import { showSaved } from "../show-saved.ts";
import { unreadable } from "../unreadable.ts";
import { useDraft } from "../use-draft.ts";
import { useRecord } from "../use-record.ts";

/** Khu vực bỏ phiếu: a new one, or the one of this code. Its readiness is reported apart. */
export const PollingPlaceEditor = ({ id, at }: { id: string | undefined; at: Spot | undefined }) => {
  const { t } = useTranslation(["editing", "words"]);
  const client = useRoomClient();
  const places = useLayer("polling-places").features;
  const { record, problem } = useRecord("polling-place", id);
  const key = draftKey(id);
  const fresh = useMemo(() => (id === undefined ? newPlaceForm(at) : null), [id, at]);
  const fields = useMemo(() => (record === null ? null : pollingPlaceFields.safeParse(record.fields)), [record]);
  const known = useMemo(() => (fields?.success ? placeFormOf(fields.data) : null), [fields]);
  const draft = useDraft(placeDrafts, key, fresh, known);
  const [tried, setTried] = useState(false);

  if (problem ?? (fields?.success === false ? unreadable() : null)) return <RecordTrouble problem={problem ?? unreadable()} />;
  if (draft === undefined) return <Spinner />;
  const { form, phase } = draft;
  const code = placeCode(form.communeCode, form.number);
  const faults = placeFaults(form, id === undefined && code !== null && places.has(code));
  const set = (patch: Partial<PlaceForm>) => placeDrafts.change(key, patch);
  const disabled = phase !== "editing";
  const frame = (field: keyof PlaceForm) => {
    const typedBadly = (field === "position" && form.position !== "") || (field === "number" && faults.number === "placeTaken");
    const fault = tried || typedBadly ? faults[field] : undefined;
    return { error: fault && t(`faults.${fault}`), disabled };
  };

  const save = async () => {
    setTried(true);
    const input = Object.keys(faults).length === 0 ? placeInput(draft, id) : null;
    if (input === null) return;
    const saved = await placeDrafts.save(key, client.connection, input, (sent) => client.call("pollingPlaces.save", sent));
    if (saved === null) return;
    closeIfShown("polling-place", id);
    const at = parseCoordinates(form.position);
    showSaved({ layer: "polling-places", id: saved.id }, typeof at === "string" ? undefined : { type: "Point", coordinates: [at.lon, at.lat] });
    await sayDone(client, saved.changeSet, { title: i18next.t("editing:saved.place", { name: form.name, code: saved.id }), reasons: saved.notes });
  };
  const settle = async (field: string, value: unknown): Promise<Result<unknown>> => {
    if (field === "readiness" && id !== undefined) {
      const report = methods["readiness.report"].input.safeParse({ ids: [id], readiness: value });
      return report.success ? client.call("readiness.report", report.data) : { ok: false, error: unreadable() };
    }
    const input = methods["pollingPlaces.save"].input.safeParse({ id, [field]: value });
    return input.success ? client.call("pollingPlaces.save", input.data) : { ok: false, error: unreadable() };
  };
  const estimated = form.position.trim() === "";

  return (
    <EditorFrame
      title={id === undefined ? t("titles.newPlace") : t("titles.place", { name: draft.base.name })}
      subtitle={record && <RecordBadges record={record} kind="polling-place" />}
      dirty={isDirty(draft)}
      phase={phase}
      problem={draft.problem}
      saveLabel={id === undefined ? t("save.newPlace") : t("save.changes")}
      onSave={() => void save()}
      onDiscard={() => placeDrafts.discard(key)}
      actions={
        id !== undefined && (
          <>
            <Button onClick={() => openEditor({ type: "readiness", ids: [id] })}>{t("readiness.report")}</Button>
            <Button tone="danger" icon={Trash2} disabled={disabled} onClick={() => void removeRecord(client, "polling-place", id, form.name)}>
              {t("remove")}
            </Button>
          </>
        )
      }
    >
      {record && <Conflicts record={record} settle={settle} />}
      {record && (
        <OthersNote
          open={draft}
          actor={record.actor}
          onSettle={(field, whose) => placeDrafts.settle(key, field, whose)}
          onAcknowledge={() => placeDrafts.acknowledge(key)}
        />
      )}
      <section className="editor-section">
        {id === undefined ? (
          <>
            <CommuneField
              label={t("fields.communeCode")}
              required
              value={form.communeCode}
              onChange={(communeCode) => set({ communeCode })}
              {...frame("communeCode")}
            />
            <TextField
              label={t("fields.number")}
              required
              inputMode="numeric"
              value={form.number}
              onChange={(number) => set({ number })}
              hint={code === null ? undefined : t("hints.placeCode", { code })}
              {...frame("number")}
            />
          </>
        ) : (
          <p className="quiet">{t("hints.placeCode", { code: id })}</p>
        )}
        <TextField label={t("fields.placeName")} required value={form.name} maxLength={300} onChange={(name) => set({ name })} {...frame("name")} />
        <TextField label={t("fields.address")} value={form.address} maxLength={500} onChange={(address) => set({ address })} {...frame("address")} />
        <TextField
          label={t("fields.voters")}
          inputMode="numeric"
          value={form.voters}
          hint={t("hints.voters")}
          onChange={(voters) => set({ voters })}
          {...frame("voters")}
        />
      </section>
      <section className="editor-section">
        <PositionField
          value={form.position}
          onChange={(position) => set({ position })}
          byPlace={false}
          fresh={id === undefined}
          {...frame("position")}
        />
        <p className="quiet" data-testid="position-kind">
          {estimated ? t("position.willBeEstimated") : t("position.surveyed")}
        </p>
      </section>
    </EditorFrame>
  );
};
