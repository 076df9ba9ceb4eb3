import type { Changed, ElectionGround } from "./ground.ts";
import type { ElectionUnits } from "./units.ts";

/** The day's book of electorates and turnout by unit, election and slot. */
export class TurnoutBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
  }

  /** Takes what changed into account. */
  renew(_changed: readonly Changed[]): void {}
}
