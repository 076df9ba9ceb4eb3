/**
 * Province → district → commune → polling place in whole numbers, level after level: 0 the province, then districts, communes, places.
 * A unit's own lie side by side, so a sum over them reads memory in order.
 */
export class TurnoutTree {
  /** All units; those below `inner` are no polling places. */
  readonly size: number;
  readonly inner: number;
  readonly places: number;
  readonly communes: number;
  readonly districts: number;
  /** Of every unit that is no place: its own are `first[u]` to `end[u]`, end exclusive. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** Of every unit; the province has -1. */
  readonly parent: Int32Array;
  /** Polling places beneath every unit that is none. */
  readonly beneath: Int32Array;

  /** `communesOf`: communes of each district in turn; `placesOf`: places of each commune in the same order. Throws where they do not agree. */
  constructor(communesOf: readonly number[], placesOf: readonly number[]) {
    this.districts = communesOf.length;
    this.communes = communesOf.reduce((sum, n) => sum + n, 0);
    if (this.communes !== placesOf.length) throw new Error(`${this.communes} communes by district, ${placesOf.length} by places`);
    this.inner = 1 + this.districts + this.communes;
    this.places = placesOf.reduce((sum, n) => sum + n, 0);
    this.size = this.inner + this.places;
    this.first = new Int32Array(this.inner);
    this.end = new Int32Array(this.inner);
    this.parent = new Int32Array(this.size).fill(-1);
    this.beneath = new Int32Array(this.inner);
    let next = 1;
    for (const [unit, count] of [this.districts, ...communesOf, ...placesOf].entries()) {
      this.first[unit] = next;
      this.parent.fill(unit, next, next + count);
      next += count;
      this.end[unit] = next;
    }
    for (let place = this.inner; place < this.size; place++)
      for (let unit = this.parent[place]!; unit >= 0; unit = this.parent[unit]!) this.beneath[unit]!++;
  }

  /** First and last of the polling places beneath a unit, end exclusive; of a place, itself. They lie side by side. */
  placesOf(unit: number): [number, number] {
    if (unit >= this.inner) return [unit, unit + 1];
    let [from, to] = [this.first[unit]!, this.end[unit]!];
    while (from < to && from < this.inner) [from, to] = [this.first[from]!, this.end[to - 1]!];
    return [from, Math.max(from, to)];
  }
}
