import type { InputOf, ReportedReadiness } from "../../../electron/contract/index.ts";
import { type Faults, faultsOf, missing, textOrNull } from "./faults.ts";
import { futureFault, momentFault, momentOf } from "./typed-moment.ts";

/** A report of readiness for one or many places. `places`: the ids it is for; `trueAt`: as `typed-moment.ts` holds it, "" for now. */
export interface ReadinessForm {
  places: string[];
  readiness: ReportedReadiness | "";
  note: string;
  trueAt: string;
}

export const newReadinessForm = (places: string[]): ReadinessForm => ({ places, readiness: "", note: "", trueAt: "" });

/** What lacks or failed must be said; `now`: the room's time in ms since 1970. */
export const readinessFaults = (form: ReadinessForm, now: number): Faults<ReadinessForm> =>
  faultsOf<ReadinessForm>({
    places: form.places.length === 0 ? "placesMissing" : undefined,
    readiness: missing(form.readiness, "readinessMissing"),
    note: form.readiness === "lacking" || form.readiness === "failed" ? missing(form.note, "noteMissing") : undefined,
    trueAt: momentFault(form.trueAt) ?? futureFault(form.trueAt, now),
  });

export const readinessInput = (form: ReadinessForm): InputOf<"readiness.report"> | null => {
  const trueAt = momentOf(form.trueAt);
  if (form.readiness === "" || form.places.length === 0) return null;
  return { ids: form.places, readiness: form.readiness, note: textOrNull(form.note), ...(trueAt === null ? {} : { trueAt }) };
};
