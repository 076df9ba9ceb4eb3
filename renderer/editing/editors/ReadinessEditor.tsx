import i18next from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { reportedReadiness } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { closeEditor, deskStore, selectPlaces } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { isDirty } from "../draft-store.ts";
import { readinessDrafts, readinessKey } from "../drafts.ts";
import { Choice } from "../fields/Choice.tsx";
import { nameOf } from "../fields/communes.ts";
import { MomentField } from "../fields/MomentField.tsx";
import { BecomingReady, PlaceTicks } from "../fields/PlaceTicks.tsx";
import { newReadinessForm, type ReadinessForm, readinessFaults, readinessInput } from "../forms/readiness-form.ts";
import { EditorFrame } from "../frame/EditorFrame.tsx";
import { sayDone } from "../say-done.ts";
import { showSaved } from "../show-saved.ts";
import { useDraft } from "../use-draft.ts";

interface ReadinessEditorProps {
  ids: string[];
  picked?: string[] | undefined;
}

/** A report of readiness for one polling place or those ticked among many. */
export const ReadinessEditor = ({ ids, picked = ids }: ReadinessEditorProps) => {
  const { t } = useTranslation(["editing", "words"]);
  const { number } = useFormat();
  const client = useRoomClient();
  const places = useLayer("polling-places").features;
  const key = readinessKey(ids, picked);
  const fresh = useMemo(() => newReadinessForm(picked), [picked]);
  const draft = useDraft(readinessDrafts, key, fresh, null);
  const [tried, setTried] = useState(false);
  if (draft === undefined) return <Spinner />;
  const { form, phase } = draft;
  const faults = readinessFaults(form, roomNow() ?? Date.now());
  const set = (patch: Partial<ReadinessForm>) => readinessDrafts.change(key, patch);
  const disabled = phase !== "editing";
  const frame = (field: keyof ReadinessForm) => {
    const fault = tried ? faults[field] : undefined;
    return { error: fault && t(`faults.${fault}`), disabled };
  };
  const only = ids.length === 1 ? places.get(ids[0] ?? "") : undefined;

  const save = async () => {
    setTried(true);
    const input = Object.keys(faults).length === 0 ? readinessInput(form) : null;
    if (input === null) return;
    const saved = await readinessDrafts.save(key, client.connection, input, (sent) => client.call("readiness.report", sent));
    if (saved === null) return;
    const { editor } = deskStore.getState();
    if (editor?.type === "readiness" && readinessKey(editor.ids, editor.picked) === key) closeEditor();
    selectPlaces([]);
    const [first] = saved.ids;
    if (first !== undefined) showSaved({ layer: "polling-places", id: first });
    await sayDone(client, saved.changeSet, { title: i18next.t("editing:saved.readiness", { count: saved.ids.length }) });
  };

  return (
    <EditorFrame
      title={ids.length === 1 ? t("titles.readinessOne", { name: only ? nameOf(only) : (ids[0] ?? "") }) : t("titles.readinessMany")}
      dirty={isDirty(draft)}
      phase={phase}
      problem={draft.problem}
      saveLabel={ids.length === 1 || form.places.length === 0 ? t("save.readiness") : t("save.readinessOf", { n: number(form.places.length) })}
      onSave={() => void save()}
      onDiscard={() => readinessDrafts.discard(key)}
    >
      {ids.length > 1 && <PlaceTicks ids={ids} ticked={form.places} onChange={(ticked) => set({ places: ticked })} {...frame("places")} />}
      <Choice
        label={t("fields.readiness")}
        value={form.readiness}
        columns={2}
        options={reportedReadiness.map((readiness) => ({
          value: readiness,
          label: (
            <span className={`readiness-mark ink-${readiness}`}>
              <MarkShape readiness={readiness} /> {t(`words:readiness.${readiness}`)}
            </span>
          ),
        }))}
        onChange={(readiness) => set({ readiness })}
        {...frame("readiness")}
      />
      {form.readiness === "ready" && <BecomingReady ids={form.places} />}
      <TextField
        label={t("fields.readinessNote")}
        rows={3}
        maxLength={500}
        hint={t("hints.readinessNote")}
        value={form.note}
        onChange={(note) => set({ note })}
        {...frame("note")}
      />
      <MomentField
        label={t("fields.readinessAt")}
        value={form.trueAt}
        hint={t("hints.readinessAt")}
        onChange={(trueAt) => set({ trueAt })}
        {...frame("trueAt")}
      />
    </EditorFrame>
  );
};
