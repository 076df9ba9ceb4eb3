import type { RecordKind } from "../contract/index.ts";
import { arrivalHash, type ChangeSetHeader, changeSetNote, type EntryBody, entryBody, headerHash, type SealedChangeSet } from "./change-set.ts";
import { recordKey } from "./compose.ts";
import { type EntryStamp, extendRecord, foldRecord, type RecordState } from "./fold.ts";
import { entriesOfRecord, foldEntryOf, stamper } from "./history.ts";
import { compareHybrid } from "./hybrid-clock.ts";
import { isRecordKind } from "./known-kinds.ts";
import { chainKey, type Ends, type Ledger } from "./ledger.ts";
import { packRecord, unpackRecord } from "./packed-record.ts";
import type { ChainRow, WritingStatements } from "./rows.ts";

interface Touched {
  kind: RecordKind;
  id: string;
  number: number;
  latest: number;
  body: string;
  /** Its body opened; let go where there are many, or an import would fill the memory with them. */
  state: RecordState | undefined;
}

/** So many records of one transaction are kept open. */
const keptOpen = 100;

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
    const touched = this.#touched.get(recordKey(kind, id));
    return touched ? (touched.state ?? unpackRecord(touched.body)) : this.#ledger.shelves[kind].state(id);
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
    const stamp = stamper(header, changeSetNote.parse(JSON.parse(note.text)).actor, knownAt);
    for (const [place, part] of sealed.entries.entries()) {
      const body = bodies[place];
      if (!body) throw new RangeError(`change set ${header.id} has no body ${place}`);
      this.#addEntry(arrival, part, body, stamp(place, body.trueAt), own);
    }
  }

  #addEntry(arrival: number, part: { salt: Uint8Array; text: string }, body: EntryBody, stamp: EntryStamp, own: boolean): void {
    this.ends.entry += 1;
    const number = this.ends.entry;
    const read = own ? ownEntry(body, stamp) : foldEntryOf(body, stamp);
    if (!read) {
      this.#write.addEntry.run(number, arrival, part.salt, part.text, null, 0);
      this.ends.unread += 1;
      return;
    }
    const { kind, entry } = read;
    const key = recordKey(kind, body.id);
    const known = this.#touched.get(key) ?? this.#ledger.shelves[kind].row(body.id);
    this.#write.addEntry.run(number, arrival, part.salt, part.text, known?.latest ?? null, 1);
    const state =
      own && entry.withdraws.length === 0
        ? extendRecord(known && this.state(kind, body.id), entry)
        : foldRecord(entriesOfRecord(this.#ledger.read, number));
    const packed = packRecord(state);
    if (known) this.#write.setRecord.run(number, packed, known.number);
    else {
      this.ends.record += 1;
      this.#write.addRecord.run(this.ends.record, kind, body.id, number, packed);
    }
    const kept = this.#touched.size < keptOpen ? state : undefined;
    this.#touched.set(key, { kind, id: body.id, number: known?.number ?? this.ends.record, latest: number, body: packed, state: kept });
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

  /** Writes the chains' new ends; nothing may be added after it. */
  writeChains(): void {
    for (const chain of this.#chains.values()) {
      const { station, marking, number, head, entries, clock_milliseconds, clock_count } = chain;
      this.#write.setChain.run(station, marking, number, head, entries, clock_milliseconds, clock_count);
    }
  }

  /** Once committed: memory takes over. */
  settle(): void {
    this.#ledger.ends = this.ends;
    for (const [key, chain] of this.#chains) this.#ledger.chains.set(key, chain);
    for (const { kind, id, number, latest, body, state } of this.#touched.values())
      this.#ledger.shelves[kind].put({ number, id, latest, body }, state);
  }
}

/** An entry just made here: its kind, version and values were judged before it was sealed. */
const ownEntry = (body: EntryBody, stamp: EntryStamp): ReturnType<typeof foldEntryOf> =>
  isRecordKind(body.kind)
    ? { kind: body.kind, entry: { stamp, set: body.set, replaces: body.replaces ?? {}, withdraws: body.withdraws ?? [] } }
    : undefined;
