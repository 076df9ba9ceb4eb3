import { elections, type TurnoutBasis } from "../../contract/index.ts";
import type { TurnoutTold } from "./turnout-told.ts";

const bases = ["none", "parts", "own", "partial"] as const satisfies readonly TurnoutBasis[];
const [NONE, PARTS, OWN, PARTIAL] = [0, 1, 2, 3] as const;

/**
 * Đã đi bỏ phiếu of every unit above the polling places, by slot and election. The rule (house, M: what CV 668/HĐBCQG asks was not
 * found): the sum of its own where each of them has a whole figure; else the total it gave itself; else the sum of those that reported,
 * never called whole. Nothing is cut, left out or rounded. A share is taken of those alone whose voters are known: `votedOf` of `of`.
 */
export class TurnoutSums {
  readonly told: TurnoutTold;
  /** All at `cell(slot, election, unit)`. Sums are beyond 32 bits where somebody tells nonsense often enough. */
  readonly voted: Float64Array;
  readonly votedOf: Float64Array;
  readonly of: Float64Array;
  /** Its own with a whole figure, polling places covered, reports preliminary (counted, or left out where only approved ones count), figures that do not fit. */
  readonly whole: Int32Array;
  readonly covered: Int32Array;
  readonly preliminary: Int32Array;
  readonly odd: Int32Array;
  readonly #basis: Uint8Array;

  constructor(told: TurnoutTold) {
    this.told = told;
    const cells = told.slots * elections.length * told.tree.inner;
    this.voted = new Float64Array(cells);
    this.votedOf = new Float64Array(cells);
    this.of = new Float64Array(cells);
    this.whole = new Int32Array(cells);
    this.covered = new Int32Array(cells);
    this.preliminary = new Int32Array(cells);
    this.odd = new Int32Array(cells);
    this.#basis = new Uint8Array(cells);
    this.reckonAll();
  }

  cell(slot: number, election: number, unit: number): number {
    return (slot * elections.length + election) * this.told.tree.inner + unit;
  }

  basis(slot: number, election: number, unit: number): TurnoutBasis {
    return bases[this.#basis[this.cell(slot, election, unit)]!]!;
  }

  /** What the units directly beneath told, whatever the unit itself says. */
  partsOf(slot: number, election: number, unit: number): { voted: number; whole: boolean; known: boolean } {
    const { tree, voted } = this.told;
    const [first, end] = [tree.first[unit]!, tree.end[unit]!];
    let [sum, whole, known] = [0, 0, 0];
    for (let child = first; child < end; child++) {
      if (child >= tree.inner) {
        const said = voted[this.told.cell(slot, election, child)]!;
        if (said < 0) continue;
        sum += said;
        whole++;
        known++;
        continue;
      }
      const basis = this.#basis[this.cell(slot, election, child)]!;
      if (basis === NONE) continue;
      sum += this.voted[this.cell(slot, election, child)]!;
      known++;
      if (basis !== PARTIAL) whole++;
    }
    return { voted: sum, whole: end > first && whole === end - first, known: known > 0 };
  }

  reckonAll(): void {
    const { slots, tree } = this.told;
    for (let slot = 0; slot < slots; slot++)
      for (let election = 0; election < elections.length; election++)
        for (let unit = tree.inner - 1; unit >= 0; unit--) this.#reckon(slot, election, unit);
  }

  /** Takes a unit's report of a slot into account: its own figures and all above it, of that slot and of later ones, which a fall concerns. */
  reportChanged(slot: number, unit: number): void {
    for (let later = slot; later < this.told.slots; later++)
      for (let election = 0; election < elections.length; election++) this.#reckonUp(later, election, unit);
  }

  /** Takes a place's voters into account. */
  denominatorChanged(election: number, unit: number): void {
    for (let slot = 0; slot < this.told.slots; slot++) this.#reckonUp(slot, election, unit);
  }

  #reckonUp(slot: number, election: number, unit: number): void {
    const { tree } = this.told;
    for (let at = unit >= tree.inner ? tree.parent[unit]! : unit; at >= 0; at = tree.parent[at]!) this.#reckon(slot, election, at);
  }

  #reckon(slot: number, election: number, unit: number): void {
    const { told } = this;
    const { tree } = told;
    const [first, end] = [tree.first[unit]!, tree.end[unit]!];
    const [toldAt, sumsAt] = [told.cell(slot, election, 0), this.cell(slot, election, 0)];
    const onlyApproved = told.of === "approved";
    let [voted, votedOf, of, whole, known, covered, preliminary, odd] = [0, 0, 0, 0, 0, 0, 0, 0];
    if (first >= tree.inner) {
      const denominators = election * tree.places - tree.inner;
      for (let place = first; place < end; place++) {
        const said = told.voted[toldAt + place]!;
        if ((said >= 0 || onlyApproved) && told.isPreliminary(slot, place)) preliminary++;
        if (said < 0) continue;
        voted += said;
        whole++;
        const listed = told.denominators[denominators + place]!;
        const voters = listed >= 0 ? listed : told.voters[toldAt + place]!;
        if (voters >= 0) {
          votedOf += said;
          of += voters;
        }
        if ((voters >= 0 && said > voters) || told.isDisputed(slot, place) || told.fell(slot, election, place)) odd++;
      }
      known = covered = whole;
    } else
      for (let child = first; child < end; child++) {
        const at = sumsAt + child;
        preliminary += this.preliminary[at]!;
        odd += this.odd[at]!;
        const basis = this.#basis[at]!;
        if (basis === NONE) continue;
        known++;
        if (basis !== PARTIAL) whole++;
        voted += this.voted[at]!;
        votedOf += this.votedOf[at]!;
        of += this.of[at]!;
        covered += this.covered[at]!;
      }
    const isWhole = end > first && whole === end - first;
    const own = told.voted[toldAt + unit]!;
    const isOwnPreliminary = (own >= 0 || onlyApproved) && told.isPreliminary(slot, unit);
    let basis: number = isWhole ? PARTS : known > 0 ? PARTIAL : NONE;
    if (own >= 0) {
      let isOdd = (isWhole && voted !== own) || voted > own || told.isDisputed(slot, unit) || told.fell(slot, election, unit);
      if (!isWhole) {
        basis = OWN;
        voted = own;
        const said = told.voters[toldAt + unit]!;
        const voters = said >= 0 ? said : this.#listedBeneath(election, unit);
        [votedOf, of] = voters >= 0 ? [own, voters] : [0, 0];
        covered = tree.beneath[unit]!;
        preliminary = isOwnPreliminary ? 1 : 0;
        if (voters >= 0 && own > voters) isOdd = true;
      }
      if (isOdd) odd++;
    } else if (isOwnPreliminary && !isWhole) preliminary++;
    const at = sumsAt + unit;
    this.voted[at] = voted;
    this.votedOf[at] = votedOf;
    this.of[at] = of;
    this.whole[at] = whole;
    this.covered[at] = covered;
    this.preliminary[at] = preliminary;
    this.odd[at] = odd;
    this.#basis[at] = basis;
  }

  /** Voters of every place beneath a unit; -1 unless all are known. */
  #listedBeneath(election: number, unit: number): number {
    const { tree, denominators } = this.told;
    const [from, to] = tree.placesOf(unit);
    if (from >= to) return -1;
    let sum = 0;
    for (let place = from; place < to; place++) {
      const voters = denominators[election * tree.places + place - tree.inner]!;
      if (voters < 0) return -1;
      sum += voters;
    }
    return sum;
  }
}
