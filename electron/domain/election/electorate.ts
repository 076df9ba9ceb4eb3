import { type Election, type ElectorateFields, elections, type FourCounts } from "../../contract/index.ts";
import { writtenNumber } from "../vietnamese-format.ts";
import type { Denominator } from "./turnout-told.ts";

/** What people call each of the four ballots. */
export const electionNames: Record<Election, string> = {
  assembly: "Quốc hội",
  province: "HĐND tỉnh",
  district: "HĐND huyện",
  commune: "HĐND xã",
};

/**
 * Voters a place's share is taken of (H: Law 85/2015; which of them leads is a house rule, M): as fixed when voting began, else as
 * posted (13/4, 40 days before), else for Quốc hội the number of the list of places, which is of all voters.
 */
export const denominatorOf = (
  electorate: Pick<ElectorateFields, "posted" | "fixed"> | undefined,
  listed: number | null,
  of: Election,
): Denominator => {
  const fixed = electorate?.fixed[of] ?? null;
  if (fixed !== null) return { voters: fixed, from: "fixed" };
  const posted = electorate?.posted[of] ?? null;
  if (posted !== null) return { voters: posted, from: "posted" };
  return of === "assembly" && listed !== null ? { voters: listed, from: "listed" } : null;
};

/** A polling place has 300 to 4,000 voters, fewer in mountains (H): only more is told. */
const MOST_VOTERS = 4000;

/** What does not fit in a place's voters, in words; kept all the same. */
export const electorateNotes = ({ posted, fixed }: Pick<ElectorateFields, "posted" | "fixed">): string[] => {
  const notes: string[] = [];
  for (const of of elections) {
    const [before, after] = [posted[of], fixed[of]];
    if (before !== null && after !== null && before !== after)
      notes.push(`Số chốt ${after > before ? "hơn" : "kém"} số niêm yết ${writtenNumber(Math.abs(after - before))} cử tri (${electionNames[of]}).`);
  }
  for (const [name, counts] of [
    ["niêm yết", posted],
    ["chốt", fixed],
  ] as const) {
    const most = Math.max(...elections.map((of) => counts[of] ?? 0));
    if (most > MOST_VOTERS) notes.push(`Số ${name} ${writtenNumber(most)} vượt 4.000 cử tri của một khu vực bỏ phiếu.`);
    // Who votes at fewer levels (tạm trú dưới 12 tháng, giam giữ, xa nơi thường trú) leaves out the lower ones, never the higher.
    for (const [at, lower] of elections.entries()) {
      const higher = elections[at - 1];
      const [less, more] = [counts[lower], higher === undefined ? null : counts[higher]];
      if (higher === undefined || less === null || more === null || less <= more) continue;
      notes.push(`Số ${name} bầu ${electionNames[lower]} (${writtenNumber(less)}) nhiều hơn bầu ${electionNames[higher]} (${writtenNumber(more)}).`);
    }
  }
  return notes;
};

/** What must be told of counts written after voting began: a fixed count that moves, in words. `beganAt` and `atMs`: ms. */
export const movedAfterOpening = (before: FourCounts | undefined, after: FourCounts, beganAt: number, atMs: number): string[] =>
  atMs < beganAt || !before
    ? []
    : elections.flatMap((of) => {
        const [then, now] = [before[of], after[of]];
        return then === null || then === now
          ? []
          : [
              `Số cử tri chốt bầu ${electionNames[of]} đổi từ ${writtenNumber(then)} thành ${now === null ? "chưa rõ" : writtenNumber(now)} sau khi bắt đầu bỏ phiếu.`,
            ];
      });
