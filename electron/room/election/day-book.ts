import type { DayCounts, DayPhase, PlaceDay } from "../../contract/index.ts";
import { electionDate, type HoursOfDay, hoursOf, phaseAt } from "../../domain/election/election-day.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { ElectionUnits } from "./units.ts";

/**
 * The day's book: state, steps, interruptions and ballot matters of every polling place in sight. All of it is of a moment `nowMs`, since
 * silence means one thing at 06:59 and another at 07:00.
 */
export class DayBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
  }

  /** Election day of the room and its hours. */
  get hours(): HoursOfDay {
    return hoursOf(electionDate);
  }

  /** What leads: readiness, the day's state, or neither any more. */
  phase(nowMs: number): DayPhase {
    return phaseAt(this.hours, nowMs);
  }

  /** The day of one place; undefined where no such place is in sight. */
  place(_code: string, _nowMs: number): PlaceDay | undefined {
    return undefined;
  }

  /** The day of every place in sight. */
  places(_nowMs: number): Iterable<PlaceDay> {
    return [];
  }

  /** Places of a unit (`province`, `district:…`, `commune:…`, `place:…`) by state; undefined where there is no such unit. */
  counts(_unit: string, _nowMs: number): DayCounts | undefined {
    return undefined;
  }

  /** Interruptions in sight: of one place, or all. */
  interruptions(_place?: string): Iterable<FoldedRecord<"interruption">> {
    return [];
  }

  /** Ballot matters in sight: of one place, or all. */
  ballotMatters(_place?: string): Iterable<FoldedRecord<"ballot-matter">> {
    return [];
  }

  /** Day of a place's vote: the room's, or the one an approved change (art. 72) moved it to. */
  dateOf(_code: string): string {
    return electionDate;
  }

  /** When anything of it changes by the hour alone; null if never again. */
  turnsMs(_nowMs: number): number | null {
    return null;
  }

  /** Takes what changed into account. */
  renew(_changed: readonly Changed[]): void {}
}
