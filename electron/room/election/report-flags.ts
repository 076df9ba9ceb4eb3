import type { Denominator, Election, FourCounts, RegimeTold, ReportFlag } from "../../contract/index.ts";
import { flagsOf, type JudgedFigures, type OtherSlot, type PartsTold } from "../../domain/election/anomalies.ts";
import { hoursOf } from "../../domain/election/election-day.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { unitsAbove } from "./alerts/units-above.ts";
import type { Changed } from "./ground.ts";
import { levelOf, type ReportRecord } from "./report-facts.ts";
import type { ReportBook } from "./reports-book.ts";
import type { TurnoutBook } from "./turnout-book.ts";

const unknown: Denominator = { value: null, from: null, known: 0, places: 0 };
const perElection = <T>(make: (of: Election) => T): Record<Election, T> => ({
  assembly: make("assembly"),
  province: make("province"),
  district: make("district"),
  commune: make("commune"),
});

/** A report's figures against everything else that was told, kept until something of its unit or beneath it changes. */
export class ReportFlags {
  readonly #reports: ReportBook;
  readonly #turnout: TurnoutBook;
  #judged = new WeakMap<ReportRecord, ReportFlag[]>();
  /** Sums of the parts of communes and districts, by slot, then by unit. */
  readonly #sums = new Map<string, Map<string, Record<Election, PartsTold>>>();
  /** Units whose newest report does not fit, as far as they were looked at, and those to be looked at. */
  readonly #odd = new Set<string>();
  #unseen: Set<string> | "all" = "all";
  #regime: RegimeTold | undefined;
  #unitsVersion: number;

  constructor(reports: ReportBook, turnout: TurnoutBook) {
    this.#reports = reports;
    this.#turnout = turnout;
    this.#unitsVersion = reports.units.version;
  }

  /** What does not fit in a report as it stands. One of a slot the regime in force does not know is held against no other slot. */
  of(report: ReportRecord, nowMs: number): ReportFlag[] {
    const regime = this.#bring(nowMs);
    const known = this.#judged.get(report);
    if (known) return known;
    const times = this.#reports.slotAt(report.fields.slot, nowMs);
    const flags = times && regime.date === report.fields.date ? this.judge(report.fields.unit, times, report.fields, nowMs) : [];
    this.#judged.set(report, flags);
    return flags;
  }

  /** A unit's newest report of the day, which decides: what an older one said wrong, one that fits has put right. */
  newestOf(unit: string, nowMs: number): { report: ReportRecord; slot: SlotTimes["slot"] } | undefined {
    const { date } = this.#reports.regimeAt(nowMs);
    const slots = this.#reports.slotsAt(nowMs);
    for (let at = slots.length - 1; at >= 0; at--) {
      const { slot } = slots[at]!;
      const report = this.#reports.report(date, slot.key, unit);
      if (report) return { report, slot };
    }
    return undefined;
  }

  /** Units whose newest report does not fit, agencies of the regime too. All are looked at once, then those something changed of. */
  units(nowMs: number): ReadonlySet<string> {
    this.#bring(nowMs);
    for (const unit of this.#unseen === "all" ? this.#allUnits(nowMs) : this.#unseen) {
      const newest = this.newestOf(unit, nowMs);
      if (newest && this.of(newest.report, nowMs).length > 0 && this.isKnown(unit, nowMs)) this.#odd.add(unit);
      else this.#odd.delete(unit);
    }
    this.#unseen = new Set();
    return this.#odd;
  }

  /** Whether it is a unit of the tree, or an agency of the regime: what others once told is nobody's to put right. */
  isKnown(unit: string, nowMs: number): boolean {
    const { units } = this.#reports;
    const [level, code] = [levelOf(unit), unit.slice(unit.indexOf(":") + 1)];
    if (level === "place") return units.places.has(code);
    if (level === "commune") return units.communes.has(code);
    if (level === "district") return units.districts.has(code);
    return level === "province" || this.#reports.unitsOf("agency", nowMs).includes(unit);
  }

  *#allUnits(nowMs: number): Generator<string> {
    const { units } = this.#reports;
    for (const code of units.places.keys()) yield `place:${code}`;
    for (const { key } of units.communes.values()) yield key;
    for (const { key } of units.districts.values()) yield key;
    yield "province";
    yield* this.#reports.unitsOf("agency", nowMs);
  }

  /** What was judged holds for the regime it was judged by. */
  #bring(nowMs: number): RegimeTold {
    const regime = this.#reports.regimeAt(nowMs);
    if (regime !== this.#regime) this.#forget();
    this.#regime = regime;
    return regime;
  }

  /** Takes what changed into account: a unit's reports are judged again, and those of the units above it. */
  renew(changed: readonly Changed[]): void {
    const { units } = this.#reports;
    if (units.version !== this.#unitsVersion) this.#forget();
    this.#unitsVersion = units.version;
    for (const { kind, id } of changed) {
      if (kind === "quick-report") this.#spoil(id.slice(id.lastIndexOf("/") + 1));
      else if (kind === "electorate" || kind === "polling-place") this.#spoil(`place:${id}`);
    }
  }

  #spoil(unit: string): void {
    const above = [unit, ...unitsAbove(this.#reports.units, unit)];
    for (const sums of this.#sums.values()) for (const one of above) sums.delete(one);
    if (this.#unseen !== "all") for (const one of above) this.#unseen.add(one);
    const regime = this.#regime;
    if (!regime) return;
    for (const { key } of regime.slots) {
      const reports = this.#reports.reportsFor(regime.date, key);
      for (const one of above) {
        const report = reports.get(one);
        if (report) this.#judged.delete(report);
      }
    }
  }

  #forget(): void {
    this.#judged = new WeakMap();
    this.#sums.clear();
    this.#odd.clear();
    this.#unseen = "all";
  }

  /** What would not fit in these figures of a unit for a slot. */
  judge(unit: string, times: SlotTimes, figures: JudgedFigures, nowMs: number): ReportFlag[] {
    const slots = this.#reports.slotsAt(nowMs);
    const at = slots.findIndex(({ slot }) => slot.key === times.slot.key);
    return flagsOf(figures, {
      slotAsOfMs: times.asOfMs,
      closesMs: hoursOf(this.#reports.regimeAt(nowMs).date).closesMs,
      denominators: this.denominators(unit, nowMs),
      places: this.placesOf(unit),
      earlier: this.#others(unit, slots.slice(0, at).reverse(), nowMs),
      later: this.#others(unit, slots.slice(at + 1), nowMs),
      parts: this.#parts(unit, times.slot.key, nowMs),
    });
  }

  /** The voters a unit's figures are held against. */
  denominators(unit: string, nowMs: number): Record<Election, Denominator> {
    return perElection((of) => this.#denominator(unit, of, nowMs));
  }

  /** How many polling places a unit has; a place itself is one, an agency has none. */
  placesOf(unit: string): number {
    const { units } = this.#reports;
    const code = unit.slice(unit.indexOf(":") + 1);
    const level = levelOf(unit);
    if (level === "place") return units.places.has(code) ? 1 : 0;
    if (level === "province") return units.places.size;
    return (level === "commune" ? units.communes : level === "district" ? units.districts : undefined)?.get(code)?.places.length ?? 0;
  }

  #denominator(unit: string, of: Election, nowMs: number): Denominator {
    const figure = this.#turnout.electorate(unit, of, nowMs);
    if (!figure) return unknown;
    const { n, of: places } = figure.places;
    const { listed, posted } = figure.sources;
    return { value: n > 0 ? figure.voters : null, from: n === 0 ? null : listed > 0 ? "listed" : posted > 0 ? "posted" : "fixed", known: n, places };
  }

  #others(unit: string, slots: readonly SlotTimes[], nowMs: number): OtherSlot[] {
    const { date } = this.#reports.regimeAt(nowMs);
    return slots.flatMap(({ slot }) => {
      const report = this.#reports.report(date, slot.key, unit);
      return report
        ? [{ name: slot.name.charAt(0).toLowerCase() + slot.name.slice(1), voters: report.fields.voters, voted: report.fields.voted }]
        : [];
    });
  }

  /** What the units directly beneath told, each by all of its own parts, else by itself, else by those of its parts that told. */
  #parts(unit: string, slot: string, nowMs: number): Record<Election, PartsTold> | null {
    const beneath = this.#reports.partsOf(unit);
    if (beneath === null) return null;
    const { date } = this.#reports.regimeAt(nowMs);
    return this.#sum(unit, beneath, this.#reports.reportsFor(date, slot), slot);
  }

  #sum(unit: string, beneath: readonly string[], reports: ReadonlyMap<string, ReportRecord>, slot: string): Record<Election, PartsTold> {
    let sums = this.#sums.get(slot);
    if (!sums) {
      sums = new Map();
      this.#sums.set(slot, sums);
    }
    const known = sums.get(unit);
    if (known) return known;
    const below = beneath.map((part) => {
      const parts = reports.size === 0 ? null : this.#reports.partsOf(part);
      return { own: reports.get(part)?.fields.voted, parts: parts && this.#sum(part, parts, reports, slot) };
    });
    const sum = perElection((of) => added(below, of));
    sums.set(unit, sum);
    return sum;
  }
}

const added = (below: readonly { own: FourCounts | undefined; parts: Record<Election, PartsTold> | null }[], of: Election): PartsTold => {
  let [sum, known] = [0, 0];
  let any = false;
  for (const { own, parts } of below) {
    const said = own?.[of] ?? null;
    const told = parts?.[of] ?? noPart;
    const isWhole = told.parts > 0 && told.known === told.parts;
    const value = isWhole ? told.sum : (said ?? told.sum);
    if (value === null) continue;
    any = true;
    sum += value;
    if (isWhole || said !== null) known += 1;
  }
  return { sum: any ? sum : null, known, parts: below.length };
};

const noPart: PartsTold = { sum: null, known: 0, parts: 0 };
