import type { Election } from "./counts.ts";
import type { BallotFault, BallotStep, DayState, DayStep, DayWord, InterruptionStep, StepTaken } from "./day-records.ts";

/** What leads on map, table and wall: readiness before 05:00 of the day and once it is over, the day's state in between. */
export const dayPhases = ["readiness", "day", "over"] as const;
export type DayPhase = (typeof dayPhases)[number];

/**
 * Where a polling place stands; beside the states somebody told of, `unsaid`: the hour of opening has come and nobody has said anything,
 * "chưa có tin khai mạc", which is neither open nor not open. Before that hour a place nobody spoke of is `not-open`.
 */
export const shownDayStates = [
  "unsaid",
  "not-open",
  "opened",
  "interrupted",
  "closed",
  "counting",
  "minutes",
  "handed-over",
] as const satisfies readonly (DayState | "unsaid")[];
export type ShownDayState = DayState | "unsaid";

/** The four marks, for states of the day. */
export const dayMarks = ["good", "attention", "failed", "unknown"] as const;
export type DayMark = (typeof dayMarks)[number];

/**
 * What does not fit or is owed, kept and told: `opened-early` before 05:00; `opened-late` after 07:00; `closed-early` before 19:00, even
 * where all have voted; `closed-late` after 21:00; `order` a step before the one it follows; `skipped` a later step told while no opening
 * or closing was; `close-unsaid` after 21:00 and nobody has said it closed; `disputed` stations say otherwise; `ballots` a ballot matter
 * not settled; `ahead` a step told before the room's clock had come to its hour: a clock set wrong; `other-day` its vote was moved to
 * another day (art. 72).
 */
export const dayFlags = [
  "opened-early",
  "opened-late",
  "closed-early",
  "closed-late",
  "order",
  "skipped",
  "close-unsaid",
  "disputed",
  "ballots",
  "ahead",
  "other-day",
] as const;
export type DayFlag = (typeof dayFlags)[number];

/** The day of one polling place as it stands. */
export interface PlaceDay {
  place: string;
  state: ShownDayState;
  mark: DayMark;
  /** When the state began, ISO; null where nothing told of it. */
  since: string | null;
  /** The newest word of the day, when it was so; null where there is none. */
  asOf: string | null;
  notOpen: StepTaken | null;
  steps: Record<DayStep, StepTaken | null>;
  flags: DayFlag[];
  conflict: boolean;
  /** Voting has begun: an opening was told, or a step after it. */
  begun: boolean;
  /** Interruptions not resumed, and ballot matters not settled. */
  interruptions: number;
  ballotMatters: number;
  /** Day of its vote, `2021-05-23`; another one where a change was approved (art. 72). */
  date: string;
  note: string | null;
  source: string | null;
  invented: boolean;
}

/** Places of a unit by state; the states add up to `places`. */
export interface DayCounts extends Record<ShownDayState, number> {
  places: number;
  /** Voting has begun, whatever came after: "khai mạc n/N". */
  begun: number;
  /** Voting has ended. */
  ended: number;
  conflict: number;
  /** Places with something that does not fit or is owed. */
  flagged: number;
  /** Places by mark, as the map shows them. */
  attention: number;
  failed: number;
}

/** Hours of the day, ISO: 05:00, 07:00, 19:00, 21:00 (Law 85/2015, art. 71). */
export interface DayHours {
  earliest: string;
  opens: string;
  closes: string;
  latest: string;
}

/** A place with its names, for lists. */
export interface DayRow extends PlaceDay {
  name: string;
  number: number;
  communeCode: string;
  communeName: string;
  districtCode: string;
  districtName: string;
  voters: number | null;
}

export interface DayUnitRow extends DayCounts {
  code: string;
  name: string;
}

/** Stations that did not know of each other told another hour of one word; `values` newest first, `at` null: it was not so. */
export interface DayDispute {
  word: DayWord;
  values: { at: string | null; by: string | null; actor: string; stands: boolean }[];
}

/** What a writer is told of what does not fit: kept all the same. */
export interface Flagged {
  place: string;
  flag: string;
  /** In words for the officer. */
  text: string;
}

/**
 * Guards of an interruption: `before-opening` it began before the place opened; `at-opening` voting could not begin at 07:00; `at-close`
 * still interrupted at 19:00: the team decides on going on until 21:00; `at-latest` still interrupted at 21:00: another day must be asked
 * for (art. 72); `after-close` it began after the vote had ended; `early` it began before 05:00; `not-sealed` box and papers were not
 * sealed at once; `not-notified` the Ban bầu cử has not been told; `resumed-unsealed` the vote went on and nobody said box and papers had
 * been sealed; `order` a step before the interruption or out of turn; `resumed-late` the vote went on after 21:00.
 */
export const interruptionFlags = [
  "early",
  "before-opening",
  "at-opening",
  "at-close",
  "at-latest",
  "after-close",
  "not-sealed",
  "not-notified",
  "resumed-unsealed",
  "resumed-late",
  "order",
] as const;
export type InterruptionFlag = (typeof interruptionFlags)[number];

export interface InterruptionRow {
  id: string;
  place: string;
  placeName: string;
  communeName: string;
  cause: string;
  startedAt: string;
  steps: Record<InterruptionStep, StepTaken | null>;
  /** Not resumed, and the vote there has not ended. */
  open: boolean;
  /** The step to take next; null where none is left. */
  next: InterruptionStep | null;
  flags: InterruptionFlag[];
  conflict: boolean;
  asOf: string;
  source: string | null;
  invented: boolean;
}

export interface BallotMatterRow {
  id: string;
  place: string;
  placeName: string;
  communeName: string;
  election: Election;
  fault: BallotFault;
  ballots: number | null;
  text: string | null;
  foundAt: string;
  steps: Record<BallotStep, StepTaken | null>;
  open: boolean;
  next: BallotStep | null;
  /** `order`: a step before it was found or before the one it follows; `gap`: a later step told while one before it was not. */
  flags: ("order" | "gap")[];
  conflict: boolean;
  asOf: string;
  source: string | null;
  invented: boolean;
}

export interface DateChangeRow {
  id: string;
  kind: "early" | "postponed";
  units: { unit: string; name: string; places: number }[];
  reason: string;
  newDate: string;
  asked: StepTaken | null;
  approval: { number: string; date: string; signer: string } | null;
  /** Approved by the National Election Council: only then anything changes. */
  inForce: boolean;
  /** `wrong-side`: an early vote after the day or a postponed one before it; `unasked`: approved and nobody said the committee asked. */
  flags: ("wrong-side" | "unasked")[];
  conflict: boolean;
  asOf: string;
  source: string | null;
  invented: boolean;
}
