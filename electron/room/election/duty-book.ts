import type { UnitLevel } from "../../contract/index.ts";
import { type PlanStep, planMs, planSteps } from "../../domain/election/day-plan.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { ChecklistBook } from "./checklists-book.ts";
import type { DayBook } from "./day-book.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { OutreachBook } from "./outreach-book.ts";
import type { ReportBook } from "./reports-book.ts";
import { type ShownEvidence, ShownEvidences } from "./shown-evidence.ts";
import type { ElectionUnits } from "./units.ts";

export type ObligationRecord = FoldedRecord<"obligation">;
export type EvidenceRecord = FoldedRecord<"evidence">;
export type StepRecord = FoldedRecord<"plan-step">;

interface DutyGround {
  ground: ElectionGround;
  units: ElectionUnits;
  day: DayBook;
  checklists: ChecklistBook;
  reports: ReportBook;
  outreach: OutreachBook;
}

/** The directive's obligations with their evidence, and how far the plan has come. */
export class DutyBook {
  readonly #books: DutyGround;
  readonly #evidence = new Map<string, Map<string, EvidenceRecord>>();
  readonly #obligationOf = new Map<string, string>();
  readonly #marks = new Map<string, Map<string, StepRecord>>();
  /** Places whose voter lists were told posted. */
  readonly #posted = new Set<string>();
  readonly #shown: ShownEvidences;

  constructor(books: DutyGround) {
    this.#books = books;
    this.#shown = new ShownEvidences(books.ground, () => books.day.hours.date);
    const { picture, clearance } = books.ground;
    for (const record of recordsInSight(picture, "evidence", clearance)) this.#putEvidence(record);
    for (const record of recordsInSight(picture, "plan-step", clearance)) this.#putMark(record);
    for (const { id } of recordsInSight(picture, "electorate", clearance)) this.#takePosted(id);
  }

  /** What was told of one obligation, `CLAUSE/AGENCY`; undefined where nothing was. */
  obligation(id: string): ObligationRecord | undefined {
    const { picture, clearance } = this.#books.ground;
    return recordInSight(picture, "obligation", id, clearance);
  }

  /** Evidence entered for an obligation, the newest first. */
  evidence(id: string): EvidenceRecord[] {
    return [...(this.#evidence.get(id)?.values() ?? [])].sort((one, other) => Date.parse(other.fields.at) - Date.parse(one.fields.at));
  }

  /** What the room's own books show for an obligation, the newest first. */
  shown(id: string): readonly ShownEvidence[] {
    return this.#shown.of(id);
  }

  /** Districts with evidence of an obligation, of those there are. */
  districtsOf(id: string): Set<string> {
    const units = [...this.evidence(id).flatMap(({ fields }) => fields.unit ?? []), ...this.shown(id).map(({ unit }) => unit)];
    const codes = units.map((unit) => this.#books.units.districtOf(unit)).filter((code) => code !== null);
    return new Set(codes.filter((code) => this.#books.units.districts.has(code)));
  }

  /** Whether anything shows that an obligation is met, be it in part. */
  isEvidenced(id: string): boolean {
    return (this.#evidence.get(id)?.size ?? 0) > 0 || this.#shown.isShown(id);
  }

  /** Units that owe a step. */
  owing(level: UnitLevel, nowMs: number): string[] {
    return this.#books.reports.unitsOf(level, nowMs);
  }

  /** Marks of a step, by unit. */
  marks(step: string): ReadonlyMap<string, StepRecord> {
    return this.#marks.get(step) ?? new Map();
  }

  /** How many units are known to have done a step and how many are told not to have, of how many. */
  count(step: PlanStep, nowMs: number): { done: number; of: number; toldNot: number } {
    const counts = this.#books.day.counts("province", nowMs);
    const toldNot = this.#asksOpening(step, nowMs) ? (counts?.["not-open"] ?? 0) : 0;
    return { ...this.#done(step, nowMs), toldNot };
  }

  /** Whether somebody said a unit has not done a step: a place said not to have opened, past the hour. */
  isToldNot(step: PlanStep, unit: string, nowMs: number): boolean {
    return this.#asksOpening(step, nowMs) && this.#books.day.place(unit.slice(unit.indexOf(":") + 1), nowMs)?.state === "not-open";
  }

  /** Whether a unit is known to have done a step. */
  isDone(step: PlanStep, unit: string, nowMs: number): boolean {
    const { day, checklists, outreach } = this.#books;
    const code = unit.slice(unit.indexOf(":") + 1);
    if (this.marks(step.step).get(unit)?.fields.doneAt) return true;
    if (step.step === "attest") return this.#shown.hasAttested(unit);
    const state = step.level === "place" ? day.place(code, nowMs) : undefined;
    switch (step.counted) {
      case null:
        return false;
      case "opened":
        return state?.begun ?? false;
      case "closed":
        return state !== undefined && ["closed", "counting", "minutes", "handed-over"].includes(state.state);
      case "minutes":
        return state?.state === "minutes" || state?.state === "handed-over";
      case "handed-over":
        return state?.state === "handed-over";
      case "posted":
        return this.#posted.has(code);
      case "team":
        return outreach.team(code)?.mark === "good";
      case "review":
        return this.#shown.hasSigned(unit, checklists.drills.dates.at(-1) ?? "");
      case "rehearsal":
        return checklists.drills.rehearsals(unit).length > 0;
    }
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    const { picture, clearance } = this.#books.ground;
    this.#shown.renew(changed);
    for (const { kind, id } of changed) {
      if (kind === "electorate") this.#takePosted(id);
      else if (kind === "evidence") {
        this.#evidence.get(this.#obligationOf.get(id) ?? "")?.delete(id);
        const record = recordInSight(picture, kind, id, clearance);
        if (record) this.#putEvidence(record);
      } else if (kind === "plan-step") {
        const [step = "", unit = ""] = id.split("/");
        this.#marks.get(step)?.delete(unit);
        const record = recordInSight(picture, kind, id, clearance);
        if (record) this.#putMark(record);
      }
    }
  }

  /** Before the hour a place not told of counts as not open, and nobody said so. */
  #asksOpening(step: PlanStep, nowMs: number): boolean {
    return step.counted === "opened" && nowMs >= planMs(step.due, this.#books.day.hours.date);
  }

  #done(step: PlanStep, nowMs: number): { done: number; of: number } {
    const { units, day } = this.#books;
    const of = { place: units.places.size, commune: units.communes.size, district: units.districts.size, province: 1, agency: 0 }[step.level];
    if (step.level === "agency") {
      const agencies = this.owing("agency", nowMs);
      return { done: agencies.filter((unit) => this.isDone(step, unit, nowMs)).length, of: agencies.length };
    }
    const counts = day.counts("province", nowMs);
    const [minutes, handedOver] = [counts?.minutes ?? 0, counts?.["handed-over"] ?? 0];
    if (step.counted === "opened") return { done: counts?.begun ?? 0, of };
    if (step.counted === "closed") return { done: counts?.ended ?? 0, of };
    if (step.counted === "minutes") return { done: minutes + handedOver, of };
    if (step.counted === "handed-over") return { done: handedOver, of };
    if (step.counted === "posted") return { done: this.#posted.size, of };
    if (step.counted === "team") {
      const teams = this.#books.outreach.teamCounts("province");
      return { done: teams?.marks.good ?? 0, of };
    }
    return { done: this.owing(step.level, nowMs).filter((unit) => this.isDone(step, unit, nowMs)).length, of };
  }

  #putEvidence(record: EvidenceRecord): void {
    const id = `${record.fields.clause}/${record.fields.agency}`;
    this.#obligationOf.set(record.id, id);
    const known = this.#evidence.get(id);
    if (known) known.set(record.id, record);
    else this.#evidence.set(id, new Map([[record.id, record]]));
  }

  #putMark(record: StepRecord): void {
    const { step, unit } = record.fields;
    const known = this.#marks.get(step);
    if (known) known.set(unit, record);
    else this.#marks.set(step, new Map([[unit, record]]));
  }

  #takePosted(code: string): void {
    const { picture, clearance } = this.#books.ground;
    const electorate = recordInSight(picture, "electorate", code, clearance);
    if (electorate && electorate.fields.posted.assembly !== null) this.#posted.add(code);
    else this.#posted.delete(code);
  }
}

/** A step of the plan by its id. */
export const planStepOf = (step: string): PlanStep | undefined => planSteps.find((one) => one.step === step);
