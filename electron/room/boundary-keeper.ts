import type { BoundarySetFields } from "../contract/index.ts";
import { readBoundaryFile } from "../intake/boundary-file.ts";
import type { SpatialEngine } from "../spatial/engine.ts";
import type { BoundaryMap, Unit } from "./boundary-map.ts";

/** The record that says which boundaries are in force. */
export const boundarySetId = "communes";

const builtInFile = "built-in";

/** How many maps besides the built-in one stay at hand: those in force now and those of moments looked at. */
const mostMaps = 4;

/** The boundary-set record's fields when the boundaries that come with the product are in force. */
export const builtInSet = ({ info }: BoundaryMap): BoundarySetFields => ({
  file: builtInFile,
  fileName: info.fileName,
  attribution: info.attribution,
  validFrom: info.validFrom,
  validTo: info.validTo,
});

/** Holds the boundaries in force, as the journal's boundary-set record says: the built-in ones where there is none. */
export class BoundaryKeeper {
  readonly #builtIn: BoundaryMap;
  readonly #inForce: () => BoundarySetFields | undefined;
  readonly #blob: (hash: string) => Uint8Array | undefined;
  readonly #spatial: SpatialEngine;
  /** Maps at hand by their record's fields, the one longest not asked for first. */
  readonly #maps = new Map<string, Promise<BoundaryMap>>();
  #current: BoundaryMap;

  constructor(
    builtIn: BoundaryMap,
    inForce: () => BoundarySetFields | undefined,
    blob: (hash: string) => Uint8Array | undefined,
    spatial: SpatialEngine,
  ) {
    this.#builtIn = builtIn;
    this.#inForce = inForce;
    this.#blob = blob;
    this.#spatial = spatial;
    this.#current = builtIn;
  }

  current(): BoundaryMap {
    return this.#current;
  }

  /** Takes up what the record says now. */
  async renew(): Promise<void> {
    this.#current = await this.mapOf(this.#inForce());
  }

  /**
   * The boundaries a boundary-set record names, the same object for the same fields while it is at hand. A file that cannot be read
   * leaves the built-in boundaries in force, and the log says so.
   */
  mapOf(fields: BoundarySetFields | undefined): Promise<BoundaryMap> {
    if (!fields || fields.file === builtInFile) return Promise.resolve(this.#builtIn);
    const { file, fileName, attribution, validFrom, validTo } = fields;
    const key = JSON.stringify([file, fileName, attribution, validFrom, validTo]);
    const map = this.#maps.get(key) ?? this.#named(fields);
    this.#maps.delete(key);
    this.#maps.set(key, map);
    for (const oldest of this.#maps.keys()) {
      if (this.#maps.size <= mostMaps) break;
      this.#maps.delete(oldest);
    }
    return map;
  }

  async #named(fields: BoundarySetFields): Promise<BoundaryMap> {
    const { fileName, attribution, validFrom, validTo } = fields;
    const read = await this.#read(fields);
    return read ? { ...read, info: { fileName, attribution, validFrom, validTo, builtIn: false } } : this.#builtIn;
  }

  async #read(fields: BoundarySetFields): Promise<BoundaryMap | null> {
    const bytes = this.#blob(fields.file);
    // Judged when it was accepted against the boundaries then in force, not again against the built-in ones.
    const known = [...this.#builtIn.communes.values()].map(({ code, name, districtCode }) => ({ code, name, districtCode }));
    const file = bytes ? readBoundaryFile(bytes, fields.fileName, known) : null;
    if (!file?.ok) {
      console.error(`room: boundary file ${fields.fileName} cannot be read again, built-in boundaries stay`, file?.error.reasons);
      return null;
    }
    const communes = new Map(
      file.value.communes.map(({ labelLon, labelLat, ...commune }): [string, Unit] => {
        const touchesChina = this.#builtIn.communes.get(commune.code)?.touchesChina ?? false;
        return [commune.code, { ...commune, label: [labelLon, labelLat], touchesChina }];
      }),
    );
    const groups = [...this.#builtIn.districts.keys()].map((code) => ({
      code,
      geometries: [...communes.values()].filter(({ districtCode }) => districtCode === code).map(({ geometry }) => geometry),
    }));
    const shapes = new Map((await this.#spatial.dissolve(groups)).map(({ code, geometry }) => [code, geometry]));
    const districts = new Map(
      [...this.#builtIn.districts].map(([code, district]): [string, Unit] => [
        code,
        { ...district, geometry: shapes.get(code) ?? district.geometry },
      ]),
    );
    return { communes, districts, info: this.#builtIn.info };
  }
}
