import { attempt } from "../attempt.ts";
import { branchFor, chainKey, changeSetsOf } from "../chains.ts";
import { headerHash, type SealedChangeSet } from "../change-set.ts";
import { headerOf, noteOf } from "../history.ts";
import { readEntry } from "../known-kinds.ts";
import type { Ledger } from "../ledger.ts";
import type { WaitingRow } from "../rows.ts";
import { type Bundle, type BundleStation, completed, hasItsText, type Received, spelledChangeSet } from "./bundle.ts";
import { ChangeSetReader, Unsound } from "./read-change-set.ts";
import { trust } from "./trust.ts";

/** What taking over a bundle comes to. */
export interface MergePlan {
  /** To be added in this order: each after the one it is hung on. */
  joining: Received[];
  /** Of those and of what waits, the ones that had been waiting here, by hash. */
  fromWaiting: Set<string>;
  /** The one before them is missing, or something of their own text: to be kept until it comes. */
  waiting: Received[];
  /** Of the bundle's change sets, those already here, whether joined or waiting. */
  known: number;
  /** New stations somebody vouches for, and those nobody does: of what is new here, and the maker where it left out words that others signed. */
  taken: BundleStation[];
  unknown: BundleStation[];
  /** Stations whose chains part, as far as the bundle touches them. */
  parted: string[];
  entries: number;
  /** Hashes of the blobs that what joins or waits names. */
  blobs: string[];
}

/** The ends of a chain's branches while change sets are laid at them. */
type Ends = { number: number; head: string }[];

/**
 * Works out which of a bundle's change sets are new, which can be joined, in which order, and which must wait. Nothing is written.
 *
 * @throws Unsound where a change set contradicts what is held: another one has its id, or its place does not follow its predecessor's.
 */
export function planMerge(ledger: Ledger, bundle: Bundle, accepted: readonly string[]): MergePlan {
  return new Planning(ledger, bundle).plan(accepted);
}

/** How many of the entries that join this release cannot read. */
export const unreadOf = ({ joining }: MergePlan): number =>
  joining.reduce((sum, { bodies }) => sum + bodies.filter((body) => !body || !readEntry(body)).length, 0);

class Planning {
  readonly #ledger: Ledger;
  readonly #bundle: Bundle;
  readonly #ends = new Map<string, Ends>();
  /** Numbers of the headers held of a chain, by hash: only made where a chain parts or has a gap. */
  readonly #held = new Map<string, Map<string, number>>();
  /** What is to join, by hash, with its number. */
  readonly #joined = new Map<string, number>();
  readonly #joining: Received[] = [];
  readonly #fromWaiting = new Set<string>();
  readonly #waitsHere: boolean;
  readonly #waitingReader: ChangeSetReader;

  constructor(ledger: Ledger, bundle: Bundle) {
    this.#ledger = ledger;
    this.#bundle = bundle;
    this.#waitsHere = ledger.read.waiting.get() !== undefined;
    this.#waitingReader = new ChangeSetReader((station) => ledger.read.station.get(station)?.public_key);
  }

  plan(accepted: readonly string[]): MergePlan {
    const { fresh, known } = this.#sorted();
    const wanted = new Set(fresh.map(({ sealed }) => sealed.header.station));
    if (!fresh.every(hasItsText)) wanted.add(this.#bundle.madeBy);
    const { taken, unknown } = trust(this.#ledger.read, this.#bundle.stations, wanted, accepted);
    const byPrevious = Map.groupBy(fresh, ({ sealed }) => sealed.header.previous ?? "");
    for (const received of fresh)
      if (!this.#joined.has(received.hash) && hasItsText(received) && this.#follows(received)) this.#joinWithAfter(received, byPrevious);
    const touched = new Set(this.#bundle.changeSets.map(({ sealed }) => chainKey(sealed.header.station, sealed.header.marking)));
    for (const { sealed } of this.#joining) touched.add(chainKey(sealed.header.station, sealed.header.marking));
    const parted = [...touched].filter((key) => this.#endsOf(key).length > 1).map((key) => key.slice(0, key.indexOf(" ")));
    const waiting = fresh.filter(({ hash }) => !this.#joined.has(hash));
    return {
      joining: this.#joining,
      fromWaiting: this.#fromWaiting,
      waiting,
      known,
      taken,
      unknown,
      parted: [...new Set(parted)].sort(),
      entries: this.#joining.reduce((sum, { bodies }) => sum + bodies.length, 0),
      blobs: [...new Set([...this.#joining, ...waiting].flatMap(({ sealed }) => blobsOf(sealed)))],
    };
  }

  /** What is new here, each once; the rest is known. */
  #sorted(): { fresh: Received[]; known: number } {
    const { read } = this.#ledger;
    const fresh = new Map<string, Received>();
    const byId = new Map<string, string>();
    let known = 0;
    for (const received of this.#bundle.changeSets) {
      const { id } = received.sealed.header;
      const held = read.changeSetById.get(id);
      const waiting = held ? undefined : read.waitingById.get(id);
      const before = held ? headerHash(held.header) : (waiting?.hash ?? byId.get(id));
      if (before !== undefined && before !== received.hash)
        throw new Unsound(`thay đổi ${id} mang mã của một thay đổi khác đã có, nội dung khác nhau`);
      byId.set(id, received.hash);
      const sofar = fresh.get(received.hash);
      const whole = sofar ? completed(sofar, received) : waiting ? this.#addedTo(waiting, received) : received;
      if (before !== undefined && (sofar || !waiting || !whole)) known += 1;
      if (whole && !held) fresh.set(received.hash, whole);
    }
    return { fresh: [...fresh.values()], known };
  }

  /** What waits here, with the text that came now; undefined where that adds nothing to it. */
  #addedTo(row: WaitingRow, received: Received): Received | undefined {
    const waits = attempt(() => this.#waitingReader.read(JSON.parse(row.line)));
    const more = waits?.hash === row.hash ? completed(waits, received) : received;
    if (spelledChangeSet(more.sealed) === row.line) return undefined;
    this.#fromWaiting.add(row.hash);
    return more;
  }

  /** Joins a change set, then all that was only waiting for it, in the bundle or here. */
  #joinWithAfter(first: Received, byPrevious: Map<string, Received[]>): void {
    const open = [first];
    for (let next = open.pop(); next; next = open.pop()) {
      if (this.#joined.has(next.hash)) continue;
      const { header } = next.sealed;
      const key = chainKey(header.station, header.marking);
      const ends = this.#endsOf(key);
      this.#ends.set(key, ends.toSpliced(branchFor(ends, header), 1, { number: header.number, head: next.hash }));
      this.#joined.set(next.hash, header.number);
      this.#joining.push(next);
      const after = [...(byPrevious.get(next.hash) ?? []), ...this.#waitingFor(next.hash)];
      for (const each of after.reverse()) if (hasItsText(each) && this.#follows(each)) open.push(each);
    }
  }

  /** What waits here for it. One that proves to be no chain, or was altered on the disk, goes on waiting: it must not hold up others. */
  #waitingFor(hash: string): Received[] {
    if (!this.#waitsHere) return [];
    return this.#ledger.read.waitingFor.all(hash).flatMap((row) => {
      const received = attempt(() => this.#waitingReader.read(JSON.parse(row.line)));
      if (received?.hash !== row.hash || !hasItsText(received) || !attempt(() => this.#follows(received))) return [];
      this.#fromWaiting.add(row.hash);
      return [received];
    });
  }

  /** Whether the one before it is here; where its place does not follow that one's, it is no chain. */
  #follows({ sealed }: Received): boolean {
    const { previous, number, id, station, marking } = sealed.header;
    if (previous === null) return true;
    const before = this.#numberOf(chainKey(station, marking), previous, number);
    if (before === undefined) return false;
    if (before !== number - 1) throw new Unsound(`thay đổi ${id} ghi số ${number} trong chuỗi, nhưng nối vào số ${before}`);
    return true;
  }

  #numberOf(key: string, hash: string, number: number): number | undefined {
    const joined = this.#joined.get(hash);
    if (joined !== undefined) return joined;
    const ends = this.#ledger.chains.get(key) ?? [];
    const end = ends.find(({ head }) => head === hash);
    if (end) return end.number;
    // Beyond every end there is nothing to look for.
    if (ends.every((each) => each.number < number)) return undefined;
    let held = this.#held.get(key);
    if (!held) {
      const [station = "", marking = ""] = key.split(" ");
      held = new Map();
      for (const row of changeSetsOf(this.#ledger.read, { station, marking })) held.set(headerHash(row.header), headerOf(row).number);
      this.#held.set(key, held);
    }
    return held.get(hash);
  }

  #endsOf(key: string): Ends {
    const laid = this.#ends.get(key);
    if (laid) return laid;
    return (this.#ledger.chains.get(key) ?? []).map(({ number, head }) => ({ number, head }));
  }
}

const blobsOf = ({ note }: SealedChangeSet): string[] => ("hash" in note ? [] : (noteOf({ note: note.text }).blobs ?? []));
