import { elections, type FourCounts, type Marking, mayRead, noCounts, type QuickReportFields } from "../../contract/index.ts";
import { electionNames } from "../../domain/election/electorate.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { corrected, firstStanding } from "../../domain/election/standing.ts";
import { seemsToNameSomebody } from "../../domain/incident-categories.ts";
import { vietnamTime, writtenNumber } from "../../domain/vietnamese-format.ts";
import { levelOf } from "../election/report-facts.ts";
import { given, inVietnam, tidyOrNull } from "../entry-rules.ts";
import type { Viewer } from "../room.ts";
import type { Asked } from "./handler.ts";

/** What a report is told with, whichever method carries it. */
export type Told = Omit<Asked<"reports.check">, "unit" | "slot">;

const noCauses: QuickReportFields["remaining"] = { ill: null, quarantined: null, away: null, "cut-off": null, unclear: null };

/** Agencies and forces tell of order and health: that stays inside; what units count is open. */
const usualMarking = (unit: string, { clearance }: Viewer): Marking =>
  levelOf(unit) === "agency" && mayRead(clearance, "internal") ? "internal" : "open";

/** A report nobody told anything in yet. */
export const freshReport = (viewer: Viewer, date: string, unit: QuickReportFields["unit"], times: SlotTimes, nowMs: number): QuickReportFields => ({
  date,
  slot: times.slot.key,
  unit,
  asOf: vietnamTime(Math.min(times.asOfMs, nowMs)),
  voters: noCounts,
  voted: noCounts,
  remaining: noCauses,
  placesOpened: null,
  placesClosed: null,
  placesFull: null,
  order: null,
  health: null,
  utilities: null,
  facilities: null,
  difficulties: null,
  text: null,
  attested: null,
  sender: null,
  channel: "form",
  receivedAt: vietnamTime(nowMs),
  ...firstStanding,
  invented: false,
  source: null,
  marking: usualMarking(unit, viewer),
  deleted: false,
});

/** A report with what is told now; what is left out stays. */
export const told = (before: QuickReportFields, said: Told): QuickReportFields => ({
  ...before,
  deleted: false,
  invented: false,
  voters: { ...before.voters, ...given(said.voters ?? {}) },
  voted: { ...before.voted, ...given(said.voted ?? {}) },
  remaining: { ...before.remaining, ...given(said.remaining ?? {}) },
  ...given({
    asOf: said.asOf === undefined ? undefined : inVietnam(said.asOf),
    placesOpened: said.placesOpened,
    placesClosed: said.placesClosed,
    placesFull: said.placesFull,
    order: tidyOrNull(said.order),
    health: tidyOrNull(said.health),
    utilities: tidyOrNull(said.utilities),
    facilities: tidyOrNull(said.facilities),
    difficulties: tidyOrNull(said.difficulties),
    text: tidyOrNull(said.text),
    attested: said.attested && { ...said.attested, at: inVietnam(said.attested.at) },
    sender: tidyOrNull(said.sender),
    channel: said.channel,
    source: tidyOrNull(said.source),
    marking: said.marking,
  }),
});

const contentFields = [
  "asOf",
  "voters",
  "voted",
  "remaining",
  "placesOpened",
  "placesClosed",
  "placesFull",
  "order",
  "health",
  "utilities",
  "facilities",
  "difficulties",
  "text",
  "attested",
] as const;

/** Whether a report says anything at all: a count, words, or what somebody attested. When it came and who sent it say nothing of the vote. */
export const saysSomething = (fields: QuickReportFields): boolean =>
  contentFields.some((field) => {
    if (field === "asOf") return false;
    if (field === "voters" || field === "voted" || field === "remaining") return Object.values(fields[field]).some((count) => count !== null);
    return fields[field] !== null;
  });

/** Counts told before and told otherwise now: "đã bỏ phiếu Quốc hội 1.245 → 1.254". */
export const movedCounts = (before: QuickReportFields, after: QuickReportFields): string[] => {
  const of = (name: string, then: FourCounts, now: FourCounts): string[] =>
    elections.flatMap((election) => {
      const [was, is] = [then[election], now[election]];
      if (was === null || was === is) return [];
      return [`${name} ${electionNames[election]} ${writtenNumber(was)} → ${is === null ? "chưa rõ" : writtenNumber(is)}`];
    });
  return [...of("cử tri", before.voters, after.voters), ...of("đã bỏ phiếu", before.voted, after.voted)];
};

const lineFields = ["order", "health", "utilities", "facilities", "difficulties", "text"] as const;

/** What the officer must hear of its words. */
export const wordingNotes = (fields: QuickReportFields): string[] =>
  lineFields.some((line) => fields[line] !== null && seemsToNameSomebody(fields[line]))
    ? ["Nội dung có vẻ nêu tên người hoặc số giấy tờ, điện thoại: không ghi thông tin cá nhân, hãy sửa lại."]
    : [];

/** How a change of what was told before is taken. */
export interface Correcting {
  /** In the officer's own words; null: none given. */
  reason: string | null;
  /** What brought it where nobody is at hand to say why: "theo tệp so-lieu.xlsx". Left out: an officer has to say. */
  carrier?: string;
  /** Who corrects and approves at once; null: somebody else has to. */
  approver: string | null;
}

/** What a report becomes with what is told now: a correction where it was told otherwise before, or approved without it. `lacksReason`: not to be kept until somebody says why. */
export const revised = (before: QuickReportFields, wanted: QuickReportFields, { reason, carrier, approver }: Correcting) => {
  const moved = movedCounts(before, wanted);
  const changed = contentFields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(wanted[field]));
  const isCorrection = changed && (moved.length > 0 || before.standing !== "preliminary" || reason !== null);
  const why = reason ?? carrier ?? null;
  if (!isCorrection) return { fields: wanted, moved, isCorrection, lacksReason: false };
  return { fields: { ...wanted, ...corrected(wanted, wanted, why ?? "", approver) }, moved, isCorrection, lacksReason: why === null };
};

/** What the officer is told of a correction. */
export const correctionNotes = (before: QuickReportFields, { moved, isCorrection, fields }: ReturnType<typeof revised>): string[] => [
  ...(isCorrection ? [moved.length > 0 ? `Đã ghi là đính chính: ${moved.join("; ")}.` : "Đã ghi là đính chính."] : []),
  ...(isCorrection && before.standing !== "preliminary" && fields.standing === "preliminary" ? ["Báo cáo trở lại sơ bộ, cần duyệt lại."] : []),
];
