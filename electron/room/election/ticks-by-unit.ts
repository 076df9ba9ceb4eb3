import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { ElectionGround } from "./ground.ts";

export type TickRecord = FoldedRecord<"checklist-tick">;

const nothing: ReadonlyMap<string, TickRecord> = new Map();

/** Ticks in sight by unit and item. */
export class TicksByUnit {
  readonly #ground: ElectionGround;
  readonly #byUnit = new Map<string, Map<string, TickRecord>>();
  readonly #placeOf = new Map<string, { unit: string; item: string }>();

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    for (const record of recordsInSight(ground.picture, "checklist-tick", ground.clearance)) this.#put(record);
  }

  /** Whether nothing at all was ticked: of tens of thousands of places nothing has to be looked up then. */
  get isEmpty(): boolean {
    return this.#byUnit.size === 0;
  }

  /** Ticks of a unit by item. */
  of(unit: string): ReadonlyMap<string, TickRecord> {
    return this.#byUnit.get(unit) ?? nothing;
  }

  /** Units with any tick. */
  units(): Iterable<string> {
    return this.#byUnit.keys();
  }

  /** Takes one tick anew; answers the units whose ticks are others now. */
  renew(id: string): string[] {
    const before = this.#placeOf.get(id);
    if (before) {
      const ticks = this.#byUnit.get(before.unit);
      ticks?.delete(before.item);
      if (ticks?.size === 0) this.#byUnit.delete(before.unit);
      this.#placeOf.delete(id);
    }
    const record = recordInSight(this.#ground.picture, "checklist-tick", id, this.#ground.clearance);
    if (record) this.#put(record);
    return [before?.unit, record?.fields.unit].filter((unit) => unit !== undefined);
  }

  #put(record: TickRecord): void {
    const { unit, item } = record.fields;
    const ticks = this.#byUnit.get(unit) ?? new Map<string, TickRecord>();
    this.#byUnit.set(unit, ticks);
    ticks.set(item, record);
    this.#placeOf.set(record.id, { unit, item });
  }
}
