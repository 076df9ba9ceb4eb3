import type { RecordKind } from "../contract/index.ts";
import { ByRecord } from "./by-record.ts";
import { chainKey, lengthen } from "./chains.ts";
import { arrivalHash, type EntryBody, entryBody, headerHash, type KeptPart, type SealedChangeSet } from "./change-set.ts";
import { type EntryStamp, extendRecord, type FoldEntry, foldRecord, type RecordState } from "./fold.ts";
import { entriesOfRecord, foldEntryOf, noteOf, stamper } from "./history.ts";
import { compareHybrid } from "./hybrid-clock.ts";
import { isRecordKind } from "./known-kinds.ts";
import type { Ends, Ledger } from "./ledger.ts";
import { packFirst, packRecord, unpackRecord } from "./packed-record.ts";
import { RowBatch } from "./row-batch.ts";
import type { ChainRow, WritingStatements } from "./rows.ts";
import { isDisputedField } from "./shelf.ts";

interface Touched {
  kind: RecordKind;
  id: string;
  number: number;
  latest: number;
  /** Not in the table before this transaction. */
  isNew: boolean;
  /** Of a new one that is still to be folded: all its entries there are. */
  entries: FoldEntry[] | undefined;
  /** What it folds to, open or packed: packed where there are many, or an import would fill the memory. Neither: still to be folded from its entries. */
  state: RecordState | undefined;
  body: string | undefined;
  /** Or the only entry of a new one, from which it is packed when it is written: less to hold than either. */
  only: { stamp: EntryStamp; text: string } | undefined;
}

/** So many records of one transaction are kept open. */
const keptOpen = 100;

/** One transaction's work on the journal: rows are written as it goes, memory takes them over only once they are committed. */
export class Work {
  readonly ends: Ends;
  /** How many of the records folded at the end stand between values that did not know of each other. */
  disputed = 0;
  readonly #ledger: Ledger;
  readonly #write: WritingStatements;
  readonly #chains = new Map<string, ChainRow[]>();
  readonly #touched = new ByRecord<Touched>();
  /** Records asked for that it has not changed, the first ones: what is composed first is laid on the same. */
  #asked = new ByRecord<RecordState>();
  readonly #entries: RowBatch<Parameters<WritingStatements["addEntry"]["run"]>>;

  constructor(ledger: Ledger, write: WritingStatements) {
    this.#ledger = ledger;
    this.#write = write;
    this.#entries = new RowBatch({ many: write.addEntries, one: write.addEntry });
    this.ends = { ...ledger.ends };
  }

  /** The ends of a chain's branches, the first come first. */
  chain(station: string, marking: string): readonly ChainRow[] {
    const key = chainKey(station, marking);
    return this.#chains.get(key) ?? this.#ledger.chains.get(key) ?? [];
  }

  /** The records it changed. */
  touched(): { kind: RecordKind; id: string }[] {
    return this.#touched.values().map(({ kind, id }) => ({ kind, id }));
  }

  state(kind: RecordKind, id: string): RecordState | undefined {
    const touched = this.#touched.get(kind, id);
    if (!touched) return this.#stored(kind, id);
    if (touched.only) return unpackRecord(packFirst(touched.only.stamp, touched.only.text));
    return touched.state ?? (touched.body === undefined ? this.#folded(touched) : unpackRecord(touched.body));
  }

  #stored(kind: RecordKind, id: string): RecordState | undefined {
    const asked = this.#asked.get(kind, id);
    if (asked) return asked;
    const state = this.#ledger.shelves[kind].state(id);
    if (state && this.#asked.size < keptOpen) this.#asked.add(kind, id, state);
    return state;
  }

  /**
   * Adds a sealed change set at the end of the order of arrival. `own`: made here just now, so that its entries know of
   * all that this store has seen. `given`, `actor`: what it says, where that was read before.
   */
  add(
    sealed: SealedChangeSet,
    knownAt: number,
    own: boolean,
    given?: readonly (EntryBody | undefined)[],
    actor = noteOf({ note: columnsOf(sealed.note).text }).actor,
  ): void {
    const { header, note } = sealed;
    const ends = this.ends;
    const arrival = ends.arrival + 1;
    const head = headerHash(sealed.headerText);
    const arrived = arrivalHash({ number: arrival, knownAt, header: head, previous: ends.arrivalHash });
    const first = ends.entry + 1;
    const kept = columnsOf(note);
    this.#write.addChangeSet.run(arrival, header.id, sealed.headerText, sealed.signature, kept.salt, kept.text, kept.hash, first, knownAt, arrived);
    Object.assign(ends, { arrival, arrivalHash: arrived, knownAt });
    const { branches } = lengthen(this.chain(header.station, header.marking), header, head, arrival);
    this.#chains.set(chainKey(header.station, header.marking), branches);
    if (compareHybrid(header.clock, ends.clock) > 0) ends.clock = header.clock;
    const stamp = stamper(header, actor, knownAt);
    for (let place = 0; place < sealed.entries.length; place++) {
      const part = sealed.entries[place]!;
      const body = given ? given[place] : bodyOfPart(part);
      this.#addEntry(arrival, part, body, body && stamp(place, body.trueAt), own);
    }
    this.#entries.write();
    this.#asked = new ByRecord();
  }

  #addEntry(arrival: number, part: KeptPart, body: EntryBody | undefined, stamp: EntryStamp | undefined, own: boolean): void {
    this.ends.entry += 1;
    const number = this.ends.entry;
    const { salt, text, hash } = columnsOf(part);
    const read = body && stamp && (own ? ownEntry(body, stamp) : foldEntryOf(body, stamp));
    if (!read) {
      this.#entries.add([number, arrival, salt, text, hash, null, 0]);
      this.ends.unread += 1;
      return;
    }
    const { kind, entry } = read;
    const known = this.#touched.get(kind, body.id);
    const stored = known ? undefined : this.#ledger.shelves[kind].row(body.id);
    this.#entries.add([number, arrival, salt, text, hash, (known ?? stored)?.latest ?? null, 1]);
    const touched: Touched = known ?? {
      kind,
      id: body.id,
      number: stored?.number ?? 0,
      latest: number,
      isNew: !stored,
      entries: stored ? undefined : [],
      body: undefined,
      state: undefined,
      only: undefined,
    };
    const isFolded = !known || known.only !== undefined || known.state !== undefined || known.body !== undefined;
    if (!known && !stored) touched.number = this.ends.record += 1;
    const isKeptOpen = this.#touched.size < keptOpen;
    const isLaidOn = own && isFolded && entry.withdraws.length === 0;
    if (own) touched.entries = undefined;
    else touched.entries?.push(entry);
    touched.latest = number;
    if (isLaidOn && !known && !stored && !isKeptOpen && text !== null) {
      touched.only = { stamp: entry.stamp, text };
    } else {
      const state = isLaidOn ? extendRecord(known || stored ? this.state(kind, body.id) : undefined, entry) : undefined;
      touched.state = isKeptOpen ? state : undefined;
      touched.body = state && !isKeptOpen ? packRecord(state) : undefined;
      touched.only = undefined;
    }
    if (!known) this.#touched.add(kind, body.id, touched);
  }

  #folded({ latest, entries }: Touched): RecordState {
    return foldRecord(entries ?? entriesOfRecord(this.#ledger.read, latest));
  }

  #packed(touched: Touched): string {
    const state = touched.state ?? this.#folded(touched);
    if (Object.values(state.fields).some(isDisputedField)) this.disputed += 1;
    return packRecord(state);
  }

  /** Writes the records it changed and the chains' new ends; nothing may be added after it. */
  finish(): void {
    const added = new RowBatch({ many: this.#write.addRecords, one: this.#write.addRecord });
    for (const touched of this.#touched.values()) {
      const { number, kind, id, latest } = touched;
      const body = touched.body ?? (touched.only ? packFirst(touched.only.stamp, touched.only.text) : this.#packed(touched));
      if (touched.isNew) added.add([number, kind, id, latest, body]);
      else this.#write.setRecord.run(latest, body, number);
    }
    added.write();
    for (const { station, marking, branch, number, head, entries, clock_milliseconds, clock_count, arrival } of [...this.#chains.values()].flat()) {
      const ends = [number, head, entries, clock_milliseconds, clock_count, arrival] as const;
      const isKnown = this.#write.lengthenChain.run(...ends, station, marking, branch).changes > 0;
      if (!isKnown) this.#write.setChain.run(station, marking, branch, ...ends);
    }
  }

  /** Once committed: memory takes over. */
  settle(): void {
    this.#ledger.ends = this.ends;
    for (const [key, branches] of this.#chains) this.#ledger.chains.set(key, branches);
    for (const { kind, id, number, latest, state } of this.#touched.values()) this.#ledger.shelves[kind].put({ number, id, latest }, state);
  }
}

/** A part as its row keeps it. */
const columnsOf = (part: KeptPart): { salt: Uint8Array | null; text: string | null; hash: string | null } =>
  "hash" in part ? { salt: null, text: null, hash: part.hash } : { salt: part.salt, text: part.text, hash: null };

const bodyOfPart = (part: KeptPart): EntryBody | undefined => ("hash" in part ? undefined : entryBody.parse(JSON.parse(part.text)));

/** An entry just made here: its kind, version and values were judged before it was sealed. */
const ownEntry = (body: EntryBody, stamp: EntryStamp): ReturnType<typeof foldEntryOf> =>
  isRecordKind(body.kind)
    ? { kind: body.kind, entry: { stamp, set: body.set, replaces: body.replaces ?? {}, withdraws: body.withdraws ?? [] } }
    : undefined;
