import type { Readiness } from "../../electron/contract/records.ts";
import type { SpotDescription } from "./use-spot.ts";

export type PlaceHere = SpotDescription["places"][number];

const order: Record<Readiness, number> = { failed: 0, lacking: 1, unknown: 2, stale: 3, ready: 4 };

/** Places that ask most of an officer first: failed, then conflicting or lacking, unknown, stale, ready; within each by code. */
export const worstFirst = (places: readonly PlaceHere[]): PlaceHere[] => {
  const rank = (place: PlaceHere) => (place.conflict && place.readiness !== "failed" ? 0.5 : order[place.readiness]);
  return [...places].sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
};
