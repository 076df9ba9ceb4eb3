import { type Denominator, type Election, type FourCounts, type ReportFlag, unitKey } from "../../contract/index.ts";
import { flagsOf, type JudgedFigures, type OtherSlot, type PartsTold } from "../../domain/election/anomalies.ts";
import { hoursOf } from "../../domain/election/election-day.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { levelOf, type ReportBook, type ReportRecord } from "./reports-book.ts";
import type { TurnoutBook } from "./turnout-book.ts";

const unknown: Denominator = { value: null, from: null, known: 0, places: 0 };
const perElection = <T>(make: (of: Election) => T): Record<Election, T> => ({
  assembly: make("assembly"),
  province: make("province"),
  district: make("district"),
  commune: make("commune"),
});

/** What does not fit in the reports, judged against everything else that was told. Kept until a report or a number of voters changes. */
export class ReportFlags {
  readonly #reports: ReportBook;
  readonly #turnout: TurnoutBook;
  #judged = new WeakMap<ReportRecord, ReportFlag[]>();
  #of = "";

  constructor(reports: ReportBook, turnout: TurnoutBook) {
    this.#reports = reports;
    this.#turnout = turnout;
  }

  /** What does not fit in a report as it stands. One of a slot the regime in force does not know is held against no other slot. */
  of(report: ReportRecord, nowMs: number): ReportFlag[] {
    const of = `${this.#reports.version}/${this.#turnout.version}/${this.#reports.regimeAt(nowMs).version}`;
    if (of !== this.#of) {
      this.#judged = new WeakMap();
      this.#of = of;
    }
    const known = this.#judged.get(report);
    if (known) return known;
    const times = this.#reports.slotAt(report.fields.slot, nowMs);
    const flags =
      times && this.#reports.regimeAt(nowMs).date === report.fields.date ? this.judge(report.fields.unit, times, report.fields, nowMs) : [];
    this.#judged.set(report, flags);
    return flags;
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
    const key = unitKey.safeParse(unit);
    const figure = key.success && levelOf(unit) !== "agency" ? this.#turnout.electorate(key.data, of, nowMs) : undefined;
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
    const reports = this.#reports.reportsFor(date, slot);
    return perElection((of) => this.#sum(beneath, reports, of));
  }

  #sum(beneath: readonly string[], reports: ReadonlyMap<string, ReportRecord>, of: Election): PartsTold {
    let [sum, known] = [0, 0];
    let any = false;
    for (const part of beneath) {
      const own = votedOf(reports.get(part), of);
      const below = this.#reports.partsOf(part);
      const parts = below === null || reports.size === 0 ? noPart : this.#sum(below, reports, of);
      const isWhole = parts.parts > 0 && parts.known === parts.parts;
      const value = isWhole ? parts.sum : (own ?? parts.sum);
      if (value === null) continue;
      any = true;
      sum += value;
      if (isWhole || own !== null) known += 1;
    }
    return { sum: any ? sum : null, known, parts: beneath.length };
  }
}

const noPart: PartsTold = { sum: null, known: 0, parts: 0 };
const votedOf = (report: { fields: { voted: FourCounts } } | undefined, of: Election): number | null => report?.fields.voted[of] ?? null;
