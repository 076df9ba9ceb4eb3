import { foldVietnamese } from "../place-names.ts";

/** What tells a stop of a round from another: its site where it has one, and its name, for a hospital is one site with a stop at each ward. */
export interface NamedStop {
  siteId: string | null;
  site: string;
}

/**
 * For each stop as it is planned now, where the same stop stood before; null where it is new. No stop of before is taken twice, so that
 * what was told of one ward is never said of another. A stop renamed within its site keeps what was told of it.
 */
export const pairStops = (before: readonly NamedStop[], planned: readonly NamedStop[]): (number | null)[] => {
  const taken = new Set<number>();
  const found: (number | null)[] = planned.map(() => null);
  const pair = (isSame: (one: NamedStop, other: NamedStop) => boolean): void => {
    for (const [at, stop] of planned.entries()) {
      if (found[at] !== null) continue;
      const index = before.findIndex((one, place) => !taken.has(place) && isSame(one, stop));
      if (index < 0) continue;
      taken.add(index);
      found[at] = index;
    }
  };
  pair((one, other) => one.siteId === other.siteId && foldVietnamese(one.site) === foldVietnamese(other.site));
  pair((one, other) => one.siteId !== null && one.siteId === other.siteId);
  return found;
};
