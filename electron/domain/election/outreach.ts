import type {
  CaseCounts,
  DayMark,
  KnownSum,
  OutreachCase,
  OutreachFlag,
  OutreachRules,
  OutreachSiteFields,
  PlaceOutreach,
  Supply,
} from "../../contract/index.ts";
import { outreachFlags } from "../../contract/index.ts";
import { goesRound } from "./outreach-rules.ts";
import { addPart, addSupply, noCase, noSum, noSupply } from "./outreach-sums.ts";

/** What was told of a site, and what hangs on it. */
export interface SiteFacts extends Pick<OutreachSiteFields, "case" | "voters" | "voted" | "boxesHad" | "teamMembers" | "kits" | "plan"> {
  hasTrip: boolean;
  disputed: boolean;
}

export interface SiteStanding {
  /** Its own box; null where the box goes round several sites of the place. */
  boxesNeeded: number | null;
  /** Null where no kit is needed by its case. */
  kitsNeeded: number | null;
  mark: DayMark;
  flags: OutreachFlag[];
}

/** "0 cử tri": somebody looked and there is nobody to visit. */
const isEmpty = ({ voters }: SiteFacts): boolean => voters === 0;

const minutesOf = (site: SiteFacts, { cases }: OutreachRules): number => (site.voters ?? 0) * cases[site.case].minutesPerVoter;

/** Boxes for so many minutes of voting; one at least. */
const boxesFor = (minutes: number, { boxMinutes }: OutreachRules): number => Math.max(1, Math.ceil(minutes / boxMinutes));

const kitsFor = (site: SiteFacts, { cases, leastMembers }: OutreachRules): number =>
  isEmpty(site) ? 0 : Math.ceil(cases[site.case].kitsPerMember * (site.teamMembers ?? leastMembers));

/** What is lacking of `needed` where `had` is known so far; null: it cannot be said. */
const missingOf = (needed: number, had: KnownSum): number | null => {
  const short = needed - (had.sum ?? 0);
  return short <= 0 ? 0 : had.known === had.of ? short : null;
};

const supplyOf = (needed: number, atLeast: boolean, had: KnownSum): Supply => ({ needed, atLeast, had, missing: missingOf(needed, had) });

const sumOf = (values: readonly (number | null)[]): KnownSum => {
  const sum = noSum();
  for (const value of values) addPart(sum, value);
  return sum;
};

/** Boxes of sites that share a round, or of one that keeps its own. */
const boxesOf = (sites: readonly SiteFacts[], rules: OutreachRules): Supply => {
  const due = sites.filter((site) => !isEmpty(site));
  if (due.length === 0) return supplyOf(0, false, noSum());
  const minutes = due.reduce((sum, site) => sum + minutesOf(site, rules), 0);
  return supplyOf(
    boxesFor(minutes, rules),
    due.some(({ voters }) => voters === null),
    sumOf(due.map(({ boxesHad }) => boxesHad)),
  );
};

const kitsOf = (sites: readonly SiteFacts[], rules: OutreachRules): Supply => {
  const due = sites.filter((site) => kitsFor(site, rules) > 0);
  return supplyOf(
    due.reduce((sum, site) => sum + kitsFor(site, rules), 0),
    due.some(({ teamMembers }) => teamMembers === null),
    sumOf(due.map(({ kits }) => kits)),
  );
};

/** Failed where something is surely lacking; attention where something else is; unknown where only numbers are; good where nothing is. */
const markFor = (flags: ReadonlySet<OutreachFlag>): DayMark => {
  if (flags.has("boxes") || flags.has("kits")) return "failed";
  if (flags.size === 0) return "good";
  return flags.size === 1 && flags.has("numbers") ? "unknown" : "attention";
};

/** What a site lacks by itself; boxes and kits are judged where they are shared. */
const ownFlags = (site: SiteFacts, rules: OutreachRules): OutreachFlag[] => {
  const flags: OutreachFlag[] = [];
  if (site.voters !== null && site.voted !== null && site.voted > site.voters) flags.push("above");
  if (site.disputed) flags.push("disputed");
  if (isEmpty(site)) return flags;
  if (site.teamMembers !== null && site.teamMembers < rules.leastMembers) flags.push("team");
  if (!site.hasTrip) flags.push("trip");
  if (site.plan === null) flags.push("plan");
  if (site.voters === null || site.teamMembers === null) flags.push("numbers");
  return flags;
};

const flagSupply = (flags: Set<OutreachFlag>, supply: Supply, flag: "boxes" | "kits"): void => {
  if (supply.missing === null) flags.add("numbers");
  else if (supply.missing > 0) flags.add(flag);
};

const inOrder = (flags: ReadonlySet<OutreachFlag>): OutreachFlag[] => outreachFlags.filter((flag) => flags.has(flag));

/** One site by itself. */
export const siteStanding = (site: SiteFacts, rules: OutreachRules): SiteStanding => {
  const flags = new Set(ownFlags(site, rules));
  const boxes = goesRound(site.case) ? null : boxesOf([site], rules);
  if (boxes) flagSupply(flags, boxes, "boxes");
  const kits = kitsOf([site], rules);
  flagSupply(flags, kits, "kits");
  return {
    boxesNeeded: boxes?.needed ?? null,
    kitsNeeded: rules.cases[site.case].kitsPerMember > 0 ? kits.needed : null,
    mark: markFor(flags),
    flags: inOrder(flags),
  };
};

/**
 * Voting outside the room at one place (Law 85/2015, art. 69: the team brings an auxiliary box and papers to who cannot come, H; CV
 * 2135/BNV for the cases of the epidemic, H). Boxes: sites of a case that goes from door to door share theirs, by the minutes their voters
 * take; every other site keeps at least one (M; minutes are settings, L). A box of one case never stands in for another. Kits are the
 * place's, for every site's team. `late`: a box of the place is behind or something does not fit.
 */
export const placeOutreach = (
  place: string,
  sites: readonly SiteFacts[],
  trips: number,
  late: boolean,
  rules: OutreachRules,
): Omit<PlaceOutreach, "asOf" | "invented"> => {
  const flags = new Set<OutreachFlag>(sites.flatMap((site) => ownFlags(site, rules)));
  if (late) flags.add("late");
  const cases: Partial<Record<OutreachCase, CaseCounts>> = {};
  const pools = new Map<string, SiteFacts[]>();
  for (const [at, site] of sites.entries()) {
    const counts = cases[site.case] ?? noCase();
    cases[site.case] = counts;
    counts.sites += 1;
    addPart(counts.voters, site.voters);
    addPart(counts.voted, site.voted);
    const pool = goesRound(site.case) ? site.case : `${site.case} ${at}`;
    pools.set(pool, [...(pools.get(pool) ?? []), site]);
  }
  const boxes = noSupply();
  for (const pool of pools.values()) addSupply(boxes, boxesOf(pool, rules));
  const kits = kitsOf(sites, rules);
  flagSupply(flags, boxes, "boxes");
  flagSupply(flags, kits, "kits");
  return {
    place,
    sites: sites.length,
    cases,
    voters: sumOf(sites.map(({ voters }) => voters)),
    voted: sumOf(sites.map(({ voted }) => voted)),
    boxes,
    kits: sites.length === 0 ? noSupply() : kits,
    members: sumOf(sites.filter((site) => !isEmpty(site)).map(({ teamMembers }) => teamMembers)),
    trips,
    mark: sites.length === 0 ? "unknown" : markFor(flags),
    flags: inOrder(flags),
  };
};
