import type { ClauseTold, RecordKind } from "../../../contract/index.ts";
import { type Judged, nothingTold } from "../../../domain/election/alert-finding.ts";
import { judgeAgency, judgeIncident, judgeStep } from "../../../domain/election/alert-matter.ts";
import { type PlanCount, planMs, planSteps } from "../../../domain/election/day-plan.ts";
import { clauses, dueOn } from "../../../domain/election/obligations.ts";
import { markingOf, recordInSight, recordsInSight } from "../../door.ts";
import { planStepOf } from "../duty-book.ts";
import type { Changed } from "../ground.ts";
import type { AlertGround, AlertSource } from "./source.ts";

const agencies: ReadonlyMap<string, readonly ClauseTold[]> = (() => {
  const owed = new Map<string, ClauseTold[]>();
  for (const clause of clauses) for (const { key } of clause.agencies) if (clause.due !== null) owed.set(key, [...(owed.get(key) ?? []), clause]);
  return owed;
})();

const ofAgencies: readonly string[] = [...agencies.keys()].map((agency) => `agency:${agency}`);

/** Steps of the plan each kind of record counts for. */
const countedBy: Partial<Record<RecordKind, readonly PlanCount[]>> = {
  "polling-day": ["opened", "closed", "minutes", "handed-over"],
  "unit-review": ["review"],
  rehearsal: ["rehearsal"],
  electorate: ["posted"],
  "polling-team": ["team"],
  "team-gap": ["team"],
  "polling-place": ["opened", "closed", "minutes", "handed-over", "posted", "team"],
};
/** Kinds that may show an obligation met. */
const showing: ReadonlySet<RecordKind> = new Set(["obligation", "evidence", "unit-review", "rehearsal", "submission"]);

/** Vụ việc, sự cố. */
export class IncidentSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set(["incident"]);
  readonly #books: AlertGround;

  constructor(books: AlertGround) {
    this.#books = books;
  }

  *subjects(): Iterable<string> {
    const { picture, clearance } = this.#books.ground;
    for (const { id } of recordsInSight(picture, "incident", clearance)) yield id;
  }

  touchedBy({ id }: Changed): Iterable<string> {
    return [id];
  }

  judge(id: string, nowMs: number): Judged {
    const { picture, clearance } = this.#books.ground;
    const record = recordInSight(picture, "incident", id, clearance);
    if (!record) return nothingTold;
    const { communeCode, severity, status, text, occurredAt, invented } = record.fields;
    const unit = `commune:${communeCode}`;
    return judgeIncident({ id, unit, severity, status, text, occurredMs: Date.parse(occurredAt), marking: markingOf(record), invented }, nowMs);
  }
}

/** What agencies owe under the directive, and the steps of the plan: few, so any news of theirs has all of them judged again. */
export class DutySource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set([
    "obligation",
    "evidence",
    "plan-step",
    "unit-review",
    "rehearsal",
    "quick-report",
    "submission",
    "polling-day",
    "electorate",
    "polling-team",
    "team-gap",
    "polling-place",
    "setting",
  ]);
  readonly #books: AlertGround;

  constructor(books: AlertGround) {
    this.#books = books;
  }

  *subjects(): Iterable<string> {
    yield* ofAgencies;
    for (const { step } of planSteps) yield `plan:${step}`;
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "quick-report") return id.includes("/agency:") ? [...ofAgencies, "plan:attest"] : [];
    if (kind === "plan-step") return [`plan:${id.slice(0, id.indexOf("/"))}`];
    const counts = countedBy[kind];
    const steps = counts ? planSteps.filter(({ counted }) => counted !== null && counts.includes(counted)).map(({ step }) => `plan:${step}`) : [];
    return kind === "setting" ? "all" : showing.has(kind) ? [...ofAgencies, ...steps] : steps;
  }

  judge(subject: string, nowMs: number): Judged {
    const { duty, day } = this.#books;
    const code = subject.slice(subject.indexOf(":") + 1);
    if (subject.startsWith("agency:")) {
      const obligations = (agencies.get(code) ?? []).map((one) => ({
        clause: one.clause,
        dueMs: Date.parse(dueOn(one, day.hours.date) ?? ""),
        isEvidenced: duty.isEvidenced(`${one.clause}/${code}`),
      }));
      return judgeAgency({ agency: subject, obligations }, nowMs);
    }
    const step = planStepOf(code);
    if (!step) return nothingTold;
    const dueMs = planMs(step.due, day.hours.date);
    return judgeStep({ step: code, words: step.words, dueMs, ...(nowMs < dueMs ? { done: 0, of: 1 } : duty.count(step, nowMs)) }, nowMs);
  }
}
