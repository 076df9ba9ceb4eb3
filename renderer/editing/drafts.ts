import { reportDrafts } from "../election/reports/report-drafts.ts";
import type { Editor } from "../stores/desk-store.ts";
import { createDraftStore, type DraftStore, isDirty } from "./draft-store.ts";
import type { IncidentForm } from "./forms/incident-form.ts";
import type { PlaceForm } from "./forms/place-form.ts";
import type { ReadinessForm } from "./forms/readiness-form.ts";
import type { RiskAreaForm } from "./forms/risk-area-form.ts";
import type { ZoneForm } from "./forms/zone-form.ts";

/** One store of drafts a form, for the life of the page. */
export const zoneDrafts = createDraftStore<ZoneForm>();
export const riskAreaDrafts = createDraftStore<RiskAreaForm>();
export const incidentDrafts = createDraftStore<IncidentForm>();
export const placeDrafts = createDraftStore<PlaceForm>();
export const readinessDrafts = createDraftStore<ReadinessForm>();

/** The key a draft is kept under: the record's id, or `new`. */
export const draftKey = (id: string | undefined): string => id ?? "new";

/** A report's draft goes by the places offered and those first ticked. */
export const readinessKey = (ids: readonly string[], picked: readonly string[] = ids): string => `${ids.join(" ")}/${picked.join(" ")}`;

const readinessOfKey = (key: string): UnsavedEditor => {
  const [ids = "", picked = ""] = key.split("/");
  return { type: "readiness", ids: ids.split(" "), picked: picked.split(" ").filter(Boolean) };
};

const reportOfKey = (key: string): UnsavedEditor => {
  const [slot = "", unit = ""] = key.split(" ");
  return { type: "quick-report", unit, slot };
};

const dirtyKeys = <F extends object>(drafts: DraftStore<F>): string[] =>
  Object.entries(drafts.store.getState())
    .filter(([, draft]) => isDirty(draft))
    .map(([key]) => key);

const withId = (key: string): { id?: string } => (key === "new" ? {} : { id: key });

/** Tells editors apart by what they edit, as `quarantine-zone new`. */
export const editorKey = (editor: Editor): string =>
  `${editor.type} ${editor.type === "readiness" ? readinessKey(editor.ids, editor.picked) : editor.type === "quick-report" ? `${editor.slot} ${editor.unit}` : "id" in editor && editor.id !== undefined ? editor.id : "new"}`;

type UnsavedEditor = Exclude<Editor, { type: "touched" | "history" | "changes" | "journal" | "intake" | "boundaries" }>;

/** Every draft with something unsaved in it, as the editor that opens it. */
export const unsavedEditors = (): UnsavedEditor[] => [
  ...dirtyKeys(zoneDrafts).map((key): UnsavedEditor => ({ type: "quarantine-zone", ...withId(key) })),
  ...dirtyKeys(riskAreaDrafts).map((key): UnsavedEditor => ({ type: "risk-area", ...withId(key) })),
  ...dirtyKeys(incidentDrafts).map((key): UnsavedEditor => ({ type: "incident", ...withId(key) })),
  ...dirtyKeys(placeDrafts).map((key): UnsavedEditor => ({ type: "polling-place", ...withId(key) })),
  ...dirtyKeys(readinessDrafts).map(readinessOfKey),
  ...dirtyKeys(reportDrafts).map(reportOfKey),
];

const stores = [zoneDrafts.store, riskAreaDrafts.store, incidentDrafts.store, placeDrafts.store, readinessDrafts.store, reportDrafts.store];

/** Calls back after any draft changed. Returns the way to stop. */
export const onDraftChange = (changed: () => void): (() => void) => {
  const stops = stores.map((store) => store.subscribe(changed));
  return () => {
    for (const stop of stops) stop();
  };
};
