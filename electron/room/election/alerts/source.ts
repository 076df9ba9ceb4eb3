import type { RecordKind } from "../../../contract/index.ts";
import type { Judged } from "../../../domain/election/alert-finding.ts";
import type { ChecklistBook } from "../checklists-book.ts";
import type { DayBook } from "../day-book.ts";
import type { DayStates } from "../day-states.ts";
import type { DutyBook } from "../duty-book.ts";
import type { Changed, ElectionGround } from "../ground.ts";
import type { OutreachBook } from "../outreach-book.ts";
import type { ReportFlags } from "../report-flags.ts";
import type { ReportBook } from "../reports-book.ts";
import type { ElectionUnits } from "../units.ts";

/** The books alerts are reckoned from. */
export interface AlertGround {
  ground: ElectionGround;
  units: ElectionUnits;
  states: DayStates;
  day: DayBook;
  checklists: ChecklistBook;
  reports: ReportBook;
  odd: ReportFlags;
  outreach: OutreachBook;
  duty: DutyBook;
}

/** One sort of thing rules are asked of: places, units, areas… Each of them is judged by itself, and again when news touches it. */
export interface AlertSource {
  /** Changes of these records touch it. */
  readonly kinds: ReadonlySet<RecordKind>;
  /** What rules may tell something of; the rest tell nothing before news or `allTurnMs`. */
  subjects(nowMs: number): Iterable<string>;
  /** When by the hour alone something may be told of what `subjects` leaves out, ms; never where it is not given. */
  allTurnMs?(nowMs: number): number;
  /** Subjects to be judged again; all where it cannot tell which. */
  touchedBy(changed: Changed): Iterable<string> | "all";
  judge(subject: string, nowMs: number): Judged;
}
