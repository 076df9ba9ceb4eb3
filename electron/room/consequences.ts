import type { AreaGeometry, Marking, Touched, TouchedSide } from "../contract/index.ts";
import type { SpatialEngine } from "../spatial/engine.ts";
import { inSight, isGone } from "./door.ts";
import type { Picture } from "./picture.ts";

/** Less than this across the border is rounding between two ways to reckon the same line. */
const leastOverhangKm2 = 0.001;

/** What each zone and risk area touches and how it is shown, kept up with the places and the boundaries. */
export class Consequences {
  readonly #spatial: SpatialEngine;
  readonly #picture: Picture;
  readonly #touched = new Map<string, Touched>();
  /** Shapes of areas that reach across the border in force; null where nothing of one lies inside. */
  readonly #cut = new Map<string, AreaGeometry | null>();

  constructor(spatial: SpatialEngine, picture: Picture) {
    this.#spatial = spatial;
    this.#picture = picture;
  }

  /** What a kept area touches, as far as this clearance may see; null until it has been worked out. */
  of(id: string, clearance: Marking): Touched | null {
    const touched = this.#touched.get(id);
    return touched ? this.inSightOf(touched, clearance) : null;
  }

  /**
   * How a kept area is shown: as it was drawn, or cut where boundaries accepted since leave part of it abroad (the record keeps its own
   * shape); null where nothing of it may be shown.
   */
  shownShape(id: string, drawn: AreaGeometry): AreaGeometry | null {
    const cut = this.#cut.get(id);
    return cut === undefined ? drawn : cut;
  }

  /** After boundaries changed: every area's shape and what it touches. */
  async renewAll(): Promise<void> {
    for (const { kind, id } of this.#areas()) await this.renew(kind, id);
  }

  /** After places changed: what every area touches. */
  async renewTouched(): Promise<void> {
    for (const area of this.#areas()) if (!isGone(area)) this.#touched.set(area.id, await this.#spatial.touch(area.fields.geometry));
  }

  /** After one area changed. */
  async renew(kind: "quarantine-zone" | "risk-area", id: string): Promise<void> {
    const record = this.#picture.record(kind, id);
    if (!record || isGone(record)) {
      this.#cut.delete(id);
      this.#touched.delete(id);
      return;
    }
    const touched = await this.#spatial.touch(record.fields.geometry);
    const sound = await this.#spatial.inspect(record.fields.geometry);
    // At once and only now: a shape once cut is never shown whole while the new one is reckoned.
    this.#touched.set(id, touched);
    if (sound.ok && sound.value.clippedKm2 > leastOverhangKm2) this.#cut.set(id, sound.value.geometry);
    else if (!sound.ok && sound.error.code === "outside-province") this.#cut.set(id, null);
    else this.#cut.delete(id);
  }

  #areas() {
    return [...this.#picture.records("quarantine-zone"), ...this.#picture.records("risk-area")];
  }

  /** The same counted only over places this clearance may see. */
  inSightOf(touched: Touched, clearance: Marking): Touched {
    const certain = this.#sideInSight(touched.certain, clearance);
    const possible = this.#sideInSight(touched.possible, clearance);
    // A place inside brings its own commune with it, though the area cuts none of that; the possible ones are only told by their places.
    return { certain: this.#withCommunes(certain, touched.certain.communeCodes), possible: this.#withCommunes(possible, []) };
  }

  /** The communes cut together with those of the side's places. */
  #withCommunes(side: TouchedSide, cut: readonly string[]): TouchedSide {
    const own = side.pollingPlaceIds.flatMap((id) => this.#picture.record("polling-place", id)?.fields.communeCode ?? []);
    const communeCodes = [...new Set([...cut, ...own])].sort();
    return { ...side, communes: communeCodes.length, communeCodes };
  }

  #sideInSight(side: TouchedSide, clearance: Marking): TouchedSide {
    const ids = side.pollingPlaceIds.filter((id) => {
      const place = this.#picture.record("polling-place", id);
      return place !== undefined && inSight(clearance, place);
    });
    if (ids.length === side.pollingPlaceIds.length) return side;
    let voters = 0;
    let votersUnknown = 0;
    for (const id of ids) {
      const count = this.#picture.record("polling-place", id)?.fields.voters ?? null;
      if (count === null) votersUnknown += 1;
      else voters += count;
    }
    return { ...side, pollingPlaces: ids.length, pollingPlaceIds: ids, voters, votersUnknown };
  }
}
