import type { ExpectedPoint } from "../../contract/index.ts";

/** A place is behind from a tenth of its voters short of its expected curve, and ten voters at least (house, L). */
export const BEHIND_SHARE = 0.1;
export const BEHIND_VOTERS = 10;
/** So many places of a district, of the province, make a middle worth comparing with. */
export const LEAST_OF_DISTRICT = 8;
export const LEAST_OF_PROVINCE = 20;

/** A hamlet's hours, ms, and its voters. */
export interface HamletHours {
  from: number;
  to: number;
  voters: number | null;
}

/** Share of a place's voters due by a moment from its hamlets' own hours, even over each; null unless they hold half of its voters. */
export const shareByHamlets = (hamlets: readonly HamletHours[], voters: number, atMs: number): number | null => {
  let [known, due] = [0, 0];
  for (const { from, to, voters: of } of hamlets) {
    if (of === null) continue;
    known += of;
    due += of * Math.min(1, Math.max(0, (atMs - from) / Math.max(1, to - from)));
  }
  return known === 0 || known * 2 < voters ? null : due / known;
};

/** The middle of shares; null where fewer than `least` are known. */
export const middleOf = (shares: readonly number[], least: number): number | null => {
  if (shares.length < least) return null;
  const sorted = shares.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

/** What a place is held against: its hamlets' own hours first, then the middle of its district, then of the province. */
export const expectedOf = (
  hamlets: { share: number | null; of: number },
  district: { share: number | null; of: number },
  province: { share: number | null; of: number },
): ExpectedPoint | null => {
  if (hamlets.share !== null) return { share: hamlets.share, from: "hamlets", of: hamlets.of };
  if (district.share !== null) return { share: district.share, from: "district", of: district.of };
  return province.share === null ? null : { share: province.share, from: "province", of: province.of };
};

/** Voters a place is short of its expected curve; null where it is not behind by the rule. */
export const behindBy = (voted: number, voters: number, expected: number): number | null => {
  const short = expected * voters - voted;
  return short >= BEHIND_VOTERS && short >= BEHIND_SHARE * voters ? Math.round(short) : null;
};
