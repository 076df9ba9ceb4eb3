import {
  type DayMark,
  type GapState,
  type KnownSum,
  type PollingTeamFields,
  type TeamCounts,
  type TeamFlag,
  type TeamGapFields,
  type TeamHealth,
  type TeamRole,
  teamFlags,
  teamRoles,
} from "../../contract/index.ts";
import { addPart, addSum, noMarks, noSum } from "./outreach-sums.ts";

/** Tổ bầu cử of a polling place: 11 to 21 members, one of them its head, one its secretary (Law 85/2015, art. 25, H). */
export const leastOfTeam = 11;
export const mostOfTeam = 21;

type TeamWords = Pick<PollingTeamFields, TeamRole | "trained" | "police"> & { disputed: boolean };
type GapWords = Pick<TeamGapFields, "role" | "since" | "substitute" | "trainedAt">;

/** A gap is open until a substitute is named, and filled once that one is trained (CV 2322/BNV of 21/5/2021, H). */
export const gapStateOf = ({ substitute, trainedAt }: GapWords): GapState => (substitute === null ? "open" : trainedAt === null ? "named" : "filled");

export const gapFlags = ({ since, substitute, trainedAt }: GapWords): ("order" | "nobody")[] => [
  ...(trainedAt !== null && Date.parse(trainedAt) < Date.parse(since) ? (["order"] as const) : []),
  ...(trainedAt !== null && substitute === null ? (["nobody"] as const) : []),
];

const failing: ReadonlySet<TeamFlag> = new Set(["below", "no-head", "no-secretary"]);

const markFor = (members: number | null, flags: ReadonlySet<TeamFlag>): DayMark => {
  if ([...flags].some((flag) => failing.has(flag))) return "failed";
  if (members === null) return flags.has("gap") || flags.has("untrained-substitute") || flags.has("disputed") ? "attention" : "unknown";
  if (flags.size === 0) return "good";
  return flags.size === 1 && flags.has("partial") ? "unknown" : "attention";
};

/** How many of a role are at hand; null where nobody said how many there are. */
const atHand = (told: number | null, role: TeamRole, gaps: readonly GapWords[]): number | null =>
  told === null ? null : told - gaps.filter((gap) => gap.role === role && gapStateOf(gap) !== "filled").length;

/**
 * A team as it stands. The counts told are of the team as it was set up; whoever fell out is missing from it until a trained substitute
 * stands in. Fewer than 11 at hand, or no head or secretary, is failed; too many, untrained, no police: attention (domain.md: below 11 or
 * above 21 is flagged). A role nobody told of is never taken as none.
 */
export const teamHealth = (
  place: string,
  told: TeamWords | undefined,
  gaps: readonly (GapWords & { disputed: boolean })[],
): Omit<TeamHealth, "asOf"> => {
  const counts: Record<GapState, number> = { open: 0, named: 0, filled: 0 };
  for (const gap of gaps) counts[gapStateOf(gap)] += 1;
  const roles: Record<TeamRole, number | null> = {
    head: told?.head ?? null,
    deputy: told?.deputy ?? null,
    secretary: told?.secretary ?? null,
    member: told?.member ?? null,
  };
  const known = teamRoles.flatMap((role) => roles[role] ?? []);
  const members = known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
  const isWhole = known.length === teamRoles.length;
  const present = members === null ? null : members - counts.open - counts.named;
  const flags = new Set<TeamFlag>();
  if (present !== null && isWhole && present < leastOfTeam) flags.add("below");
  // More are only more with every role that is yet to be told.
  if (members !== null && members > mostOfTeam) flags.add("above");
  const [heads, secretaries] = [atHand(roles.head, "head", gaps), atHand(roles.secretary, "secretary", gaps)];
  if (heads !== null && heads < 1) flags.add("no-head");
  if (secretaries !== null && secretaries < 1) flags.add("no-secretary");
  if ((roles.head ?? 0) > 1) flags.add("heads");
  if ((roles.secretary ?? 0) > 1) flags.add("secretaries");
  if (counts.open > 0) flags.add("gap");
  if (counts.named > 0) flags.add("untrained-substitute");
  const trained = told?.trained ?? null;
  if (trained !== null && members !== null && isWhole && trained < members) flags.add("untrained");
  if (trained !== null && members !== null && isWhole && trained > members) flags.add("trained-above");
  if (told?.police === 0) flags.add("no-police");
  if (told && (!isWhole || trained === null || told.police === null)) flags.add("partial");
  if (told?.disputed || gaps.some(({ disputed }) => disputed)) flags.add("disputed");
  return {
    place,
    roles,
    members,
    trained,
    police: told?.police ?? null,
    gaps: counts,
    present,
    mark: markFor(members, flags),
    flags: teamFlags.filter((flag) => flags.has(flag)),
  };
};

export const noTeams = (): TeamCounts => ({
  told: { n: 0, of: 0 },
  marks: noMarks(),
  members: noSum(),
  trained: noSum(),
  present: noSum(),
  below: 0,
  above: 0,
  gaps: { open: 0, named: 0, filled: 0 },
});

/** Counts one place's team in; the team nobody told of is `unknown` among the marks. */
export const addTeam = (to: TeamCounts, team: Omit<TeamHealth, "asOf">): void => {
  to.told.of += 1;
  if (team.members !== null) to.told.n += 1;
  to.marks[team.mark] += 1;
  const parts: [KnownSum, number | null][] = [
    [to.members, team.members],
    [to.trained, team.trained],
    [to.present, team.present],
  ];
  for (const [sum, value] of parts) addPart(sum, value);
  if (team.flags.includes("below")) to.below += 1;
  if (team.flags.includes("above")) to.above += 1;
  addGaps(to.gaps, team.gaps);
};

/** Adds the teams of a unit beneath. */
export const addTeams = (to: TeamCounts, other: TeamCounts): void => {
  to.told.n += other.told.n;
  to.told.of += other.told.of;
  for (const mark of ["good", "attention", "failed", "unknown"] as const) to.marks[mark] += other.marks[mark];
  addSum(to.members, other.members);
  addSum(to.trained, other.trained);
  addSum(to.present, other.present);
  to.below += other.below;
  to.above += other.above;
  addGaps(to.gaps, other.gaps);
};

const addGaps = (to: Record<GapState, number>, other: Record<GapState, number>): void => {
  to.open += other.open;
  to.named += other.named;
  to.filled += other.filled;
};
