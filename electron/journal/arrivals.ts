import { type Marking, marking, type RecordKind } from "../contract/index.ts";
import { listedSinceMs } from "../domain/listing.ts";
import { bodyOf, headerOf, noteOf } from "./history.ts";
import type { ArrivalStep } from "./journal.ts";
import { readEntry } from "./known-kinds.ts";
import type { ChangeSetRow, ReadingStatements } from "./rows.ts";
import { atOnce, inSlices } from "./slices.ts";

/** How many steps are kept at hand; what a change set said never changes in this store. */
const kept = 10_000;

/** So many entries are read at a time. */
const readAtOnce = 256;

type Said = Pick<ArrivalStep, "trueFrom" | "trueTo" | "kinds" | "sets">;

/** The change sets in their order of arrival, each with what a time bar says of it. */
export class Arrivals {
  readonly #statements: ReadingStatements;
  readonly #made = new Map<number, ArrivalStep>();

  constructor(statements: ReadingStatements) {
    this.#statements = statements;
  }

  /** At most `limit` steps after the arrival so numbered, oldest first. */
  after(arrival: number, limit: number): ArrivalStep[] {
    const steps: ArrivalStep[] = [];
    if (limit <= 0) return steps;
    for (const row of this.#statements.changeSetsAfter.iterate(arrival)) {
      steps.push(this.#step(row));
      if (steps.length >= limit) break;
    }
    return steps;
  }

  /** How many change sets of each marking came before the arrival so numbered. */
  before(arrival: number): Record<Marking, number> {
    const counts: Record<Marking, number> = { open: 0, internal: 0, restricted: 0 };
    if (arrival <= 1) return counts;
    for (const { marking: given, changeSets } of this.#statements.markedBefore.iterate(arrival)) {
      const known = marking.safeParse(given);
      if (known.success) counts[known.data] = changeSets;
    }
    return counts;
  }

  /** How many entries of each change set are about this record: by change set's id. */
  about(latest: number): Map<string, number> {
    const counts = new Map<string, number>();
    for (let number: number | null = latest; number !== null; ) {
      const entry = this.#statements.entry.get(number);
      const row = entry && this.#statements.changeSet.get(entry.arrival);
      if (!entry || !row) break;
      counts.set(row.id, (counts.get(row.id) ?? 0) + 1);
      number = entry.previous;
    }
    return counts;
  }

  #step(row: ChangeSetRow): ArrivalStep {
    const known = this.#made.get(row.arrival);
    if (known) return known;
    const step = this.#told(row);
    if (this.#made.size >= kept) this.#made.clear();
    this.#made.set(row.arrival, step);
    return step;
  }

  #told(row: ChangeSetRow): ArrivalStep {
    const header = headerOf(row);
    const note = noteOf(row);
    let said: Said | undefined;
    const read = (): Said => {
      said ??= atOnce(this.#said(row, header.entries));
      return said;
    };
    return {
      arrival: row.arrival,
      changeSet: row.id,
      title: note.title,
      actor: note.actor,
      station: header.station,
      marking: header.marking,
      knownAt: row.known_at,
      entries: header.entries,
      get trueFrom() {
        return read().trueFrom;
      },
      get trueTo() {
        return read().trueTo;
      },
      get kinds() {
        return read().kinds;
      },
      get sets() {
        return read().sets;
      },
      prepare: async () => {
        if (header.entries > readAtOnce) said ??= (await inSlices(this.#said(row, header.entries), () => false)) ?? undefined;
      },
    };
  }

  /** What the entries of a change set say between them, some read at a time. */
  *#said({ first_entry: first, known_at: knownAt }: ChangeSetRow, entries: number): Generator<undefined, Said> {
    const kinds = new Set<RecordKind>();
    const sets = new Set<string>();
    let trueFrom = Number.POSITIVE_INFINITY;
    let trueTo = Number.NEGATIVE_INFINITY;
    for (let from = first; from < first + entries; from += readAtOnce) {
      for (const entry of this.#statements.entries.all(from, Math.min(first + entries, from + readAtOnce))) {
        const body = bodyOf(entry);
        const read = body && readEntry(body);
        if (!body || !read) continue;
        kinds.add(read.kind);
        if (read.kind === "setting") sets.add(`setting.${body.id}`);
        else for (const field of Object.keys(read.set)) if (read.set[field] !== null) sets.add(`${read.kind}.${field}`);
        if (body.trueAt === listedSinceMs) continue;
        trueFrom = Math.min(trueFrom, body.trueAt);
        trueTo = Math.max(trueTo, body.trueAt);
      }
      yield;
    }
    const isDated = trueFrom <= trueTo;
    return { trueFrom: isDated ? trueFrom : knownAt, trueTo: isDated ? trueTo : knownAt, kinds: [...kinds], sets: [...sets] };
  }
}
