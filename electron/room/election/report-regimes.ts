import type { RegimeTold, ReportingRegimeFields } from "../../contract/index.ts";
import { electionDateOf, electionDateSetting } from "../../domain/election/election-day.ts";
import { nextTurnMs, regimeInForce, type SlotTimes, slotTimes } from "../../domain/election/reporting.ts";
import { defaultRegime } from "../../domain/election/reporting-default.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { ElectionGround } from "./ground.ts";

interface InForce {
  regime: RegimeTold;
  slots: SlotTimes[];
  /** From and until when this is the one in force, ms; `untilMs` exclusive. */
  fromMs: number;
  untilMs: number;
}

const regimeTold = ({ version, title, date, slots, agencies, graceMinutes, inForceFrom, source, invented }: ReportingRegimeFields): RegimeTold => ({
  version,
  title,
  date,
  slots,
  agencies,
  graceMinutes,
  inForceFrom,
  source,
  invented,
});

/** The versions of the regime somebody so cleared may see, and which is in force when. */
export class ReportRegimes {
  readonly #ground: ElectionGround;
  readonly #laid = new Map<string, ReportingRegimeFields>();
  #inForce: InForce | undefined;

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    for (const { id, fields } of recordsInSight(ground.picture, "reporting-regime", ground.clearance)) this.#laid.set(id, fields);
  }

  /** How many versions the office laid down. */
  get versions(): number {
    return this.#laid.size;
  }

  /** The number a next version takes: above every one ever laid down, whoever may see it. */
  nextVersion(): number {
    let highest = 0;
    for (const { fields } of this.#ground.picture.records("reporting-regime")) highest = Math.max(highest, fields.version);
    return highest + 1;
  }

  /** The one in force at a moment, of the day of the vote; the room's own where the office has laid down none. The same object until another comes into force. */
  at(nowMs: number): InForce {
    const known = this.#inForce;
    if (known && nowMs >= known.fromMs && nowMs < known.untilMs) return known;
    const found = regimeInForce(this.#laid.values(), nowMs);
    const date = electionDateOf(this.#ground.picture.record("setting", electionDateSetting)?.fields.value);
    const regime = { ...(found ? regimeTold(found) : defaultRegime), date };
    let [fromMs, untilMs] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const { inForceFrom } of this.#laid.values()) {
      const ms = Date.parse(inForceFrom);
      if (ms <= nowMs) fromMs = Math.max(fromMs, ms);
      else untilMs = Math.min(untilMs, ms);
    }
    this.#inForce = { regime, slots: slotTimes(regime), fromMs, untilMs };
    return this.#inForce;
  }

  /** When somebody's standing next changes by time alone, or another regime comes into force; null where nothing more does. */
  turnsAt(nowMs: number): number | null {
    const { regime, slots, untilMs } = this.at(nowMs);
    const next = nextTurnMs(slots, regime.graceMinutes, nowMs);
    if (untilMs === Number.POSITIVE_INFINITY) return next;
    return next === null ? untilMs : Math.min(next, untilMs);
  }

  /** The day of the vote may have been set. */
  renewDate(): void {
    this.#inForce = undefined;
  }

  renew(id: string): void {
    const record = recordInSight(this.#ground.picture, "reporting-regime", id, this.#ground.clearance);
    if (record) this.#laid.set(id, record.fields);
    else this.#laid.delete(id);
    this.#inForce = undefined;
  }
}
