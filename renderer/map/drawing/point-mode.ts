import type { LonLat } from "../geometry/mercator.ts";
import { type Aim, type DrawingMode, type DrawnGeometry, type Figure, nearestHandle } from "./mode.ts";

/** One point, set by a click and moved by another or by dragging. */
export class PointMode implements DrawingMode {
  private point: LonLat | null;
  private held = false;

  constructor(point: LonLat | null = null) {
    this.point = point;
  }

  geometry(): DrawnGeometry | null {
    return this.point ? { type: "Point", coordinates: [this.point[0], this.point[1]] } : null;
  }

  figure(): Figure {
    return { lines: [], handles: this.point ? [this.point] : [], midpoints: [], active: this.point };
  }

  tap(aim: Aim): "finished" {
    this.point = aim.at;
    return "finished";
  }

  grab(aim: Aim): boolean {
    this.held = this.point !== null && nearestHandle([this.point], aim) === 0;
    return this.held;
  }

  drag(aim: Aim): boolean {
    if (this.held) this.point = aim.at;
    return this.held;
  }

  drop(): boolean {
    const { held } = this;
    this.held = false;
    return held;
  }

  removeVertex(): boolean {
    const had = this.point !== null;
    this.point = null;
    return had;
  }
}
