import {
  type Election,
  type ElectorateFigure,
  elections,
  type FieldsOf,
  type RemainingFigure,
  type TurnoutFigure,
  type TurnoutSlot,
  type TurnoutStanding,
  type UnitKey,
} from "../../contract/index.ts";
import { remainingOf } from "../../domain/election/remaining.ts";
import { electorateOf, figureOf } from "../../domain/election/turnout-figures.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { ReportBook } from "./reports-book.ts";
import { TurnoutColumns } from "./turnout-columns.ts";
import type { ElectionUnits } from "./units.ts";

export type HamletRecord = FoldedRecord<"hamlet-turn">;

/** From so many changed records on everything is reckoned anew when next asked for: that is the quicker way. */
const anewFrom = 2000;

/**
 * The day's book of electorates and turnout by unit, election and slot. Reckoned when first asked for, then kept up report by report.
 * `nowMs` is the room's clock: it says which regime is in force.
 */
export class TurnoutBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;
  readonly reports: ReportBook;
  /** Raised whenever anything here changed. */
  version = 0;
  #columns: TurnoutColumns | undefined;
  #hamlets: Map<string, HamletRecord[]> | undefined;
  #outside: { version: number; n: number } | undefined;

  constructor(ground: ElectionGround, units: ElectionUnits, reports: ReportBook) {
    this.ground = ground;
    this.units = units;
    this.reports = reports;
  }

  /** Slots of the regime in force that carry turnout, in the order of their hours. */
  slotsAt(nowMs: number): readonly TurnoutSlot[] {
    return this.columns(nowMs).slots;
  }

  /** The newest slot whose hour has come, before the first of them the first; undefined where the regime has none. */
  slotAt(nowMs: number): TurnoutSlot | undefined {
    const { slots } = this.columns(nowMs);
    return slots.findLast(({ ms }) => ms <= nowMs) ?? slots[0];
  }

  /** When `slotAt` becomes another, or another regime comes into force, ms; null where nothing more does. */
  turnsAt(nowMs: number): number | null {
    const next = this.columns(nowMs).slots.find(({ ms }) => ms > nowMs)?.ms ?? null;
    const regime = this.reports.turnsAt(nowMs);
    return next === null || regime === null ? (next ?? regime) : Math.min(next, regime);
  }

  /** What a unit of the tree is called, as "Xã Cao Bồ"; the key itself where nothing is known by it. */
  nameOf(unit: UnitKey, nowMs: number): string {
    const columns = this.columns(nowMs);
    const number = columns.numberOf(unit);
    return number === undefined ? this.units.nameOf(unit) : columns.nameOf(number);
  }

  /** Reports of the day that say who voted under a slot the regime in force does not have for turnout: counted in no figure. */
  outside(nowMs: number): number {
    const { regime, slots } = this.columns(nowMs);
    if (this.#outside?.version === this.version) return this.#outside.n;
    const known = new Set(slots.map(({ key }) => key));
    let outside = 0;
    for (const { fields } of this.reports.reports.values())
      if (fields.date === regime.date && !known.has(fields.slot) && elections.some((election) => fields.voted[election] !== null)) outside += 1;
    this.#outside = { version: this.version, n: outside };
    return outside;
  }

  /** A unit's turnout at a slot; undefined where there is no such unit or slot. */
  figure(unit: UnitKey, election: Election, slot: string, standing: TurnoutStanding, nowMs: number): TurnoutFigure | undefined {
    const at = this.#find(unit, slot, nowMs);
    return at && figureOf(at.columns.sums(standing), at.slot, elections.indexOf(election), at.unit);
  }

  /** Voters of everything beneath a unit, whether or not it reported; undefined where there is no such unit. */
  electorate(unit: UnitKey, election: Election, nowMs: number): ElectorateFigure | undefined {
    const columns = this.columns(nowMs);
    const number = columns.numberOf(unit);
    return number === undefined ? undefined : electorateOf(columns.sums("all").told, elections.indexOf(election), number);
  }

  /** Who is left at a slot, by cause; undefined where there is no such unit or slot. */
  remaining(unit: UnitKey, slot: string, standing: TurnoutStanding, nowMs: number): RemainingFigure | undefined {
    const at = this.#find(unit, slot, nowMs);
    return at && remainingOf(at.columns.sums(standing), at.slot, at.unit);
  }

  /** A place's hamlets with their hours, the first first. */
  hamletsOf(placeCode: string): readonly HamletRecord[] {
    if (!this.#hamlets) {
      this.#hamlets = new Map();
      for (const hamlet of recordsInSight(this.ground.picture, "hamlet-turn", this.ground.clearance)) {
        const { place } = hamlet.fields;
        if (!this.units.places.has(place)) continue;
        const known = this.#hamlets.get(place);
        if (known) known.push(hamlet);
        else this.#hamlets.set(place, [hamlet]);
      }
      for (const hamlets of this.#hamlets.values()) hamlets.sort((one, other) => Date.parse(one.fields.from) - Date.parse(other.fields.from));
    }
    return this.#hamlets.get(placeCode) ?? [];
  }

  /** A place's voters as posted and fixed; undefined where nobody gave them. */
  electorateOf(placeCode: string): FieldsOf<"electorate"> | undefined {
    return recordInSight(this.ground.picture, "electorate", placeCode, this.ground.clearance)?.fields;
  }

  /** The columns of the regime and units as they stand; for what looks at many units at once. */
  columns(nowMs: number): TurnoutColumns {
    const regime = this.reports.regimeAt(nowMs);
    const known = this.#columns;
    if (known && known.regime === regime && known.unitsVersion === this.units.version) return known;
    this.#columns = new TurnoutColumns(this.ground, this.units, this.reports, regime, this.reports.slotsAt(nowMs));
    this.version += 1;
    return this.#columns;
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    const ours = changed.filter(({ kind }) => kind === "quick-report" || kind === "electorate" || kind === "polling-place" || kind === "hamlet-turn");
    if (ours.length === 0) return;
    this.version += 1;
    if (ours.some(({ kind }) => kind === "hamlet-turn" || kind === "polling-place")) this.#hamlets = undefined;
    const columns = this.#columns;
    if (!columns) return;
    if (ours.length >= anewFrom || columns.unitsVersion !== this.units.version) {
      this.#columns = undefined;
      return;
    }
    for (const { kind, id } of ours) {
      if (kind === "quick-report") columns.renewReport(id);
      else if (kind !== "hamlet-turn") columns.renewDenominators(id);
    }
  }

  #find(unit: UnitKey, slotKey: string, nowMs: number): { columns: TurnoutColumns; unit: number; slot: number } | undefined {
    const columns = this.columns(nowMs);
    const [number, slot] = [columns.numberOf(unit), columns.slotNumber(slotKey)];
    return number === undefined || slot < 0 ? undefined : { columns, unit: number, slot };
  }
}
