import {
  absenceCauses,
  type DenominatorSource,
  denominatorSources,
  elections,
  type Standing,
  standings,
  type TurnoutStanding,
} from "../../contract/index.ts";
import type { TurnoutTree } from "./turnout-tree.ts";

/** Nobody has said. */
const UNSAID = -1;
const PRELIMINARY = 1 + standings.indexOf("preliminary");

/**
 * One report as the columns take it; counts in the order of `elections` and `absenceCauses`, null where nothing was said. Where only
 * approved figures count, those approved last, whatever the report's standing is by now.
 */
export interface ToldReport {
  voted: readonly (number | null)[];
  voters: readonly (number | null)[];
  causes: readonly (number | null)[];
  standing: Standing;
  disputed: boolean;
}

/** A place's voters in one election and where the number comes from; null where nobody said. */
export type Denominator = { voters: number; from: Exclude<DenominatorSource, "reported"> } | null;

/**
 * What units told, in columns: by slot, election and unit, as it was said and nothing made of it. Counts are whole numbers, -1 where
 * nobody said.
 */
export class TurnoutTold {
  /** Which figures these are. */
  readonly of: TurnoutStanding;
  readonly tree: TurnoutTree;
  readonly slots: number;
  /** At `cell(slot, election, unit)`. */
  readonly voted: Int32Array;
  readonly voters: Int32Array;
  /** At `(slot * causes + cause) * size + unit`. */
  readonly causes: Int32Array;
  /** At `slot * size + unit`: 0 no report, else 1 + its place in `standings`. */
  readonly standing: Uint8Array;
  readonly disputed: Uint8Array;
  /** At `election * places + place`, places from 0. */
  readonly denominators: Int32Array;
  /** Places in `denominatorSources`. */
  readonly sources: Uint8Array;

  constructor(of: TurnoutStanding, tree: TurnoutTree, slots: number) {
    this.of = of;
    this.tree = tree;
    this.slots = slots;
    this.voted = new Int32Array(slots * elections.length * tree.size).fill(UNSAID);
    this.voters = new Int32Array(slots * elections.length * tree.size).fill(UNSAID);
    this.causes = new Int32Array(slots * absenceCauses.length * tree.size).fill(UNSAID);
    this.standing = new Uint8Array(slots * tree.size);
    this.disputed = new Uint8Array(slots * tree.size);
    this.denominators = new Int32Array(elections.length * tree.places).fill(UNSAID);
    this.sources = new Uint8Array(elections.length * tree.places);
  }

  cell(slot: number, election: number, unit: number): number {
    return (slot * elections.length + election) * this.tree.size + unit;
  }

  /** Whether a unit's own report of a slot counts and says how many voted. */
  says(slot: number, election: number, unit: number): boolean {
    return this.voted[this.cell(slot, election, unit)]! >= 0;
  }

  /** Whether a unit's report of a slot is preliminary: counted as it is, or where only approved figures count, left out. */
  isPreliminary(slot: number, unit: number): boolean {
    return this.standing[slot * this.tree.size + unit] === PRELIMINARY;
  }

  isDisputed(slot: number, unit: number): boolean {
    return this.disputed[slot * this.tree.size + unit] === 1;
  }

  /** Takes a unit's report of a slot, or that there is none any more. */
  setReport(slot: number, unit: number, report: ToldReport | null): void {
    const at = slot * this.tree.size + unit;
    this.standing[at] = report ? 1 + standings.indexOf(report.standing) : 0;
    this.disputed[at] = report?.disputed ? 1 : 0;
    for (let election = 0; election < elections.length; election++) {
      const cell = this.cell(slot, election, unit);
      this.voted[cell] = report?.voted[election] ?? UNSAID;
      this.voters[cell] = report?.voters[election] ?? UNSAID;
    }
    for (let cause = 0; cause < absenceCauses.length; cause++)
      this.causes[(slot * absenceCauses.length + cause) * this.tree.size + unit] = report?.causes[cause] ?? UNSAID;
  }

  /** Takes a place's voters in one election; `unit` as in the tree. */
  setDenominator(election: number, unit: number, denominator: Denominator): void {
    const at = election * this.tree.places + unit - this.tree.inner;
    this.denominators[at] = denominator?.voters ?? UNSAID;
    this.sources[at] = denominator ? denominatorSources.indexOf(denominator.from) : 0;
  }

  /** Fewer than the same unit told at the nearest earlier slot: a count of who has voted cannot fall. */
  fell(slot: number, election: number, unit: number): boolean {
    const now = this.voted[this.cell(slot, election, unit)]!;
    if (now < 0) return false;
    for (let before = slot - 1; before >= 0; before--) {
      const then = this.voted[this.cell(before, election, unit)]!;
      if (then >= 0) return now < then;
    }
    return false;
  }
}
