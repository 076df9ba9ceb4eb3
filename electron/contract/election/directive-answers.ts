import type { UnitKey, UnitLevel } from "./counts.ts";

/** One clause of the directive, in our own words. */
export interface ClauseTold {
  clause: string;
  words: string;
  /** Keys and names of the agencies that owe it, and whether it is given (`giao`) or asked of them (`đề nghị`: Mặt trận, Đoàn, hội). */
  agencies: { key: string; name: string; verb: "giao" | "đề nghị" }[];
  /** Carried out district by district, so that evidence is told of n of 11. */
  byDistrict: boolean;
  /** By when, ISO; null where the directive gives no hour. */
  due: string | null;
  /** Forces only attest: duty kept, at what hour, told by whom. */
  attestOnly: boolean;
}

/** Minh chứng. `from`: entered by hand, or what the room's own books show. */
export interface EvidenceTold {
  id: string;
  from: "entered" | "room";
  unit: UnitKey | null;
  unitName: string | null;
  text: string;
  at: string;
  fileName: string | null;
  source: string | null;
  invented: boolean;
}

/** `unsaid` nobody has said anything; `received` receipt acknowledged, no evidence; `partial` some districts only; `evidenced`. */
export const obligationStates = ["unsaid", "received", "partial", "evidenced"] as const;
export type ObligationState = (typeof obligationStates)[number];

/** One clause as one agency carries it out. */
export interface ObligationRow {
  /** `CLAUSE/AGENCY`. */
  id: string;
  clause: string;
  agency: string;
  agencyName: string;
  verb: "giao" | "đề nghị";
  words: string;
  state: ObligationState;
  overdue: boolean;
  due: string | null;
  receivedAt: string | null;
  owner: string | null;
  documentNumber: string | null;
  documentDate: string | null;
  note: string | null;
  /** Entered by hand all of it, then the newest of what the room's books show; `evidenceCount` of how many. */
  evidence: EvidenceTold[];
  evidenceCount: number;
  /** Of clauses carried out by district: districts with evidence, of how many; 0 of 0 of others. */
  districts: number;
  districtsOf: number;
  /** Districts without evidence, by name. */
  lackingDistricts: string[];
  attestOnly: boolean;
  conflict: boolean;
  asOf: string | null;
  invented: boolean;
}

export interface ObligationCounts extends Record<ObligationState, number> {
  obligations: number;
  /** Receipt acknowledged. */
  acknowledged: number;
  documented: number;
  overdue: number;
}

/** A document the directive cites; one the office has not loaded reads "chưa có văn bản". */
export interface CitedDocument {
  number: string;
  title: string;
  loaded: boolean;
}

/** A step of the plan as a moment finds it: `ahead` not due within a day; `due`; `overdue` past due and not all told; `done` all told. */
export const planStates = ["overdue", "due", "ahead", "done"] as const;
export type PlanState = (typeof planStates)[number];

export interface PlanRow {
  step: string;
  /** Who does it. */
  level: UnitLevel;
  words: string;
  /** From when it is to be done, and by when; ISO. */
  from: string | null;
  due: string;
  state: PlanState;
  /** Units known to have done it, of how many; `unsaid` of nobody knows. */
  done: number;
  of: number;
  unsaid: number;
  /** Units told not to have done it: places past the opening hour said not to have opened. */
  toldNot: number;
  /** Told by marking steps, or read off the room's own books. */
  counted: "marked" | "room";
  basis: string;
  confidence: "H" | "M" | "L";
  /** Sheet that shows more. */
  sheet: string | null;
}

/** One unit and one step. */
export interface PlanUnitRow {
  unit: UnitKey;
  name: string;
  district: string | null;
  done: boolean;
  /** Null where it is done and nobody told when. */
  doneAt: string | null;
  by: string | null;
  note: string | null;
  late: boolean;
  /** Somebody said it was not done. */
  toldNot: boolean;
  conflict: boolean;
  invented: boolean;
}

/** A slot of the reporting regime as a level owes it: `done` of `of` units told of it or are known through others. */
export interface PlanSlotRow {
  slot: string;
  name: string;
  level: UnitLevel;
  /** ISO. */
  due: string;
  state: Exclude<PlanState, "done">;
  done: number;
  of: number;
}
