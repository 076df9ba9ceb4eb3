import { type Marking, marking, mayRead, type RecordKind, recordKindNames } from "../../contract/index.ts";
import { headOf } from "../change-set.ts";
import type { FoldedRecord, Moment, PastView, PlaceMarks } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import type { Shelf } from "../shelf.ts";
import { atOnce } from "../slices.ts";
import { ArrivalTimes, type Reach } from "./arrivals-by-time.ts";
import { ChainEnds } from "./chain-ends.ts";
import { EntryLog } from "./entry-log.ts";
import { EntryMarks } from "./entry-marks.ts";
import { type FrameSize, Frames, frameSize } from "./frames.ts";
import { Names } from "./names.ts";
import { type Sought, Standing } from "./standing.ts";
import { States } from "./states.ts";

/** Moments kept at hand while somebody drags from one to the next. */
const keptViews = 4;

/** The journal at its past moments. */
export class Past {
  readonly frames: Frames;
  readonly #ledger: Ledger;
  #made: { loads: number; times: ArrivalTimes; log: EntryLog; states: States; names: Names; marks: EntryMarks } | undefined;
  readonly #views = new Map<string, { view: View; standing: Standing }>();

  constructor(ledger: Ledger, size: FrameSize = frameSize) {
    this.#ledger = ledger;
    this.frames = new Frames(ledger.read, size);
  }

  view(moment: Moment): PastView {
    return this.#at(moment).view;
  }

  placeMarks(moment: Moment): PlaceMarks {
    const { marks } = this.#open();
    if (moment.trueAt === undefined) return marks.placeMarks(this.#sought(moment).sought.entry);
    return marks.placeMarksAt(this.#at(moment).standing);
  }

  /** Kind by kind, the records that fold otherwise at one moment than at the other. */
  changedBetween(from: Moment, to: Moment): { kind: RecordKind; id: string }[] {
    const [before, after] = [this.#at(from), this.#at(to)];
    const { names } = this.#open();
    const changed: { kind: RecordKind; id: string }[][] = recordKindNames.map(() => []);
    for (const record of this.#differing(before.standing, after.standing)) {
      const name = names.of(record);
      if (name) changed[names.kinds[record - 1]!]!.push(name);
    }
    return changed.flat();
  }

  /** Numbers of the records that fold otherwise, ascending. */
  #differing(before: Standing, after: Standing): Uint32Array {
    const { marks, names } = this.#open();
    const [first, last] = before.sought.base <= after.sought.base ? [before, after] : [after, before];
    const isWhole = marks.wholeAfter(first.sought.base, last.sought.base);
    const surely = this.#entryAfterTimeOf(first.sought.base);
    const [latestFirst, latestLast] = [first.latest, last.latest];
    const found = new Uint32Array(names.count());
    let count = 0;
    for (let record = 1; record <= found.length; record++) {
      if (first.apart.has(record) || last.apart.has(record)) {
        if (this.#differsApart(record, first, last)) found[count++] = record;
        continue;
      }
      const latest = latestLast[record - 1]!;
      if (latest === latestFirst[record - 1] || !isWhole(record)) continue;
      // What arrived at another time than all before it folds otherwise by that alone.
      if (latest >= surely || differs(names.of(record), record, first, last)) found[count++] = record;
    }
    return found.subarray(0, count);
  }

  /** As above, of a record that one of the moments does not give by what had arrived alone. */
  #differsApart(record: number, first: Standing, last: Standing): boolean {
    const { marks, names } = this.#open();
    const [one, other] = [first.after(record), last.after(record)];
    if (one !== undefined && other !== undefined) {
      if (one === other || !(marks.isWholeAfter(one, record) || marks.isWholeAfter(other, record))) return false;
      if (this.#arrivedAt(one) !== this.#arrivedAt(other)) return true;
    }
    return differs(names.of(record), record, first, last);
  }

  /** When an entry arrived, ms; undefined of none. */
  #arrivedAt(entry: number): number | undefined {
    const row = entry === 0 ? undefined : this.#ledger.read.entry.get(entry);
    return row && this.#ledger.read.changeSet.get(row.arrival)?.known_at;
  }

  /** The first entry that arrived at a later time than an entry. */
  #entryAfterTimeOf(entry: number): number {
    const arrived = this.#arrivedAt(entry);
    return arrived === undefined ? 1 : this.#open().times.reachAt(arrived).entry + 1;
  }

  #at(moment: Moment): { view: View; standing: Standing } {
    const made = this.#open();
    const { sought, arrival } = this.#sought(moment);
    const name = `${sought.entry} ${arrival} ${sought.trueAt ?? ""}`;
    const known = this.#views.get(name);
    if (known) {
      this.#views.delete(name);
      this.#views.set(name, known);
      return known;
    }
    const standing = new Standing(this.#ledger, made.log, made.states, sought);
    const view = new View(this.#ledger, standing, { arrival, entry: sought.entry }, this.frames);
    this.#views.set(name, { view, standing });
    const oldest = this.#views.size > keptViews ? this.#views.keys().next() : undefined;
    if (oldest && !oldest.done) this.#views.delete(oldest.value);
    return { view, standing };
  }

  #sought({ knownAt, trueAt }: Moment): { sought: Sought; arrival: number } {
    const { times } = this.#open();
    const { arrival, entry } = knownAt === undefined ? this.#ledger.ends : times.reachAt(knownAt);
    const base = trueAt === undefined ? entry : Math.min(entry, times.reachAt(trueAt).entry);
    return { sought: { entry, trueAt, base }, arrival };
  }

  #open() {
    this.frames.follow(this.#ledger);
    if (this.#made?.loads !== this.#ledger.loads) {
      const log = new EntryLog(this.#ledger, this.frames);
      const states = new States(this.#ledger, this.frames, log);
      const names = new Names(this.#ledger);
      const marks = new EntryMarks(log, this.frames, states, names);
      this.#made = { loads: this.#ledger.loads, times: new ArrivalTimes(this.#ledger), log, states, names, marks };
      this.#views.clear();
    }
    this.#made.names.follow();
    this.#made.log.follow();
    return this.#made;
  }
}

/** The journal as it stood, its records opened as they are asked for. */
class View implements PastView {
  readonly arrival: number;
  readonly entry: number;
  readonly #ledger: Ledger;
  readonly #standing: Standing;
  readonly #reach: Reach;
  readonly #frames: Frames;

  constructor(ledger: Ledger, standing: Standing, reach: Reach, frames: Frames) {
    this.#ledger = ledger;
    this.#standing = standing;
    this.#reach = reach;
    this.#frames = frames;
    this.arrival = reach.arrival;
    this.entry = reach.entry;
  }

  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    const row = this.#ledger.shelves[kind].row(id);
    return row && this.#standing.folded(kind, id, row.number);
  }

  records<K extends RecordKind>(kind: K): FoldedRecord<K>[] {
    const found: FoldedRecord<K>[] = [];
    this.bringAll();
    const shelf: Shelf<K> = this.#ledger.shelves[kind];
    for (const { id, number } of shelf.rows()) {
      const record = this.#standing.folded(kind, id, number);
      if (record) found.push(record);
    }
    return found;
  }

  bringAll(): void {
    this.#standing.bringAll();
  }

  tally(clearance: Marking): { entries: number; head: string } {
    const { arrival, entry } = this.#reach;
    if (arrival === this.#ledger.ends.arrival) return this.#ledger.tally(clearance);
    const { read } = this.#ledger;
    const frame = Math.min(this.#frames.count, Math.floor(entry / this.#frames.size.entries));
    const last = frame > 0 ? read.entry.get(frame * this.#frames.size.entries) : undefined;
    const chains = last ? new ChainEnds(read, last.arrival - 1, this.#frames.chains(frame)) : new ChainEnds(read);
    atOnce(chains.advance(arrival));
    const held = chains.rows().filter((chain) => mayRead(clearance, marking.parse(chain.marking)));
    return { entries: held.reduce((sum, chain) => sum + chain.entries, 0), head: headOf(held.map(({ head }) => head)) };
  }

  unread(): number {
    return this.#ledger.read.unreadUntil.get(this.#reach.entry)?.entries ?? 0;
  }
}

function differs(name: { kind: RecordKind; id: string } | undefined, record: number, one: Standing, other: Standing): boolean {
  if (!name) return false;
  const spelled = (standing: Standing) => JSON.stringify(standing.folded(name.kind, name.id, record));
  return spelled(one) !== spelled(other);
}
