import type { PlacePoint } from "./engine.ts";
import type { PolygonSlabs } from "./polygon-slabs.ts";

/** A voter figure nobody has given. */
const UNKNOWN = -1;

/** What is counted of the places found. */
export interface PlaceTally {
  ids: string[];
  /** Sum over the places whose figure is known. */
  voters: number;
  votersUnknown: number;
}

/**
 * The polling places as columns of numbers: 84,767 are asked in a few ms, and one that changes is changed in place.
 * Rows stand in the order of ids (kept so by merging what is new), so that every answer comes out sorted.
 */
export class PlaceTable {
  #ids: string[] = [];
  #communes: string[] = [];
  #lons = new Float64Array(0);
  #lats = new Float64Array(0);
  #voters = new Int32Array(0);
  #estimated = new Uint8Array(0);
  #found = new Int32Array(0);
  #rows = new Map<string, number>();

  get size(): number {
    return this.#ids.length;
  }

  /** Replaces all places. Of two with the same id the later holds. */
  set(places: PlacePoint[]): void {
    const byId = new Map(places.map((place) => [place.id, place]));
    const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#ids = sorted.map(({ id }) => id);
    this.#communes = sorted.map(({ communeCode }) => communeCode);
    this.#lons = Float64Array.from(sorted, ({ lon }) => lon);
    this.#lats = Float64Array.from(sorted, ({ lat }) => lat);
    this.#voters = Int32Array.from(sorted, ({ voters }) => voters ?? UNKNOWN);
    this.#estimated = Uint8Array.from(sorted, ({ estimated }) => Number(estimated));
    this.#found = new Int32Array(sorted.length);
    this.#rows = new Map(this.#ids.map((id, row) => [id, row]));
  }

  /** Changes or adds `changed`, drops `removed` (ids not there are passed over). Only additions and removals move rows. */
  update(changed: PlacePoint[], removed: string[]): void {
    const moves = changed.some(({ id }) => !this.#rows.has(id)) || removed.some((id) => this.#rows.has(id));
    if (moves) {
      const gone = new Set(removed);
      const kept = this.#ids.filter((id) => !gone.has(id)).map((id) => this.#place(this.#rows.get(id)!));
      this.set([...kept, ...changed.filter(({ id }) => !gone.has(id))]);
      return;
    }
    for (const place of changed) {
      const row = this.#rows.get(place.id)!;
      this.#communes[row] = place.communeCode;
      this.#lons[row] = place.lon;
      this.#lats[row] = place.lat;
      this.#voters[row] = place.voters ?? UNKNOWN;
      this.#estimated[row] = Number(place.estimated);
    }
  }

  /** Places whose surveyed position lies inside. */
  surveyedInside(slabs: PolygonSlabs): PlaceTally {
    const inside = slabs.select(this.#lons, this.#lats, this.size, this.#found);
    let count = 0;
    for (let i = 0; i < inside; i++) {
      const row = this.#found[i]!;
      if (this.#estimated[row] === 0) this.#found[count++] = row;
    }
    return this.#tally(count);
  }

  /** Places whose position is only estimated, in one of the communes named; `communeCodes` are those in which there are any, sorted. */
  estimatedIn(communes: Set<string>): PlaceTally & { communeCodes: string[] } {
    const holding = new Set<string>();
    let count = 0;
    for (let row = 0; row < this.size; row++) {
      const commune = this.#communes[row]!;
      if (this.#estimated[row] === 0 || !communes.has(commune)) continue;
      holding.add(commune);
      this.#found[count++] = row;
    }
    return { ...this.#tally(count), communeCodes: [...holding].sort() };
  }

  #place(row: number): PlacePoint {
    const voters = this.#voters[row]!;
    return {
      id: this.#ids[row]!,
      communeCode: this.#communes[row]!,
      lon: this.#lons[row]!,
      lat: this.#lats[row]!,
      estimated: this.#estimated[row] === 1,
      voters: voters === UNKNOWN ? null : voters,
    };
  }

  /** Counts the first `count` rows found. */
  #tally(count: number): PlaceTally {
    const ids = new Array<string>(count);
    let [voters, votersUnknown] = [0, 0];
    for (let i = 0; i < count; i++) {
      const row = this.#found[i]!;
      ids[i] = this.#ids[row]!;
      const figure = this.#voters[row]!;
      if (figure === UNKNOWN) votersUnknown++;
      else voters += figure;
    }
    return { ids, voters, votersUnknown };
  }
}
