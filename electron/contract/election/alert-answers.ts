import type { Marking } from "../marking.ts";
import type { UnitKey, UnitLevel } from "./counts.ts";

/** Desks an alert belongs to. */
export const alertDesks = ["election", "health", "disaster", "security", "duty"] as const;
export type AlertDesk = (typeof alertDesks)[number];

/** Every rule of the room, by its id. */
export const alertRules = [
  "opening-unsaid",
  "not-opened",
  "interrupted",
  "opened-early",
  "closed-early",
  "closed-late",
  "close-unsaid",
  "day-disputed",
  "day-order",
  "ballots",
  "report-missing",
  "report-odd",
  "no-contact",
  "readiness-failed",
  "readiness-unsaid",
  "zone-without-plan",
  "no-backup-power",
  "no-disaster-plan",
  "area-unanswered",
  "area-high",
  "review-unsigned",
  "no-rehearsal",
  "no-itinerary",
  "box-overdue",
  "not-disinfected",
  "boxes-short",
  "team-gap",
  "team-size",
  "incident-severe",
  "incident-unattended",
  "unevidenced",
  "plan-overdue",
] as const;
export type AlertRule = (typeof alertRules)[number];

/** `presence`: something is there that should not be; `absence`: something that should be there is not: silence is told, never taken for health. */
export type AlertKind = "presence" | "absence";

/** 1 lưu ý, 2 cần xử lý, 3 khẩn. */
export type AlertSeverity = 1 | 2 | 3;

/** One rule as data: what it says, where it is written, when it holds. */
export interface AlertRuleTold {
  rule: AlertRule;
  desk: AlertDesk;
  kind: AlertKind;
  severity: AlertSeverity;
  /** What it says, one sentence in Vietnamese. */
  words: string;
  /** What to do about it. */
  todo: string;
  /** Where it is written, in Vietnamese, and how sure that is. */
  basis: string;
  confidence: "H" | "M" | "L";
  /** Dates in force, both ends within; null: no end. */
  from: string;
  to: string | null;
  inForce: boolean;
  /** What it is asked of, in words, where nobody in sight has told of any: it can say nothing, and its silence is not health. */
  lacks: string | null;
  /** Alerts it tells now, those settled or put off among them. */
  firing: number;
}

/** Where somebody has taken an alert: nobody yet; seen; somebody's; put off; done. */
export const alertStates = ["open", "acknowledged", "assigned", "snoozed", "settled"] as const;
export type AlertState = (typeof alertStates)[number];

/** What was done about an alert, newest word of each. */
export interface AlertActTold {
  acknowledgedBy: string | null;
  assignedTo: string | null;
  snoozedUntil: string | null;
  snoozeReason: string | null;
  settledAt: string | null;
  settledNote: string | null;
  /** When any of it was last so. */
  asOf: string;
  /** The alert it was said of, where that is a wider one of the same cause that has fallen into parts since. */
  of: string;
}

/** One cause, one alert. */
export interface AlertRow {
  /** `RULE/CAUSE`; CAUSE is a unit's key or `KIND:ID` of a record. */
  key: string;
  rule: AlertRule;
  desk: AlertDesk;
  kind: AlertKind;
  severity: AlertSeverity;
  /** What it is about, as "Xã Cao Bồ", and in which district. */
  subject: string;
  unit: UnitKey | null;
  level: UnitLevel | null;
  districtCode: string | null;
  districtName: string | null;
  communeCode: string | null;
  /** The sentence: what is so. */
  text: string;
  /** Since when it is so, ISO. */
  since: string;
  /** Things behind it, as polling places that are silent, and of how many; null where it is of one thing. */
  n: number | null;
  of: number | null;
  /** Greater is worse. */
  weight: number;
  state: AlertState;
  act: AlertActTold | null;
  /** Was settled or put off, and has come back because it got worse or happened anew. */
  returned: boolean;
  /** Record it rests on, to open; null where it rests on none. */
  record: { kind: string; id: string } | null;
  /** How closely what it rests on is kept. */
  marking: Marking;
  /** Made up for the exercise. */
  invented: boolean;
}

/** Alerts by what was done about them; `live` are those on the list: open, acknowledged, assigned. */
export interface AlertCounts extends Record<AlertState, number> {
  total: number;
  live: number;
  /** Of the live ones: */
  urgent: number;
  returned: number;
  bySeverity: Record<AlertSeverity, number>;
  byDesk: Record<AlertDesk, number>;
  urgentByDesk: Record<AlertDesk, number>;
  /** Of all of them, by rule; rules that tell none are left out. */
  byRule: Partial<Record<AlertRule, number>>;
}
