import { bulletin, decision, type IncidentStatus, type Marking, type RecordKind, recordKinds, responsibleMember } from "../contract/index.ts";
import { hazardNames } from "./hazard-scale.ts";
import { incidentCategory } from "./incident-categories.ts";
import { zoneKindNames } from "./quarantine.ts";
import { readinessNames } from "./readiness.ts";
import { writtenDate, writtenNumber, writtenTime } from "./vietnamese-format.ts";

export const markingNames: Record<Marking, string> = { open: "thường", internal: "nội bộ", restricted: "chỉ người được phân công" };

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

/** What a field's words need to know of the province. */
export interface WordsContext {
  /** A commune's name by its code, with its district. */
  commune(code: string): string;
  /** A drawn shape in words, as "12,3 km²". */
  shape(geometry: unknown): string;
}

type Writer = (value: unknown, context: WordsContext) => string | null;

const text: Writer = (value) => (typeof value === "string" ? value : null);
const number: Writer = (value) => (typeof value === "number" ? writtenNumber(value) : null);
const time: Writer = (value) => (typeof value === "string" ? writtenTime(value) : null);
/** Degrees as a map reads them out, WGS84, five decimals: about a metre. */
const position: Writer = (value) => {
  const read = recordKinds.incident.shape.location.safeParse(value);
  if (!read.success) return null;
  const degrees = (part: number): string => part.toFixed(5).replace(".", ",");
  return `${degrees(read.data[1])}° B, ${degrees(read.data[0])}° Đ`;
};
const shape: Writer = (value, context) => context.shape(value);
const named =
  <K extends string>(names: Readonly<Record<K, string>>): Writer =>
  (value) =>
    Object.entries<string>(names).find(([key]) => key === value)?.[1] ?? null;
const decided: Writer = (value) => {
  const read = decision.safeParse(value);
  return read.success ? `số ${read.data.number} ngày ${writtenDate(read.data.date)}, ${read.data.signer} ký` : null;
};
/** A bulletin as a paper cites it: "Bản tin 12/LQ của Đài …, ban hành 06:00 23/5/2021". */
export const citedBulletin: Writer = (value) => {
  const read = bulletin.safeParse(value);
  return read.success ? `số ${read.data.number} của ${read.data.issuer}, ban hành ${writtenTime(read.data.issuedAt)}` : null;
};
const person: Writer = (value) => {
  const read = responsibleMember.safeParse(value);
  return read.success ? [read.data.name, read.data.duty, read.data.phone].filter((part) => part !== "").join(", ") : null;
};
const yesNo =
  (yes: string, no: string): Writer =>
  (value) =>
    value === true ? yes : value === false ? no : null;

const everywhere = {
  marking: named(markingNames),
  deleted: yesNo("đã xóa", "đang dùng"),
  invented: yesNo("số liệu giả định", "số liệu thật"),
  name: text,
  source: text,
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
};

/** A field's value as an officer writes it; null where there is none. Times are Vietnam's, `07:30 23/5/2021`. */
export const fieldWords = (kind: RecordKind, field: string, value: unknown, context: WordsContext): string | null =>
  value === null || value === undefined ? null : (writers[kind]?.[field]?.(value, context) ?? null);
