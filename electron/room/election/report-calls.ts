import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { ElectionGround } from "./ground.ts";

export type CallRecord = FoldedRecord<"chase-call">;

const none: readonly CallRecord[] = [];
const keyOf = (date: string, slot: string, unit: string): string => `${date}/${slot}/${unit}`;

/** Calls made to units about their reports, in sight of one clearance. */
export class ReportCalls {
  readonly #ground: ElectionGround;
  readonly #calls = new Map<string, CallRecord>();
  #byUnit: Map<string, CallRecord[]> | undefined;

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    for (const one of recordsInSight(ground.picture, "chase-call", ground.clearance)) this.#calls.set(one.id, one);
  }

  /** To a unit about a slot of a day, first round first. */
  of(date: string, slot: string, unit: string): readonly CallRecord[] {
    if (!this.#byUnit) {
      this.#byUnit = new Map();
      for (const call of this.#calls.values()) {
        const key = keyOf(call.fields.date, call.fields.slot, call.fields.unit);
        const calls = this.#byUnit.get(key);
        if (calls) calls.push(call);
        else this.#byUnit.set(key, [call]);
      }
      for (const calls of this.#byUnit.values()) calls.sort((one, other) => one.fields.round - other.fields.round);
    }
    return this.#byUnit.get(keyOf(date, slot, unit)) ?? none;
  }

  /** Those that reached somebody. */
  answered(): CallRecord[] {
    return [...this.#calls.values()].filter(({ fields }) => fields.outcome !== "no-answer");
  }

  renew(id: string): void {
    const record = recordInSight(this.#ground.picture, "chase-call", id, this.#ground.clearance);
    if (record) this.#calls.set(id, record);
    else this.#calls.delete(id);
    this.#byUnit = undefined;
  }
}
