import { z } from "zod";
import { type HeadCheck, type Marking, marking, mayRead } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { branchFor, chainKey } from "../chains.ts";
import { headerHash, headOf } from "../change-set.ts";
import type { Ledger } from "../ledger.ts";

/** What of a header a head hangs on. */
const linked = z.object({ station: z.string(), marking, number: z.number(), previous: z.string().nullable(), entries: z.number() });

const headBytes = 32;

/**
 * Every head this store has had, as one clearance sees them: 32 bytes a change set in its sight, made from the headers alone when first
 * asked for and lengthened with what arrived since. A chain's head only changes when something arrives in it, so what a viewer may not
 * hold leaves no trace here.
 */
class HeadBook {
  readonly #clearance: Marking;
  readonly #chains = new Map<string, { number: number; head: string }[]>();
  #heads = Buffer.alloc(0);
  #arrivals = new Float64Array(0);
  /** Entries in sight by then. */
  #entries = new Float64Array(0);
  #count = 0;
  #read = 0;

  constructor(clearance: Marking) {
    this.#clearance = clearance;
  }

  /** Takes in what arrived since, with a chance to pause after each; two questions at once share the work. */
  *lengthen(ledger: Ledger): Generator<undefined, void> {
    for (let row = ledger.read.changeSetAfter.get(this.#read); row; row = ledger.read.changeSetAfter.get(this.#read)) {
      this.#read = row.arrival;
      const header = linked.parse(JSON.parse(row.header));
      if (mayRead(this.#clearance, header.marking)) this.#add(row.arrival, header, headerHash(row.header));
      yield;
    }
  }

  #add(arrival: number, header: z.output<typeof linked>, hash: string): void {
    const key = chainKey(header.station, header.marking);
    const branches = this.#chains.get(key) ?? [];
    this.#chains.set(key, branches.toSpliced(branchFor(branches, header), 1, { number: header.number, head: hash }));
    if (this.#count === this.#arrivals.length) this.#grow();
    const head = headOf([...this.#chains.values()].flatMap((ends) => ends.map((end) => end.head)));
    this.#heads.write(head, this.#count * headBytes, "hex");
    this.#arrivals[this.#count] = arrival;
    this.#entries[this.#count] = (this.#entries[this.#count - 1] ?? 0) + header.entries;
    this.#count += 1;
  }

  #grow(): void {
    const room = Math.max(1024, this.#arrivals.length * 2);
    const arrivals = new Float64Array(room);
    const entries = new Float64Array(room);
    arrivals.set(this.#arrivals);
    entries.set(this.#entries);
    this.#heads = Buffer.concat([this.#heads], room * headBytes);
    this.#arrivals = arrivals;
    this.#entries = entries;
  }

  /** The newest head that begins with these lower-case hex digits; undefined where there never was one. */
  find(digits: string): { arrival: number; entries: number; isLast: boolean } | undefined {
    const whole = Buffer.from(digits.slice(0, digits.length - (digits.length % 2)), "hex");
    for (let place = this.#count - 1; place >= 0; place--) {
      const at = place * headBytes;
      if (this.#heads.compare(whole, 0, whole.length, at, at + whole.length) !== 0) continue;
      if (!this.#heads.toString("hex", at, at + headBytes).startsWith(digits)) continue;
      return { arrival: this.#arrivals[place] ?? 0, entries: this.#entries[place] ?? 0, isLast: place === this.#count - 1 };
    }
    return undefined;
  }
}

const never: HeadCheck = { found: false, current: false, knownAt: null, entries: null, changeSet: null };

/** Holds printed heads against what this store's head was, as each clearance has seen it. */
export class HeadChecks {
  readonly #ledger: Ledger;
  readonly #books = new Map<Marking, HeadBook>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** `head` as it was printed: spaces, dashes and capitals mean nothing; not found where what is left is not 8 to 64 hex digits. */
  *check(clearance: Marking, head: string): Generator<undefined, HeadCheck> {
    const digits = head.replace(/[\s\u2010-\u2015-]/g, "").toLowerCase();
    if (!/^[0-9a-f]{8,64}$/.test(digits)) return never;
    const tally = this.#ledger.tally(clearance);
    if (tally.entries === 0 && headOf([]).startsWith(digits)) return { found: true, current: true, knownAt: null, entries: 0, changeSet: null };
    const book = this.#books.get(clearance) ?? new HeadBook(clearance);
    this.#books.set(clearance, book);
    yield* book.lengthen(this.#ledger);
    const found = book.find(digits);
    const row = found && this.#ledger.read.changeSet.get(found.arrival);
    if (!found || !row) return headOf([]).startsWith(digits) ? { ...never, found: true, entries: 0 } : never;
    return { found: true, current: found.isLast, knownAt: vietnamTime(row.known_at), entries: found.entries, changeSet: row.id };
  }
}
