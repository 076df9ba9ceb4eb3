import type { ChecklistLevel, ChecklistSettings, ChecklistStanding, ChecklistTemplateFields, ItemStanding } from "../../contract/index.ts";
import type { ChecklistStandings } from "./checklist-standings.ts";
import type { DayBook } from "./day-book.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { ReadinessMarks } from "./readiness-marks.ts";
import { ReadinessSums, type UnitSum } from "./readiness-sums.ts";
import { UnitDrills } from "./unit-drills.ts";
import type { ElectionUnits } from "./units.ts";

/**
 * The day's book of ticks, reviews and rehearsals as one clearance sees them, and what readiness comes to by them: place → commune →
 * district → province. All of it is of a moment `nowMs`, since what was done grows old.
 */
export class ChecklistBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;
  readonly day: DayBook;
  /** The mark of each place, by which every surface goes. */
  readonly marks: ReadinessMarks;
  /** Reviews and rehearsals. */
  readonly drills: UnitDrills;
  readonly #standings: ChecklistStandings;
  readonly #sums: ReadinessSums;
  #unitsVersion: number;

  constructor(ground: ElectionGround, units: ElectionUnits, day: DayBook, marks: ReadinessMarks) {
    this.ground = ground;
    this.units = units;
    this.day = day;
    this.marks = marks;
    this.drills = new UnitDrills(ground, () => day.hours.date);
    this.#standings = marks.standings;
    this.#sums = new ReadinessSums(this);
    this.#unitsVersion = units.version;
  }

  get settings(): ChecklistSettings {
    return this.#standings.settings;
  }

  /** Every version of every level, those the room came with too. */
  get templates(): readonly ChecklistTemplateFields[] {
    return this.#standings.templates;
  }

  /** The template in force for a level. */
  template(level: ChecklistLevel, nowMs: number): ChecklistTemplateFields {
    return this.#standings.template(level, nowMs);
  }

  /** Where the checklist of a place, commune or district stands; undefined where there is no such unit in sight. */
  standing(unit: string, nowMs: number): ChecklistStanding | undefined {
    return this.#standings.of(unit, nowMs);
  }

  /** When the standing of a unit's checklist changes by age alone; null if never. */
  standingTurnsMs(unit: string, nowMs: number): number | null {
    return this.#standings.turnsMs(unit, nowMs);
  }

  /** Every item of a unit's checklist, those not asked of it too; empty where there is no such unit in sight. */
  items(unit: string, nowMs: number): ItemStanding[] {
    return this.#standings.items(unit, nowMs);
  }

  /** One item, as `backup-power` of `place:00715-01`; undefined where there is no such unit or item. */
  item(unit: string, key: string, nowMs: number): ItemStanding | undefined {
    return this.#standings.item(unit, key, nowMs);
  }

  /** Readiness of a unit (`province` too) with its sums; undefined where there is none in sight. */
  sum(unit: string, nowMs: number): UnitSum | undefined {
    return this.#sums.of(unit, nowMs);
  }

  /** When anything of it changes by time alone; null if never again. Holds for what was asked of the book at this moment. */
  turnsMs(nowMs: number): number | null {
    return this.#sums.turnsMs(nowMs);
  }

  /** When other items are asked: a zone or area begins or ends, or another template comes into force; null if never again. */
  askedTurnsMs(nowMs: number): number | null {
    return this.#standings.askedTurnsMs(nowMs);
  }

  /** Takes what changed into account; the standings were renewed before. */
  renew(changed: readonly Changed[]): void {
    const { units, whole } = this.#standings.touched;
    const isRegrouped = this.units.version !== this.#unitsVersion;
    this.#unitsVersion = this.units.version;
    for (const unit of units) this.#sums.touch(unit);
    for (const { kind, id } of changed) {
      if (kind === "unit-review") this.#sums.touch(id.slice(0, id.lastIndexOf("/")));
      else if (kind === "rehearsal") for (const unit of this.drills.renew(id)) this.#sums.touch(unit);
    }
    if (whole || isRegrouped) this.#sums.forget();
  }
}
