import { type AbsenceCause, absenceCauses, type Election, elections, type InputOf, type ReportTold } from "../../../electron/contract/index.ts";
import { type Fault, type Faults, faultsOf, textOrNull } from "../../editing/forms/faults.ts";
import { changedFields } from "../../editing/forms/merging.ts";
import { futureFault, momentFault, momentOf } from "../../editing/forms/typed-moment.ts";
import { readWhole, wholeFault, writeWhole } from "../../editing/forms/whole-number.ts";

const placeCounts = ["placesOpened", "placesClosed", "placesFull"] as const;
const lines = ["order", "health", "utilities", "facilities", "difficulties", "text", "sender"] as const;
export type ReportLine = (typeof lines)[number];

export type CountField = `voters.${Election}` | `voted.${Election}` | `remaining.${AbsenceCause}` | (typeof placeCounts)[number];

/** Báo cáo nhanh as it is typed: counts as officers write them, "" not told; `asOf` as `typed-moment.ts` holds it, "" for the slot's own. */
export type ReportForm = Record<CountField | ReportLine, string> & {
  asOf: string;
  correction: string;
  attestedAt: string;
  attestedBy: string;
  attested: "" | "kept" | "not-kept";
  channel: "phone" | "zalo" | "spreadsheet" | "form" | "radio" | "paper";
};

const counted = (of: (election: Election) => number | null, group: "voters" | "voted") =>
  Object.fromEntries(elections.map((election) => [`${group}.${election}`, writeWhole(of(election))]));

type Told = Pick<
  ReportTold,
  "voters" | "voted" | "remaining" | (typeof placeCounts)[number] | Exclude<ReportLine, never> | "attested" | "channel" | "asOf"
>;

/** What was told, as the form shows it; nothing told: an empty form for a call. */
export const reportFormOf = (told: Told | null): ReportForm => {
  const form: Record<string, string> = {
    ...counted((election) => told?.voters[election] ?? null, "voters"),
    ...counted((election) => told?.voted[election] ?? null, "voted"),
    asOf: told?.asOf ?? "",
    correction: "",
    attestedAt: told?.attested?.at ?? "",
    attestedBy: told?.attested?.by ?? "",
    attested: told?.attested ? (told.attested.kept ? "kept" : "not-kept") : "",
    channel: told?.channel ?? "phone",
  };
  for (const cause of absenceCauses) form[`remaining.${cause}`] = writeWhole(told?.remaining[cause] ?? null);
  for (const field of placeCounts) form[field] = writeWhole(told?.[field] ?? null);
  for (const field of lines) form[field] = told?.[field] ?? "";
  // Every field of the form is set above, by name.
  return form as ReportForm;
};

const isCount = (field: string): field is CountField => field.includes(".") || placeCounts.some((one) => one === field);
/** What says how a report came or why it changed: told alone, nothing was reported. */
const aboutIt: readonly string[] = ["sender", "channel", "asOf", "correction", "attestedAt", "attestedBy"];
const isHowItCame = (field: string): boolean => field === "sender" || field === "channel" || field === "correction";
const isAbout = (field: string): boolean => aboutIt.includes(field);
const mostOf = (field: string): number => (field.startsWith("voters.") || field.startsWith("voted.") ? 10_000_000 : 1_000_000);

/** `now`: the room's time, ms since 1970. Only what cannot be read is a fault: figures that do not fit are kept and told. */
export const reportFaults = (form: ReportForm, now: number): Faults<ReportForm> => {
  const found: Partial<Record<keyof ReportForm, Fault | undefined>> = {
    asOf: momentFault(form.asOf) ?? futureFault(form.asOf, now),
    attestedAt: form.attested === "" ? undefined : (momentFault(form.attestedAt) ?? futureFault(form.attestedAt, now)),
  };
  for (const [field, value] of Object.entries(form)) if (isCount(field)) found[field] = wholeFault(value, mostOf(field));
  return faultsOf<ReportForm>(found);
};

/** Whether nobody told anything yet: no count, no line, no attestation. */
export const isEmptyReport = (form: ReportForm): boolean => Object.entries(form).every(([field, value]) => isAbout(field) || value.trim() === "");

/** `kept`: the report as the room has it, with its standing. */
interface Kept {
  base: ReportForm;
  standing: ReportTold["standing"];
}

/** Whether what the form says is otherwise than was reported, or goes beyond what was approved: it needs a reason, which nobody but the officer gives. */
export const needsReason = (form: ReportForm, { base, standing }: Kept): boolean => {
  const reported = changedFields(base, form).filter((field) => !isHowItCame(field));
  return standing === "preliminary" ? reported.some((field) => field !== "asOf" && base[field].trim() !== "") : reported.length > 0;
};

/** What Lưu comes to. `empty`: nothing was told at all; `unchanged`: the room has it all; `reason`: a correction nobody said the reason of. */
export type SaveStep = "save" | "empty" | "unchanged" | "reason";
export const saveStep = (form: ReportForm, kept: Kept | null): SaveStep => {
  if (kept === null) return isEmptyReport(form) ? "empty" : "save";
  if (changedFields(kept.base, form).every((field) => field === "correction")) return "unchanged";
  return needsReason(form, kept) && form.correction.trim() === "" ? "reason" : "save";
};

/** What is told by the form: `changed` alone, for what is left out stays as it is; the counts of a group with what it changes. */
export const toldBy = (form: ReportForm, changed: readonly (keyof ReportForm)[]): Omit<InputOf<"reports.check">, "unit" | "slot"> => {
  const is = (field: keyof ReportForm): boolean => changed.includes(field);
  const four = (group: "voters" | "voted") =>
    Object.fromEntries(elections.filter((one) => is(`${group}.${one}`)).map((one) => [one, readWhole(form[`${group}.${one}`])]));
  const causes = Object.fromEntries(absenceCauses.filter((one) => is(`remaining.${one}`)).map((one) => [one, readWhole(form[`remaining.${one}`])]));
  const [voters, voted] = [four("voters"), four("voted")];
  const asOf = momentOf(form.asOf);
  const at = momentOf(form.attestedAt);
  const isAttested = is("attested") || is("attestedAt") || is("attestedBy");
  return {
    ...(Object.keys(voters).length > 0 ? { voters } : {}),
    ...(Object.keys(voted).length > 0 ? { voted } : {}),
    ...(Object.keys(causes).length > 0 ? { remaining: causes } : {}),
    ...Object.fromEntries(placeCounts.filter(is).map((field) => [field, readWhole(form[field])])),
    ...Object.fromEntries(lines.filter(is).map((field) => [field, textOrNull(form[field])])),
    ...(is("asOf") && asOf !== null ? { asOf } : {}),
    ...(is("channel") ? { channel: form.channel } : {}),
    ...(isAttested && form.attested !== "" && at !== null
      ? { attested: { kept: form.attested === "kept", at, by: form.attestedBy.trim() || "không ghi tên" } }
      : {}),
  };
};
