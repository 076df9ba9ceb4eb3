import type { Changed, ElectionGround } from "./ground.ts";
import type { ElectionUnits } from "./units.ts";

/** The day's book of states, steps and interruptions of every polling place. */
export class DayBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
  }

  /** Takes what changed into account. */
  renew(_changed: readonly Changed[]): void {}
}
