import { type MercatorPoint, toLonLat, type View } from "../geometry/mercator.ts";
import type { AreaFinder } from "../geometry/picking.ts";

/** Eight places round a middle, above and below first. */
const ring = (up: number, aside: number): [number, number][] => [
  [0, -up],
  [0, up],
  [aside, 0],
  [-aside, 0],
  [aside, -up],
  [-aside, -up],
  [aside, up],
  [-aside, up],
];

export const DISTRICT_MOVES = ring(15, 34).concat(ring(30, 50), ring(44, 70));
export const BADGE_MOVES = ring(14, 14).concat(ring(24, 24));
export const LEVEL_MOVES = ring(20, 20).concat(ring(32, 32));

/** Of the moves (CSS pixels), those that leave the middle in the district `home`, or, with none named, in any: no sign of ours stands abroad. */
export const inlandMoves = (
  moves: readonly (readonly [number, number])[],
  at: MercatorPoint,
  { scale }: Pick<View, "scale">,
  districts: AreaFinder,
  home?: string,
): (readonly [number, number])[] =>
  moves.filter(([dx, dy]) => {
    const found = districts.find(...toLonLat({ x: at.x + dx / scale, y: at.y + dy / scale }));
    return home === undefined ? found !== null : found === home;
  });
