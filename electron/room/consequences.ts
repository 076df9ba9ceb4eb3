import type { AreaGeometry, Marking, Touched, TouchedSide } from "../contract/index.ts";
import type { SpatialEngine } from "../spatial/engine.ts";
import { inSight } from "./door.ts";
import type { Picture } from "./picture.ts";

/** What each zone and risk area touches, kept up with the places and the boundaries. */
export class Consequences {
  readonly #spatial: SpatialEngine;
  readonly #picture: Picture;
  readonly #touched = new Map<string, Touched>();

  constructor(spatial: SpatialEngine, picture: Picture) {
    this.#spatial = spatial;
    this.#picture = picture;
  }

  /** What a kept area touches, as far as this clearance may see; null until it has been worked out. */
  of(id: string, clearance: Marking): Touched | null {
    const touched = this.#touched.get(id);
    return touched ? this.inSightOf(touched, clearance) : null;
  }

  /** What a drawing not yet kept touches. */
  async ofDrawing(geometry: AreaGeometry, clearance: Marking): Promise<Touched> {
    return this.inSightOf(await this.#spatial.touch(geometry), clearance);
  }

  async renewAll(): Promise<void> {
    this.#touched.clear();
    for (const kind of ["quarantine-zone", "risk-area"] as const) for (const record of this.#picture.records(kind)) await this.renew(kind, record.id);
  }

  async renew(kind: "quarantine-zone" | "risk-area", id: string): Promise<void> {
    const record = this.#picture.record(kind, id);
    if (!record || record.fields.deleted) this.#touched.delete(id);
    else this.#touched.set(id, await this.#spatial.touch(record.fields.geometry));
  }

  /** The same counted only over places this clearance may see. */
  inSightOf(touched: Touched, clearance: Marking): Touched {
    return { certain: this.#sideInSight(touched.certain, clearance), possible: this.#sideInSight(touched.possible, clearance) };
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
