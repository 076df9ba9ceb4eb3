import { inSight, recordsInSight } from "../door.ts";
import type { PlaceRecord } from "../polling-places.ts";
import type { Changed, ElectionGround } from "./ground.ts";

/** A commune or district with its polling places in sight, by number. */
export interface ElectionUnit {
  key: string;
  code: string;
  name: string;
  districtCode: string;
  /** Codes of its places. */
  places: readonly string[];
}

/**
 * The chain place → commune → district → province as this clearance sees it. Communes without a place are in it: a commune nobody has
 * listed places of owes its reports all the same.
 */
export class ElectionUnits {
  readonly #ground: ElectionGround;
  #places = new Map<string, PlaceRecord>();
  #communes: Map<string, ElectionUnit> | undefined;
  #districts: Map<string, ElectionUnit> | undefined;
  /** Raised whenever places came, went or moved between communes: who rests on the tree then builds anew. */
  version = 0;

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    for (const place of recordsInSight(ground.picture, "polling-place", ground.clearance)) this.#places.set(place.id, place);
  }

  /** Polling places in sight, by code. */
  get places(): ReadonlyMap<string, PlaceRecord> {
    return this.#places;
  }

  /** Communes by code, in the order of the boundaries in force. */
  get communes(): ReadonlyMap<string, ElectionUnit> {
    if (!this.#communes) this.#group();
    return this.#communes ?? new Map();
  }

  /** Districts by code. */
  get districts(): ReadonlyMap<string, ElectionUnit> {
    if (!this.#districts) this.#group();
    return this.#districts ?? new Map();
  }

  /** What a unit key is called, as "Xã Cao Bồ", "KVBP số 2 Nhà văn hóa thôn Tả Ván, Xã Cao Bồ"; the key itself where nothing is known by it. */
  nameOf(key: string): string {
    const [level, code = ""] = key.split(":");
    if (level === "place") return this.#placeInCommune(code) ?? key;
    if (level === "commune") return this.communes.get(code)?.name ?? key;
    if (level === "district") return this.districts.get(code)?.name ?? key;
    return level === "province" ? "Tỉnh Hà Giang" : key;
  }

  /** A place's number and name without its commune, as "KVBP số 2 Nhà văn hóa thôn Tả Ván"; undefined where there is none in sight. */
  placeName(code: string): string | undefined {
    const fields = this.#places.get(code)?.fields;
    if (!fields) return undefined;
    const numbered = `KVBP số ${fields.number}`;
    return fields.name === "" || fields.name === `Khu vực bỏ phiếu số ${fields.number}` ? numbered : `${numbered} ${fields.name}`;
  }

  /** With its commune too: places of many communes bear one name. */
  #placeInCommune(code: string): string | undefined {
    const name = this.placeName(code);
    const communeCode = this.#places.get(code)?.fields.communeCode ?? "";
    return name === undefined ? undefined : `${name}, ${this.communes.get(communeCode)?.name ?? communeCode}`;
  }

  /** The code of a unit's district; null for the province and agencies. */
  districtOf(key: string): string | null {
    const [level, code = ""] = key.split(":");
    if (level === "district") return code;
    const communeCode = level === "place" ? (this.#places.get(code)?.fields.communeCode ?? "") : code;
    return this.communes.get(communeCode)?.districtCode ?? null;
  }

  renew(changed: readonly Changed[]): void {
    let regroup = false;
    for (const { kind, id } of changed) {
      if (kind === "boundary-set") regroup = true;
      if (kind !== "polling-place") continue;
      const place = this.#ground.picture.record("polling-place", id);
      const before = this.#places.get(id);
      if (place && inSight(this.#ground.clearance, place)) {
        this.#places.set(id, place);
        if (before?.fields.communeCode !== place.fields.communeCode || before.fields.number !== place.fields.number) regroup = true;
      } else if (before) {
        this.#places.delete(id);
        regroup = true;
      }
    }
    if (!regroup) return;
    this.#communes = undefined;
    this.#districts = undefined;
    this.version += 1;
  }

  #group(): void {
    const { communes, districts } = this.#ground.boundaries();
    const byCommune = new Map<string, PlaceRecord[]>();
    for (const place of this.#places.values()) {
      const of = byCommune.get(place.fields.communeCode);
      if (of) of.push(place);
      else byCommune.set(place.fields.communeCode, [place]);
    }
    const codesOf = (communeCode: string): string[] =>
      (byCommune.get(communeCode) ?? []).sort((one, other) => one.fields.number - other.fields.number).map(({ id }) => id);
    this.#communes = new Map(
      [...communes.values()].map(({ code, name, districtCode }) => [
        code,
        { key: `commune:${code}`, code, name, districtCode, places: codesOf(code) },
      ]),
    );
    const byDistrict = new Map<string, string[]>();
    for (const { districtCode, places } of this.#communes.values())
      byDistrict.set(districtCode, [...(byDistrict.get(districtCode) ?? []), ...places]);
    this.#districts = new Map(
      [...districts.values()].map(({ code, name }) => [
        code,
        { key: `district:${code}`, code, name, districtCode: code, places: byDistrict.get(code) ?? [] },
      ]),
    );
  }
}
