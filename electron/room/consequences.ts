import { isDeepStrictEqual } from "node:util";
import type { AreaGeometry, Marking, Touched, TouchedSide } from "../contract/index.ts";
import type { SpatialEngine } from "../spatial/engine.ts";
import { inSight, isGone } from "./door.ts";
import type { Picture } from "./picture.ts";

/** Less than this across the border is rounding between two ways to reckon the same line. */
const leastOverhangKm2 = 0.001;

type AreaKind = "quarantine-zone" | "risk-area";

/** What an area touches and how it is shown: as drawn (`cut` undefined), cut at the border in force, or not at all (null). */
export interface Reckoned {
  drawn: AreaGeometry;
  touched: Touched;
  cut: AreaGeometry | null | undefined;
}

/** What reckons: places and boundaries of now, or of a moment. */
export interface Reckoning {
  reckon(drawn: AreaGeometry): Promise<Reckoned>;
  touch(drawn: AreaGeometry): Promise<Touched>;
}

/** Reckons an area on the engine's places and boundaries. */
export const reckon = async (spatial: SpatialEngine, drawn: AreaGeometry): Promise<Reckoned> => {
  // Both asked at once, so that no change of places or boundaries comes between them.
  const [touched, sound] = await Promise.all([spatial.touch(drawn), spatial.inspect(drawn)]);
  if (sound.ok) return { drawn, touched, cut: sound.value.clippedKm2 > leastOverhangKm2 ? sound.value.geometry : undefined };
  return { drawn, touched, cut: sound.error.code === "outside-province" ? null : undefined };
};

/** What each zone and risk area touches and how it is shown, kept up with the places and the boundaries. */
export class Consequences {
  readonly #ground: Reckoning;
  readonly #picture: Picture;
  readonly #reckoned = new Map<string, Reckoned>();

  constructor(ground: Reckoning, picture: Picture) {
    this.#ground = ground;
    this.#picture = picture;
  }

  /** What a kept area touches, as far as this clearance may see; null until it has been worked out. */
  of(id: string, clearance: Marking): Touched | null {
    const reckoned = this.#reckoned.get(id);
    return reckoned ? this.inSightOf(reckoned.touched, clearance) : null;
  }

  /**
   * How a kept area is shown: as it was drawn, or cut where boundaries accepted since leave part of it abroad (the record keeps its own
   * shape); null where nothing of it may be shown.
   */
  shownShape(id: string, drawn: AreaGeometry): AreaGeometry | null {
    const cut = this.#reckoned.get(id)?.cut;
    return cut === undefined ? drawn : cut;
  }

  /** What was reckoned of an area drawn exactly so; undefined where it was drawn otherwise. */
  reckonedOf(id: string, drawn: AreaGeometry): Reckoned | undefined {
    const reckoned = this.#reckoned.get(id);
    return reckoned && (reckoned.drawn === drawn || isDeepStrictEqual(reckoned.drawn, drawn)) ? reckoned : undefined;
  }

  /** After boundaries changed: every area's shape and what it touches. `known`: what need not be reckoned again. */
  async renewAll(known: (id: string, drawn: AreaGeometry) => Reckoned | undefined = () => undefined): Promise<void> {
    const unknown: { kind: AreaKind; id: string }[] = [];
    // All that is known at once: by the time the first of the others is reckoned it may be known no more.
    for (const area of this.#areas()) {
      const reckoned = isGone(area) ? undefined : known(area.id, area.fields.geometry);
      if (reckoned) this.#reckoned.set(area.id, reckoned);
      else unknown.push(area);
    }
    await Promise.all(unknown.map(({ kind, id }) => this.renew(kind, id)));
  }

  /** After places changed: what every area touches. */
  async renewTouched(): Promise<void> {
    for (const area of this.#areas()) {
      if (isGone(area)) continue;
      const drawn = area.fields.geometry;
      const touched = await this.#ground.touch(drawn);
      this.#reckoned.set(area.id, { cut: undefined, ...this.#reckoned.get(area.id), drawn, touched });
    }
  }

  /** After one area changed. */
  async renew(kind: AreaKind, id: string): Promise<void> {
    const record = this.#picture.record(kind, id);
    if (!record || isGone(record)) {
      this.#reckoned.delete(id);
      return;
    }
    const drawn = record.fields.geometry;
    // At once and only when it is whole: a shape once cut is never shown whole while the new one is reckoned.
    this.#reckoned.set(id, await this.#ground.reckon(drawn));
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
