import type { MarkCounts, Readiness } from "../../contract/index.ts";
import { countMark, markBeneath, noMarks, worstMark } from "../../domain/election/readiness-parts.ts";
import { sooner } from "../layers/layer.ts";
import type { ChecklistBook } from "./checklists-book.ts";
import type { ElectionUnit } from "./units.ts";

/** Readiness of a unit with all that lies beneath it. */
export interface UnitSum {
  mark: Readiness;
  conflict: boolean;
  /** Polling places by mark; of a place itself. */
  places: MarkCounts;
  /** Communes by their own mark; null of places and communes. */
  communes: MarkCounts | null;
  /** Items of all its places: those that apply, of these known, and done. */
  items: number;
  known: number;
  done: number;
  /** When what makes it was so: of a place its mark's age, of a unit above the oldest of what it counts (`counted`). */
  asOf: string | null;
  /** When the oldest mark of its places that somebody knows was so; null where none is known. A figure is as fresh as the oldest it counts. */
  counted: string | null;
}

interface Reckoned {
  fromMs: number;
  /** Lowered as units are reckoned: the first of them to change by age alone. */
  toMs: number;
  sums: Map<string, UnitSum>;
}

const newer = (one: string | null, other: string | null): string | null => (one === null || (other !== null && other > one) ? other : one);

const older = (one: string | null, other: string | null): string | null => (one === null || (other !== null && other < one) ? other : one);

const addMarks = (whole: MarkCounts, part: MarkCounts): void => {
  whole.of += part.of;
  whole.conflict += part.conflict;
  for (const mark of ["ready", "lacking", "failed", "unknown", "stale"] as const) whole[mark] += part[mark];
};

/** Readiness summed up the chain. Each sum is kept until something beneath it changed or grew old. */
export class ReadinessSums {
  readonly #book: ChecklistBook;
  #reckoned: Reckoned = { fromMs: 0, toMs: Number.NEGATIVE_INFINITY, sums: new Map() };

  constructor(book: ChecklistBook) {
    this.#book = book;
  }

  /** The sum of a unit; undefined where there is none in sight. */
  of(unit: string, nowMs: number): UnitSum | undefined {
    const { sums } = this.#at(nowMs);
    const known = sums.get(unit);
    if (known) return known;
    const sum = this.#reckon(unit, nowMs);
    if (sum) sums.set(unit, sum);
    return sum;
  }

  /** When the first of all that was asked for changes by age; null if never. */
  turnsMs(nowMs: number): number | null {
    const { toMs } = this.#at(nowMs);
    return Number.isFinite(toMs) ? toMs : null;
  }

  /** Something of this unit changed: its sum and those above it are made anew. */
  touch(unit: string): void {
    const { units } = this.#book;
    const [level, code = ""] = unit.split(":");
    const { sums } = this.#reckoned;
    const commune = level === "place" ? (units.places.get(code)?.fields.communeCode ?? code.slice(0, code.lastIndexOf("-"))) : code;
    for (const key of [unit, `commune:${commune}`, `district:${units.districtOf(unit)}`, "province"]) sums.delete(key);
  }

  forget(): void {
    this.#reckoned = { fromMs: 0, toMs: Number.NEGATIVE_INFINITY, sums: new Map() };
  }

  #at(nowMs: number): Reckoned {
    const known = this.#reckoned;
    if (nowMs >= known.fromMs && nowMs < known.toMs) return known;
    const endMs = sooner(this.#book.drills.turnsMs(nowMs), this.#book.askedTurnsMs(nowMs)) ?? Number.POSITIVE_INFINITY;
    this.#reckoned = { fromMs: nowMs, toMs: endMs, sums: new Map() };
    return this.#reckoned;
  }

  #reckon(unit: string, nowMs: number): UnitSum | undefined {
    const [level, code = ""] = unit.split(":");
    const { units } = this.#book;
    if (level === "place") return this.#place(code, nowMs);
    if (level === "province")
      return this.#above(
        "province",
        [...units.districts.values()].map(({ key }) => key),
        nowMs,
      );
    const own = (level === "commune" ? units.communes : units.districts).get(code);
    if (!own || (level !== "commune" && level !== "district")) return undefined;
    return this.#above(unit, this.childrenOf(own, level), nowMs);
  }

  /** Keys right beneath a commune or district. */
  childrenOf({ code, places }: ElectionUnit, level: "commune" | "district"): string[] {
    if (level === "commune") return places.map((place) => `place:${place}`);
    return [...this.#book.units.communes.values()].flatMap(({ key, districtCode }) => (districtCode === code ? [key] : []));
  }

  #place(code: string, nowMs: number): UnitSum | undefined {
    const place = this.#book.units.places.get(code);
    const standing = this.#book.standing(`place:${code}`, nowMs);
    if (!place || !standing) return undefined;
    const { marks } = this.#book;
    const { readiness: mark, conflict, turnsStaleMs } = marks.of(place, nowMs);
    this.#lower(turnsStaleMs);
    const places = noMarks();
    countMark(places, mark, conflict);
    const { items, known, done } = standing;
    const asOf = marks.toldAt(place, nowMs);
    return { mark, conflict, places, communes: null, items, known, done, asOf, counted: mark === "unknown" ? null : asOf };
  }

  #above(unit: string, children: readonly string[], nowMs: number): UnitSum {
    const book = this.#book;
    const none = { items: 0, known: 0, done: 0, asOf: null, counted: null };
    const sum: UnitSum = { mark: "unknown", conflict: false, places: noMarks(), communes: null, ...none };
    let newestTold: string | null = null;
    if (!unit.startsWith("commune:")) sum.communes = noMarks();
    for (const child of children) {
      const part = this.of(child, nowMs);
      if (!part) continue;
      addMarks(sum.places, part.places);
      if (sum.communes && part.communes) addMarks(sum.communes, part.communes);
      else if (sum.communes) countMark(sum.communes, part.mark, part.conflict);
      sum.items += part.items;
      sum.known += part.known;
      sum.done += part.done;
      sum.counted = older(sum.counted, part.counted);
      newestTold = newer(newestTold, part.asOf);
    }
    sum.asOf = sum.counted;
    const own = book.standing(unit, nowMs);
    const marks: Readiness[] = [markBeneath(sum.communes ?? sum.places)];
    if (own) {
      marks.push(own.mark);
      this.#lower(book.standingTurnsMs(unit, nowMs));
      const { mark, newest } = book.drills.reviewState(unit, nowMs);
      const rehearsed = book.drills.rehearsalMark(unit, book.settings.rehearsalGate, nowMs);
      for (const part of [mark, rehearsed]) if (part !== null) marks.push(part);
      sum.conflict = own.conflict > 0 || newest?.conflict === true;
      sum.asOf = older(sum.asOf, own.ticked ? book.marks.standings.markAt(unit, nowMs) : null);
    }
    sum.asOf ??= newestTold;
    sum.mark = worstMark(marks);
    return sum;
  }

  #lower(turnsMs: number | null): void {
    if (turnsMs !== null && turnsMs < this.#reckoned.toMs) this.#reckoned.toMs = turnsMs;
  }
}
