import type { RecordKind, UnitLevel } from "../../../contract/index.ts";
import { type Judged, nothingTold } from "../../../domain/election/alert-finding.ts";
import { hasCome, judgeUnit, type OwedSlot } from "../../../domain/election/alert-unit.ts";
import { missingFromMs } from "../../../domain/election/reporting.ts";
import type { Changed } from "../ground.ts";
import { levelOf } from "../report-facts.ts";
import type { AlertGround, AlertSource } from "./source.ts";
import { unitsAbove } from "./units-above.ts";

const codeOf = (unit: string): string => unit.slice(unit.indexOf(":") + 1);

/** Communes, districts, the province, agencies: what they owe. */
export class UnitSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set([
    "quick-report",
    "polling-day",
    "reporting-regime",
    "submission",
    "contact",
    "unit-review",
    "rehearsal",
    "setting",
  ]);
  readonly #books: AlertGround;
  /** Agencies in force, and those seen before: one that is gone owes nothing any more. */
  readonly #agencies = new Set<string>();
  readonly #unitOfRehearsal = new Map<string, string>();

  constructor(books: AlertGround) {
    this.#books = books;
    for (const { id, fields } of books.checklists.drills.rehearsals()) this.#unitOfRehearsal.set(id, fields.unit);
  }

  *subjects(): Iterable<string> {
    const { communes, districts } = this.#books.units;
    yield "province";
    for (const { key } of districts.values()) yield key;
    for (const { key } of communes.values()) yield key;
    yield* this.#agencies;
  }

  /** Takes over the agencies of the regime in force; answers whether they are others than before. */
  bring(nowMs: number): boolean {
    const now = this.#books.reports.regimeAt(nowMs).agencies.map(({ key }) => key);
    const isSame = now.length === this.#agencies.size && now.every((key) => this.#agencies.has(key));
    if (isSame) return false;
    this.#agencies.clear();
    for (const key of now) this.#agencies.add(key);
    return true;
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    const { units, ground } = this.#books;
    if (kind === "contact") return [id];
    if (kind === "submission") return ["province"];
    if (kind === "unit-review") return [id.slice(0, id.lastIndexOf("/"))];
    if (kind === "polling-day") return unitsAbove(units, `place:${id}`);
    if (kind === "quick-report") {
      const unit = id.slice(id.lastIndexOf("/") + 1);
      return [unit, ...unitsAbove(units, unit)];
    }
    if (kind !== "rehearsal") return "all";
    const told = [this.#unitOfRehearsal.get(id), ground.picture.record(kind, id)?.fields.unit].filter((unit) => unit !== undefined);
    const now = told.at(-1);
    if (now !== undefined) this.#unitOfRehearsal.set(id, now);
    return told;
  }

  judge(unit: string, nowMs: number): Judged {
    const { reports, checklists, day, units } = this.#books;
    const level = levelOf(unit);
    // A polling place is not of the chain that is asked here, though news of one touches the units above it.
    if (level === "place") return nothingTold;
    if ((level === "commune" && !units.communes.has(codeOf(unit))) || (level === "district" && !units.districts.has(codeOf(unit))))
      return nothingTold;
    const { drills } = checklists;
    // Once the vote has begun nobody is asked for them any more.
    const reviews = (level === "commune" || level === "district") && nowMs < day.hours.opensMs;
    return judgeUnit(
      {
        unit,
        level,
        slots: this.#slots(unit, level, nowMs),
        hasContact: reports.contactOf(unit) !== undefined,
        signedReviews: reviews ? new Set(drills.dates.filter((date) => drills.review(unit, date)?.fields.signedBy)) : null,
        rehearsals: reviews ? drills.rehearsals(unit).length : null,
      },
      day.hours,
      nowMs,
    );
  }

  /** Slots a unit owes, in their order. Those past and overtaken by a later report are left out: nothing is told of them any more. */
  #slots(unit: string, level: UnitLevel, nowMs: number): OwedSlot[] {
    const { reports } = this.#books;
    const { graceMinutes } = reports.regimeAt(nowMs);
    const slots = reports.slotsAt(nowMs);
    const owing: OwedSlot[] = [];
    let isOvertaken = false;
    for (let at = slots.length - 1; at >= 0; at--) {
      const times = slots[at]!;
      const dueMs = times.dueMs[level];
      if (dueMs === undefined || (isOvertaken && missingFromMs(dueMs, graceMinutes) <= nowMs)) continue;
      const owed = reports.owed(unit, times, nowMs);
      if (!owed) continue;
      if (hasCome(owed.state)) isOvertaken = true;
      owing.push({ name: times.slot.name, isOpening: times.slot.content === "opening", dueMs, graceMinutes, state: owed.state });
    }
    return owing.reverse();
  }
}
