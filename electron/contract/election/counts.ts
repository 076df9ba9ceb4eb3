import { z } from "zod";

/** The four ballots of 23/5/2021: Quốc hội, HĐND tỉnh, HĐND huyện, HĐND xã. Voters are counted separately for each (Law 85/2015). */
export const elections = ["assembly", "province", "district", "commune"] as const;
export type Election = (typeof elections)[number];
export const election = z.enum(elections);

const count = z.number().int().min(0).max(10_000_000).nullable();

/** One count for each of the four elections; null where nobody has said. */
export const fourCounts = z.strictObject({ assembly: count, province: count, district: count, commune: count });
export type FourCounts = z.infer<typeof fourCounts>;
export const noCounts: FourCounts = { assembly: null, province: null, district: null, commune: null };

/** Why a voter has not voted yet: ốm, cách ly, đi vắng, chia cắt, chưa rõ. */
export const absenceCauses = ["ill", "quarantined", "away", "cut-off", "unclear"] as const;
export type AbsenceCause = (typeof absenceCauses)[number];

/** Units that owe something, as keys: `place:00715-01`, `commune:00715`, `district:026`, `province`, `agency:so-y-te`. */
export const unitKey = z.string().regex(/^(?:province|(?:place|commune|district|agency):[0-9A-Za-z-]{1,60})$/);
export type UnitKey = z.infer<typeof unitKey>;
/** An agency or force, never a unit of the chain. */
export const agencyKey = z.string().regex(/^agency:[0-9A-Za-z-]{1,60}$/);

/** Levels of the reporting chain, from the polling place up; agencies and forces owe text reports beside it. */
export const unitLevels = ["place", "commune", "district", "province", "agency"] as const;
export type UnitLevel = (typeof unitLevels)[number];
export const unitLevel = z.enum(unitLevels);
