import {
  type BallotFault,
  boxStop,
  type CallOutcome,
  type Election,
  elections,
  fourCounts,
  type ItemState,
  quickReportFields,
  type RecordKind,
  type ReportChannel,
  remainingByCause,
  reportSlot,
  stepTaken,
  type TeamGapFields,
} from "../contract/index.ts";
import { rehearsalFormNames, rehearsalScenarioNames, reviewOutcomeNames } from "./election/checklist-words.ts";
import { electionNames } from "./election/day-state-words.ts";
import { outreachCaseNames, teamRoleNames } from "./election/outreach-words.ts";
import { standingNames } from "./election/standing.ts";
import { decided, everywhere, named, number, position, text, time, type Writer } from "./field-writers.ts";
import { writtenDate, writtenNumber, writtenTime } from "./vietnamese-format.ts";

const step: Writer = (value) => {
  const read = stepTaken.safeParse(value);
  return read.success ? `${writtenTime(read.data.at)}${read.data.by === null ? "" : ` (${read.data.by})`}` : null;
};
const steps = <S extends string>(...names: readonly S[]) => Object.fromEntries(names.map((name) => [name, step]));

const shortElections: Record<Election, string> = { assembly: "Quốc hội", province: "tỉnh", district: "huyện", commune: "xã" };
/** "Quốc hội 412, tỉnh 412, huyện 410, xã 405"; what nobody said is left out. */
const counts: Writer = (value) => {
  const read = fourCounts.safeParse(value);
  if (!read.success) return null;
  const said = elections.flatMap((election) => {
    const count = read.data[election];
    return count === null ? [] : [`${shortElections[election]} ${writtenNumber(count)}`];
  });
  return said.length === 0 ? null : said.join(", ");
};
/** Both counts last approved, voted of voters. */
const approved: Writer = (value, context) => {
  const read = quickReportFields.shape.approvedFigures.safeParse(value);
  if (!read.success || read.data === null) return null;
  const [voted, voters] = [counts(read.data.voted, context), counts(read.data.voters, context)];
  return [...(voted === null ? [] : [`đã bỏ phiếu: ${voted}`]), ...(voters === null ? [] : [`cử tri: ${voters}`])].join("; ") || "không có số";
};
const causeNames = { ill: "ốm", quarantined: "cách ly", away: "đi vắng", "cut-off": "chia cắt", unclear: "chưa rõ" } as const;
const causes: Writer = (value) => {
  const read = remainingByCause.safeParse(value);
  if (!read.success) return null;
  const said = Object.entries<string>(causeNames).flatMap(([cause, words]) => {
    const count = Object.entries(read.data).find(([one]) => one === cause)?.[1] ?? null;
    return count === null ? [] : [`${words} ${writtenNumber(count)}`];
  });
  return said.length === 0 ? null : said.join(", ");
};
const attested: Writer = (value) => {
  const read = quickReportFields.shape.attested.safeParse(value);
  if (!read.success || read.data === null) return null;
  return `${read.data.kept ? "đã duy trì" : "chưa duy trì"}, ${writtenTime(read.data.at)}, ${read.data.by} báo`;
};
const stops: Writer = (value) => {
  const read = boxStop.array().safeParse(value);
  if (!read.success) return null;
  const hour = (iso: string): string => writtenTime(iso).split(" ")[0] ?? "";
  const told = ({ site, from, to, arrivedAt, leftAt, disinfectedAt }: (typeof read.data)[number]): string => {
    const done = [
      ...(arrivedAt === null ? [] : [`đến ${hour(arrivedAt)}`]),
      ...(leftAt === null ? [] : [`rời ${hour(leftAt)}`]),
      ...(disinfectedAt === null ? [] : [`khử khuẩn ${hour(disinfectedAt)}`]),
    ];
    return `${site} ${hour(from)}–${hour(to)}${done.length === 0 ? "" : ` (${done.join(", ")})`}`;
  };
  return read.data.map(told).join("; ");
};
const slots: Writer = (value) => {
  const read = reportSlot.array().safeParse(value);
  return read.success ? read.data.map(({ name, asOf }) => `${name} (số liệu đến ${asOf})`).join("; ") : null;
};
const howMany =
  (noun: string): Writer =>
  (value) =>
    Array.isArray(value) ? `${writtenNumber(value.length)} ${noun}` : null;
const unit: Writer = (value, context) => (typeof value === "string" ? context.unit(value) : null);
const units: Writer = (value, context) =>
  Array.isArray(value) ? value.flatMap((key) => (typeof key === "string" ? [context.unit(key)] : [])).join("; ") : null;
const place: Writer = (value, context) => (typeof value === "string" ? context.unit(`place:${value}`) : null);
const date: Writer = (value) => (typeof value === "string" ? writtenDate(value) : null);
const plain: Writer = (value) => (typeof value === "number" ? String(value) : null);
const listed: Writer = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string").join("; ") : null);

const faultNames: Record<BallotFault, string> = { misprinted: "in sai", short: "thiếu", spoiled: "hỏng" };
const itemStateNames: Record<ItemState, string> = {
  done: "đã xong",
  lacking: "còn thiếu",
  failed: "không đạt",
  "not-applicable": "không áp dụng",
  unknown: "chưa rõ",
};
const channelNames: Record<ReportChannel, string> = {
  phone: "điện thoại",
  zalo: "Zalo",
  spreadsheet: "bảng tính",
  form: "phiếu nhập",
  radio: "bộ đàm",
  paper: "văn bản",
};
const outcomeNames: Record<CallOutcome, string> = { reached: "đã gặp", "no-answer": "không nghe máy", promised: "hẹn sẽ báo" };
const gapCauseNames: Record<TeamGapFields["cause"], string> = { f0: "F0", f1: "F1", f2: "F2", ill: "ốm", other: "lý do khác" };

/** How the fields of the election desk's records are written; what is left out has no words and is told by its name alone. */
export const electionWriters: Readonly<Partial<Record<RecordKind, Readonly<Record<string, Writer>>>>> = {
  "polling-day": { ...everywhere, ...steps("notOpen", "opened", "closed", "counting", "minutes", "handedOver"), note: text },
  interruption: { ...everywhere, place, cause: text, startedAt: time, ...steps("sealed", "notified", "resumed") },
  "date-change": {
    ...everywhere,
    kind: named({ early: "bỏ phiếu sớm", postponed: "hoãn ngày bỏ phiếu" }),
    units,
    reason: text,
    newDate: date,
    asked: step,
    approval: decided,
  },
  "ballot-matter": {
    ...everywhere,
    place,
    election: named(electionNames),
    fault: named(faultNames),
    ballots: number,
    text,
    foundAt: time,
    ...steps("stopped", "sealed", "minutes", "reprintAsked", "reprintReceived", "resumed"),
  },
  electorate: { ...everywhere, posted: counts, fixed: counts, changeReason: text },
  "hamlet-turn": { ...everywhere, place, hamlet: text, from: time, to: time, voters: number, voted: number },
  "checklist-template": { ...everywhere, title: text, version: plain, items: howMany("mục"), inForceFrom: time },
  "checklist-tick": { ...everywhere, unit, item: text, version: plain, state: named(itemStateNames), by: text, note: text },
  "unit-review": { ...everywhere, unit, date, outcome: named(reviewOutcomeNames), defects: text, signedBy: text, signedAt: time },
  rehearsal: {
    ...everywhere,
    unit,
    form: named(rehearsalFormNames),
    scenario: named(rehearsalScenarioNames),
    date,
    teams: listed,
    defects: text,
    mendedAt: time,
  },
  "reporting-regime": {
    ...everywhere,
    title: text,
    version: plain,
    date,
    slots,
    agencies: howMany("cơ quan"),
    graceMinutes: number,
    inForceFrom: time,
  },
  "quick-report": {
    ...everywhere,
    date,
    slot: text,
    unit,
    asOf: time,
    voters: counts,
    voted: counts,
    remaining: causes,
    placesOpened: number,
    placesClosed: number,
    placesFull: number,
    order: text,
    health: text,
    utilities: text,
    facilities: text,
    difficulties: text,
    text,
    attested,
    sender: text,
    channel: named(channelNames),
    receivedAt: time,
    standing: named(standingNames),
    approvedBy: text,
    approvedFigures: approved,
    scan: text,
    scanName: text,
    correction: text,
  },
  submission: { ...everywhere, date, slot: text, from: unit, to: text, number: text, signer: text, sentAt: time, head: text },
  contact: { ...everywhere, person: text, duty: text, phone: text, deputy: text, deputyPhone: text },
  "chase-call": { ...everywhere, unit, date, slot: text, round: plain, calledAt: time, outcome: named(outcomeNames), note: text },
  "outreach-site": {
    ...everywhere,
    place,
    case: named(outreachCaseNames),
    site: text,
    location: position,
    voters: number,
    voted: number,
    boxesHad: number,
    teamMembers: number,
    kits: number,
    plan: text,
  },
  "box-trip": { ...everywhere, place, box: text, team: text, police: text, departsAt: time, departedAt: time, returnedAt: time, stops },
  "polling-team": {
    ...everywhere,
    head: number,
    deputy: number,
    secretary: number,
    member: number,
    trained: number,
    police: number,
    names: text,
  },
  "team-gap": {
    ...everywhere,
    place,
    role: named(teamRoleNames),
    cause: named(gapCauseNames),
    since: time,
    substitute: text,
    trainedAt: time,
    note: text,
  },
  "alert-act": {
    ...everywhere,
    acknowledgedBy: text,
    assignedTo: text,
    snoozedUntil: time,
    snoozeReason: text,
    settledAt: time,
    settledNote: text,
    weightThen: number,
  },
  obligation: { ...everywhere, clause: text, agency: text, receivedAt: time, owner: text, documentNumber: text, documentDate: date, note: text },
  evidence: { ...everywhere, clause: text, agency: text, unit, text, at: time, file: text, fileName: text },
  "plan-step": { ...everywhere, step: text, unit, doneAt: time, by: text, note: text },
};
