import type { Readiness } from "../records.ts";
import type { ChecklistLevel, ItemScope, ItemState, RehearsalForm, RehearsalScenario, ReviewOutcome } from "./checklist-records.ts";
import type { UnitKey } from "./counts.ts";

/**
 * An item as it stands now. Beside what was ticked: `stale` it was done and has not been looked at for too long; `changed` it was ticked
 * under another wording than the one in force. Both must be looked at again.
 */
export const shownItemStates = ["done", "lacking", "failed", "not-applicable", "unknown", "stale", "changed"] as const satisfies readonly (
  | ItemState
  | "stale"
  | "changed"
)[];
export type ShownItemState = (typeof shownItemStates)[number];

/** One item of a unit's checklist as it stands. */
export interface ItemStanding {
  key: string;
  group: string;
  words: string;
  weight: number;
  critical: boolean;
  scope: ItemScope;
  basis: string | null;
  /** Whether it is asked of this unit at all; where it is not, it counts nowhere. */
  applies: boolean;
  state: ShownItemState;
  /** Stations say otherwise, not knowing of each other: shown by the worst of it, never as done. */
  conflict: boolean;
  by: string | null;
  note: string | null;
  source: string | null;
  invented: boolean;
  /** When it was so; null where nobody ticked it. */
  at: string | null;
}

/**
 * Where a checklist stands by the rule of `domain/election/checklist.ts`. The states add up to `items`, those that apply; those not known
 * are `unknown`, `stale` and `changed`.
 */
export interface ChecklistStanding {
  mark: Readiness;
  /** Somebody ticked something of it. */
  ticked: boolean;
  /** Items that apply, and of these how many are known now: n/N. */
  items: number;
  known: number;
  done: number;
  lacking: number;
  failed: number;
  notApplicable: number;
  unknown: number;
  stale: number;
  changed: number;
  conflict: number;
  /** Weight of what is done, of what is asked (without what was said not to apply). */
  weightDone: number;
  weight: number;
  /** Keys of the items that keep it from "sẵn sàng", critical and worst first. */
  missing: string[];
  /** The newest tick, when it was so; null where there is none. */
  asOf: string | null;
  /** Some of it is made up for an exercise. */
  invented: boolean;
}

/** Why a unit has the mark it has, one part after the other; the whole is the worst of them. */
export interface ReadinessPart {
  part: "reported" | "checklist" | "review" | "rehearsal" | "beneath";
  mark: Readiness;
  /** In words for the officer, as "thiếu hòm phiếu chính, con dấu". */
  words: string;
}

/** Readiness of units beneath, n/N: `ready + lacking + failed + unknown + stale = of`. */
export interface MarkCounts extends Record<Readiness, number> {
  of: number;
  /** Those with a dispute in it. */
  conflict: number;
}

/** Readiness of one place, commune, district or the province, with all it rests on. */
export interface UnitReadiness {
  unit: UnitKey;
  level: ChecklistLevel | "province";
  name: string;
  communeCode: string | null;
  communeName: string | null;
  districtCode: string | null;
  districtName: string | null;
  /** Of a place: the worse of what was reported and its checklist. Of others: of its checklist, review, rehearsals and all beneath. */
  mark: Readiness;
  parts: ReadinessPart[];
  /** Its own checklist; null for the province, which has none. */
  checklist: ChecklistStanding | null;
  /** Polling places beneath (of a place: itself), and of a district or the province its communes by their own mark. */
  places: MarkCounts;
  communes: MarkCounts | null;
  /** Items of all its places together: n of these known, done. */
  placeItems: { items: number; known: number; done: number };
  asOf: string | null;
}

/** One day of the daily review: whether a unit's is there and signed. `due`: its day is over. */
export interface ReviewDay {
  date: string;
  outcome: ReviewOutcome | null;
  defects: string | null;
  signedBy: string | null;
  signedAt: string | null;
  due: boolean;
  conflict: boolean;
  source: string | null;
  invented: boolean;
}

export interface ReviewRow {
  unit: UnitKey;
  name: string;
  districtCode: string;
  districtName: string;
  days: ReviewDay[];
}

/** Reviews of one day over the units asked for: n of N there, signed, by outcome. */
export interface ReviewDayCounts {
  date: string;
  due: boolean;
  of: number;
  told: number;
  signed: number;
  ready: number;
  lacking: number;
  failed: number;
}

export interface RehearsalRow {
  id: string;
  unit: UnitKey;
  name: string;
  districtName: string | null;
  form: RehearsalForm;
  scenario: RehearsalScenario;
  date: string;
  /** Its day has not come yet: planned, and counts as nothing done. */
  planned: boolean;
  teams: string[];
  defects: string | null;
  mendedAt: string | null;
  /** It found defects and nobody said they were mended. */
  open: boolean;
  conflict: boolean;
  source: string | null;
  invented: boolean;
  asOf: string;
}

/** What a unit has rehearsed: how often by scenario, and whether defects stand. */
export interface RehearsalCover {
  unit: UnitKey;
  name: string;
  districtName: string | null;
  held: Record<RehearsalScenario, number>;
  /** Different scenarios held, of six; of the four COVID cases, of four. */
  scenarios: number;
  covid: number;
  openDefects: number;
  planned: number;
}

/** What gates "sẵn sàng" of communes and districts on rehearsals: nothing, one COVID case, or all four. */
export const rehearsalGates = ["off", "any-covid", "all-covid"] as const;
export type RehearsalGate = (typeof rehearsalGates)[number];

export interface ChecklistSettings {
  /** Hours after which what was done must be looked at again. */
  staleHours: number;
  /** Per cent of the weight that must be done for "sẵn sàng". */
  readyShare: number;
  rehearsalGate: RehearsalGate;
}
