import { bodyOf, countsFrom } from "../history.ts";
import { isRecordKind } from "../known-kinds.ts";
import type { Ledger } from "../ledger.ts";
import type { Frames } from "./frames.ts";

/** Of every entry there is, its record and from when on it counts, held in memory: 12 bytes an entry. */
export class EntryLog {
  readonly #ledger: Ledger;
  readonly #frames: Frames;
  /** By the entry's number less one: its record's number, 0 where it could not be read. */
  records = new Uint32Array(1024);
  trueAt = new Float64Array(1024);
  #count = 0;
  /** The newest entries of all records at every so many entries: from there the next is not far. */
  readonly #landings: Uint32Array[] = [];
  /** Per frame, the bounds of its true times. */
  readonly #bounds: { from: number; to: number }[] = [];

  constructor(ledger: Ledger, frames: Frames) {
    this.#ledger = ledger;
    this.#frames = frames;
  }

  /** Reads on up to the last entry there is. */
  follow(): void {
    const { entry } = this.#ledger.ends;
    if (this.#count >= entry) return;
    this.#reserve(entry);
    while (this.#count < entry) {
      const { entries } = this.#frames.size;
      // What was read entry by entry ends within a frame: from the next one on the frames say it at once.
      if (this.#count % entries === 0) this.#takeFrames();
      const from = this.#count + 1;
      const end = Math.min((Math.floor(this.#count / entries) + 1) * entries, entry) + 1;
      const arrived = { arrival: 0, knownAt: 0 };
      for (const row of this.#ledger.read.entries.all(from, end)) {
        const body = row.folded === 1 ? bodyOf(row) : undefined;
        const record = body && isRecordKind(body.kind) ? this.#ledger.shelves[body.kind].row(body.id) : undefined;
        this.records[row.number - 1] = record?.number ?? 0;
        if (row.arrival !== arrived.arrival)
          Object.assign(arrived, { arrival: row.arrival, knownAt: this.#ledger.read.changeSet.get(row.arrival)?.known_at ?? 0 });
        this.trueAt[row.number - 1] = body ? countsFrom(body, arrived.knownAt) : 0;
      }
      this.#count = end - 1;
    }
  }

  /** Per record, less one, its newest entry up to `entry`; 0 where there is none. */
  latestAt(entry: number): Uint32Array {
    const latest = new Uint32Array(this.#ledger.ends.record);
    const landingEvery = 2 * this.#frames.size.entries * this.#frames.size.toWhole;
    const landing = Math.floor(entry / landingEvery);
    for (let next = this.#landings.length; next <= landing; next++) {
      const before = this.#landings[next - 1];
      const at = new Uint32Array(this.#ledger.ends.record);
      if (before) {
        at.set(before);
        this.#layOn(at, (next - 1) * landingEvery, next * landingEvery);
      }
      this.#landings.push(at);
    }
    const from = this.#landings[landing];
    if (from) latest.set(from);
    this.#layOn(latest, landing * landingEvery, entry);
    return latest;
  }

  /** By record, its entries after `from`, up to `to`, whose true time is after `time`, or not after it; ascending. */
  entriesTrue(when: "after" | "until", time: number, from: number, to: number): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (let at = from; at < to; ) {
      const frame = Math.floor(at / this.#frames.size.entries);
      const end = Math.min(to, (frame + 1) * this.#frames.size.entries);
      const { from: trueFrom, to: trueTo } = this.#boundsOf(frame);
      if (when === "after" ? trueTo > time : trueFrom <= time)
        for (let place = at; place < end; place++) {
          const record = this.records[place]!;
          if (record === 0 || this.trueAt[place]! > time !== (when === "after")) continue;
          const others = found.get(record);
          if (others) others.push(place + 1);
          else found.set(record, [place + 1]);
        }
      at = end;
    }
    return found;
  }

  #layOn(latest: Uint32Array, from: number, to: number): void {
    const { records } = this;
    for (let place = from; place < to; place++) {
      const record = records[place]!;
      if (record > 0) latest[record - 1] = place + 1;
    }
  }

  #boundsOf(frame: number): { from: number; to: number } {
    const known = this.#bounds[frame];
    if (known) return known;
    const bounds = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
    const end = Math.min(this.#count, (frame + 1) * this.#frames.size.entries);
    for (let place = frame * this.#frames.size.entries; place < end; place++) {
      if (this.records[place] === 0) continue;
      bounds.from = Math.min(bounds.from, this.trueAt[place]!);
      bounds.to = Math.max(bounds.to, this.trueAt[place]!);
    }
    if (end === (frame + 1) * this.#frames.size.entries) this.#bounds[frame] = bounds;
    return bounds;
  }

  #takeFrames(): void {
    for (const { number, records, trueAt } of this.#frames.entries(this.#count / this.#frames.size.entries, this.#frames.count)) {
      this.records.set(records, (number - 1) * this.#frames.size.entries);
      this.trueAt.set(trueAt, (number - 1) * this.#frames.size.entries);
      this.#count = number * this.#frames.size.entries;
    }
  }

  #reserve(entries: number): void {
    if (entries <= this.records.length) return;
    const length = Math.max(entries, Math.ceil(this.records.length * 1.25));
    const [records, trueAt] = [new Uint32Array(length), new Float64Array(length)];
    records.set(this.records);
    trueAt.set(this.trueAt);
    [this.records, this.trueAt] = [records, trueAt];
  }
}
