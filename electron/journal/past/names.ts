import type { RecordKind } from "../../contract/index.ts";
import type { Ledger } from "../ledger.ts";

interface Name {
  kind: RecordKind;
  id: string;
}

/** Kind and id of each record by its number. */
export class Names {
  readonly #ledger: Ledger;
  readonly #kinds: RecordKind[] = [];
  readonly #ids: string[] = [];
  readonly #places: number[] = [];
  #allPlaces: { numbers: Uint32Array; ids: readonly string[] } | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Takes in the records that came since. */
  follow(): void {
    const known = this.#ids.length;
    if (known >= this.#ledger.ends.record) return;
    for (const { kind, shelf } of Object.values(this.#ledger.shelves).map((each) => ({ kind: each.kind, shelf: each })))
      for (const { number, id } of shelf.rows()) {
        if (number <= known) continue;
        this.#kinds[number - 1] = kind;
        this.#ids[number - 1] = id;
        if (kind !== "polling-place") continue;
        this.#places.push(number);
        this.#allPlaces = undefined;
      }
  }

  /** Numbers of the polling places, ascending, and their ids; the same arrays until another comes. */
  allPlaces(): { numbers: Uint32Array; ids: readonly string[] } {
    this.#allPlaces ??= { numbers: Uint32Array.from(this.#places), ids: this.#places.map((number) => this.#ids[number - 1] ?? "") };
    return this.#allPlaces;
  }

  count(): number {
    return this.#ids.length;
  }

  of(record: number): Name | undefined {
    const [kind, id] = [this.#kinds[record - 1], this.#ids[record - 1]];
    return kind === undefined || id === undefined ? undefined : { kind, id };
  }
}
