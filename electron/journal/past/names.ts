import type { RecordKind } from "../../contract/index.ts";
import type { Ledger } from "../ledger.ts";

interface Name {
  kind: RecordKind;
  id: string;
}

/** Kind and id of each record by its number. */
export class Names {
  readonly #ledger: Ledger;
  readonly #names: Name[] = [];
  readonly #places: number[] = [];
  #allPlaces: { numbers: Uint32Array; ids: readonly string[] } | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Takes in the records that came since. */
  follow(): void {
    if (this.#names.length >= this.#ledger.ends.record) return;
    const known = this.#names.length;
    for (const { kind, shelf } of Object.values(this.#ledger.shelves).map((each) => ({ kind: each.kind, shelf: each })))
      for (const { number, id } of shelf.rows()) {
        if (number <= known) continue;
        this.#names[number - 1] = { kind, id };
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

  of(record: number): Name | undefined {
    return this.#names[record - 1];
  }
}
