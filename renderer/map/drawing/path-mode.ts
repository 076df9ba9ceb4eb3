import type { LonLat } from "../geometry/mercator.ts";
import { type Aim, type DrawingMode, type DrawnGeometry, type Figure, nearestHandle } from "./mode.ts";

/**
 * Vertices one after another: a polygon (closed by its first vertex, three or more) or a line (ended at its last vertex,
 * two or more). A vertex already set can be dragged.
 */
export class PathMode implements DrawingMode {
  private readonly kind: "polygon" | "line";
  private readonly points: LonLat[] = [];
  private held = -1;
  private moved = false;

  constructor(kind: "polygon" | "line") {
    this.kind = kind;
  }

  private get enough(): boolean {
    return this.points.length >= (this.kind === "polygon" ? 3 : 2);
  }

  geometry(): DrawnGeometry | null {
    const first = this.points[0];
    if (!this.enough || !first) return null;
    const coordinates = this.points.map((point) => [...point]);
    return this.kind === "line" ? { type: "LineString", coordinates } : { type: "Polygon", coordinates: [[...coordinates, [...first]]] };
  }

  figure(aim: Aim | null): Figure {
    const leading = aim && this.held === -1 ? [...this.points, aim.at] : this.points;
    return {
      lines: leading.length > 1 ? [{ points: leading, closed: this.kind === "polygon" && leading.length > 2 }] : [],
      handles: this.points,
      midpoints: [],
      active: this.points.at(-1) ?? null,
    };
  }

  tap(aim: Aim): "changed" | "finished" | "nothing" {
    const hit = nearestHandle(this.points, aim);
    const closing = hit === this.points.length - 1 || (this.kind === "polygon" && hit === 0);
    if (hit !== -1) return closing && this.enough ? "finished" : "nothing";
    this.points.push(aim.at);
    return "changed";
  }

  grab(aim: Aim): boolean {
    this.held = nearestHandle(this.points, aim);
    this.moved = false;
    return this.held !== -1;
  }

  drag(aim: Aim): boolean {
    if (this.held === -1) return false;
    this.points[this.held] = aim.at;
    this.moved = true;
    return true;
  }

  drop(): boolean {
    const { moved } = this;
    this.held = -1;
    this.moved = false;
    return moved;
  }

  removeVertex(aim: Aim | null): boolean {
    const hit = aim ? nearestHandle(this.points, aim) : -1;
    return this.points.splice(hit === -1 ? this.points.length - 1 : hit, 1).length > 0;
  }
}
