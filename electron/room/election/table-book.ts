import type { TableColumn, TableFilter, TableOrder } from "../../contract/index.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import type { PlaceRecord } from "../polling-places.ts";
import type { Changed } from "./ground.ts";
import { soughtText, type TableBooks, TableFacts, type TableTime } from "./table-facts.ts";

/** Places that match, in their order. */
export interface Picked {
  codes: readonly string[];
  /** Of those that match: voters listed, and of how many places they are known. */
  voters: number;
  votersKnown: number;
  /** When the choice or the order changes by age alone, ms. */
  turnsMs: number | null;
}

interface Kept extends Picked {
  /** The span of the room's clock it holds for. */
  fromMs: number;
  untilMs: number;
}

/** How many choices are kept: a few surfaces and the export of each. */
const mostKept = 12;
const dayOrder = ["unsaid", "interrupted", "not-open", "opened", "closed", "counting", "minutes", "handed-over"] as const;
const readinessOrder = ["failed", "lacking", "unknown", "stale", "ready"] as const;
const owedOrder = ["missing", "overdue", "due", "late", "on-time", "covered", "not-due"] as const;
/** Columns whose values turn on the day's book, on what is owed or on turnout, whose hours bound how long a choice holds. */
const ofTheHour: ReadonlySet<TableColumn> = new Set(["day", "since", "owed", "voted", "share", "remaining"]);

/**
 * The table of polling places: which match and in what order, kept until something changes. Rows are put together only for the part that
 * is looked at, so that the country's 84,767 cost no more to scroll than a province's.
 */
export class TableBook {
  readonly #books: TableBooks;
  readonly #kept = new Map<string, Kept>();
  #inOrder: { version: number; places: PlaceRecord[] } | undefined;
  #sought = new WeakMap<PlaceRecord, string>();
  readonly #names = new WeakMap<PlaceRecord, string>();

  constructor(books: TableBooks) {
    this.#books = books;
  }

  facts(time: TableTime): TableFacts {
    return new TableFacts(this.#books, time);
  }

  place(code: string): PlaceRecord | undefined {
    return this.#books.units.places.get(code);
  }

  /** Everything in sight, whether or not it matches. */
  get total(): number {
    return this.#books.units.places.size;
  }

  pick(filter: TableFilter, order: TableOrder, time: TableTime): Picked {
    const key = JSON.stringify([filter, order, time.slot?.slot.key ?? null, time.standing]);
    const kept = this.#kept.get(key);
    if (kept && time.nowMs >= kept.fromMs && time.nowMs < kept.untilMs) return kept;
    const fresh = this.#pickNow(filter, order, time);
    this.#kept.delete(key);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < mostKept) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(key, fresh);
    return fresh;
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    if (changed.length === 0) return;
    this.#kept.clear();
    if (changed.some(({ kind }) => kind === "polling-place" || kind === "boundary-set")) this.#inOrder = undefined;
    if (changed.some(({ kind }) => kind === "boundary-set")) this.#sought = new WeakMap();
  }

  #pickNow(filter: TableFilter, order: TableOrder, time: TableTime): Kept {
    const facts = this.facts(time);
    const matching = this.#placesInOrder().filter((place) => this.#fits(place, filter, facts));
    const sorted = order.by === "code" ? matching : this.#sorted(matching, order.by, facts);
    if (order.down) sorted.reverse();
    let voters = 0;
    let votersKnown = 0;
    for (const { fields } of sorted)
      if (fields.voters !== null) {
        voters += fields.voters;
        votersKnown += 1;
      }
    const hours = ofTheHour.has(order.by) || filter.day || filter.owed || filter.wants ? this.#turnsMs(time.nowMs) : null;
    const turnsMs = hours === null ? facts.turnsMs : Math.min(hours, facts.turnsMs ?? hours);
    return {
      codes: sorted.map(({ id }) => id),
      voters,
      votersKnown,
      turnsMs,
      fromMs: time.nowMs,
      untilMs: turnsMs ?? Number.POSITIVE_INFINITY,
    };
  }

  #turnsMs(nowMs: number): number | null {
    const [day, reports] = [this.#books.day.turnsMs(nowMs), this.#books.reports.turnsAt(nowMs)];
    return day === null || reports === null ? (day ?? reports) : Math.min(day, reports);
  }

  /** By code: a commune's places by number, communes by code. */
  #placesInOrder(): readonly PlaceRecord[] {
    const { units } = this.#books;
    if (this.#inOrder?.version !== units.version || this.#inOrder.places.length !== units.places.size)
      this.#inOrder = { version: units.version, places: [...units.places.values()].sort((one, other) => (one.id < other.id ? -1 : 1)) };
    return this.#inOrder.places;
  }

  #fits(place: PlaceRecord, filter: TableFilter, facts: TableFacts): boolean {
    const { text, district, commune, wants } = filter;
    if (commune !== undefined && place.fields.communeCode !== commune) return false;
    if (district !== undefined && this.#books.units.communes.get(place.fields.communeCode)?.districtCode !== district) return false;
    if (text !== undefined && !this.#says(place, text)) return false;
    if (filter.readiness && !filter.readiness.includes(facts.readiness(place).readiness)) return false;
    if (filter.day && !filter.day.includes(facts.day(place.id)?.state ?? "unsaid")) return false;
    if (filter.owed) {
      const state = facts.owed(place.id);
      if (state === null || !filter.owed.includes(state)) return false;
    }
    return wants?.every((want) => facts.isWanted(place, want)) ?? true;
  }

  #says(place: PlaceRecord, text: string): boolean {
    let said = this.#sought.get(place);
    if (said === undefined) {
      const { units } = this.#books;
      said = soughtText(place, units.communes.get(place.fields.communeCode)?.name ?? "");
      this.#sought.set(place, said);
    }
    const known = said;
    return foldVietnamese(text)
      .split(" ")
      .every((word) => known.includes(word));
  }

  #nameOf(place: PlaceRecord): string {
    let name = this.#names.get(place);
    if (name === undefined) {
      name = foldVietnamese(place.fields.name);
      this.#names.set(place, name);
    }
    return name;
  }

  /** Stable: those alike stay by code. What nobody said comes last, or first where turned round. */
  #sorted(places: PlaceRecord[], by: TableColumn, facts: TableFacts): PlaceRecord[] {
    const keyed = places.map((place) => ({ place, key: this.#key(place, by, facts) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    return keyed.map(({ place }) => place);
  }

  #key(place: PlaceRecord, by: TableColumn, facts: TableFacts): string | number {
    const { units } = this.#books;
    const last = Number.POSITIVE_INFINITY;
    const commune = units.communes.get(place.fields.communeCode);
    switch (by) {
      case "code":
        return place.id;
      case "name":
        return this.#nameOf(place);
      case "commune":
        return foldVietnamese(commune?.name ?? "");
      case "district":
        return foldVietnamese(units.districts.get(commune?.districtCode ?? "")?.name ?? "");
      case "voters":
        return place.fields.voters ?? last;
      case "readiness":
        return readinessOrder.indexOf(facts.readiness(place).readiness);
      case "day":
        return dayOrder.indexOf(facts.day(place.id)?.state ?? "unsaid");
      case "since":
        return facts.day(place.id)?.since ?? "~";
      case "owed": {
        const state = facts.owed(place.id);
        return state === null ? last : owedOrder.indexOf(state);
      }
      case "asOf":
        return facts.saidAt(place);
      default: {
        const figure = facts.turnout(place.id);
        if (by === "voted") return figure?.voted ?? last;
        if (by === "remaining") return figure?.remaining ?? last;
        return figure && figure.voted !== null && figure.voters ? figure.voted / figure.voters : last;
      }
    }
  }
}
