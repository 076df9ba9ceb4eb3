import type { RecordKind } from "../contract/index.ts";
import {
  arrivalHash,
  type ChangeSetHeader,
  changeSetNote,
  type EntryBody,
  entryBody,
  entryRef,
  headerHash,
  type SealedChangeSet,
} from "./change-set.ts";
import { type EntryStamp, extendRecord, foldRecord, type RecordState } from "./fold.ts";
import { entriesOfRecord, foldEntryOf } from "./history.ts";
import { compareHybrid } from "./hybrid-clock.ts";
import { chainKey, type Ends, type Ledger } from "./ledger.ts";
import { packRecord } from "./packed-record.ts";
import type { ChainRow, WritingStatements } from "./rows.ts";

interface Touched {
  kind: RecordKind;
  id: string;
  number: number;
  isNew: boolean;
  latest: number;
  state: RecordState;
}

/** One transaction's work on the journal: rows are written as it goes, memory takes them over only once they are committed. */
export class Work {
  readonly ends: Ends;
  readonly #ledger: Ledger;
  readonly #write: WritingStatements;
  readonly #chains = new Map<string, ChainRow>();
  readonly #touched = new Map<string, Touched>();

  constructor(ledger: Ledger, write: WritingStatements) {
    this.#ledger = ledger;
    this.#write = write;
    this.ends = { ...ledger.ends };
  }

  chain(station: string, marking: string): ChainRow | undefined {
    const key = chainKey(station, marking);
    return this.#chains.get(key) ?? this.#ledger.chains.get(key);
  }

  state(kind: RecordKind, id: string): RecordState | undefined {
    return this.#touched.get(`${kind} ${id}`)?.state ?? this.#ledger.shelves[kind].state(id);
  }

  /**
   * Adds a sealed change set at the end of the order of arrival and folds it. `own`: made here just now, so that its
   * entries know of all that this store has seen.
   */
  add(sealed: SealedChangeSet, knownAt: number, own: boolean, bodies = sealed.entries.map((part) => entryBody.parse(JSON.parse(part.text)))): void {
    const { header } = sealed;
    const ends = this.ends;
    const arrival = ends.arrival + 1;
    const head = headerHash(sealed.headerText);
    const arrived = arrivalHash({ number: arrival, knownAt, header: head, previous: ends.arrivalHash });
    const first = ends.entry + 1;
    const { note } = sealed;
    this.#write.addChangeSet.run(arrival, header.id, sealed.headerText, sealed.signature, note.salt, note.text, first, knownAt, arrived);
    Object.assign(ends, { arrival, arrivalHash: arrived, knownAt });
    this.#lengthenChain(header, head);
    const stamp = (place: number, trueAt: number): EntryStamp => ({
      ref: entryRef(header.id, place),
      changeSet: header.id,
      place,
      station: header.station,
      actor,
      clock: header.clock,
      trueAt,
      knownAt,
      marking: header.marking,
    });
    const { actor } = changeSetNote.parse(JSON.parse(note.text));
    for (const [place, part] of sealed.entries.entries()) {
      const body = bodies[place];
      if (!body) throw new RangeError(`change set ${header.id} has no body ${place}`);
      this.#addEntry(arrival, part, body, stamp(place, body.trueAt), own);
    }
  }

  #addEntry(arrival: number, part: { salt: Uint8Array; text: string }, body: EntryBody, stamp: EntryStamp, own: boolean): void {
    this.ends.entry += 1;
    const number = this.ends.entry;
    const read = foldEntryOf(body, stamp);
    if (!read) {
      this.#write.addEntry.run(number, arrival, part.salt, part.text, null, 0);
      this.ends.unread += 1;
      return;
    }
    const { kind, entry } = read;
    const known = this.#touch(kind, body.id);
    this.#write.addEntry.run(number, arrival, part.salt, part.text, known?.latest ?? null, 1);
    const state = own && entry.withdraws.length === 0 ? extendRecord(known?.state, entry) : foldRecord(entriesOfRecord(this.#ledger.read, number));
    if (known) Object.assign(known, { latest: number, state });
    else {
      this.ends.record += 1;
      const touched = { kind, id: body.id, number: this.ends.record, isNew: true, latest: number, state };
      this.#touched.set(`${kind} ${body.id}`, touched);
    }
  }

  #touch(kind: RecordKind, id: string): Touched | undefined {
    const key = `${kind} ${id}`;
    const touched = this.#touched.get(key);
    if (touched) return touched;
    const row = this.#ledger.shelves[kind].row(id);
    const state = this.#ledger.shelves[kind].state(id);
    if (!row || !state) return undefined;
    const found = { kind, id, number: row.number, isNew: false, latest: row.latest, state };
    this.#touched.set(key, found);
    return found;
  }

  #lengthenChain(header: ChangeSetHeader, head: string): void {
    const before = this.chain(header.station, header.marking);
    const chain: ChainRow = {
      station: header.station,
      marking: header.marking,
      number: header.number,
      head,
      entries: (before?.entries ?? 0) + header.entries,
      clock_milliseconds: header.clock[0],
      clock_count: header.clock[1],
    };
    this.#chains.set(chainKey(header.station, header.marking), chain);
    if (compareHybrid(header.clock, this.ends.clock) > 0) this.ends.clock = header.clock;
  }

  /** Writes the chains and folded records that changed; nothing may be added after it. */
  writeProjections(): void {
    for (const chain of this.#chains.values())
      this.#write.setChain.run(chain.station, chain.marking, chain.number, chain.head, chain.entries, chain.clock_milliseconds, chain.clock_count);
    for (const touched of this.#touched.values()) {
      const body = packRecord(touched.state);
      if (touched.isNew) this.#write.addRecord.run(touched.number, touched.kind, touched.id, touched.latest, body);
      else this.#write.setRecord.run(touched.latest, body, touched.number);
      this.#packed.set(touched, body);
    }
  }
  readonly #packed = new Map<Touched, string>();

  /** Once committed: memory takes over. Returns the records it changed. */
  settle(): { kind: RecordKind; id: string }[] {
    this.#ledger.ends = this.ends;
    for (const [key, chain] of this.#chains) this.#ledger.chains.set(key, chain);
    for (const [{ kind, id, number, latest, state }, body] of this.#packed) this.#ledger.shelves[kind].put({ number, id, latest, body }, state);
    return [...this.#packed.keys()].map(({ kind, id }) => ({ kind, id }));
  }
}
