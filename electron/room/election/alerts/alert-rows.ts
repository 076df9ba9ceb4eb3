import { type AlertActTold, type AlertRow, type Marking, unitKey } from "../../../contract/index.ts";
import { actStanding } from "../../../domain/election/alert-acts.ts";
import type { Finding } from "../../../domain/election/alert-finding.ts";
import { alertRuleData } from "../../../domain/election/alert-rules.ts";
import { clauses } from "../../../domain/election/obligations.ts";
import { incidentCategory } from "../../../domain/incident-categories.ts";
import { vietnamTime } from "../../../domain/vietnamese-format.ts";
import type { FoldedRecord } from "../../../journal/journal.ts";
import { soAt } from "../../as-of.ts";
import { recordInSight } from "../../door.ts";
import { calledPlace } from "../day-called.ts";
import { levelOf } from "../report-facts.ts";
import type { AlertGround } from "./source.ts";
import { unitsAbove } from "./units-above.ts";

type ActRecord = FoldedRecord<"alert-act">;

/** A finding's row, and when what was done about it runs out. */
export interface MadeRow {
  row: AlertRow;
  turnsMs: number;
}

const recordKindsTold = ["interruption", "ballot-matter", "quarantine-zone", "risk-area", "incident", "box-trip", "team-gap"] as const;

const agencyName = (key: string): string | undefined => {
  for (const { agencies } of clauses) for (const agency of agencies) if (`agency:${agency.key}` === key) return agency.name;
  return undefined;
};

const called = (unit: string, { units, reports }: AlertGround, nowMs: number): string => {
  if (unit.startsWith("place:")) return calledPlace(units, unit.slice("place:".length));
  if (unit.startsWith("agency:")) return agencyName(unit) ?? reports.nameOf(unit, nowMs);
  return units.nameOf(unit);
};

/** What an alert is about: the record's own name where it has one, else the unit it lies in. */
const subjectOf = ({ cause, unit }: Finding, books: AlertGround, nowMs: number): string => {
  const { picture, clearance } = books.ground;
  const id = cause.slice(cause.indexOf(":") + 1);
  if (cause.startsWith("quarantine-zone:")) return recordInSight(picture, "quarantine-zone", id, clearance)?.fields.name ?? id;
  if (cause.startsWith("risk-area:")) return recordInSight(picture, "risk-area", id, clearance)?.fields.name ?? id;
  if (cause.startsWith("plan:")) return "Kế hoạch";
  if (!cause.startsWith("incident:")) return called(unit, books, nowMs);
  const incident = recordInSight(picture, "incident", id, clearance);
  const where = called(unit, books, nowMs);
  return incident ? `${where}: ${incidentCategory(incident.fields.category).name}` : where;
};

const ms = (iso: string | undefined): number | null => (iso === undefined ? null : Date.parse(iso));

const standingOf = (record: ActRecord | undefined, finding: { sinceMs: number; weight: number }, nowMs: number) => {
  if (!record) return actStanding(undefined, finding, nowMs);
  const { fields, origins } = record;
  return actStanding(
    {
      acknowledgedMs: fields.acknowledgedBy === null ? null : ms(origins.acknowledgedBy?.trueAt),
      assignedMs: fields.assignedTo === null ? null : ms(origins.assignedTo?.trueAt),
      settledMs: fields.settledAt === null ? null : Date.parse(fields.settledAt),
      snoozedMs: fields.snoozedUntil === null ? null : ms(origins.snoozedUntil?.trueAt),
      snoozedUntilMs: fields.snoozedUntil === null ? null : Date.parse(fields.snoozedUntil),
      weightThen: fields.weightThen,
    },
    finding,
    nowMs,
  );
};

const toldAct = ({ id, fields, ...record }: ActRecord): AlertActTold => ({
  acknowledgedBy: fields.acknowledgedBy,
  assignedTo: fields.assignedTo,
  snoozedUntil: fields.snoozedUntil,
  snoozeReason: fields.snoozeReason,
  settledAt: fields.settledAt,
  settledNote: fields.settledNote,
  asOf: soAt({ id, fields, ...record }),
  of: id,
});

/** The newest word about an alert: of itself, or of the wider one it was part of. */
const actOf = ({ rule, cause, unit }: Finding, books: AlertGround): ActRecord | undefined => {
  const { picture, clearance } = books.ground;
  const wider = cause === unit ? unitsAbove(books.units, unit).map((above) => `${rule}/${above}`) : [];
  let newest: ActRecord | undefined;
  for (const id of [`${rule}/${cause}`, ...wider]) {
    const record = recordInSight(picture, "alert-act", id, clearance);
    if (record && (!newest || soAt(record) > soAt(newest))) newest = record;
  }
  return newest;
};

/** How much an alert weighs: by its severity first, then by what is behind it. */
const weightOf = ({ severity, size }: Finding): number => severity * 1_000_000 + Math.min(size, 999_999);

/** An alert as it is told. `marking`: the strictest of what it rests on. */
export const alertRow = (finding: Finding, books: AlertGround, nowMs: number): MadeRow => {
  const { rule, cause, unit } = finding;
  const { units, ground } = books;
  const act = actOf(finding, books);
  const weight = weightOf(finding);
  const { state, returned, turnsMs } = standingOf(act, { sinceMs: finding.sinceMs, weight }, nowMs);
  const districtCode = units.districtOf(unit);
  const key = unitKey.safeParse(unit);
  const [kind, id = ""] = [cause.slice(0, cause.indexOf(":")), cause.slice(cause.indexOf(":") + 1)];
  const record = recordKindsTold.find((one) => one === kind);
  const marking: Marking = finding.marking;
  return {
    turnsMs,
    row: {
      key: `${rule}/${cause}`,
      rule,
      desk: alertRuleData[rule].desk,
      kind: alertRuleData[rule].kind,
      severity: finding.severity,
      subject: subjectOf(finding, books, nowMs),
      unit: key.success ? key.data : null,
      level: key.success ? levelOf(unit) : null,
      districtCode,
      districtName: districtCode === null ? null : (ground.boundaries().districts.get(districtCode)?.name ?? null),
      communeCode: communeOf(unit, books),
      text: finding.text,
      since: vietnamTime(finding.sinceMs),
      n: finding.n,
      of: finding.of,
      weight,
      state,
      act: act ? toldAct(act) : null,
      returned,
      record: record ? { kind: record, id } : null,
      marking,
      invented: finding.invented,
    },
  };
};

const communeOf = (unit: string, { units }: AlertGround): string | null => {
  const code = unit.slice(unit.indexOf(":") + 1);
  if (unit.startsWith("commune:")) return code;
  return unit.startsWith("place:") ? (units.places.get(code)?.fields.communeCode ?? null) : null;
};
