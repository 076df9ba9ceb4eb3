import { type AlertRule, alertRules } from "../../../contract/index.ts";
import type { Finding, Told } from "../../../domain/election/alert-finding.ts";
import { alertRuleData, isRuleInForce } from "../../../domain/election/alert-rules.ts";
import { vietnamDate, vietnamTime } from "../../../domain/vietnamese-format.ts";
import type { Changed } from "../ground.ts";
import type { AlertSource } from "./source.ts";

/** Who is told of findings as they come and go. */
export interface Findings {
  put(finding: Finding): void;
  drop(finding: Finding): void;
}

/** Subjects of one source with what the rules told of each: all judged once, then those that news or the hour touched. */
export class JudgedSubjects {
  readonly #source: AlertSource;
  readonly #unitOf: (told: Told, subject: string) => string;
  readonly #electionDate: () => string;
  readonly #told = new Map<string, readonly Finding[]>();
  readonly #turns = new Map<string, number>();
  /** When all are to be judged again. */
  #allTurnMs = Number.POSITIVE_INFINITY;
  #dirty: Set<string> | "all" = "all";
  /** The day everything is judged on and the election's, `YYYY-MM-DD`, and the rules in force then. */
  #days = "";
  #inForce: ReadonlySet<AlertRule> = new Set();
  /** Never later than the soonest turn; it may be sooner, and then costs a look. */
  #soonestMs = Number.POSITIVE_INFINITY;

  /** `electionDate`: the room's, which rules of one election are in force by. */
  constructor(source: AlertSource, unitOf: (told: Told, subject: string) => string, electionDate: () => string) {
    this.#source = source;
    this.#unitOf = unitOf;
    this.#electionDate = electionDate;
  }

  /** All of it is to be judged again. */
  spoilAll(): void {
    this.#dirty = "all";
  }

  /** The same, and what was told so far is of no use: whoever kept it has dropped it. */
  forget(): void {
    this.#told.clear();
    this.#dirty = "all";
  }

  /** Notes what a change touches; it is judged when next asked for. */
  note(changed: readonly Changed[]): void {
    for (const one of changed) {
      if (!this.#source.kinds.has(one.kind)) continue;
      const touched = this.#source.touchedBy(one);
      if (touched === "all") this.#dirty = "all";
      if (touched === "all" || this.#dirty === "all") continue;
      for (const subject of touched) this.#dirty.add(subject);
    }
  }

  /** Judges what is touched or due by this moment, and tells what came and went. */
  bring(nowMs: number, findings: Findings): void {
    this.#setDay(vietnamDate(vietnamTime(nowMs)), this.#electionDate());
    if (nowMs >= this.#allTurnMs) this.#dirty = "all";
    if (this.#dirty === "all") {
      this.#allTurnMs = this.#source.allTurnMs?.(nowMs) ?? Number.POSITIVE_INFINITY;
      const gone = new Set(this.#told.keys());
      this.#turns.clear();
      this.#soonestMs = this.#allTurnMs;
      for (const subject of this.#source.subjects(nowMs)) {
        gone.delete(subject);
        this.#judge(subject, nowMs, findings);
      }
      for (const subject of gone) this.#tell(subject, [], findings);
    } else if (this.#dirty.size > 0 || nowMs >= this.#soonestMs) {
      if (nowMs >= this.#soonestMs) this.#takeDue(nowMs, this.#dirty);
      for (const subject of this.#dirty) this.#judge(subject, nowMs, findings);
    }
    if (this.#dirty === "all" || this.#dirty.size > 0) this.#dirty = new Set();
  }

  get soonestMs(): number {
    return this.#soonestMs;
  }

  #setDay(today: string, electionDate: string): void {
    const days = `${today} ${electionDate}`;
    if (days === this.#days) return;
    this.#days = days;
    this.#inForce = new Set(alertRules.filter((rule) => isRuleInForce(rule, today, electionDate)));
  }

  #takeDue(nowMs: number, due: Set<string>): void {
    let soonest = this.#allTurnMs;
    for (const [subject, ms] of this.#turns) {
      if (ms <= nowMs) due.add(subject);
      else if (ms < soonest) soonest = ms;
    }
    this.#soonestMs = soonest;
  }

  #judge(subject: string, nowMs: number, findings: Findings): void {
    const { told, turnsMs, withAll } = this.#source.judge(subject, nowMs);
    if (withAll) this.#allTurnMs = Math.min(this.#allTurnMs, turnsMs);
    if (turnsMs < Number.POSITIVE_INFINITY && !withAll) this.#turns.set(subject, turnsMs);
    else if (this.#turns.size > 0) this.#turns.delete(subject);
    if (turnsMs < this.#soonestMs) this.#soonestMs = turnsMs;
    if (told.length === 0) {
      if (this.#told.has(subject)) this.#tell(subject, [], findings);
      return;
    }
    this.#tell(
      subject,
      told.filter(({ rule }) => this.#inForce.has(rule)).map((one) => whole(one, this.#unitOf(one, subject))),
      findings,
    );
  }

  #tell(subject: string, now: readonly Finding[], findings: Findings): void {
    for (const finding of this.#told.get(subject) ?? []) findings.drop(finding);
    for (const finding of now) findings.put(finding);
    if (now.length > 0) this.#told.set(subject, now);
    else this.#told.delete(subject);
  }
}

const whole = (told: Told, unit: string): Finding => ({
  rule: told.rule,
  cause: told.cause,
  unit: told.unit ?? unit,
  severity: told.severity ?? alertRuleData[told.rule].severity,
  sinceMs: told.sinceMs,
  text: told.text,
  n: told.n ?? null,
  of: told.of ?? null,
  size: told.size ?? told.n ?? 1,
  marking: told.marking ?? "open",
  invented: told.invented ?? false,
});
