import type { DayFlag, OwedState, PlaceDay, PlaceTableRow, TableWant, TurnoutFigure, TurnoutStanding } from "../../contract/index.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { figureOf } from "../../domain/election/turnout-figures.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import type { ReadinessMark } from "../../domain/readiness.ts";
import { later } from "../layers/layer.ts";
import { type PlaceRecord, standsAt } from "../polling-places.ts";
import type { DayBook } from "./day-book.ts";
import type { ElectionGround } from "./ground.ts";
import type { ReadinessMarks } from "./readiness-marks.ts";
import type { ReportBook } from "./reports-book.ts";
import type { TurnoutBook } from "./turnout-book.ts";
import type { ElectionUnits } from "./units.ts";

/** The books a row is put together from. */
export interface TableBooks {
  ground: ElectionGround;
  units: ElectionUnits;
  day: DayBook;
  marks: ReadinessMarks;
  reports: ReportBook;
  turnout: TurnoutBook;
}

/** What a table is of: a moment, a slot, and whose figures count. */
export interface TableTime {
  nowMs: number;
  slot: SlotTimes | undefined;
  standing: TurnoutStanding;
}

/** Every fact of one place, each reckoned when asked for: a table of tens of thousands reads only what it is narrowed and ordered by. */
export class TableFacts {
  readonly #books: TableBooks;
  readonly #time: TableTime;
  readonly #columns: ReturnType<TurnoutBook["columns"]>;
  readonly #slotNumber: number;
  /** When one of the readiness marks asked for grows old, ms; null where none will. */
  turnsMs: number | null = null;

  constructor(books: TableBooks, time: TableTime) {
    this.#books = books;
    this.#time = time;
    this.#columns = books.turnout.columns(time.nowMs);
    this.#slotNumber = time.slot ? this.#columns.slotNumber(time.slot.slot.key) : -1;
  }

  readiness(place: PlaceRecord): ReadinessMark {
    const mark = this.#books.marks.of(place, this.#time.nowMs);
    if (mark.turnsStaleMs !== null && (this.turnsMs === null || mark.turnsStaleMs < this.turnsMs)) this.turnsMs = mark.turnsStaleMs;
    return mark;
  }

  saidAt(place: PlaceRecord): string {
    return this.#books.marks.saidAt(place, this.#time.nowMs);
  }

  day(code: string): PlaceDay | undefined {
    return this.#books.day.place(code, this.#time.nowMs);
  }

  /** Its standing with the slot; null where it owes it nothing. */
  owed(code: string): OwedState | null {
    const { slot, nowMs } = this.#time;
    return slot ? (this.#books.reports.owed(`place:${code}`, slot, nowMs)?.state ?? null) : null;
  }

  /** Quốc hội at the slot; undefined where the slot carries no turnout. */
  turnout(code: string): TurnoutFigure | undefined {
    if (this.#slotNumber < 0) return undefined;
    const unit = this.#columns.numberOf(`place:${code}`);
    return unit === undefined ? undefined : figureOf(this.#columns.sums(this.#time.standing), this.#slotNumber, 0, unit);
  }

  isWanted(place: PlaceRecord, want: TableWant): boolean {
    switch (want) {
      case "flagged":
        return (this.day(place.id)?.flags.length ?? 0) > 0 || (this.turnout(place.id)?.flags.length ?? 0) > 0;
      case "conflict":
        return place.conflicts.length > 0 || this.readiness(place).conflict || (this.day(place.id)?.conflict ?? false);
      case "no-contact":
        return this.#books.reports.contactOf(`place:${place.id}`) === undefined;
      case "no-voters":
        return place.fields.voters === null;
      case "no-turnout":
        return (this.turnout(place.id)?.voted ?? null) === null;
      case "estimated":
        return place.fields.location === null;
      case "invented":
        return place.fields.invented;
    }
  }

  /** The whole row. */
  row(place: PlaceRecord): PlaceTableRow {
    const { ground, units, reports } = this.#books;
    const { fields } = place;
    const commune = units.communes.get(fields.communeCode);
    const districtCode = commune?.districtCode ?? "";
    const mark = this.readiness(place);
    const day = this.day(place.id);
    const turnout = this.turnout(place.id);
    const noFlags: DayFlag[] = [];
    return {
      code: place.id,
      number: fields.number,
      name: fields.name,
      address: fields.address,
      communeCode: fields.communeCode,
      commune: commune?.name ?? fields.communeCode,
      districtCode,
      district: units.districts.get(districtCode)?.name ?? districtCode,
      voters: fields.voters,
      at: standsAt(fields, ground.boundaries()),
      readiness: mark.readiness,
      readinessConflict: mark.conflict,
      day: day?.state ?? "unsaid",
      dayMark: day?.mark ?? "unknown",
      dayConflict: day?.conflict ?? false,
      since: day?.since ?? null,
      dayFlags: day?.flags ?? noFlags,
      owed: this.owed(place.id),
      voted: turnout?.voted ?? null,
      votersOf: turnout?.voters ?? null,
      remaining: turnout?.remaining ?? null,
      turnoutFlags: turnout?.flags.length ?? 0,
      contact: reports.contactOf(`place:${place.id}`) !== undefined,
      asOf: later(day?.asOf ?? null, this.saidAt(place)),
      invented: fields.invented,
    };
  }
}

/** What a place is found by: its name, number, commune, address and code, folded. */
export const soughtText = (place: PlaceRecord, commune: string): string =>
  foldVietnamese(`${place.fields.name} ${commune} ${place.fields.address ?? ""} ${place.id} ${place.id.replace("-", " ")}`);
