import { type BallotMatterRow, type BallotStep, ballotSteps } from "../../contract/index.ts";

/** What was told of ballots that are misprinted, short or spoiled; ms since 1970. */
export interface BallotFacts {
  foundMs: number;
  steps: Readonly<Record<BallotStep, number | null>>;
}

export interface BallotStanding {
  open: boolean;
  next: BallotStep | null;
  flags: BallotMatterRow["flags"];
}

/** A reprint is not always needed: where enough sound ballots are left the vote goes on without. */
const notAlways: ReadonlySet<BallotStep> = new Set(["reprintAsked", "reprintReceived"]);

/**
 * Misprinted, short or spoiled ballots: stop, seal, biên bản, reprint, go on (practice of 2021, M). Open until they are handed out again.
 * A step out of turn is flagged, never refused.
 */
export const ballotMatterAt = ({ foundMs, steps }: BallotFacts): BallotStanding => {
  const open = steps.resumed === null;
  const told = ballotSteps.filter((step) => steps[step] !== null);
  const last = told.at(-1);
  const due = last === undefined ? [] : ballotSteps.slice(0, ballotSteps.indexOf(last));
  const flags: BallotMatterRow["flags"] = [];
  let before = foundMs;
  for (const step of told) {
    const at = steps[step] ?? before;
    if (at < before && !flags.includes("order")) flags.push("order");
    before = Math.max(before, at);
  }
  const isAsked = steps.reprintAsked !== null || steps.reprintReceived !== null;
  if (due.some((step) => steps[step] === null && (isAsked || !notAlways.has(step)))) flags.push("gap");
  return { open, next: open ? (ballotSteps.find((step) => steps[step] === null) ?? null) : null, flags };
};
