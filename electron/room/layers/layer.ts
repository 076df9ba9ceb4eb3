import type { LayerFeature, Marking } from "../../contract/index.ts";
import type { BoundaryMap } from "../boundary-map.ts";
import type { Consequences } from "../consequences.ts";
import type { DayStates } from "../election/day-states.ts";
import type { ReadinessMarks } from "../election/readiness-marks.ts";
import type { Picture } from "../picture.ts";

/** What a layer is drawn from. */
export interface LayerGround {
  picture: Picture;
  boundaries: BoundaryMap;
  consequences: Consequences;
  /** Where places stand on the day, as somebody so cleared sees it. */
  days(clearance: Marking): DayStates;
  /** The readiness mark of each, as somebody so cleared sees it. */
  marks(clearance: Marking): ReadinessMarks;
  exercise: boolean;
  nowMs: number;
}

/** A layer as drawn for one clearance; `turnsMs`: when it changes by age alone, null if never. */
export interface DrawnLayer {
  features: LayerFeature[];
  asOf: string | null;
  turnsMs: number | null;
  conflicts: number;
  source: string;
  /** Areas of which nothing may be shown under the boundaries in force. */
  outside?: { id: string; name: string }[];
}

export type DrawLayer = (ground: LayerGround, clearance: Marking) => DrawnLayer;

/** The earlier of two moments, where null is never. */
export const sooner = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

/** The later of two moments as the room writes them (all with Vietnam's offset, so that their texts sort as they do), where null is none. */
export const later = (one: string | null, other: string): string => (one !== null && one >= other ? one : other);

const sameProperties = (one: LayerFeature["properties"], other: LayerFeature["properties"]): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};

/** Whether two features show the same. */
export const sameFeature = (one: LayerFeature, other: LayerFeature): boolean =>
  one === other ||
  (sameProperties(one.properties, other.properties) &&
    (one.geometry === other.geometry || JSON.stringify(one.geometry) === JSON.stringify(other.geometry)));
