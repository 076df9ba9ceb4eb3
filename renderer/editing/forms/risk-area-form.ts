import type { AreaGeometry, Hazard, InputOf, Marking, OutputOf, RiskAreaFields } from "../../../electron/contract/index.ts";
import { type Faults, faultsOf, missing, textOrNull } from "./faults.ts";
import { mineOnly, type OpenForm } from "./merging.ts";
import { endOf, momentFault, momentOf, periodFault } from "./typed-moment.ts";

/** Vùng nguy cơ thiên tai as its form holds it; times as `typed-moment.ts` holds them, "" where nothing is said. */
export interface RiskAreaForm {
  geometry: AreaGeometry | null;
  hazard: Hazard | "";
  level: "" | "1" | "2" | "3" | "4" | "5";
  levelSource: "bulletin" | "estimate";
  bulletinNumber: string;
  bulletinIssuer: string;
  bulletinIssuedAt: string;
  name: string;
  from: string;
  to: string;
  responsibleName: string;
  responsibleDuty: string;
  responsiblePhone: string;
  note: string;
  marking: Marking;
}

/** The scale in force at a moment, as `riskAreas.scale` tells it. */
export type RiskScale = OutputOf<"riskAreas.scale">;

const levels = ["", "1", "2", "3", "4", "5"] as const;
const levelText = (level: number): RiskAreaForm["level"] => levels[level] ?? "";

/** A new area beginning at the room's `now`. */
export const newRiskAreaForm = (now: string): RiskAreaForm => ({
  geometry: null,
  hazard: "",
  level: "",
  levelSource: "bulletin",
  bulletinNumber: "",
  bulletinIssuer: "",
  bulletinIssuedAt: "",
  name: "",
  from: now,
  to: "",
  responsibleName: "",
  responsibleDuty: "",
  responsiblePhone: "",
  note: "",
  marking: "open",
});

export const riskAreaFormOf = (fields: RiskAreaFields): RiskAreaForm => ({
  geometry: fields.geometry,
  hazard: fields.hazard,
  level: levelText(fields.level),
  levelSource: fields.bulletin === null ? "estimate" : "bulletin",
  bulletinNumber: fields.bulletin?.number ?? "",
  bulletinIssuer: fields.bulletin?.issuer ?? "",
  bulletinIssuedAt: fields.bulletin?.issuedAt ?? "",
  name: fields.name,
  from: fields.from,
  to: fields.to ?? "",
  responsibleName: fields.responsible?.name ?? "",
  responsibleDuty: fields.responsible?.duty ?? "",
  responsiblePhone: fields.responsible?.phone ?? "",
  note: fields.note ?? "",
  marking: fields.marking,
});

/** The moment whose scale the level is judged by: the bulletin's hour, else the beginning; null while it cannot be read. */
export const judgedAt = (form: RiskAreaForm): string | null =>
  (form.levelSource === "bulletin" ? momentOf(form.bulletinIssuedAt) : null) ?? momentOf(form.from);

/** The highest level the form's hazard may carry on the scale; null while either is unknown. */
export const highestLevel = (form: RiskAreaForm, scale: RiskScale | null): number | null =>
  form.hazard === "" || scale === null ? null : scale.maximum[form.hazard];

export const riskAreaFaults = (form: RiskAreaForm, scale: RiskScale | null): Faults<RiskAreaForm> => {
  const highest = highestLevel(form, scale);
  const tooHigh = highest !== null && Number(form.level) > highest;
  const byBulletin = form.levelSource === "bulletin";
  const answers = form.responsibleDuty.trim() !== "" || form.responsiblePhone.trim() !== "";
  return faultsOf<RiskAreaForm>({
    geometry: form.geometry === null ? "geometryMissing" : undefined,
    hazard: missing(form.hazard, "hazardMissing"),
    level: tooHigh ? "levelAboveScale" : missing(form.level, "levelMissing"),
    bulletinNumber: byBulletin ? missing(form.bulletinNumber, "bulletinNumberMissing") : undefined,
    bulletinIssuer: byBulletin ? missing(form.bulletinIssuer, "bulletinIssuerMissing") : undefined,
    bulletinIssuedAt: byBulletin ? (missing(form.bulletinIssuedAt, "bulletinHourMissing") ?? momentFault(form.bulletinIssuedAt)) : undefined,
    name: missing(form.name, "nameMissing"),
    from: missing(form.from, "fromMissing") ?? momentFault(form.from),
    to: momentFault(form.to) ?? periodFault(form.from, form.to),
    responsibleName: answers ? missing(form.responsibleName, "responsibleNameMissing") : undefined,
  });
};

const bulletinOf = (form: RiskAreaForm) => {
  const issuedAt = momentOf(form.bulletinIssuedAt);
  return form.levelSource === "estimate" || issuedAt === null
    ? null
    : { number: form.bulletinNumber.trim(), issuer: form.bulletinIssuer.trim(), issuedAt };
};

const responsibleOf = (form: RiskAreaForm) =>
  form.responsibleName.trim() === ""
    ? null
    : { name: form.responsibleName.trim(), duty: form.responsibleDuty.trim(), phone: form.responsiblePhone.trim() };

const bulletinFields = ["levelSource", "bulletinNumber", "bulletinIssuer", "bulletinIssuedAt"] as const;
const responsibleFields = ["responsibleName", "responsibleDuty", "responsiblePhone"] as const;

/** What to send for a form without faults: what I changed and nothing else; null where a required field is still empty. */
export const riskAreaInput = (open: OpenForm<RiskAreaForm>, id?: string): InputOf<"riskAreas.save"> | null => {
  const { form } = open;
  const from = momentOf(form.from);
  if (form.hazard === "" || form.level === "" || form.geometry === null || from === null) return null;
  const mine = mineOnly(open);
  const fresh = id === undefined;
  return {
    ...(fresh ? {} : { id }),
    ...(fresh || mine.hazard !== undefined ? { hazard: form.hazard } : {}),
    ...(fresh || mine.level !== undefined ? { level: Number(form.level) } : {}),
    ...(fresh || mine.name !== undefined ? { name: form.name.trim() } : {}),
    ...(fresh || mine.from !== undefined ? { from } : {}),
    ...(fresh || mine.geometry !== undefined ? { geometry: form.geometry } : {}),
    ...(fresh || bulletinFields.some((field) => mine[field] !== undefined) ? { bulletin: bulletinOf(form) } : {}),
    ...(mine.to === undefined ? {} : { to: endOf(mine.to) }),
    ...(responsibleFields.some((field) => mine[field] !== undefined) ? { responsible: responsibleOf(form) } : {}),
    ...(mine.note === undefined ? {} : { note: textOrNull(mine.note) }),
    ...(mine.marking === undefined ? {} : { marking: mine.marking }),
  };
};
