import type { Ledger } from "../ledger.ts";

/** How far the journal had come: the last arrival and the last entry there was. */
export interface Reach {
  arrival: number;
  entry: number;
}

/** How far it had come at a time of the room's clock, ms: what became known at that very time is in it. */
export function reachAt(ledger: Ledger, knownAt: number): Reach {
  const { arrival, entry } = ledger.ends;
  if (knownAt >= ledger.ends.knownAt) return { arrival, entry };
  // The times of arrivals never go back, so the first after it is found by halving.
  let [first, after] = [1, arrival];
  let next = ledger.read.changeSet.get(after);
  while (first < after) {
    const middle = Math.floor((first + after) / 2);
    const row = ledger.read.changeSet.get(middle);
    if (row && row.known_at > knownAt) [after, next] = [middle, row];
    else first = middle + 1;
  }
  return { arrival: after - 1, entry: (next?.first_entry ?? entry + 1) - 1 };
}
