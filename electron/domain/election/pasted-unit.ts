import type { UnitLevel } from "../../contract/index.ts";
import { bareUnitName, foldVietnamese } from "../place-names.ts";

/** A unit a message may be about. `district`: the key of its district. */
export interface NamedUnit {
  key: string;
  level: UnitLevel;
  name: string;
  district: string | null;
}

interface Found {
  unit: NamedUnit;
  /** Named with its kind: "xã Cao Bồ", "huyện Vị Xuyên". */
  withKind: boolean;
  /** Where the name itself stands, its kind left out. */
  at: number;
  length: number;
}

const kindsOf: Partial<Record<UnitLevel, string>> = { commune: "(?:xa|phuong|thi tran|tt|x|p)", district: "(?:huyen|thanh pho|tp|thi xa|tx|h)" };

const find = (folded: string, unit: NamedUnit): Found | null => {
  const bare = unit.level === "agency" ? foldVietnamese(unit.name) : bareUnitName(unit.name);
  if (bare === "") return null;
  const kind = kindsOf[unit.level];
  const full = kind ? folded.match(new RegExp(`(?<![a-z])${kind} ${bare}(?![a-z])`)) : null;
  const plain = full ?? folded.match(new RegExp(`(?<![a-z0-9])${bare}(?![a-z0-9])`));
  if (!plain) return null;
  const end = (plain.index ?? 0) + plain[0].length;
  return { unit, withKind: full !== null, at: end - bare.length, length: bare.length };
};

/** A name that is part of a longer one found at the same spot is not meant: "Tân Lập" in "Tân Lập Sơn". */
const isPartOfLonger = (one: Found, all: readonly Found[]): boolean =>
  all.some((other) => other.length > one.length && other.at <= one.at && other.at + other.length >= one.at + one.length && other.unit !== one.unit);

/**
 * Which units a message names, best first; several where the words could mean any of them. A commune within a district named too is meant
 * before that district; one named with its kind before one without; the first named before later ones.
 */
export const unitsNamed = (text: string, units: readonly NamedUnit[]): NamedUnit[] => {
  const folded = foldVietnamese(text);
  const all = units.flatMap((unit) => find(folded, unit) ?? []);
  const found = all.filter((one) => !isPartOfLonger(one, all));
  const districts = new Set(found.filter(({ unit }) => unit.level === "district").map(({ unit }) => unit.key));
  const rank = ({ unit, withKind, at }: Found): [number, number, number] => {
    const inDistrict = unit.level === "commune" && unit.district !== null && districts.has(unit.district);
    // The chief town often bears the district's name: without a kind of its own the district's words are not the town's.
    const isTownOfSameName = inDistrict && !withKind && found.some((one) => one.unit.key === unit.district && one.at === at);
    const meant = inDistrict && !isTownOfSameName ? 0 : withKind ? 1 : 2;
    return [meant, withKind ? 0 : 1, at];
  };
  const ranked = found.map((one) => ({ one, by: rank(one) })).sort((a, b) => a.by[0] - b.by[0] || a.by[1] - b.by[1] || a.by[2] - b.by[2]);
  const [best] = ranked;
  if (!best) return [];
  const same = ranked.filter(({ by, one }) => by[0] === best.by[0] && by[1] === best.by[1] && one.at === best.one.at);
  return same.map(({ one }) => one.unit);
};

/**
 * Communes (else districts) a message tells of side by side, in its order, each spot once: of two or more nothing can be read for one. A name
 * without its kind counts only before a figure or right behind one that counts: names are words too ("yên bình"). A house rule (L).
 */
export const unitsSideBySide = (text: string, units: readonly NamedUnit[]): NamedUnit[] => {
  const folded = foldVietnamese(text);
  const all = units.flatMap((unit) => find(folded, unit) ?? []);
  const found = all.filter((one) => !isPartOfLonger(one, all)).sort((one, other) => one.at - other.at);
  const ofLevel = (level: UnitLevel): NamedUnit[] => {
    const named: Found[] = [];
    for (const one of found.filter(({ unit }) => unit.level === level)) {
      const before = named.at(-1);
      const end = one.at + one.length;
      const isTownOfDistrict = !one.withKind && found.some(({ unit, at }) => unit.level === "district" && level === "commune" && at === one.at);
      const follows = before !== undefined && /^[^a-z0-9]*(?:va)?[^a-z0-9]*$/.test(folded.slice(before.at + before.length, one.at));
      if (before?.at === one.at || isTownOfDistrict) continue;
      if (one.withKind || follows || /^[^a-z0-9]*\d/.test(folded.slice(end))) named.push(one);
    }
    return named.map(({ unit }) => unit);
  };
  const communes = ofLevel("commune");
  return communes.length > 0 ? communes : ofLevel("district");
};

/** The polling place a message names by its number: "KVBP số 2", "tổ bầu cử số 03"; null where none. */
export const placeNumberNamed = (folded: string): { number: number; words: string } | null => {
  const found = folded.match(
    /(?:kvbp|kv bo phieu|khu vuc bo phieu|khu vuc|to bau cu|to|diem bau cu|diem bo phieu)\s*(?:so|:)?\s*0*(\d{1,3})(?![\d./,%]|\s*(?:\/|kvbp|khu vuc))/,
  );
  if (!found?.[1] || !/so|kvbp|khu vuc|bau cu|bo phieu/.test(found[0])) return null;
  return { number: Number(found[1]), words: found[0] };
};
