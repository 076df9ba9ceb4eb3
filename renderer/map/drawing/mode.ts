import type { AreaGeometry, LineGeometry, PointGeometry } from "../../../electron/contract/index.ts";
import type { LonLat } from "../geometry/mercator.ts";

/** What can be drawn. */
export type DrawnGeometry = AreaGeometry | LineGeometry | PointGeometry;

/** Where the pointer or the crosshair is; `near` gives the distance on the screen to a point in CSS pixels. */
export interface Aim {
  at: LonLat;
  near(point: LonLat): number;
}

/** What of a drawing is on the screen. `open` lines lead to the pointer; the active handle is the one keys act on. */
export interface Figure {
  lines: { points: readonly LonLat[]; closed: boolean }[];
  handles: readonly LonLat[];
  midpoints: readonly LonLat[];
  active: LonLat | null;
}

/**
 * One way of drawing, free of the map and of the screen: told where it is aimed and pressed, it keeps the shape. Methods
 * answer true where the shape changed. All positions are WGS84 degrees.
 */
export interface DrawingMode {
  /** The shape so far, null while it is too little to be one. */
  geometry(): DrawnGeometry | null;
  figure(aim: Aim | null): Figure;
  /** A click, or Enter at the crosshair. "finished" ends the drawing. */
  tap(aim: Aim): "changed" | "finished" | "nothing";
  /** The button goes down; true takes the drag, and the map does not pan. */
  grab(aim: Aim): boolean;
  drag(aim: Aim): boolean;
  /** Ends a drag; true where it changed the shape. */
  drop(): boolean;
  /** Takes away the vertex aimed at, else the newest or the active one. */
  removeVertex(aim: Aim | null): boolean;
}

/** CSS pixels within which a handle is hit. */
export const HANDLE_REACH = 11;

/** Index of the nearest point within reach, -1 for none. */
export const nearestHandle = (points: readonly LonLat[], aim: Aim): number => {
  let best = HANDLE_REACH;
  let found = -1;
  for (const [i, point] of points.entries()) {
    const distance = aim.near(point);
    if (distance <= best) {
      best = distance;
      found = i;
    }
  }
  return found;
};
