import type { AreaGeometry } from "../../../electron/contract/index.ts";
import type { LonLat } from "../geometry/mercator.ts";
import { contains, polygonsOf } from "../geometry/polygons.ts";
import { type Aim, type DrawingMode, type Figure, nearestHandle } from "./mode.ts";

interface Vertex {
  ring: number;
  index: number;
}
type Held = Vertex | { from: LonLat } | null;

const MIN_RING = 3;

/**
 * Reshapes an area: a vertex is dragged, a midpoint dragged becomes a vertex, the inside dragged moves the whole.
 * Rings are kept without their closing point.
 */
export class ReshapeMode implements DrawingMode {
  private readonly type: AreaGeometry["type"];
  /** Every ring with the polygon it belongs to. */
  private readonly rings: { polygon: number; points: LonLat[] }[];
  private held: Held = null;
  private active: Vertex | null = null;
  private moved = false;

  constructor(geometry: AreaGeometry) {
    this.type = geometry.type;
    this.rings = polygonsOf(geometry).flatMap((polygon, index) =>
      polygon.map((ring) => ({ polygon: index, points: ring.slice(0, -1).map(([lon = 0, lat = 0]): LonLat => [lon, lat]) })),
    );
  }

  geometry(): AreaGeometry {
    const polygons: number[][][][] = [];
    for (const { polygon, points } of this.rings) {
      const closed = [...points, ...points.slice(0, 1)].map((point) => [...point]);
      const rings = polygons[polygon];
      if (rings) rings.push(closed);
      else polygons[polygon] = [closed];
    }
    return this.type === "Polygon" ? { type: "Polygon", coordinates: polygons[0] ?? [] } : { type: "MultiPolygon", coordinates: polygons };
  }

  figure(): Figure {
    return {
      lines: this.rings.map(({ points }) => ({ points, closed: true })),
      handles: this.vertices().map(({ point }) => point),
      midpoints: this.midpoints().map(({ point }) => point),
      active: this.active ? (this.rings[this.active.ring]?.points[this.active.index] ?? null) : null,
    };
  }

  tap(aim: Aim): "changed" | "nothing" {
    this.active = this.hit(this.vertices(), aim);
    return "nothing";
  }

  grab(aim: Aim): boolean {
    this.moved = false;
    const vertex = this.hit(this.vertices(), aim);
    const midpoint = vertex ? null : this.hit(this.midpoints(), aim);
    if (midpoint) this.rings[midpoint.ring]?.points.splice(midpoint.index, 0, aim.at);
    this.moved = midpoint !== null;
    this.active = vertex ?? midpoint;
    this.held = this.active ?? (contains(this.geometry(), aim.at[0], aim.at[1]) ? { from: aim.at } : null);
    return this.held !== null;
  }

  drag(aim: Aim): boolean {
    const { held } = this;
    if (!held) return false;
    this.moved = true;
    if ("ring" in held) {
      const ring = this.rings[held.ring];
      if (ring) ring.points[held.index] = aim.at;
      return true;
    }
    const [dLon, dLat] = [aim.at[0] - held.from[0], aim.at[1] - held.from[1]];
    for (const ring of this.rings) ring.points = ring.points.map(([lon, lat]): LonLat => [lon + dLon, lat + dLat]);
    held.from = aim.at;
    return true;
  }

  drop(): boolean {
    const { moved } = this;
    this.held = null;
    this.moved = false;
    return moved;
  }

  /** A ring keeps at least three vertices. */
  removeVertex(aim: Aim | null): boolean {
    const vertex = (aim && this.hit(this.vertices(), aim)) ?? this.active;
    const points = vertex && this.rings[vertex.ring]?.points;
    if (!vertex || !points || points.length <= MIN_RING) return false;
    points.splice(vertex.index, 1);
    this.active = null;
    return true;
  }

  private hit(candidates: readonly (Vertex & { point: LonLat })[], aim: Aim): Vertex | null {
    const found =
      candidates[
        nearestHandle(
          candidates.map(({ point }) => point),
          aim,
        )
      ];
    return found ? { ring: found.ring, index: found.index } : null;
  }

  private vertices(): (Vertex & { point: LonLat })[] {
    return this.rings.flatMap(({ points }, ring) => points.map((point, index) => ({ ring, index, point })));
  }

  /** `index` is where a vertex put there would stand. */
  private midpoints(): (Vertex & { point: LonLat })[] {
    return this.rings.flatMap(({ points }, ring) =>
      points.map((point, i) => {
        const next = points[(i + 1) % points.length] ?? point;
        return { ring, index: i + 1, point: [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2] as const };
      }),
    );
  }
}
