import type { SlotTimes } from "../../domain/election/reporting.ts";
import { codeOf, levelOf, type ReportRecord } from "./report-facts.ts";
import type { ReportBook } from "./reports-book.ts";

const saysVoted = ({ fields: { voted } }: ReportRecord): boolean =>
  voted.assembly !== null || voted.province !== null || voted.district !== null || voted.commune !== null;

/** What is known of a commune at a slot: `ofAll`, its own report is of all of its places; `allPlaces`, every one of them told. */
interface Known {
  ofAll: boolean;
  allPlaces: boolean;
}

/**
 * Whether what a unit owes is known without a report of its own: of a commune from all of its places, of a district from all of its
 * communes, of a place from a commune that told of all of its places. A district's total says nothing of its communes, and a text is
 * known from nobody else. A house rule (M). Reckoned commune by commune when asked, and kept until something of the commune changes.
 */
export class ReportCoverage {
  readonly #book: ReportBook;
  readonly #slots = new Map<SlotTimes, { communes: Map<string, Known>; districts: Map<string, boolean> }>();

  constructor(book: ReportBook) {
    this.#book = book;
  }

  isCovered(level: string, code: string, date: string, times: SlotTimes): boolean {
    if (times.slot.content === "text") return false;
    if (level === "place") return this.#of(this.#book.units.places.get(code)?.fields.communeCode ?? "", date, times).ofAll;
    if (level === "commune") return this.#of(code, date, times).allPlaces;
    if (level !== "district") return false;
    const { districts } = this.#at(times);
    let isCovered = districts.get(code);
    if (isCovered === undefined) {
      const communes = this.#book.communesOf(code).map((one) => this.#of(one, date, times));
      isCovered = communes.length > 0 && communes.every(({ ofAll, allPlaces }) => ofAll || allPlaces);
      districts.set(code, isCovered);
    }
    return isCovered;
  }

  /** A report of the commune, or a report or the opening of a place in it, changed. */
  forget(communeCode: string): void {
    const district = this.#book.units.communes.get(communeCode)?.districtCode ?? "";
    for (const { communes, districts } of this.#slots.values()) {
      communes.delete(communeCode);
      districts.delete(district);
    }
  }

  /** The regime, or which place is in which commune, changed. */
  forgetAll(): void {
    this.#slots.clear();
  }

  #at(times: SlotTimes) {
    const known = this.#slots.get(times) ?? { communes: new Map(), districts: new Map() };
    this.#slots.set(times, known);
    return known;
  }

  #of(communeCode: string, date: string, times: SlotTimes): Known {
    const { communes } = this.#at(times);
    const known = communes.get(communeCode) ?? this.#judge(communeCode, date, times);
    communes.set(communeCode, known);
    return known;
  }

  /** Of turnout any count of who voted is of all places; of opening only all of them open. */
  #judge(communeCode: string, date: string, { slot }: SlotTimes): Known {
    const book = this.#book;
    const places = book.units.communes.get(communeCode)?.places ?? [];
    const reports = book.reportsFor(date, slot.key);
    const isOpening = slot.content === "opening";
    const own = reports.get(`commune:${communeCode}`);
    const ofAll = own !== undefined && (isOpening ? places.length > 0 && own.fields.placesOpened === places.length : saysVoted(own));
    const isKnown = (place: string): boolean => {
      if (isOpening && book.openingMs(place) !== null) return true;
      const report = reports.get(`place:${place}`);
      return report !== undefined && (isOpening || saysVoted(report));
    };
    return { ofAll, allPlaces: places.length > 0 && places.every(isKnown) };
  }
}

/** How many of a unit's polling places are known here to have opened, whoever told it; a place itself is one, an agency has none. */
export const openedIn = (book: ReportBook, unit: string): number =>
  levelOf(unit) === "place"
    ? Number(book.openingMs(codeOf(unit)) !== null)
    : (book.partsOf(unit) ?? []).reduce((sum, part) => sum + openedIn(book, part), 0);
