import type { EntryStamp } from "../fold.ts";
import { stamperOf } from "../history.ts";
import type { ChangeSetRow, EntryRow, ReadingStatements } from "../rows.ts";

interface Stamper {
  arrival: number;
  firstEntry: number;
  stamp: (place: number, trueAt: number) => EntryStamp;
}

/** So many change sets are kept at hand. */
const kept = 20_000;

/** The stamps of entries, by the arrival of their change sets: what a frame names in place of the stamps themselves. */
export class Stamps {
  readonly #read: ReadingStatements;
  readonly #stampers = new Map<number, Stamper>();
  readonly #arrivals = new Map<string, number>();

  constructor(read: ReadingStatements) {
    this.#read = read;
  }

  /** @throws RangeError where no such change set has arrived: the file was damaged or tampered with. */
  of(arrival: number, place: number, trueAt: number): EntryStamp {
    return this.#stamper(arrival).stamp(place, trueAt);
  }

  /** @throws RangeError where its change set is not there. */
  ofEntry(row: EntryRow, trueAt: number): EntryStamp {
    const stamper = this.#stamper(row.arrival);
    return stamper.stamp(row.number - stamper.firstEntry, trueAt);
  }

  /** @throws RangeError where no such change set has arrived. */
  arrivalOf(changeSet: string): number {
    return this.#arrivals.get(changeSet) ?? this.#take(this.#read.changeSetById.get(changeSet), changeSet).arrival;
  }

  #stamper(arrival: number): Stamper {
    return this.#stampers.get(arrival) ?? this.#take(this.#read.changeSet.get(arrival), String(arrival));
  }

  #take(row: ChangeSetRow | undefined, asked: string): Stamper {
    if (!row) throw new RangeError(`change set ${asked} is named and not there`);
    if (this.#stampers.size >= kept) {
      this.#stampers.clear();
      this.#arrivals.clear();
    }
    const stamper = { arrival: row.arrival, firstEntry: row.first_entry, stamp: stamperOf(row) };
    this.#stampers.set(row.arrival, stamper);
    this.#arrivals.set(row.id, row.arrival);
    return stamper;
  }
}
