import { type RecordKind, recordKindNames } from "../../contract/index.ts";
import type { Ledger } from "../ledger.ts";

interface Name {
  kind: RecordKind;
  id: string;
}

/** Kind and id of each record by its number. */
export class Names {
  readonly #ledger: Ledger;
  readonly #names: Name[] = [];
  /** Per record, less one, the place of its kind in `recordKindNames`. */
  kinds = new Uint8Array(1024);
  readonly #places: number[] = [];
  #allPlaces: { numbers: Uint32Array; ids: readonly string[] } | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Takes in the records that came since. */
  follow(): void {
    const known = this.#names.length;
    if (known >= this.#ledger.ends.record) return;
    if (this.#ledger.ends.record > this.kinds.length) {
      const longer = new Uint8Array(Math.ceil(this.#ledger.ends.record * 1.25));
      longer.set(this.kinds);
      this.kinds = longer;
    }
    for (const { kind, shelf } of Object.values(this.#ledger.shelves).map((each) => ({ kind: each.kind, shelf: each })))
      for (const { number, id } of shelf.rows()) {
        if (number <= known) continue;
        this.#names[number - 1] = { kind, id };
        this.kinds[number - 1] = recordKindNames.indexOf(kind);
        if (kind !== "polling-place") continue;
        this.#places.push(number);
        this.#allPlaces = undefined;
      }
  }

  /** Numbers of the polling places, ascending, and their ids; the same arrays until another comes. */
  allPlaces(): { numbers: Uint32Array; ids: readonly string[] } {
    this.#allPlaces ??= { numbers: Uint32Array.from(this.#places), ids: this.#places.map((number) => this.#names[number - 1]?.id ?? "") };
    return this.#allPlaces;
  }

  count(): number {
    return this.#names.length;
  }

  /** The same object each time. */
  of(record: number): Name | undefined {
    return this.#names[record - 1];
  }
}
