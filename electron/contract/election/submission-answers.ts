import type { Election, UnitKey } from "./counts.ts";
import type { OwedTotals } from "./report-answers.ts";

/** Counts of one election in what is told upward. `reported` of `places` are in `voted`, and `voters` is theirs alone. */
export interface SubmittedTurnout {
  election: Election;
  voted: number | null;
  /** Of those reported. */
  voters: number | null;
  remaining: number | null;
  reported: number;
  places: number;
  /** Of all places, as far as known. */
  allVoters: number | null;
}

/** What is told of one unit in a submission. */
export interface SubmittedUnit {
  unit: UnitKey;
  name: string;
  places: number;
  /** Places known to have opened, to have closed, to have everyone voted. */
  opened: number;
  closed: number;
  full: number;
  turnout: SubmittedTurnout[];
  /** Reports in these figures that are still preliminary. */
  preliminary: number;
  flags: number;
}

/** The frozen figures of a submission: what `figures` of the record holds, as canonical JSON. */
export interface SubmittedFigures {
  version: 1;
  date: string;
  slot: string;
  slotName: string;
  asOf: string;
  /** Approved figures alone, or all with what is preliminary counted. */
  of: "approved" | "all";
  whole: SubmittedUnit;
  parts: SubmittedUnit[];
  owed: OwedTotals[];
}

/** What was sent, beside what holds now. */
export interface SubmissionTold {
  id: string;
  date: string;
  slot: string;
  slotName: string;
  from: UnitKey;
  fromName: string;
  to: string;
  number: string | null;
  signer: string | null;
  sentAt: string;
  head: string;
  sent: SubmittedFigures;
  live: SubmittedFigures;
  /** Units whose figures differ from what was sent, by election; the live figure beside the sent one. */
  differences: { unit: UnitKey; name: string; election: Election; sent: number | null; live: number | null }[];
  /** Reports that came or changed after it was sent: "đến sau khi chốt". */
  after: { report: string; unit: UnitKey; name: string; at: string; corrected: boolean }[];
  invented: boolean;
}
