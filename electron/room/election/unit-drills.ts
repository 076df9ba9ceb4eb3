import type { Readiness, RehearsalCover, RehearsalGate } from "../../contract/index.ts";
import { endOfDayMs, owedDate, type ReviewTold, reviewDates, reviewMark } from "../../domain/election/checklist-review.ts";
import { rehearsalCover, rehearsalMark } from "../../domain/election/rehearsal.ts";
import { vietnamDate, vietnamTime } from "../../domain/vietnamese-format.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { ElectionGround } from "./ground.ts";

export type ReviewRecord = FoldedRecord<"unit-review">;
export type RehearsalRecord = FoldedRecord<"rehearsal">;

/** What the newest review says of a unit. */
export interface ReviewState {
  mark: Readiness | null;
  newest: ReviewTold | null;
  /** The day whose review is owed by now; null before the first is over. */
  owed: string | null;
}

/** Reviews (rà soát hằng ngày) and rehearsals (diễn tập) of communes and districts, as one clearance sees them. */
export class UnitDrills {
  readonly #ground: ElectionGround;
  readonly #electionDate: () => string;
  readonly #rehearsals = new Map<string, Map<string, RehearsalRecord>>();
  readonly #unitOf = new Map<string, string>();
  #reviewed: { date: string; dates: string[] } | undefined;

  constructor(ground: ElectionGround, electionDate: () => string) {
    this.#ground = ground;
    this.#electionDate = electionDate;
    for (const record of recordsInSight(ground.picture, "rehearsal", ground.clearance)) this.#put(record);
  }

  /** Days of the daily review. */
  get dates(): string[] {
    const date = this.#electionDate();
    if (this.#reviewed?.date !== date) this.#reviewed = { date, dates: reviewDates(date) };
    return this.#reviewed.dates;
  }

  /** A unit's review of a day. */
  review(unit: string, date: string): ReviewRecord | undefined {
    return recordInSight(this.#ground.picture, "unit-review", `${unit}/${date}`, this.#ground.clearance);
  }

  reviewState(unit: string, nowMs: number): ReviewState {
    const { dates } = this;
    const owed = owedDate(dates, nowMs);
    const told = dates.flatMap((date): ReviewTold[] => {
      const review = this.review(unit, date);
      return review ? [{ date, outcome: review.fields.outcome, signed: review.fields.signedBy !== null, conflict: review.conflicts.length > 0 }] : [];
    });
    return { mark: reviewMark(told, owed), newest: told.at(-1) ?? null, owed };
  }

  /** Rehearsals of a unit, or all. */
  rehearsals(unit?: string): RehearsalRecord[] {
    if (unit !== undefined) return [...(this.#rehearsals.get(unit)?.values() ?? [])];
    return [...this.#rehearsals.values()].flatMap((records) => [...records.values()]);
  }

  /** What a unit has rehearsed by now. */
  cover(unit: string, nowMs: number): Omit<RehearsalCover, "unit" | "name" | "districtName"> {
    return rehearsalCover(
      this.rehearsals(unit).map(({ fields }) => fields),
      vietnamDate(vietnamTime(nowMs)),
    );
  }

  /** What rehearsals say of its readiness; null where they gate nothing. */
  rehearsalMark(unit: string, gate: RehearsalGate, nowMs: number): Readiness | null {
    return gate === "off" ? null : rehearsalMark(this.cover(unit, nowMs), gate);
  }

  /** When a day ends and with it a review becomes owed, or a planned rehearsal's day comes; null if never again. */
  turnsMs(nowMs: number): number | null {
    const starts = this.rehearsals().map(({ fields: { date } }) => Date.parse(`${date}T00:00:00+07:00`));
    const turns = [...this.dates.map(endOfDayMs), ...starts].filter((ms) => ms > nowMs);
    return turns.length === 0 ? null : Math.min(...turns);
  }

  /** Takes a rehearsal anew; answers the units whose rehearsals are others now. */
  renew(id: string): string[] {
    const before = this.#unitOf.get(id);
    if (before !== undefined) this.#rehearsals.get(before)?.delete(id);
    this.#unitOf.delete(id);
    const record = recordInSight(this.#ground.picture, "rehearsal", id, this.#ground.clearance);
    if (record) this.#put(record);
    return [before, record?.fields.unit].filter((unit) => unit !== undefined);
  }

  #put(record: RehearsalRecord): void {
    const { unit } = record.fields;
    const records = this.#rehearsals.get(unit) ?? new Map<string, RehearsalRecord>();
    this.#rehearsals.set(unit, records);
    records.set(record.id, record);
    this.#unitOf.set(record.id, unit);
  }
}
