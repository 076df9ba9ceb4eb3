import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import type { Readiness } from "../../../electron/contract/records.ts";
import { isTrue, textOf } from "../../stores/properties.ts";
import { nameOf } from "../fields/communes.ts";
import { foldName } from "../fields/fold-name.ts";

export type PlaceMark = Readiness | "conflict";

/** What the list of polling places can be narrowed to. */
export interface PlaceFilter {
  /** Marks, any of which a place wears; none narrows nothing. */
  marks: readonly PlaceMark[];
  /** District code, "" for all. */
  district: string;
  text: string;
}

const order: Record<Readiness, number> = { failed: 0, lacking: 2, unknown: 3, stale: 4, ready: 5 };
const CONFLICT_RANK = 1;

const isReadiness = (value: unknown): value is Readiness => typeof value === "string" && Object.hasOwn(order, value);

/** A place's readiness; what this release does not know is unknown, never ready. */
export const readinessOf = (place: LayerFeature): Readiness => (isReadiness(place.properties.readiness) ? place.properties.readiness : "unknown");

const rank = (place: LayerFeature): number => {
  const readiness = readinessOf(place);
  return isTrue(place, "conflict") && readiness !== "failed" ? CONFLICT_RANK : order[readiness];
};

/** Those that ask most of an officer first: failed, conflicting, lacking, unknown, stale, ready; then by code. */
export const worstFirst = (places: Iterable<LayerFeature>): LayerFeature[] => {
  const ranked = [...places].map((place) => ({ place, rank: rank(place) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.place.id < b.place.id ? -1 : 1));
  return ranked.map(({ place }) => place);
};

/** How many places stand in each state; a conflict is counted in its own column as well as in its readiness. */
export const countByReadiness = (places: Iterable<LayerFeature>): Record<PlaceMark, number> => {
  const counts = { ready: 0, lacking: 0, failed: 0, unknown: 0, stale: 0, conflict: 0 };
  for (const place of places) {
    counts[readinessOf(place)] += 1;
    if (isTrue(place, "conflict")) counts.conflict += 1;
  }
  return counts;
};

/** `communeName` gives a place's commune, so that "cao bo" finds the places of Cao Bồ. */
export const filterPlaces = (
  places: readonly LayerFeature[],
  { marks, district, text }: PlaceFilter,
  communeName: (place: LayerFeature) => string,
): LayerFeature[] => {
  const words = foldName(text).split(" ").filter(Boolean);
  return places.filter((place) => {
    if (marks.length > 0 && !marks.some((mark) => (mark === "conflict" ? isTrue(place, "conflict") : readinessOf(place) === mark))) return false;
    if (district !== "" && textOf(place, "district_code") !== district) return false;
    if (words.length === 0) return true;
    const folded = foldName(`${nameOf(place)} ${communeName(place)} ${place.id}`);
    return words.every((word) => folded.includes(word));
  });
};
