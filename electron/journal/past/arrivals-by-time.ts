import type Database from "better-sqlite3";
import type { Ledger } from "../ledger.ts";

/** How far the journal had come: the last arrival and the last entry there was. */
export interface Reach {
  arrival: number;
  entry: number;
}

interface Arrived {
  known_at: number;
  first_entry: number;
}

/** So many arrivals met in searches are kept: the first ten halvings or so are always the same. */
const kept = 4096;

/** When things arrived, found by halving: the times of arrivals never go back. */
export class ArrivalTimes {
  readonly #ledger: Ledger;
  readonly #row: Database.Statement<[number], Arrived>;
  /** What arrived never changes while the journal is not read anew. */
  readonly #met = new Map<number, Arrived>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#row = ledger.read.store.database.prepare("SELECT known_at, first_entry FROM change_set WHERE arrival = ?");
  }

  /** How far the journal had come at a time of the room's clock, ms: what became known at that very time is in it. */
  reachAt(knownAt: number): Reach {
    const { ends } = this.#ledger;
    if (knownAt >= ends.knownAt) return { arrival: ends.arrival, entry: ends.entry };
    let [first, after] = [1, ends.arrival];
    while (first < after) {
      const middle = Math.floor((first + after) / 2);
      const row = this.#at(middle);
      if (row && row.known_at > knownAt) after = middle;
      else first = middle + 1;
    }
    return { arrival: after - 1, entry: (this.#at(after)?.first_entry ?? ends.entry + 1) - 1 };
  }

  #at(arrival: number): Arrived | undefined {
    const known = this.#met.get(arrival);
    if (known) return known;
    const row = this.#row.get(arrival);
    if (row && this.#met.size >= kept) this.#met.clear();
    if (row) this.#met.set(arrival, row);
    return row;
  }
}
