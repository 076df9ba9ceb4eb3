import type { DayFlag, InterruptionFlag, Marking, Readiness, ShownDayState } from "../../contract/index.ts";
import { vietnamTime, writtenTime } from "../vietnamese-format.ts";
import { type Judged, nothingTold, soonestAfter, type Told } from "./alert-finding.ts";
import { alertTimes } from "./alert-rules.ts";
import { dayFlagWords, interruptionFlagWords } from "./day-state-words.ts";
import { type HoursOfDay, openingGraceMinutes } from "./election-day.ts";

/** Something open at a place, with its own record. */
export interface OpenMatter {
  id: string;
  sinceMs: number;
  text: string;
  marking: Marking;
  invented: boolean;
}

/** What is known of one polling place; of places nobody spoke of all of it is empty. */
export interface PlaceFacts {
  unit: string;
  state: ShownDayState;
  begun: boolean;
  notOpenMs: number | null;
  /** When the step each flag is about was so; only `closed` and `opened` are asked. */
  openedMs: number | null;
  closedMs: number | null;
  flags: readonly DayFlag[];
  interruptions: readonly (OpenMatter & { flags: readonly InterruptionFlag[] })[];
  ballotMatters: readonly OpenMatter[];
  readiness: Readiness;
  /** How its checklist stands in words, where that was ticked: the mark is the worse of the two. */
  checklistWords: string | null;
  /** When readiness was last told, and when it grows old by itself; null: never. */
  readinessMs: number | null;
  turnsStaleMs: number | null;
  invented: boolean;
}

const dayMs = 86_400_000;
/** 17:00 of the day before the vote. */
export const eveOf = ({ opensMs }: HoursOfDay): number => opensMs - dayMs + (alertTimes.eveningHour - 7) * 3_600_000;
/** `07:20`, and the day where it is another. */
export const hourOf = (ms: number): string => writtenTime(vietnamTime(ms)).slice(0, 5);

const flagRules: Partial<Record<DayFlag, Told["rule"]>> = {
  "opened-early": "opened-early",
  "closed-early": "closed-early",
  "closed-late": "closed-late",
  "close-unsaid": "close-unsaid",
  disputed: "day-disputed",
  order: "day-order",
  skipped: "day-order",
};

const flagSince = (flag: DayFlag, { openedMs, closedMs }: PlaceFacts, hours: HoursOfDay): number => {
  if (flag === "close-unsaid") return hours.latestMs;
  return (flag === "opened-early" ? openedMs : (closedMs ?? openedMs)) ?? hours.opensMs;
};

const ofDay = (facts: PlaceFacts, hours: HoursOfDay, nowMs: number): Told[] => {
  const { unit, invented } = facts;
  const told: Told[] = [];
  if (facts.state === "unsaid" && nowMs >= hours.opensMs + openingGraceMinutes * 60_000)
    told.push({ rule: "opening-unsaid", cause: unit, sinceMs: hours.opensMs, text: "chưa có tin khai mạc", invented: false });
  if (facts.state === "not-open" && nowMs >= hours.opensMs)
    told.push({
      rule: "not-opened",
      cause: unit,
      sinceMs: hours.opensMs,
      text: `chưa mở, theo tin lúc ${hourOf(facts.notOpenMs ?? hours.opensMs)}`,
      invented,
    });
  for (const flag of facts.flags) {
    const rule = flagRules[flag];
    if (rule && !told.some((one) => one.rule === rule))
      told.push({ rule, cause: unit, sinceMs: flagSince(flag, facts, hours), text: dayFlagWords[flag], invented });
  }
  return told;
};

const ofMatters = ({ unit, interruptions, ballotMatters }: PlaceFacts): Told[] => [
  ...interruptions.map(
    ({ id, sinceMs, text, flags, marking, invented }): Told => ({
      rule: "interrupted",
      cause: `interruption:${id}`,
      unit,
      sinceMs,
      text: [`gián đoạn từ ${hourOf(sinceMs)}: ${text}`, ...flags.map((flag) => interruptionFlagWords[flag])].join("; "),
      size: 1 + flags.length,
      marking,
      invented,
    }),
  ),
  ...ballotMatters.map(
    ({ id, sinceMs, text, marking, invented }): Told => ({
      rule: "ballots",
      cause: `ballot-matter:${id}`,
      unit,
      sinceMs,
      text,
      marking,
      invented,
    }),
  ),
];

/** Until the hour of opening: what stands in its way, and silence on the eve. */
const ofReadiness = (facts: PlaceFacts, hours: HoursOfDay, nowMs: number): Told[] => {
  const { unit, begun, readiness, checklistWords, readinessMs, invented } = facts;
  if (begun || nowMs >= hours.opensMs) return [];
  if (readiness === "failed")
    return [{ rule: "readiness-failed", cause: unit, sinceMs: readinessMs ?? eveOf(hours), text: checklistWords ?? "được báo không đạt", invented }];
  if (nowMs < eveOf(hours) || (readiness !== "unknown" && readiness !== "stale")) return [];
  const text = checklistWords ?? (readiness === "stale" ? "báo cáo sẵn sàng đã cũ" : "chưa có báo cáo sẵn sàng");
  return [{ rule: "readiness-unsaid", cause: unit, sinceMs: eveOf(hours), text, invented: false }];
};

/** The next hour of the day that may change what is told of a place, ms. */
const hourTurns = (hours: HoursOfDay, nowMs: number): number => {
  const { opensMs, earliestMs, closesMs, latestMs, overMs } = hours;
  return soonestAfter(nowMs, [eveOf(hours), earliestMs, opensMs, opensMs + openingGraceMinutes * 60_000, closesMs, latestMs, overMs]);
};

/**
 * A polling place on its day: Law 85/2015, art. 71 (H) for hours and interruptions; readiness and silence by the house (L). Presence is what
 * somebody told; absence is what nobody did, and never reads as "chưa mở".
 */
export const judgePlace = (facts: PlaceFacts, hours: HoursOfDay, nowMs: number): Judged => {
  if (nowMs >= hours.overMs) return nothingTold;
  const told = [...ofDay(facts, hours, nowMs), ...ofMatters(facts), ...ofReadiness(facts, hours, nowMs)];
  return { told, turnsMs: soonestAfter(nowMs, [hourTurns(hours, nowMs), facts.turnsStaleMs]) };
};

/** The same of a place that opened, with nothing odd, interrupted or open about it: what most of the country is. */
export const judgeQuietPlace = (hours: HoursOfDay, nowMs: number): Judged =>
  nowMs >= hours.overMs ? nothingTold : { told: [], turnsMs: hourTurns(hours, nowMs), withAll: true };
