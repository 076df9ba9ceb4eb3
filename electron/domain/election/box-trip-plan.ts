import type { OutreachCase, OutreachRules } from "../../contract/index.ts";
import { disinfectsAfter } from "./outreach-rules.ts";

const minute = 60_000;
const fiveMinutes = 5 * minute;

export interface PlannedSite {
  id: string;
  site: string;
  case: OutreachCase;
  voters: number | null;
  /** WGS84 degrees; null where nobody has given a position. */
  location: readonly [number, number] | null;
}

export interface ProposedStop {
  siteId: string;
  fromMs: number;
  toMs: number;
}

export interface ProposedTrip {
  stops: ProposedStop[];
  /** Ids of sites the day is too short for. */
  left: string[];
  /** When the box is back and disinfected; null without a stop. */
  endsMs: number | null;
}

/** Those without infection first, then F1 at home, then quarantine and lockdown, then those treated (M). */
const turn: Record<OutreachCase, number> = { barracks: 0, "old-or-sick": 0, detained: 0, "home-quarantine": 1, concentrated: 2, hospital: 3 };

/** Squared distance, degrees of longitude as short as they are at 22.8° N: good enough to tell the nearer. */
const apart = (one: readonly [number, number], other: readonly [number, number]): number =>
  ((one[0] - other[0]) * 0.922) ** 2 + (one[1] - other[1]) ** 2;

const nearest = (sites: readonly PlannedSite[], from: readonly [number, number] | null): PlannedSite | undefined => {
  let [best, least]: [PlannedSite | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const site of sites) {
    const distance = site.location && from ? apart(site.location, from) : Number.MAX_VALUE;
    if (best === undefined || distance < least || (distance === least && site.site < best.site)) [best, least] = [site, distance];
  }
  return best;
};

const ordered = (sites: readonly PlannedSite[], from: readonly [number, number] | null): PlannedSite[] => {
  const order: PlannedSite[] = [];
  let at = from;
  for (const rank of [0, 1, 2, 3]) {
    let rest = sites.filter((site) => turn[site.case] === rank);
    for (let next = nearest(rest, at); next; next = nearest(rest, at)) {
      order.push(next);
      at = next.location ?? at;
      const taken = next;
      rest = rest.filter((site) => site !== taken);
    }
  }
  return order;
};

/**
 * Lays out a round: in the order above, the nearest next; at each stop the minutes its voters take (one voter where nobody said how many),
 * in steps of five; time to disinfect after those that need it. A site after which the box would not be back by `closesMs` is left out.
 */
export const proposeTrip = (
  sites: readonly PlannedSite[],
  from: readonly [number, number] | null,
  departsMs: number,
  wayMinutes: number,
  closesMs: number,
  rules: OutreachRules,
): ProposedTrip => {
  const stops: ProposedStop[] = [];
  const left: string[] = [];
  const wayMs = wayMinutes * minute;
  let freeMs = departsMs;
  for (const site of ordered(sites, from)) {
    const minutes = Math.max(1, site.voters ?? 1) * rules.cases[site.case].minutesPerVoter;
    const fromMs = freeMs + wayMs;
    const toMs = fromMs + Math.max(fiveMinutes, Math.ceil((minutes * minute) / fiveMinutes) * fiveMinutes);
    const doneMs = toMs + (disinfectsAfter(site.case) ? rules.disinfectMinutes * minute : 0);
    if (doneMs + wayMs > closesMs) {
      left.push(site.id);
      continue;
    }
    stops.push({ siteId: site.id, fromMs, toMs });
    freeMs = doneMs;
  }
  return { stops, left, endsMs: stops.length === 0 ? null : freeMs + wayMs };
};
