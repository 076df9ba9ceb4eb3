import type { ItemScope } from "../../contract/index.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import { sooner } from "../layers/layer.ts";
import type { ElectionGround } from "./ground.ts";

/** Where a unit lies, a bit each, as `masks` tells. */
type Mask = number;
const bits = { mountain: 1, border: 2, "in-zone": 4, "in-risk-area": 8, "in-facility": 16 } as const satisfies Record<
  Exclude<ItemScope, "all">,
  Mask
>;

/** Whether an item of this scope is asked of a unit that lies so. */
export const isAskedOf = (scope: ItemScope, mask: Mask): boolean => scope === "all" || (mask & bits[scope]) !== 0;

interface Laid {
  fromMs: number;
  toMs: number;
  masks: Map<string, Mask>;
}

/**
 * Which polling places lie where an item asks it: all of this province counts as mountain (M); on the border where the commune touches
 * China; in zones and risk areas in force as far as these may reach a place, estimated positions too, since a needless question is answered
 * and a missed one is not; in a facility where a zone of concentrated quarantine or treatment holds it, or it serves such a site.
 */
export class ItemScopes {
  readonly #ground: ElectionGround;
  #laid: Laid | undefined;

  constructor(ground: ElectionGround) {
    this.#ground = ground;
  }

  /** How a unit lies at a moment; communes and districts are asked everything that is asked of all, and by their border. */
  of(unit: string, nowMs: number): Mask {
    const [level, code = ""] = unit.split(":");
    const { picture, clearance } = this.#ground;
    const communeCode = level === "place" ? (recordInSight(picture, "polling-place", code, clearance)?.fields.communeCode ?? "") : code;
    const border = this.#ground.boundaries().communes.get(communeCode)?.touchesChina ? bits.border : 0;
    return bits.mountain | border | (level === "place" ? (this.#at(nowMs).masks.get(code) ?? 0) : 0);
  }

  /** When a zone or area begins or ends; null if never. */
  turnsMs(nowMs: number): number | null {
    const { toMs } = this.#at(nowMs);
    return Number.isFinite(toMs) ? toMs : null;
  }

  /** Zones, areas, places or sites changed. */
  forget(): void {
    this.#laid = undefined;
  }

  #at(nowMs: number): Laid {
    const known = this.#laid;
    if (known && nowMs >= known.fromMs && nowMs < known.toMs) return known;
    const { picture, clearance, consequences } = this.#ground;
    const masks = new Map<string, Mask>();
    let turns: number | null = null;
    const lay = (code: string, mask: Mask): void => void masks.set(code, (masks.get(code) ?? 0) | mask);
    const layArea = (id: string, from: string, to: string | null, mask: Mask): void => {
      const [fromMs, toMs] = [Date.parse(from), to === null ? Number.POSITIVE_INFINITY : Date.parse(to)];
      if (fromMs > nowMs) turns = sooner(turns, fromMs);
      else if (nowMs < toMs && Number.isFinite(toMs)) turns = sooner(turns, toMs);
      if (nowMs < fromMs || nowMs >= toMs) return;
      const touched = consequences.of(id, clearance);
      for (const side of touched ? [touched.certain, touched.possible] : []) for (const code of side.pollingPlaceIds) lay(code, mask);
    };
    for (const { id, fields } of recordsInSight(picture, "quarantine-zone", clearance)) {
      if (fields.kind === "checkpoint") continue;
      const isFacility = fields.kind === "concentrated" || fields.kind === "treatment";
      layArea(id, fields.from, fields.to, isFacility ? bits["in-zone"] | bits["in-facility"] : bits["in-zone"]);
    }
    for (const { id, fields } of recordsInSight(picture, "risk-area", clearance)) layArea(id, fields.from, fields.to, bits["in-risk-area"]);
    for (const { fields } of recordsInSight(picture, "outreach-site", clearance)) {
      if (fields.case === "home-quarantine") lay(fields.place, bits["in-zone"]);
      if (fields.case === "concentrated" || fields.case === "hospital") lay(fields.place, bits["in-zone"] | bits["in-facility"]);
    }
    this.#laid = { fromMs: nowMs, toMs: turns ?? Number.POSITIVE_INFINITY, masks };
    return this.#laid;
  }
}
