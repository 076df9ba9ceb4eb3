import type { LayerName } from "../../../electron/contract/index.ts";
import { type MercatorPoint, toScreen, type View } from "../geometry/mercator.ts";

/** A polling place nobody has told the opening of, or that is not open or interrupted, as the badges count it. */
export interface OwingPlace {
  id: string;
  commune: string;
  district: string;
  at: MercatorPoint;
  /** `failed`: not open or interrupted, somebody said so; `unknown`: nobody has said anything. */
  mark: "failed" | "unknown";
}

/** A count of such places where they lie, and the record it stands for. */
export interface DayBadge {
  at: MercatorPoint;
  mark: OwingPlace["mark"];
  places: number;
  hit: { layer: LayerName; id: string };
}

/** From this zoom single places are told apart, so nothing has to speak for them. */
export const DAY_BADGES_UNTIL = 11.5;
/** Nearer than this a commune always speaks for itself; `UnitsBand` shows the whole province farther out. */
const BY_COMMUNE_FROM = 9.9;
/** More communes than this with silent places would hide the province under badges: their districts speak for them. */
const MOST_COMMUNES = 24;

const badgesBy = (places: readonly OwingPlace[], unit: "commune" | "district"): DayBadge[] => {
  const groups = Map.groupBy(places, (place) => place[unit]);
  return [...groups].map(([id, group]) => {
    const [only] = group;
    const at = { x: 0, y: 0 };
    for (const { at: one } of group) {
      at.x += one.x / group.length;
      at.y += one.y / group.length;
    }
    const hit: DayBadge["hit"] =
      group.length === 1 && only ? { layer: "polling-places", id: only.id } : { layer: unit === "commune" ? "communes" : "districts", id };
    return { at, mark: only?.mark ?? "unknown", places: group.length, hit };
  });
};

/**
 * What must be seen at once on the day: where places are not open or interrupted, each commune of them by itself and first; then where
 * nobody has said anything, by commune while they are few and by district where they are many and the province is seen whole.
 */
export const dayBadges = (places: readonly OwingPlace[], zoom: number): DayBadge[] => {
  if (zoom >= DAY_BADGES_UNTIL) return [];
  const failed = badgesBy(
    places.filter(({ mark }) => mark === "failed"),
    "commune",
  );
  const silent = places.filter(({ mark }) => mark === "unknown");
  const byCommune = badgesBy(silent, "commune");
  const isCrowded = zoom < BY_COMMUNE_FROM && byCommune.length > MOST_COMMUNES;
  return [...failed, ...(isCrowded ? badgesBy(silent, "district") : byCommune)];
};

/** Badges kept for as long as what they tell of stays: zooming over tens of thousands of silent places counts them once. */
export class KeptBadges {
  private key = "";
  private kept: DayBadge[] = [];

  /** `revision` names what `owing` would give. */
  at(revision: string, owing: () => readonly OwingPlace[], zoom: number): DayBadge[] {
    const key = `${revision}|${zoom < BY_COMMUNE_FROM}|${zoom < DAY_BADGES_UNTIL}`;
    if (key !== this.key) {
      this.key = key;
      this.kept = zoom < DAY_BADGES_UNTIL ? dayBadges(owing(), zoom) : [];
    }
    return this.kept;
  }
}

/** Every badge finds a place up to so many; beyond, silent ones without room are left to the hatched fill beneath. */
export const MUST_BADGES = 40;

/** A badge as it was laid out: its middle `at` moved by CSS pixels, and its size. */
export interface LaidBadge extends DayBadge {
  dx: number;
  dy: number;
  width: number;
  height: number;
}

/** The badge drawn under a point of the screen, the one on top first. */
export const badgeUnder = (badges: readonly LaidBadge[], view: View, x: number, y: number): DayBadge | null =>
  badges.find(({ at, dx, dy, width, height }) => {
    const [px, py] = toScreen(view, at);
    return Math.abs(px + dx - x) <= width / 2 + 1 && Math.abs(py + dy - y) <= height / 2 + 1;
  }) ?? null;
