import type { Readiness, ReadinessTotals } from "../contract/index.ts";

/** One polling place as a total counts it. */
export interface CountedPlace {
  readiness: Readiness;
  conflict: boolean;
  voters: number | null;
}

export const noPlaces = (): ReadinessTotals => ({
  places: 0,
  ready: 0,
  lacking: 0,
  failed: 0,
  unknown: 0,
  stale: 0,
  conflict: 0,
  voters: 0,
  votersUnknown: 0,
});

/** Adds one place to a total, in place: totals are built over tens of thousands of places. */
export const countPlace = (totals: ReadinessTotals, place: CountedPlace): void => {
  totals.places += 1;
  totals[place.readiness] += 1;
  if (place.conflict) totals.conflict += 1;
  if (place.voters === null) totals.votersUnknown += 1;
  else totals.voters += place.voters;
};

/**
 * How much of a commune's or district's fill is hatched as unknown: `full` where fewer than half of its places are known
 * (neither unknown nor stale) or it has none, `none` where all are known, else `part`.
 */
export const hatchOf = (totals: ReadinessTotals): "none" | "part" | "full" => {
  const known = totals.places - totals.unknown - totals.stale;
  if (totals.places === 0 || known * 2 < totals.places) return "full";
  return known === totals.places ? "none" : "part";
};

/** Confirmed ready over all places, 0..1; unknown and stale count as not ready, no places give 0. */
export const readyShare = (totals: ReadinessTotals): number => (totals.places === 0 ? 0 : totals.ready / totals.places);
