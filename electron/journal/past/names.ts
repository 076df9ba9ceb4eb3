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
  /** Numbers of the polling places, ascending, and their ids. */
  readonly places: number[] = [];
  readonly placeIds: string[] = [];

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
        this.places.push(number);
        this.placeIds.push(id);
      }
  }

  count(): number {
    return this.#names.length;
  }

  of(record: number): Name | undefined {
    return this.#names[record - 1];
  }
}
