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
