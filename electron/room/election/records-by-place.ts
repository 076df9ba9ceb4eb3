import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { ElectionGround } from "./ground.ts";

type PlacedKind = "interruption" | "ballot-matter" | "outreach-site" | "box-trip" | "team-gap";

/** Records of a kind in sight, found by the polling place they are of. */
export class RecordsByPlace<K extends PlacedKind> {
  readonly #ground: ElectionGround;
  readonly #kind: K;
  readonly #byPlace = new Map<string, Map<string, FoldedRecord<K>>>();
  readonly #placeOf = new Map<string, string>();

  constructor(ground: ElectionGround, kind: K) {
    this.#ground = ground;
    this.#kind = kind;
    for (const record of recordsInSight(ground.picture, kind, ground.clearance)) this.#put(record);
  }

  /** Whether there is any of a place. */
  has(place: string): boolean {
    return (this.#byPlace.get(place)?.size ?? 0) > 0;
  }

  /** Of one place, or all. */
  of(place?: string): FoldedRecord<K>[] {
    if (place !== undefined) return [...(this.#byPlace.get(place)?.values() ?? [])];
    return [...this.#byPlace.values()].flatMap((records) => [...records.values()]);
  }

  /** Takes one record anew; answers the places whose records are others now. */
  renew(id: string): string[] {
    const before = this.#placeOf.get(id);
    if (before !== undefined) {
      this.#byPlace.get(before)?.delete(id);
      this.#placeOf.delete(id);
    }
    const record = recordInSight(this.#ground.picture, this.#kind, id, this.#ground.clearance);
    const after = record && this.#put(record);
    return [before, after].filter((place) => place !== undefined);
  }

  #put(record: FoldedRecord<K>): string {
    const { place } = record.fields;
    const records = this.#byPlace.get(place) ?? new Map<string, FoldedRecord<K>>();
    this.#byPlace.set(place, records);
    records.set(record.id, record);
    this.#placeOf.set(record.id, place);
    return place;
  }
}
