import { fieldSchemas, type Marking, marking, mayRead, perKind, type RecordKind } from "../contract/index.ts";
import { chainKey } from "./chains.ts";
import { headOf } from "./change-set.ts";
import { foldRecord } from "./fold.ts";
import { entriesOfRecord, headerOf } from "./history.ts";
import { compareHybrid, type HybridTime, hybridStart, isReading } from "./hybrid-clock.ts";
import type { ChainRow, ReadingStatements } from "./rows.ts";
import { Shelf, type ShelfRows } from "./shelf.ts";

/** Where the journal ends: what the next change set is hung on. */
export interface Ends {
  arrival: number;
  arrivalHash: string | null;
  /** Room's clock of the last arrival, ms. */
  knownAt: number;
  entry: number;
  record: number;
  unread: number;
  clock: HybridTime;
}

export type Shelves = { [K in RecordKind]: Shelf<K> };

/** The journal's state in memory: its ends, its chains' heads and its folded records, as last committed. */
export class Ledger {
  readonly shelves: Shelves;
  readonly read: ReadingStatements;
  ends: Ends;
  /** How often everything was read anew from the tables. */
  loads = 0;
  /** By `chainKey`, the ends of each chain's branches in their order. */
  chains: Map<string, readonly ChainRow[]>;

  constructor(read: ReadingStatements) {
    this.read = read;
    const rowsOf = (kind: RecordKind): ShelfRows => ({
      places: () => read.recordPlaces.iterate(kind),
      rows: () => read.records.iterate(kind),
      body: (number) => bodyOfRecord(read, number),
      refolded: (latest) => foldRecord(entriesOfRecord(read, latest)),
    });
    this.shelves = perKind<Shelves>((kind) => new Shelf(kind, fieldSchemas[kind], rowsOf(kind)));
    this.chains = new Map();
    this.ends = { arrival: 0, arrivalHash: null, knownAt: 0, entry: 0, record: 0, unread: 0, clock: hybridStart };
    this.reload();
  }

  /** Reads everything anew from the tables. */
  reload(): void {
    this.loads += 1;
    const rows = this.read.chains.all();
    this.chains = Map.groupBy(rows, (row) => chainKey(row.station, row.marking));
    const last = this.read.lastChangeSet.get();
    const clock = rows
      .map((row) => clockOf(this.read, row))
      .toSorted(compareHybrid)
      .at(-1);
    this.ends = {
      arrival: last?.arrival ?? 0,
      arrivalHash: last?.arrival_hash ?? null,
      knownAt: last?.known_at ?? 0,
      entry: last ? last.first_entry + headerOf(last).entries - 1 : 0,
      record: this.read.lastRecord.get()?.number ?? 0,
      unread: this.read.unread.get()?.entries ?? 0,
      clock: clock ?? hybridStart,
    };
    for (const shelf of Object.values(this.shelves)) shelf.clear();
  }

  tally(clearance: Marking): { entries: number; head: string } {
    const held = [...this.chains.values()].flat().filter((chain) => mayRead(clearance, marking.parse(chain.marking)));
    return { entries: held.reduce((sum, chain) => sum + chain.entries, 0), head: headOf(held.map((chain) => chain.head)) };
  }
}

function bodyOfRecord(read: ReadingStatements, number: number): string {
  const row = read.recordBody.get(number);
  if (!row) throw new RangeError(`record ${number} is not there`);
  return row.body;
}

/** What a chain's row says of its clock; where that is no clock's reading, the row was damaged, and its last header says it. */
function clockOf(read: ReadingStatements, row: ChainRow): HybridTime {
  const told: HybridTime = [row.clock_milliseconds, row.clock_count];
  if (isReading(told)) return told;
  const last = read.changeSet.get(row.arrival);
  const signed = last && headerOf(last).clock;
  return signed && isReading(signed) ? signed : hybridStart;
}
