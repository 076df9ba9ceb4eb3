import { setImmediate as breathe } from "node:timers/promises";
import type { LayerName, RecordKind } from "../contract/index.ts";
import type { PlacePoint, SpatialEngine } from "../spatial/engine.ts";
import { type BoundaryMap, codedAreas } from "./boundary-map.ts";
import type { Consequences } from "./consequences.ts";
import type { Picture } from "./picture.ts";
import { pointOf } from "./polling-places.ts";

/** So many places are looked at before everything else gets its turn. */
const placesAtOnce = 4000;

/** Which layers a kind of record shows in. */
const layersOf: Partial<Record<RecordKind, readonly LayerName[]>> = {
  "polling-place": ["polling-places", "communes", "districts", "quarantine-zones", "risk-areas"],
  "quarantine-zone": ["quarantine-zones"],
  "risk-area": ["risk-areas"],
  "checklist-tick": ["polling-places", "communes", "districts"],
  incident: ["incidents"],
  "polling-day": ["polling-places", "communes", "districts"],
  interruption: ["polling-places", "communes", "districts"],
  "ballot-matter": ["polling-places", "communes", "districts"],
  "date-change": ["polling-places", "communes", "districts"],
  setting: ["polling-places", "communes", "districts"],
  "boundary-set": ["polling-places", "communes", "districts", "quarantine-zones", "risk-areas"],
};

/** Kinds that change what a checklist asks, and so the mark of places where it was ticked. */
const reasking: ReadonlySet<RecordKind> = new Set(["checklist-template", "outreach-site", "quarantine-zone", "risk-area"] as const);

/** The layers to draw again after records of these kinds changed. `hasTicks`: some checklist was ticked. */
export const layersTouchedBy = (kinds: Iterable<RecordKind>, hasTicks: boolean): Set<LayerName> => {
  const layers = new Set<LayerName>();
  for (const kind of kinds) {
    for (const layer of layersOf[kind] ?? []) layers.add(layer);
    if (hasTicks && reasking.has(kind)) for (const layer of layersOf["checklist-tick"] ?? []) layers.add(layer);
  }
  return layers;
};

/** Whether a place counts the same for every area. */
export const samePoint = (one: PlacePoint, other: PlacePoint): boolean =>
  one.lon === other.lon &&
  one.lat === other.lat &&
  one.voters === other.voters &&
  one.communeCode === other.communeCode &&
  one.estimated === other.estimated;

/** Keeps the geometry engine and the consequences in step with the journal, one round of changes after another. */
export class Settling {
  readonly #picture: Picture;
  readonly #spatial: SpatialEngine;
  readonly #consequences: Consequences;
  readonly #boundaries: { current(): BoundaryMap; renew(): Promise<void> };
  readonly #points = new Map<string, PlacePoint>();
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #ground = 0;

  constructor(picture: Picture, spatial: SpatialEngine, consequences: Consequences, boundaries: { current(): BoundaryMap; renew(): Promise<void> }) {
    this.#picture = picture;
    this.#spatial = spatial;
    this.#consequences = consequences;
    this.#boundaries = boundaries;
  }

  /** Resolves once everything handed over so far has been worked in. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** Nothing is being worked in: places, boundaries and consequences agree with the journal. */
  get isSettled(): boolean {
    return this.#waiting === 0;
  }

  /** The places as the engine counts them now. */
  get points(): ReadonlyMap<string, PlacePoint> {
    return this.#points;
  }

  /** Changes whenever places moved or boundaries did: what areas touch may then differ. */
  get ground(): number {
    return this.#ground;
  }

  /**
   * Works in changed records (none: everything, on opening), then calls `done`. `renewal`: brings the picture to them first, where they are
   * too many to do so at once. A failure is told to the log and the room goes on.
   */
  add(changed: readonly { kind: RecordKind; id: string }[] | "all", done: () => void, renewal: () => Promise<void> = async () => {}): void {
    this.#waiting += 1;
    this.#work = this.#work
      .then(renewal)
      .then(() => (changed === "all" ? this.#settleAll() : this.#settle(changed)))
      .catch((error: unknown) => console.error("room: geometry could not follow the journal", error))
      .then(() => {
        this.#waiting -= 1;
        done();
      });
  }

  async #settleAll(): Promise<void> {
    this.#ground += 1;
    await this.#boundaries.renew();
    const boundaries = this.#boundaries.current();
    await this.#spatial.setBoundaries(codedAreas(boundaries));
    this.#points.clear();
    for (const place of this.#picture.records("polling-place")) {
      const point = pointOf(place, boundaries);
      if (point) this.#points.set(point.id, point);
    }
    await this.#spatial.setPlaces([...this.#points.values()]);
    await this.#consequences.renewAll();
  }

  async #settle(changed: readonly { kind: RecordKind; id: string }[]): Promise<void> {
    if (changed.some(({ kind }) => kind === "boundary-set")) return this.#settleAll();
    const moved = await this.#movePlaces(changed.filter(({ kind }) => kind === "polling-place").map(({ id }) => id));
    if (moved) await this.#consequences.renewTouched();
    for (const { kind, id } of changed) if (kind === "quarantine-zone" || kind === "risk-area") await this.#consequences.renew(kind, id);
  }

  /** True where a place came, went, moved or has another voter figure: what areas touch may then differ. */
  async #movePlaces(ids: readonly string[]): Promise<boolean> {
    const moved: PlacePoint[] = [];
    const removed: string[] = [];
    for (const [place, id] of ids.entries()) {
      if (place > 0 && place % placesAtOnce === 0) await breathe();
      this.#movePlace(id, moved, removed);
    }
    if (moved.length === 0 && removed.length === 0) return false;
    this.#ground += 1;
    await this.#spatial.updatePlaces(moved, removed);
    return true;
  }

  #movePlace(id: string, moved: PlacePoint[], removed: string[]): void {
    const place = this.#picture.record("polling-place", id);
    const point = place ? pointOf(place, this.#boundaries.current()) : null;
    const before = this.#points.get(id);
    if (point && !(before && samePoint(before, point))) {
      moved.push(point);
      this.#points.set(id, point);
    } else if (!point && before) {
      removed.push(id);
      this.#points.delete(id);
    }
  }
}
