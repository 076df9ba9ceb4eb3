import type { PlaceMarks } from "../journal.ts";
import type { EntryLog } from "./entry-log.ts";
import type { Frames } from "./frames.ts";
import { isDeleted, isDisputed, isWhole, type MarkColumns, markingShift, newMarks, setMark } from "./marks.ts";
import type { Names } from "./names.ts";
import type { Standing } from "./standing.ts";
import type { States } from "./states.ts";

/** Whole frames from one landing to the next. */
const wholesToLanding = 4;
const readinessShift = 8;
const flagBits = 255;
const spare = 1024;

/** How something stands, after an entry each or of a record each; 14 bytes. */
interface Stood {
  since: Float64Array;
  /** The flags of `marks.ts`, above them the readiness. */
  bits: Uint16Array;
  /** Places in `#lonLat`. */
  position: Uint32Array;
}

const newStood = (count: number): Stood => ({ since: new Float64Array(count), bits: new Uint16Array(count), position: new Uint32Array(count) });

function setAll(from: Stood, to: Stood): void {
  to.since.set(from.since);
  to.bits.set(from.bits);
  to.position.set(from.position);
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false;
  return true;
}

/**
 * How each record stands after each of its entries, and all of them at every so many entries, held in memory: 14 bytes an entry, as many a
 * record at every landing. Any moment is carried on to from the landing before it, so none is farther than another.
 */
export class EntryMarks {
  readonly #log: EntryLog;
  readonly #frames: Frames;
  readonly #states: States;
  readonly #names: Names;
  /** By entry, less one, of those that stand in frames. */
  #entries: Stood = newStood(0);
  #taken = 0;
  /** Per record, less one. */
  readonly #landings: Stood[] = [];
  /** Longitude and latitude by turns, NaN first; few entries move a place. */
  #lonLat = new Float64Array(2 * spare).fill(Number.NaN);
  #positions = 1;
  /** Per record, less one, the position met last. */
  #lastPosition = new Uint32Array(0);
  /** Of entries no frame holds yet. */
  readonly #tail = new Map<number, Stood>();
  /** Used over and over. */
  readonly #one = newMarks(1).columns;
  #stands = new Uint32Array(0);
  /** Where the places stood in the answer before: most moments share it. */
  #standing: { stands: Uint32Array; lon: Float64Array; lat: Float64Array } | undefined;
  #rolled: [Stood, Stood] = [newStood(0), newStood(0)];

  constructor(log: EntryLog, frames: Frames, states: States, names: Names) {
    this.#log = log;
    this.#frames = frames;
    this.#states = states;
    this.#names = names;
  }

  /** How the polling places stood after an entry. */
  placeMarks(entry: number): PlaceMarks {
    return this.#told(this.#rollTo(entry, 0));
  }

  /** How they stood at a moment at which some stand apart. */
  placeMarksAt(standing: Standing): PlaceMarks {
    const rolled = this.#rollTo(standing.sought.base, 0);
    for (const [record, entry] of standing.followed) this.#layOn(rolled, entry, record);
    const positions = this.#positions;
    for (const record of standing.apart) if (!standing.followed.has(record)) this.#set(rolled, record - 1, record, () => standing.state(record));
    const marks = this.#told(rolled);
    // Nothing that is kept stands where these were put.
    if (this.#positions > positions) this.#standing = undefined;
    this.#positions = positions;
    return marks;
  }

  /** Whether a record was whole after one of its entries; 0: before the first. */
  isWholeAfter(entry: number, record: number): boolean {
    if (entry === 0) return false;
    this.#follow();
    return (this.#bitsOf(entry, record) & isWhole) !== 0;
  }

  /** Whether a record was whole after the one entry or the other. Holds until the next question. */
  wholeAfter(one: number, other: number): (record: number) => boolean {
    const [before, after] = [this.#rollTo(one, 0).bits, this.#rollTo(other, 1).bits];
    return (record) => ((before[record - 1]! | after[record - 1]!) & isWhole) !== 0;
  }

  #rollTo(entry: number, which: 0 | 1): Stood {
    this.#follow();
    if (this.#rolled[which].bits.length < this.#names.count()) this.#rolled[which] = newStood(this.#names.count() + spare);
    const rolled = this.#rolled[which];
    const framed = Math.min(entry, this.#taken * this.#frames.size.entries);
    const every = this.#frames.size.entries * this.#frames.size.toWhole * wholesToLanding;
    const landing = Math.floor(framed / every);
    for (let next = this.#landings.length; next <= landing; next++) {
      const made = newStood(this.#names.count());
      const before = this.#landings[next - 1];
      if (before) setAll(before, made);
      if (before) this.#layFramed(made, (next - 1) * every, next * every);
      this.#landings.push(made);
    }
    rolled.bits.fill(0);
    setAll(this.#landings[landing]!, rolled);
    this.#layFramed(rolled, landing * every, framed);
    const met = new Set<number>();
    for (let at = entry; at > framed; at--) {
      const record = this.#log.records[at - 1]!;
      if (record === 0 || met.has(record)) continue;
      met.add(record);
      this.#layOn(rolled, at, record);
    }
    return rolled;
  }

  #layFramed(to: Stood, from: number, until: number): void {
    const { records } = this.#log;
    const { since, bits, position } = this.#entries;
    for (let place = from; place < until; place++) {
      const record = records[place]!;
      if (record === 0) continue;
      to.since[record - 1] = since[place]!;
      to.bits[record - 1] = bits[place]!;
      to.position[record - 1] = position[place]!;
    }
  }

  /** How a record stands after one of its entries. */
  #layOn(to: Stood, entry: number, record: number): void {
    const framed = entry <= this.#taken * this.#frames.size.entries;
    const from = framed ? this.#entries : (this.#tail.get(entry) ?? this.#tailOf(entry, record));
    const place = framed ? entry - 1 : 0;
    to.since[record - 1] = from.since[place]!;
    to.bits[record - 1] = from.bits[place]!;
    to.position[record - 1] = from.position[place]!;
  }

  #bitsOf(entry: number, record: number): number {
    const isFramed = entry <= this.#taken * this.#frames.size.entries;
    return isFramed ? this.#entries.bits[entry - 1]! : (this.#tail.get(entry) ?? this.#tailOf(entry, record)).bits[0]!;
  }

  #tailOf(entry: number, record: number): Stood {
    const made = newStood(1);
    this.#set(made, 0, record, () => this.#states.after(entry, record).state);
    this.#tail.set(entry, made);
    return made;
  }

  #set(to: Stood, place: number, record: number, state: () => ReturnType<Standing["state"]>): void {
    const name = this.#names.of(record);
    if (!name) return;
    setMark(this.#one, 0, name.kind, state());
    this.#put(to, place, record, this.#one, 0);
  }

  #put(to: Stood, at: number, record: number, from: MarkColumns, place: number): void {
    to.since[at] = from.since[place]!;
    to.bits[at] = from.flags[place]! | (from.readiness[place]! << readinessShift);
    to.position[at] = this.#positionOf(record, from.lon[place]!, from.lat[place]!);
  }

  #positionOf(record: number, lon: number, lat: number): number {
    if (Number.isNaN(lon) && Number.isNaN(lat)) return 0;
    const last = this.#lastPosition[record - 1]!;
    if (last < this.#positions && this.#lonLat[2 * last] === lon && this.#lonLat[2 * last + 1] === lat) return last;
    const position = this.#positions++;
    if (2 * position === this.#lonLat.length) {
      const longer = new Float64Array(this.#lonLat.length + 2 * Math.max(spare, this.#names.count() >> 2));
      longer.set(this.#lonLat);
      this.#lonLat = longer;
    }
    this.#lonLat[2 * position] = lon;
    this.#lonLat[2 * position + 1] = lat;
    this.#lastPosition[record - 1] = position;
    return position;
  }

  /** Takes in the frames that came since, and room for the records. */
  #follow(): void {
    if (this.#names.count() > this.#lastPosition.length) {
      const longer = new Uint32Array(this.#names.count() + spare);
      longer.set(this.#lastPosition);
      this.#lastPosition = longer;
    }
    const { count, size } = this.#frames;
    if (this.#taken === count) return;
    if (count * size.entries > this.#entries.bits.length) {
      const longer = newStood(Math.max(count * size.entries, Math.ceil(this.#entries.bits.length * 1.25)));
      setAll(this.#entries, longer);
      this.#entries = longer;
    }
    for (const { number, marks } of this.#frames.marks(this.#taken, count)) {
      const first = (number - 1) * size.entries;
      for (let place = 0; place < size.entries; place++) {
        const record = this.#log.records[first + place]!;
        if (record > 0) this.#put(this.#entries, first + place, record, marks, place);
      }
    }
    this.#taken = count;
    for (const entry of this.#tail.keys()) if (entry <= count * size.entries) this.#tail.delete(entry);
  }

  #told({ since, bits, position }: Stood): PlaceMarks {
    const { numbers, ids } = this.#names.allPlaces();
    if (this.#stands.length < numbers.length) this.#stands = new Uint32Array(numbers.length + spare);
    const stands = this.#stands;
    const marks = newPlaceMarks(numbers.length);
    let shown = 0;
    for (let place = 0; place < numbers.length; place++) {
      const at = numbers[place]! - 1;
      const flags = bits[at]! & flagBits;
      if ((flags & isWhole) === 0) continue;
      marks.readiness[shown] = bits[at]! >> readinessShift;
      marks.trueAt[shown] = since[at]!;
      marks.disputed[shown] = (flags & isDisputed) === 0 ? 0 : 1;
      marks.deleted[shown] = (flags & isDeleted) === 0 ? 0 : 1;
      marks.marking[shown] = flags >> markingShift;
      stands[shown] = position[at]!;
      shown++;
    }
    const { lon, lat } = this.#standingAt(stands.subarray(0, shown));
    if (shown === ids.length) return { ids, ...marks, lon, lat };
    return { ids: ids.filter((_, place) => (bits[numbers[place]! - 1]! & isWhole) !== 0), ...firstOf(marks, shown), lon, lat };
  }

  /** Longitudes and latitudes of positions; the same arrays as before where they are the same positions. */
  #standingAt(stands: Uint32Array): { lon: Float64Array; lat: Float64Array } {
    const before = this.#standing;
    if (before && isSame(before.stands, stands)) return before;
    const [lon, lat] = [new Float64Array(stands.length), new Float64Array(stands.length)];
    for (let place = 0; place < stands.length; place++) {
      lon[place] = this.#lonLat[2 * stands[place]!]!;
      lat[place] = this.#lonLat[2 * stands[place]! + 1]!;
    }
    this.#standing = { stands: stands.slice(), lon, lat };
    return this.#standing;
  }
}

type Columns = ReturnType<typeof newPlaceMarks>;

const newPlaceMarks = (count: number) => ({
  readiness: new Uint8Array(count),
  trueAt: new Float64Array(count),
  disputed: new Uint8Array(count),
  deleted: new Uint8Array(count),
  marking: new Uint8Array(count),
});

const firstOf = (of: Columns, count: number): Columns => ({
  readiness: of.readiness.slice(0, count),
  trueAt: of.trueAt.slice(0, count),
  disputed: of.disputed.slice(0, count),
  deleted: of.deleted.slice(0, count),
  marking: of.marking.slice(0, count),
});
