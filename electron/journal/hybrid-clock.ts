import { listedSinceMs } from "../domain/listing.ts";

/** A hybrid logical clock's reading: wall milliseconds since 1970, and a count for what happened within one of them. */
export type HybridTime = readonly [milliseconds: number, count: number];

export const hybridStart: HybridTime = [0, 0];

export const compareHybrid = (a: HybridTime, b: HybridTime): number => a[0] - b[0] || a[1] - b[1];

/** The years 2000 to 2099, ms since 1970: no clock and no report of this room's matter says anything else, and what claims to is not taken. */
const earliestMoment = Date.UTC(2000, 0, 1);
export const latestMoment = Date.UTC(2100, 0, 1);
/** What a reading may count to; honest stations count to a few. */
export const highestCount = 2 ** 31;

export const isMoment = (milliseconds: number): boolean => milliseconds >= earliestMoment && milliseconds <= latestMoment;

/** Whether something can have been so then; what is only listed says nothing of the day and stands at its own time before all others. */
export const isTrueTime = (milliseconds: number): boolean => milliseconds === listedSinceMs || isMoment(milliseconds);

/** Whether a station can have read this: neither it nor what is counted on from it can leave the numbers that can be written and read back. */
export const isReading = ([milliseconds, count]: HybridTime): boolean => isMoment(milliseconds) && count >= 0 && count <= highestCount;

/**
 * The next reading of a station that has `seen` such a reading, own or received: later than everything seen, whatever
 * its wall clock says (Kulkarni et al. 2014, receive rule). At the very last reading it stays there, so that no other station's claim
 * can keep this one from writing: what knew of what still shows in what entries replace.
 */
export function tick(seen: HybridTime, wallMilliseconds: number): HybridTime {
  const wall = Math.trunc(wallMilliseconds);
  if (wall > seen[0]) return [wall, 0];
  if (seen[1] < highestCount) return [seen[0], seen[1] + 1];
  return seen[0] < latestMoment ? [seen[0] + 1, 0] : [latestMoment, highestCount];
}
