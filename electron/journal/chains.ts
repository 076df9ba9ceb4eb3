import type { ChangeSetHeader } from "./change-set.ts";
import { isReading } from "./hybrid-clock.ts";
import type { ChainRow, ChangeSetRow, SignedStatements } from "./rows.ts";

/** Names the chain of a station and marking. */
export const chainKey = (station: string, marking: string): string => `${station} ${marking}`;

/** Where a branch of a chain ends. */
interface BranchEnd {
  number: number;
  head: string;
}

/**
 * The branch that a header lengthens: the one that ends with its predecessor; a new one, one beyond the last, where the
 * chain parts, which is where its place is taken already; in a chain with a gap, as only salvage leaves one, the longest.
 */
export function branchFor(branches: readonly BranchEnd[], header: Pick<ChangeSetHeader, "number" | "previous">): number {
  const joined = branches.findIndex((branch) => branch.head === header.previous);
  if (joined >= 0) return joined;
  const longest = branches.reduce((best, branch, place) => (branch.number > (branches[best]?.number ?? 0) ? place : best), 0);
  return (branches[longest]?.number ?? 0) >= header.number ? branches.length : longest;
}

/**
 * A chain's branches once a change set has arrived, and which of them it went to. Fed in the order of arrival, the rows
 * are always the same; whatever the order in which predecessors came before successors, so are the heads and the sum of entries.
 */
export function lengthen(
  branches: readonly ChainRow[],
  header: ChangeSetHeader,
  head: string,
  arrival: number,
): { branches: ChainRow[]; changed: ChainRow } {
  const branch = branchFor(branches, header);
  const before = branches[branch];
  const [milliseconds, count] = header.clock;
  const isLater =
    !before ||
    !isReading([before.clock_milliseconds, before.clock_count]) ||
    milliseconds > before.clock_milliseconds ||
    (milliseconds === before.clock_milliseconds && count > before.clock_count);
  const changed: ChainRow = {
    station: header.station,
    marking: header.marking,
    branch,
    number: header.number,
    head,
    entries: (before?.entries ?? 0) + header.entries,
    clock_milliseconds: isLater ? milliseconds : before.clock_milliseconds,
    clock_count: isLater ? count : before.clock_count,
    arrival,
  };
  return { branches: branches.toSpliced(branch, 1, changed), changed };
}

/**
 * The change sets of a chain, or those that claim one place in it (several where it parts), in their order of arrival. A search through all
 * headers, which canonical JSON spells with their members in the order of their names.
 */
export function changeSetsOf(
  statements: SignedStatements,
  chain: { station: string; marking: string; number?: number },
): IterableIterator<ChangeSetRow> {
  const place = chain.number === undefined ? "" : `${chain.number},"payload":`;
  return statements.changeSetsWith.iterate(`"marking":"${chain.marking}","number":${place}`, `"station":"${chain.station}"`);
}
