import i18next from "i18next";
import type { AreaGeometry, InputOf, Result, Saved } from "../../electron/contract/index.ts";
import { formatNumber } from "../format/number.ts";
import type { RoomClient } from "../room-client/client.ts";
import { closeEditor, deskStore } from "../stores/desk-store.ts";
import type { DraftStore } from "./draft-store.ts";
import { sayDone } from "./say-done.ts";
import { showSaved } from "./show-saved.ts";

/** Closes the editor only where it still shows what was saved: the officer may have gone on to something else meanwhile. */
export const closeIfShown = (type: "quarantine-zone" | "risk-area" | "incident" | "polling-place", id: string | undefined): void => {
  const { editor } = deskStore.getState();
  if (editor?.type === type && editor.id === id) closeEditor();
};

const touchedWords = ({ touched, drawn }: Saved): string => {
  const { language } = deskStore.getState();
  const n = (count: number) => formatNumber(count, language);
  const { certain, possible } = touched;
  const lines = [i18next.t("editing:saved.certain", { communes: n(certain.communes), places: n(certain.pollingPlaces), voters: n(certain.voters) })];
  if (possible.pollingPlaces > 0) lines.push(i18next.t("editing:saved.possible", { places: n(possible.pollingPlaces), voters: n(possible.voters) }));
  if (certain.votersUnknown + possible.votersUnknown > 0)
    lines.push(i18next.t("editing:saved.votersUnknown", { places: n(certain.votersUnknown + possible.votersUnknown) }));
  if (drawn.clippedKm2 > 0) lines.push(i18next.t("editing:touched.clipped", { km2: formatNumber(drawn.clippedKm2, language, 1) }));
  return lines.join(" ");
};

type AreaMethod = "quarantineZones.save" | "riskAreas.save";

const callSave = <M extends AreaMethod>(client: RoomClient, method: M, input: InputOf<M>): Promise<Result<Saved>> => client.call(method, input);

/** Saves a zone or an area from its draft, says what it touches with the way back, shows it and closes its editor. */
export const saveArea = async <M extends AreaMethod, F extends object>(
  client: RoomClient,
  drafts: DraftStore<F>,
  key: string,
  input: InputOf<M>,
  method: M,
  form: { name: string; geometry: AreaGeometry | null },
): Promise<void> => {
  const saved = await drafts.save(key, client.connection, input, (sent) => callSave(client, method, sent));
  if (saved === null) return;
  const zone = method === "quarantineZones.save";
  closeIfShown(zone ? "quarantine-zone" : "risk-area", input.id);
  showSaved({ layer: zone ? "quarantine-zones" : "risk-areas", id: saved.id }, form.geometry ?? undefined);
  await sayDone(client, saved.changeSet, {
    title: i18next.t("editing:saved.title", { name: form.name }),
    text: touchedWords(saved),
    reasons: saved.notes,
    tone: saved.drawn.clippedKm2 > 0 || saved.notes.length > 0 ? "attention" : "good",
  });
};
