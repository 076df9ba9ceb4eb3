import type { IncidentFields, IncidentStatus, InputOf, Marking } from "../../../electron/contract/index.ts";
import { parseCoordinates, writeCoordinates } from "./coordinates.ts";
import { type Fault, type Faults, faultsOf, missing, textOrNull } from "./faults.ts";
import { mineOnly, type OpenForm } from "./merging.ts";
import { futureFault, momentFault, momentOf } from "./typed-moment.ts";

/** Vụ việc ANTT (1-8): what disturbs order and security. */
export const securityCategories = [1, 2, 3, 4, 5, 6, 7, 8] as const;
/** Sự cố (9-12): fire, roads, power and what else. */
export const mishapCategories = [9, 10, 11, 12] as const;
export type CategoryText = `${(typeof securityCategories)[number] | (typeof mishapCategories)[number]}`;

/** An incident as its form holds it. `position`: coordinates as typed, latitude first. `trueAt`: as `typed-moment.ts` holds it, "" for now. */
export interface IncidentForm {
  category: CategoryText | "";
  severity: "" | "1" | "2" | "3" | "4";
  status: IncidentStatus;
  position: string;
  text: string;
  handling: string;
  source: string;
  /** "": by category, as the room decides it. */
  marking: Marking | "";
  trueAt: string;
}

/** The marking an incident gets where nobody chose one. */
export const markingByCategory = (category: IncidentForm["category"]): Marking =>
  category !== "" && Number(category) <= securityCategories.length ? "internal" : "open";

export const newIncidentForm = (at?: { lon: number; lat: number }): IncidentForm => ({
  category: "",
  severity: "",
  status: "reported",
  position: at === undefined ? "" : writeCoordinates(at),
  text: "",
  handling: "",
  source: "",
  marking: "",
  trueAt: "",
});

const isCategory = (text: string): text is CategoryText => [...securityCategories, ...mishapCategories].some((one) => String(one) === text);
const severities = ["", "1", "2", "3", "4"] as const;

export const incidentFormOf = (fields: IncidentFields): IncidentForm => {
  const category = String(fields.category);
  const [lon, lat] = fields.location;
  return {
    category: isCategory(category) ? category : "",
    severity: severities[fields.severity] ?? "",
    status: fields.status,
    position: writeCoordinates({ lon, lat }),
    text: fields.text,
    handling: fields.handling ?? "",
    source: fields.source ?? "",
    marking: fields.marking,
    trueAt: "",
  };
};

export const positionFault = (text: string): Fault | undefined => {
  const read = parseCoordinates(text);
  return read === "unreadable" ? "coordinatesUnreadable" : read === "far-away" ? "coordinatesFarAway" : undefined;
};

/** `now`: the room's time in ms since 1970. */
export const incidentFaults = (form: IncidentForm, now: number): Faults<IncidentForm> =>
  faultsOf<IncidentForm>({
    category: missing(form.category, "categoryMissing"),
    severity: missing(form.severity, "severityMissing"),
    position: missing(form.position, "positionMissing") ?? positionFault(form.position),
    text: missing(form.text, "textMissing"),
    trueAt: momentFault(form.trueAt) ?? futureFault(form.trueAt, now),
  });

/** What to send for a new incident; null where a required field is still empty or unreadable. */
export const reportInput = (form: IncidentForm): InputOf<"incidents.report"> | null => {
  const at = parseCoordinates(form.position);
  const trueAt = momentOf(form.trueAt);
  if (form.category === "" || form.severity === "" || typeof at === "string") return null;
  return {
    category: Number(form.category),
    severity: Number(form.severity),
    ...at,
    text: form.text.trim(),
    ...(form.marking === "" ? {} : { marking: form.marking }),
    ...(form.source.trim() === "" ? {} : { source: form.source.trim() }),
    ...(trueAt === null ? {} : { trueAt }),
  };
};

/** What to send for a changed incident: the fields I changed. `trueAt` tells when what changed was so. */
export const updateInput = (open: OpenForm<IncidentForm>, id: string): InputOf<"incidents.update"> | null => {
  const mine = mineOnly(open);
  const at = mine.position === undefined ? null : parseCoordinates(mine.position);
  const trueAt = momentOf(open.form.trueAt);
  if (typeof at === "string") return null;
  return {
    id,
    ...(mine.category ? { category: Number(mine.category) } : {}),
    ...(mine.severity ? { severity: Number(mine.severity) } : {}),
    ...(mine.status === undefined ? {} : { status: mine.status }),
    ...(mine.text === undefined ? {} : { text: mine.text.trim() }),
    ...(mine.handling === undefined ? {} : { handling: textOrNull(mine.handling) }),
    ...(at ?? {}),
    ...(mine.marking ? { marking: mine.marking } : {}),
    ...(trueAt === null ? {} : { trueAt }),
  };
};
