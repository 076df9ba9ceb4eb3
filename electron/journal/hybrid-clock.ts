/** A hybrid logical clock's reading: wall milliseconds since 1970, and a count for what happened within one of them. */
export type HybridTime = readonly [milliseconds: number, count: number];

export const hybridStart: HybridTime = [0, 0];

export const compareHybrid = (a: HybridTime, b: HybridTime): number => a[0] - b[0] || a[1] - b[1];

/**
 * The next reading of a station that has `seen` such a reading, own or received: later than everything seen, whatever
 * its wall clock says (Kulkarni et al. 2014, receive rule).
 */
export function tick(seen: HybridTime, wallMilliseconds: number): HybridTime {
  const wall = Math.trunc(wallMilliseconds);
  return wall > seen[0] ? [wall, 0] : [seen[0], seen[1] + 1];
}
