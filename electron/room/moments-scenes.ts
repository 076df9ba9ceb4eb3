import type { AreaGeometry } from "../contract/index.ts";
import type { PlacePoint, SpatialEngine } from "../spatial/engine.ts";
import { type BoundaryMap, codedAreas } from "./boundary-map.ts";
import { Consequences, type Reckoned, reckon } from "./consequences.ts";
import type { Picture } from "./picture.ts";
import { pointOf } from "./polling-places.ts";
import { type Settling, samePoint } from "./settling.ts";

/** How many scenes of the past stay laid out in the geometry thread: each is a table of places, and boundaries where those differ. */
const mostScenes = 4;
/** How many areas drawn otherwise than now stay reckoned a scene. */
const mostReckoned = 300;

/** Places and boundaries in the geometry thread; `laid` fails where they could not be laid out. */
interface Ground {
  spatial: SpatialEngine;
  laid: Promise<unknown>;
}

/** What areas touch on one set of places and boundaries, by their shape; laid out in the geometry thread when the first is asked for. */
class Scene {
  readonly boundaries: BoundaryMap;
  readonly points: ReadonlyMap<string, PlacePoint>;
  readonly #layOut: () => Ground;
  #ground: Ground | undefined;
  readonly #reckoned = new Map<string, Promise<Reckoned>>();

  constructor(boundaries: BoundaryMap, points: ReadonlyMap<string, PlacePoint>, layOut: () => Ground) {
    this.boundaries = boundaries;
    this.points = points;
    this.#layOut = layOut;
  }

  get spatial(): SpatialEngine {
    this.#ground ??= this.#layOut();
    return this.#ground.spatial;
  }

  reckon(drawn: AreaGeometry): Promise<Reckoned> {
    const key = JSON.stringify(drawn);
    const known = this.#reckoned.get(key);
    if (known) return known;
    if (this.#reckoned.size >= mostReckoned) this.#reckoned.clear();
    const reckoned = this.#reckonNow(drawn);
    reckoned.catch(() => this.#reckoned.delete(key));
    this.#reckoned.set(key, reckoned);
    return reckoned;
  }

  /** Frees what it holds in the geometry thread, if anything. */
  close(): void {
    void this.#ground?.spatial.close();
  }

  async #reckonNow(drawn: AreaGeometry): Promise<Reckoned> {
    const reckoned = reckon(this.spatial, drawn);
    const [answer] = await Promise.all([reckoned, this.#ground?.laid]);
    return answer;
  }
}

/** What the areas of a moment touch: `settled` resolves once that is reckoned. */
export interface PastGround {
  spatial: SpatialEngine;
  consequences: Consequences;
  settled: Promise<void>;
}

const pointsAt = (picture: Picture, boundaries: BoundaryMap): Map<string, PlacePoint> => {
  const points = new Map<string, PlacePoint>();
  for (const place of picture.records("polling-place")) {
    const point = pointOf(place, boundaries);
    if (point) points.set(point.id, point);
  }
  return points;
};

const samePoints = (one: ReadonlyMap<string, PlacePoint>, other: ReadonlyMap<string, PlacePoint>): boolean => {
  if (one.size !== other.size) return false;
  for (const [id, point] of one) {
    const there = other.get(id);
    if (!there || !samePoint(point, there)) return false;
  }
  return true;
};

/**
 * What areas touched at moments: of the places as they then were, within the boundaries then in force. Where places and boundaries
 * were those of now, the geometry of now answers; else a scene of its own is laid out.
 */
export class PastScenes {
  readonly #spatial: SpatialEngine;
  readonly #settling: Settling;
  readonly #consequences: Consequences;
  readonly #boundaries: () => BoundaryMap;
  #now: { ground: number; scene: Scene } | undefined;
  /** The one longest not asked for first. */
  #past: Scene[] = [];

  constructor(spatial: SpatialEngine, settling: Settling, consequences: Consequences, boundaries: () => BoundaryMap) {
    this.#spatial = spatial;
    this.#settling = settling;
    this.#consequences = consequences;
    this.#boundaries = boundaries;
  }

  async groundAt(picture: Picture, boundaries: BoundaryMap): Promise<PastGround> {
    const points = pointsAt(picture, boundaries);
    do await this.#settling.settled();
    while (!this.#settling.isSettled);
    // From here to the end nothing is waited for: what is compared with now, and asked of it, is one and the same now.
    const isNow = boundaries === this.#boundaries() && samePoints(points, this.#settling.points);
    const scene = isNow ? this.#sceneNow() : this.#scenePast(boundaries, points);
    const consequences = new Consequences(
      { reckon: (drawn) => scene.reckon(drawn), touch: async (drawn) => (await scene.reckon(drawn)).touched },
      picture,
    );
    const known = isNow ? (id: string, drawn: AreaGeometry) => this.#consequences.reckonedOf(id, drawn) : () => undefined;
    const settled = consequences.renewAll(known);
    settled.catch(() => {});
    return { spatial: boundaries === this.#boundaries() ? this.#spatial : scene.spatial, consequences, settled };
  }

  #sceneNow(): Scene {
    const { ground } = this.#settling;
    const asItIs = (): Ground => ({ spatial: this.#spatial, laid: Promise.resolve() });
    if (this.#now?.ground !== ground) this.#now = { ground, scene: new Scene(this.#boundaries(), this.#settling.points, asItIs) };
    return this.#now.scene;
  }

  #scenePast(boundaries: BoundaryMap, points: Map<string, PlacePoint>): Scene {
    const known = this.#past.find((scene) => scene.boundaries === boundaries && samePoints(points, scene.points));
    const scene = known ?? new Scene(boundaries, points, () => this.#layOut(boundaries, points));
    this.#past = [...this.#past.filter((one) => one !== scene), scene];
    while (this.#past.length > mostScenes) this.#past.shift()?.close();
    return scene;
  }

  #layOut(boundaries: BoundaryMap, points: ReadonlyMap<string, PlacePoint>): Ground {
    const spatial = this.#spatial.scene();
    const laid = Promise.all([spatial.setBoundaries(codedAreas(boundaries)), spatial.setPlaces([...points.values()])]);
    laid.catch(() => {});
    return { spatial, laid };
  }
}
