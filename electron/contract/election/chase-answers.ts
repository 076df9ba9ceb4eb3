import type { UnitKey, UnitLevel } from "./counts.ts";
import type { CallOutcome } from "./report-records.ts";

/** Who answers for a unit. */
export interface ContactTold {
  unit: UnitKey;
  level: UnitLevel;
  name: string;
  district: string | null;
  /** Null: nobody named yet. */
  contact: {
    person: string;
    duty: string | null;
    phone: string;
    deputy: string | null;
    deputyPhone: string | null;
    asOf: string;
    invented: boolean;
  } | null;
}

export interface ChaseCallTold {
  id: string;
  round: number;
  calledAt: string;
  outcome: CallOutcome;
  note: string | null;
  by: string | null;
}

/** One unit to be called about one slot. A unit whose parts are all silent stands for them: `silentParts` of its parts wait behind it. */
export interface ChaseRow {
  unit: UnitKey;
  level: UnitLevel;
  name: string;
  district: string | null;
  slot: string;
  slotName: string;
  state: "due" | "overdue" | "missing";
  dueAt: string;
  minutesLate: number;
  silentParts: number;
  /** Of the unit itself, else of the commune, else of the district over it; null: none of them has one. */
  contact: ContactTold["contact"];
  /** Whose contact that is, its own where `unit` is the row's; null where there is none. */
  contactOf: { unit: UnitKey; level: UnitLevel; name: string } | null;
  calls: ChaseCallTold[];
  /** The round the next call is: 2 reads "đôn đốc lần 2". */
  nextRound: number;
  lastOutcome: CallOutcome | null;
}
