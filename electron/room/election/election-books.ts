import type { Marking } from "../../contract/index.ts";
import { AlertBook } from "./alerts-book.ts";
import { ChecklistBook } from "./checklists-book.ts";
import { DayBook } from "./day-book.ts";
import { DayStates } from "./day-states.ts";
import { DutyBook } from "./duty-book.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import { OutreachBook } from "./outreach-book.ts";
import { ReadinessMarks } from "./readiness-marks.ts";
import { ReportFlags } from "./report-flags.ts";
import { ReportBook } from "./reports-book.ts";
import { TableBook } from "./table-book.ts";
import { TurnoutBook } from "./turnout-book.ts";
import { ElectionUnits } from "./units.ts";

/** Everything reckoned of the election for one clearance. */
export interface ElectionBooks {
  units: ElectionUnits;
  day: DayBook;
  checklists: ChecklistBook;
  reports: ReportBook;
  /** What does not fit in the reports. */
  odd: ReportFlags;
  turnout: TurnoutBook;
  outreach: OutreachBook;
  duty: DutyBook;
  alerts: AlertBook;
  table: TableBook;
}

const open = (ground: ElectionGround, states: DayStates, marks: ReadinessMarks): ElectionBooks => {
  const units = new ElectionUnits(ground);
  const day = new DayBook(ground, units, states);
  const checklists = new ChecklistBook(ground, units, day, marks);
  const reports = new ReportBook(ground, units);
  const turnout = new TurnoutBook(ground, units, reports);
  const odd = new ReportFlags(reports, turnout);
  const outreach = new OutreachBook(ground, units, day);
  const duty = new DutyBook({ ground, units, day, checklists, reports, outreach });
  const alerts = new AlertBook({ ground, units, states, day, checklists, reports, odd, outreach, duty });
  const table = new TableBook({ ground, units, day, marks, reports, turnout });
  return { units, day, checklists, reports, odd, turnout, outreach, duty, alerts, table };
};

/** The books of every clearance that asked for them, made when first asked for and kept up with what changes. */
export class ElectionShelf {
  readonly #groundFor: (clearance: Marking) => ElectionGround;
  readonly #books = new Map<Marking, ElectionBooks>();
  readonly #states = new Map<Marking, DayStates>();
  readonly #marks = new Map<Marking, ReadinessMarks>();

  constructor(ground: Omit<ElectionGround, "clearance">) {
    this.#groundFor = (clearance) => ({ ...ground, clearance });
  }

  booksFor(clearance: Marking): ElectionBooks {
    const known = this.#books.get(clearance);
    if (known) return known;
    const books = open(this.#groundFor(clearance), this.statesFor(clearance), this.marksFor(clearance));
    this.#books.set(clearance, books);
    return books;
  }

  /** Where places stand on the day: what the map is drawn from, without opening the books. */
  statesFor(clearance: Marking): DayStates {
    const known = this.#states.get(clearance);
    if (known) return known;
    const states = new DayStates(this.#groundFor(clearance));
    this.#states.set(clearance, states);
    return states;
  }

  /** Whether any checklist was ticked, in anybody's sight. */
  hasTicks(): boolean {
    return !this.marksFor("restricted").standings.isEmpty;
  }

  /** The readiness mark of each place, without opening the books. */
  marksFor(clearance: Marking): ReadinessMarks {
    const known = this.#marks.get(clearance);
    if (known) return known;
    const marks = new ReadinessMarks(this.#groundFor(clearance));
    this.#marks.set(clearance, marks);
    return marks;
  }

  /** Takes what changed into every book that is open; units first, alerts last, for each rests on those before it. */
  renew(changed: readonly Changed[]): void {
    for (const states of this.#states.values()) states.renew(changed);
    for (const marks of this.#marks.values()) marks.renew(changed);
    for (const books of this.#books.values()) {
      books.units.renew(changed);
      for (const book of [books.day, books.checklists, books.reports, books.turnout, books.odd, books.outreach]) book.renew(changed);
      for (const book of [books.duty, books.table, books.alerts]) book.renew(changed);
    }
  }
}
