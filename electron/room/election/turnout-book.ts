import type { Election, ElectorateFigure, RemainingFigure, TurnoutFigure, TurnoutSlot, TurnoutStanding, UnitKey } from "../../contract/index.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { ElectionUnits } from "./units.ts";

/** The day's book of electorates and turnout by unit, election and slot. Reckoned when first asked for, then kept up report by report. */
export class TurnoutBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
  }

  /** Slots of the regime in force that carry turnout, in the order of their hours. */
  get slots(): readonly TurnoutSlot[] {
    return [];
  }

  /** The newest slot whose hour has come at a moment (ms since 1970), before the first of them the first; undefined without slots. */
  slotAt(_nowMs: number): TurnoutSlot | undefined {
    return undefined;
  }

  /** A unit's turnout at a slot; undefined where there is no such unit or slot. */
  figure(_unit: UnitKey, _election: Election, _slot: string, _standing: TurnoutStanding): TurnoutFigure | undefined {
    return undefined;
  }

  /** Voters of everything beneath a unit, whether or not it reported; undefined where there is no such unit. */
  electorate(_unit: UnitKey, _election: Election): ElectorateFigure | undefined {
    return undefined;
  }

  /** Who is left at a slot, by cause. */
  remaining(_unit: UnitKey, _slot: string, _standing: TurnoutStanding): RemainingFigure | undefined {
    return undefined;
  }

  /** Takes what changed into account. */
  renew(_changed: readonly Changed[]): void {}
}
