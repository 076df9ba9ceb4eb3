import type { AlertCounts, AlertRow, AlertRule } from "../../contract/index.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { ElectionUnits } from "./units.ts";

/** What the rules say now of everything in sight, and what was done about it. All of it is of a moment `nowMs`. */
export class AlertBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
  }

  /** Every alert, settled and put off ones too, the worst first. */
  alerts(_nowMs: number): readonly AlertRow[] {
    return [];
  }

  /** One alert by its key; undefined where no rule tells it. */
  alert(key: string, nowMs: number): AlertRow | undefined {
    return this.alerts(nowMs).find((alert) => alert.key === key);
  }

  counts(_nowMs: number): AlertCounts {
    return {
      open: 0,
      acknowledged: 0,
      assigned: 0,
      snoozed: 0,
      settled: 0,
      total: 0,
      live: 0,
      urgent: 0,
      returned: 0,
      bySeverity: { 1: 0, 2: 0, 3: 0 },
      byDesk: { election: 0, health: 0, disaster: 0, security: 0, duty: 0 },
    };
  }

  /** How many alerts a rule tells. */
  firing(_rule: AlertRule, _nowMs: number): number {
    return 0;
  }

  /** When anything of it changes by the hour alone, ms; null if never again. */
  turnsMs(_nowMs: number): number | null {
    return null;
  }

  /** Takes what changed into account. */
  renew(_changed: readonly Changed[]): void {}
}
