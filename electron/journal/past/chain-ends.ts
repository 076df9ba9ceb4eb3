import { z } from "zod";
import { chainKey, lengthen } from "../chains.ts";
import { headerHash } from "../change-set.ts";
import { headerOf } from "../history.ts";
import type { ChainRow, ReadingStatements } from "../rows.ts";

/** Station, marking, branch, number, head, entries, clock ms, clock count, arrival. */
const told = z.array(z.tuple([z.string(), z.string(), z.number(), z.number(), z.string(), z.number(), z.number(), z.number(), z.number()]));

/** The ends of the chains as of an arrival, carried on from one to the next. */
export class ChainEnds {
  readonly #read: ReadingStatements;
  #arrival: number;
  readonly #chains: Map<string, readonly ChainRow[]>;

  /** As of `arrival`, as `text` tells; left out: before the first. */
  constructor(read: ReadingStatements, arrival = 0, text = "[]") {
    this.#read = read;
    this.#arrival = arrival;
    const rows = told.parse(JSON.parse(text)).map(
      ([station, marking, branch, number, head, entries, clock_milliseconds, clock_count, arrived]): ChainRow => ({
        station,
        marking,
        branch,
        number,
        head,
        entries,
        clock_milliseconds,
        clock_count,
        arrival: arrived,
      }),
    );
    this.#chains = Map.groupBy(rows, (row) => chainKey(row.station, row.marking));
  }

  /** Carries on up to an arrival, a change set a step. */
  *advance(to: number): Generator<undefined, void> {
    while (this.#arrival < to) {
      const row = this.#read.changeSetAfter.get(this.#arrival);
      if (!row) return;
      const header = headerOf(row);
      const key = chainKey(header.station, header.marking);
      this.#chains.set(key, lengthen(this.#chains.get(key) ?? [], header, headerHash(row.header), row.arrival).branches);
      this.#arrival = row.arrival;
      yield;
    }
  }

  rows(): ChainRow[] {
    return [...this.#chains.values()].flat();
  }

  text(): string {
    return JSON.stringify(
      this.rows().map((row) => [
        row.station,
        row.marking,
        row.branch,
        row.number,
        row.head,
        row.entries,
        row.clock_milliseconds,
        row.clock_count,
        row.arrival,
      ]),
    );
  }
}
