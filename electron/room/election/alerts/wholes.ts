import type { AlertRule } from "../../../contract/index.ts";
import type { Whole } from "../../../domain/election/alert-gather.ts";
import type { ElectionUnits } from "../units.ts";

const ofPlaces: ReadonlySet<AlertRule> = new Set(["opening-unsaid", "not-opened", "close-unsaid", "readiness-unsaid"]);

/** Rules whose silence may be that of the whole province; all of their findings are gathered at once. */
export const ofProvince: ReadonlySet<AlertRule> = new Set(["no-contact"]);

interface DistrictWhole {
  communes: Whole[];
  /** The district over its communes, and over those of them that have polling places. */
  ofCommunes: Whole;
  ofPlaced: Whole;
}

/** The units rules gather in, the narrower before the wider; made anew where places or boundaries changed. */
export class DistrictWholes {
  readonly #units: ElectionUnits;
  #version: number;
  #byDistrict: Map<string, DistrictWhole> | undefined;

  constructor(units: ElectionUnits) {
    this.#units = units;
    this.#version = units.version;
  }

  /** For the findings of one rule in one district; of a rule of the province, in all of them. */
  of(rule: AlertRule, district: string): readonly Whole[] {
    if (this.#version !== this.#units.version) this.#byDistrict = undefined;
    this.#version = this.#units.version;
    this.#byDistrict ??= this.#group();
    if (ofProvince.has(rule)) {
      const districts = [...this.#byDistrict.values()].map(({ ofCommunes }) => ofCommunes);
      return [...districts, { unit: "province", parts: districts.map(({ unit }) => unit) }];
    }
    const whole = this.#byDistrict.get(district);
    if (!whole) return [];
    return ofPlaces.has(rule) ? [...whole.communes, whole.ofPlaced] : [whole.ofCommunes];
  }

  #group(): Map<string, DistrictWhole> {
    const found = new Map<string, DistrictWhole>();
    const communes = new Map<string, Whole[]>();
    for (const { key, districtCode, places } of this.#units.communes.values()) {
      const whole = { unit: key, parts: places.map((code) => `place:${code}`) };
      const known = communes.get(districtCode);
      if (known) known.push(whole);
      else communes.set(districtCode, [whole]);
    }
    for (const { code, key } of this.#units.districts.values()) {
      const own = communes.get(code) ?? [];
      const placed = own.filter(({ parts }) => parts.length > 0);
      found.set(code, {
        communes: placed,
        ofCommunes: { unit: key, parts: own.map(({ unit }) => unit) },
        ofPlaced: { unit: key, parts: placed.map(({ unit }) => unit) },
      });
    }
    return found;
  }
}
