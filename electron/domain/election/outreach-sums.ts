import {
  type CaseCounts,
  type DayMark,
  dayMarks,
  type KnownSum,
  type OutreachCase,
  type OutreachCounts,
  outreachCases,
  type PlaceOutreach,
  type Supply,
  type TripState,
} from "../../contract/index.ts";

export const noSum = (): KnownSum => ({ sum: null, known: 0, of: 0 });

/** Adds one part; null: it is one of them and nobody told. */
export const addPart = (to: KnownSum, value: number | null): void => {
  to.of += 1;
  if (value === null) return;
  to.known += 1;
  to.sum = (to.sum ?? 0) + value;
};

/** Adds all that another sum holds. */
export const addSum = (to: KnownSum, other: KnownSum): void => {
  to.of += other.of;
  to.known += other.known;
  if (other.sum !== null) to.sum = (to.sum ?? 0) + other.sum;
};

export const noCase = (): CaseCounts => ({ sites: 0, voters: noSum(), voted: noSum() });

export const addCase = (to: CaseCounts, other: CaseCounts): void => {
  to.sites += other.sites;
  addSum(to.voters, other.voters);
  addSum(to.voted, other.voted);
};

export const noSupply = (): Supply => ({ needed: null, atLeast: false, had: noSum(), missing: 0 });

/**
 * Adds what is needed and had elsewhere; what is too much here helps nobody there. `missing` stays what is surely lacking: as soon as
 * anything is it is that number, else null where any is not known.
 */
export const addSupply = (to: Supply, other: Supply): void => {
  if (other.needed !== null) to.needed = (to.needed ?? 0) + other.needed;
  to.atLeast ||= other.atLeast;
  addSum(to.had, other.had);
  to.missing = worseMissing(to.missing, other.missing);
};

const worseMissing = (one: number | null, other: number | null): number | null => {
  const sum = (one ?? 0) + (other ?? 0);
  return sum === 0 && (one === null || other === null) ? null : sum;
};

export const noMarks = (): Record<DayMark, number> => ({ good: 0, attention: 0, failed: 0, unknown: 0 });
const noStates = (): Record<TripState, number> => ({ planned: 0, "under-way": 0, returned: 0 });

const perCase = <T>(make: () => T): Record<OutreachCase, T> => ({
  "home-quarantine": make(),
  concentrated: make(),
  hospital: make(),
  barracks: make(),
  "old-or-sick": make(),
  detained: make(),
});

export const noOutreach = (): OutreachCounts => ({
  places: { n: 0, of: 0 },
  sites: 0,
  cases: perCase(noCase),
  voters: noSum(),
  voted: noSum(),
  boxes: { ...noSupply(), short: 0 },
  kits: { ...noSupply(), short: 0 },
  members: noSum(),
  marks: noMarks(),
  trips: noStates(),
  tripsFlagged: 0,
});

/** Counts one place in; of one nobody told anything only that it is there. */
export const addPlace = (to: OutreachCounts, place: PlaceOutreach, trips: Record<TripState, number>, tripsFlagged: number): void => {
  to.places.of += 1;
  for (const [state, count] of tripEntries(trips)) to.trips[state] += count;
  to.tripsFlagged += tripsFlagged;
  if (place.sites === 0) return;
  to.places.n += 1;
  to.sites += place.sites;
  for (const of of outreachCases) {
    const counts = place.cases[of];
    if (counts) addCase(to.cases[of], counts);
  }
  addSum(to.voters, place.voters);
  addSum(to.voted, place.voted);
  addSupply(to.boxes, place.boxes);
  addSupply(to.kits, place.kits);
  if ((place.boxes.missing ?? 0) > 0) to.boxes.short += 1;
  if ((place.kits.missing ?? 0) > 0) to.kits.short += 1;
  addSum(to.members, place.members);
  to.marks[place.mark] += 1;
};

/** Adds a unit beneath. */
export const addUnit = (to: OutreachCounts, other: OutreachCounts): void => {
  to.places.n += other.places.n;
  to.places.of += other.places.of;
  to.sites += other.sites;
  for (const of of outreachCases) addCase(to.cases[of], other.cases[of]);
  addSum(to.voters, other.voters);
  addSum(to.voted, other.voted);
  addSupply(to.boxes, other.boxes);
  addSupply(to.kits, other.kits);
  to.boxes.short += other.boxes.short;
  to.kits.short += other.kits.short;
  addSum(to.members, other.members);
  for (const mark of dayMarks) to.marks[mark] += other.marks[mark];
  for (const [state, count] of tripEntries(other.trips)) to.trips[state] += count;
  to.tripsFlagged += other.tripsFlagged;
};

const tripEntries = (trips: Record<TripState, number>): [TripState, number][] => [
  ["planned", trips.planned],
  ["under-way", trips["under-way"]],
  ["returned", trips.returned],
];
