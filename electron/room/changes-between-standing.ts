import { isDeepStrictEqual } from "node:util";
import type { AreaGeometry, ChangedField, IncidentStatus, QuarantineZoneFields, Readiness, ReportedReadiness, ToldKind } from "../contract/index.ts";
import { areaGeometry, distancingDirectives, incidentStatuses, readinessStaleHours } from "../contract/index.ts";
import { fieldWords } from "../domain/field-words.ts";
import type { WordsContext } from "../domain/field-writers.ts";
import { readinessNames } from "../domain/readiness.ts";
import {
  type Activity,
  incidentWeight,
  pollingPlaceWeight,
  quarantineZoneWeight,
  type Reach,
  riskAreaWeight,
  type Weight,
  worstActivity,
  worstDirective,
  worstStatus,
} from "../domain/worsening.ts";
import {
  ballotMatterWeight,
  checklistTickWeight,
  dateChangeWeight,
  interruptionWeight,
  pollingDayWeight,
  rehearsalWeight,
  teamGapWeight,
  unitReviewWeight,
} from "../domain/worsening-election.ts";
import type { ReadinessMarks } from "./election/readiness-marks.ts";
import { fieldNameOf } from "./field-names.ts";
import { activeAt } from "./layers/areas.ts";
import type { ElectionRecord } from "./record-called.ts";
import type { ToldRecord } from "./record-titles.ts";

const said = (record: ToldRecord, field: string): unknown[] =>
  record.conflicts.flatMap((conflict) => (conflict.field === field ? conflict.values.map(({ value }) => value) : []));
const largest = (record: ToldRecord, field: string, held: number): number =>
  Math.max(held, ...said(record, field).filter((value) => typeof value === "number"));
/** Of the ends said, the latest; none at all outlasts every other. */
const latestEnd = (record: ToldRecord, held: string | null): string | null => {
  const ends = [held, ...said(record, "to").filter((value) => typeof value === "string" || value === null)];
  return ends.reduce((latest, end) => (latest === null || end === null ? null : Date.parse(end) > Date.parse(latest) ? end : latest));
};
/** Of the beginnings and ends said, the combination that holds most. */
const worstActive = (record: ToldRecord & { kind: "quarantine-zone" | "risk-area" }, to: string | null, nowMs: number): Activity => {
  const begun = [record.fields.from, ...said(record, "from").filter((value) => typeof value === "string")];
  return worstActivity(begun.map((from) => activeAt(from, to, nowMs).active));
};
const isDirective = (value: unknown): value is QuarantineZoneFields["directive"] =>
  value === null || distancingDirectives.some((one) => one === value);
/** Every shape said of an area, the one that holds first; none of what has no shape. */
export const shapesSaid = (record: ToldRecord): AreaGeometry[] =>
  record.kind === "quarantine-zone" || record.kind === "risk-area"
    ? [
        record.fields.geometry,
        ...said(record, "geometry").flatMap((value) => {
          const read = areaGeometry.safeParse(value);
          return read.success ? [read.data] : [];
        }),
      ]
    : [];
const isStatus = (value: unknown): value is IncidentStatus => incidentStatuses.some((one) => one === value);

/** The reach of what has no shape, or of shapes not compared. */
export const noReach: Reach = { places: 0, communes: 0, areaKm2: 0 };

/** How a record of the election desk weighs by itself; what merely records weighs nothing. */
const electionWeight = (record: ElectionRecord): Weight => {
  switch (record.kind) {
    case "polling-day":
      return pollingDayWeight(record.fields);
    case "interruption":
      return interruptionWeight(record.fields);
    case "ballot-matter":
      return ballotMatterWeight(record.fields);
    case "date-change":
      return dateChangeWeight(record.fields);
    case "team-gap":
      return teamGapWeight(record.fields);
    case "checklist-tick":
      return checklistTickWeight(record.fields);
    case "unit-review":
      return unitReviewWeight(record.fields);
    case "rehearsal":
      return rehearsalWeight(record.fields);
    default:
      return [0];
  }
};

/** The mark a place carried; `was`: what it was before it grew old. */
interface PlaceToldMark {
  readiness: Readiness;
  was: ReportedReadiness;
  conflict: boolean;
}

/** One end of a comparison: a record as it stood, and when that was, ms; of a place the mark it carried, of all else null. */
export interface Standing {
  record: ToldRecord;
  nowMs: number;
  mark: PlaceToldMark | null;
}

/** A record as it stands by the marks of its moment. */
export const standingOf = (marks: ReadinessMarks, record: ToldRecord, nowMs: number): Standing => {
  if (record.kind !== "polling-place") return { record, nowMs, mark: null };
  const { readiness, conflict } = marks.of(record, nowMs);
  return { record, nowMs, mark: { readiness, conflict, was: marks.beforeStale(record, nowMs) } };
};

/** How a record weighs at a moment, of disputed values the worst. `reach`: what an area touches; the same on both sides where its shape did not change. */
export const weightAt = ({ record, nowMs, mark }: Standing, reach: Reach): Weight => {
  const conflict = record.conflicts.length > 0;
  switch (record.kind) {
    case "polling-place":
      return pollingPlaceWeight({
        mark: mark?.readiness ?? "unknown",
        reported: mark?.was ?? "unknown",
        conflict: conflict || mark?.conflict === true,
      });
    case "quarantine-zone": {
      const { people } = record.fields;
      const directive = worstDirective([record.fields.directive, ...said(record, "directive").filter(isDirective)]);
      const to = latestEnd(record, record.fields.to);
      return quarantineZoneWeight({
        active: worstActive(record, to, nowMs),
        directive,
        reach,
        to,
        people: largest(record, "people", people ?? 0),
        conflict,
      });
    }
    case "risk-area": {
      const to = latestEnd(record, record.fields.to);
      const level = largest(record, "level", record.fields.level);
      return riskAreaWeight({ active: worstActive(record, to, nowMs), level, reach, to, conflict });
    }
    case "incident":
      return incidentWeight({
        status: worstStatus([record.fields.status, ...said(record, "status").filter(isStatus)]),
        severity: largest(record, "severity", record.fields.severity),
        conflict,
      });
    default:
      return [...electionWeight(record), Number(conflict)];
  }
};

const activityNames: Record<Activity, string> = { planned: "chưa đến hạn", "in-force": "đang hiệu lực", ended: "đã hết hạn" };

/** The fields told first, the weightiest first; the rest follow in the order of their names. */
const toldFirst = [
  "readiness",
  "status",
  "severity",
  "level",
  "active",
  "bulletin",
  "directive",
  "kind",
  "hazard",
  "to",
  "from",
  "geometry",
  "deleted",
];
const inOrder = (one: string, other: string): number => {
  const [place, otherPlace] = [one, other].map((field) => (toldFirst.includes(field) ? toldFirst.indexOf(field) : toldFirst.length));
  return (place ?? 0) - (otherPlace ?? 0) || (one < other ? -1 : 1);
};

/** A record's values as they are told of a moment: a readiness with its age, whether an area holds, the rest as kept. */
const valuesAt = ({ record, nowMs, mark }: Standing): Record<string, unknown> => {
  switch (record.kind) {
    case "polling-place":
      return { ...record.fields, readiness: mark?.readiness ?? "unknown" };
    case "quarantine-zone":
    case "risk-area":
      return { ...record.fields, active: activeAt(record.fields.from, record.fields.to, nowMs).active };
    default:
      return { ...record.fields };
  }
};

const wordsOf = (record: ToldRecord, field: string, value: unknown, context: WordsContext): string | null => {
  const disputed = said(record, field);
  if (disputed.length > 0) return `${disputed.map((one) => fieldWords(record.kind, field, one, context) ?? "không có").join(" / ")} (mâu thuẫn)`;
  if (field === "active") return Object.entries(activityNames).find(([name]) => name === value)?.[1] ?? null;
  return fieldWords(record.kind, field, value, context);
};

/** Fields that say nothing of a record that came or went. */
const ofNoNews: readonly string[] = ["deleted", "invented", "number"];

/** The names of the fields that differ between two ends, the weightiest first; where the record came or went, all it says of itself. */
export const differingNames = (before: Standing | null, after: Standing | null): string[] => {
  const [old, fresh] = [before && valuesAt(before), after && valuesAt(after)];
  const isPresentTwice = before !== null && after !== null;
  const hasDisputes = isPresentTwice && before.record.conflicts.length + after.record.conflicts.length > 0;
  const names = isPresentTwice ? Object.keys(fresh ?? {}) : Object.keys(fresh ?? old ?? {}).filter((field) => !ofNoNews.includes(field));
  // A dispute that came or went is told even where the value that holds is the same.
  const isDisputedAnew = (field: string): boolean => hasDisputes && !isDeepStrictEqual(said(before.record, field), said(after.record, field));
  return names.filter((field) => !isDeepStrictEqual(old?.[field] ?? null, fresh?.[field] ?? null) || isDisputedAnew(field)).sort(inOrder);
};

export const fieldLabel = (kind: ToldKind, field: string): string => (field === "active" ? "hiệu lực" : fieldNameOf(kind, field));

/** What differs between two ends, field by field, with words for both. */
export const differingFields = (before: Standing | null, after: Standing | null, context: WordsContext): ChangedField[] => {
  const [old, fresh] = [before && valuesAt(before), after && valuesAt(after)];
  const kind = after?.record.kind ?? before?.record.kind;
  if (kind === undefined) return [];
  return differingNames(before, after).map((field) => {
    const [was, is] = [old?.[field] ?? null, fresh?.[field] ?? null];
    return {
      field,
      label: fieldLabel(kind, field),
      before: was,
      after: is,
      beforeText: before && wordsOf(before.record, field, was, context),
      afterText: after && wordsOf(after.record, field, is, context),
    };
  });
};

/** What makes a record another at a moment without a word of it: the mark of a place by its age and its checklist, whether an area holds. */
const agedAt = ({ record, nowMs, mark }: Standing): string => {
  switch (record.kind) {
    case "polling-place":
      return `${mark?.readiness} ${mark?.conflict}`;
    case "quarantine-zone":
    case "risk-area":
      return activeAt(record.fields.from, record.fields.to, nowMs).active;
    default:
      return "";
  }
};

/** Whether anything that is told differs; as `differingFields`, without the words. */
export const differs = (before: Standing, after: Standing): boolean =>
  (before.record !== after.record &&
    (!isDeepStrictEqual(before.record.fields, after.record.fields) || !isDeepStrictEqual(disputesOf(before.record), disputesOf(after.record)))) ||
  agedAt(before) !== agedAt(after);
const disputesOf = (record: ToldRecord): unknown => record.conflicts.map(({ field, values }) => [field, values.map(({ value }) => value)]);

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** Fields whose words say what they are without their label. */
const selfTelling: readonly string[] = ["readiness", "level", "status", "severity", "active"];

/** The differences in one line: "cấp 2 → cấp 3; thời hạn đến 18:00 23/5/2021 → không có". */
export const differenceInWords = (fields: readonly ChangedField[]): string =>
  fields
    .map(({ field, label, beforeText, afterText }) => {
      const turn = `${short(beforeText ?? "không có")} → ${short(afterText ?? "không có")}`;
      const aged = field === "readiness" && afterText === readinessNames.stale ? ` (quá ${readinessStaleHours} giờ chưa xác nhận lại)` : "";
      return `${selfTelling.includes(field) ? "" : `${label} `}${turn}${aged}`;
    })
    .join("; ");
