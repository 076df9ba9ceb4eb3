import { chainKey, lengthen } from "./chains.ts";
import { headerHash } from "./change-set.ts";
import { type FoldEntry, foldRecord } from "./fold.ts";
import { bodyOf, foldEntryOf, headerOf, stamperOf } from "./history.ts";
import { packRecord } from "./packed-record.ts";
import type { ChainRow, ChangeSetRow, ReadingStatements, WritingStatements } from "./rows.ts";

/** Raised whenever the same entries would give other projections than before; a store folded by another is refolded on opening. */
export const foldVersion = 2;

/** A record's row as it must be. */
interface RefoldedRecord {
  number: number;
  kind: string;
  id: string;
  latest: number;
  body: string;
}

/** The projections as they must be: folded from every entry anew. `entries` are the columns `previous` and `folded`, by number. */
interface Refolded {
  chains: ChainRow[];
  records: RefoldedRecord[];
  entries: { number: number; previous: number | null; folded: 0 | 1 }[];
}

/** Folds change sets, given in their order of arrival, from nothing. */
class Refolding {
  readonly #statements: ReadingStatements;
  readonly #chains = new Map<string, ChainRow[]>();
  readonly #entries: Refolded["entries"] = [];
  readonly #records = new Map<string, { kind: string; id: string; latest: number; entries: FoldEntry[] }>();

  constructor(statements: ReadingStatements) {
    this.#statements = statements;
  }

  take(row: ChangeSetRow): void {
    const header = headerOf(row);
    const key = chainKey(header.station, header.marking);
    this.#chains.set(key, lengthen(this.#chains.get(key) ?? [], header, headerHash(row.header), row.arrival).branches);
    const stamp = stamperOf(row);
    for (const entry of this.#statements.entries.iterate(row.first_entry, row.first_entry + header.entries)) {
      const body = bodyOf(entry);
      const read = body && foldEntryOf(body, stamp(entry.number - row.first_entry, body.trueAt));
      if (!body || !read) {
        this.#entries.push({ number: entry.number, previous: null, folded: 0 });
        continue;
      }
      const name = `${read.kind} ${body.id}`;
      const record = this.#records.get(name);
      this.#entries.push({ number: entry.number, previous: record?.latest ?? null, folded: 1 });
      if (record) {
        record.latest = entry.number;
        record.entries.push(read.entry);
      } else this.#records.set(name, { kind: read.kind, id: body.id, latest: entry.number, entries: [read.entry] });
    }
  }

  finish(): Refolded {
    const records = [...this.#records.values()].map(({ kind, id, latest, entries }, place) => ({
      number: place + 1,
      kind,
      id,
      latest,
      body: packRecord(foldRecord(entries)),
    }));
    return { chains: [...this.#chains.values()].flat(), records, entries: this.#entries };
  }
}

/** Makes every projection anew from the entries, in one transaction. */
export function rebuild(statements: ReadingStatements, write: WritingStatements): void {
  write.begin.run();
  try {
    const refolding = new Refolding(statements);
    for (const row of statements.changeSetsAfter.all(0)) refolding.take(row);
    const { chains, records, entries } = refolding.finish();
    write.clearRecords.run();
    write.clearChains.run();
    for (const chain of chains) {
      const { station, marking, branch, number, head, clock_milliseconds, clock_count, arrival } = chain;
      write.setChain.run(station, marking, branch, number, head, chain.entries, clock_milliseconds, clock_count, arrival);
    }
    for (const entry of entries) write.placeEntry.run(entry.previous, entry.folded, entry.number);
    for (const record of records) write.addRecord.run(record.number, record.kind, record.id, record.latest, record.body);
    write.setFoldVersion.run(foldVersion);
    write.commit.run();
  } catch (error) {
    write.rollback.run();
    throw error;
  }
}
