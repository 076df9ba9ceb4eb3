import { bulletin, type IncidentStatus, type RecordKind, responsibleMember } from "../contract/index.ts";
import { electionWriters } from "./field-words-election.ts";
import { decided, everywhere, named, number, position, shape, text, time, type WordsContext, type Writer } from "./field-writers.ts";
import { hazardNames } from "./hazard-scale.ts";
import { incidentCategory } from "./incident-categories.ts";
import { zoneKindNames } from "./quarantine.ts";
import { readinessNames } from "./readiness.ts";
import { writtenTime } from "./vietnamese-format.ts";

export const statusNames: Record<IncidentStatus, string> = {
  reported: "mới báo",
  confirmed: "đã xác minh",
  handling: "đang xử lý",
  closed: "đã xong",
  withdrawn: "đã rút",
};

/** Severities 1 to 4. */
const severityNames = ["nhỏ", "đáng chú ý", "nghiêm trọng", "đặc biệt nghiêm trọng"] as const;
export const severityName = (severity: number): string => `mức ${severity} (${severityNames[severity - 1] ?? "ngoài thang"})`;

/** A bulletin as a paper cites it: "Bản tin 12/LQ của Đài …, ban hành 06:00 23/5/2021". */
export const citedBulletin: Writer = (value) => {
  const read = bulletin.safeParse(value);
  return read.success ? `số ${read.data.number} của ${read.data.issuer}, ban hành ${writtenTime(read.data.issuedAt)}` : null;
};
const person: Writer = (value) => {
  const read = responsibleMember.safeParse(value);
  return read.success ? [read.data.name, read.data.duty, read.data.phone].filter((part) => part !== "").join(", ") : null;
};
const area = { ...everywhere, from: time, to: time, geometry: shape };

const writers: Readonly<Partial<Record<RecordKind, Readonly<Record<string, Writer>>>>> = {
  "polling-place": {
    ...everywhere,
    communeCode: (value, context) => (typeof value === "string" ? context.commune(value) : null),
    number: (value) => (typeof value === "number" ? String(value) : null),
    address: text,
    voters: number,
    location: position,
    readiness: named(readinessNames),
    readinessNote: text,
  },
  "quarantine-zone": {
    ...area,
    kind: named(zoneKindNames),
    decision: decided,
    people: number,
    voters: number,
    directive: (value) => (typeof value === "string" ? `Chỉ thị ${value}` : null),
    votingPlan: text,
  },
  "risk-area": {
    ...area,
    hazard: named(hazardNames),
    level: (value) => (typeof value === "number" ? `cấp ${value}` : null),
    bulletin: citedBulletin,
    responsible: person,
    note: text,
  },
  incident: {
    ...everywhere,
    category: (value) => (typeof value === "number" ? incidentCategory(value).name : null),
    severity: (value) => (typeof value === "number" ? severityName(value) : null),
    status: named(statusNames),
    text,
    location: position,
    communeCode: (value, context) => (typeof value === "string" ? context.commune(value) : null),
    handling: text,
    occurredAt: time,
  },
  ...electionWriters,
};

/** A field's value as an officer writes it; null where there is none. Times are Vietnam's, `07:30 23/5/2021`. */
export const fieldWords = (kind: RecordKind, field: string, value: unknown, context: WordsContext): string | null =>
  value === null || value === undefined ? null : (writers[kind]?.[field]?.(value, context) ?? null);
