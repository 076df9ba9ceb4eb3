import type { BackTest, ExpectedPoint, Forecast, ForecastSilence, LaggardRow } from "../../contract/index.ts";
import { hoursOf } from "../../domain/election/election-day.ts";
import { backTest, type Course, type DayHours, forecastClose, leastCovered } from "../../domain/election/forecast.ts";
import { causesOf } from "../../domain/election/remaining.ts";
import { behindBy, expectedOf, LEAST_OF_DISTRICT, LEAST_OF_PROVINCE, middleOf, shareByHamlets } from "../../domain/election/turnout-expected.ts";
import { votersOf } from "../../domain/election/turnout-figures.ts";
import type { TurnoutSums } from "../../domain/election/turnout-sums.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { TurnoutBook } from "./turnout-book.ts";
import type { TurnoutColumns } from "./turnout-columns.ts";

/** What is judged: the day's columns, whose reports count, and in which election (its place in `elections`). */
export interface Judged {
  columns: TurnoutColumns;
  sums: TurnoutSums;
  election: number;
}

const shareOf = ({ sums }: Judged, slot: number, election: number, place: number): number | null => {
  const { told } = sums;
  const [voted, voters] = [told.voted[told.cell(slot, election, place)] ?? -1, votersOf(told, slot, election, place)];
  return voted < 0 || voters <= 0 ? null : voted / voters;
};

interface Middle {
  share: number | null;
  of: number;
}

/** The middle share of the places of each district and of the province at a slot. */
export class Middles {
  readonly province: Middle;
  readonly #districts = new Map<string, Middle>();

  constructor(judged: Judged, slot: number) {
    const { columns, election } = judged;
    const { tree } = columns;
    const all: number[] = [];
    for (let district = tree.first[0] ?? 1; district < (tree.end[0] ?? 1); district++) {
      const shares: number[] = [];
      const [from, to] = tree.placesOf(district);
      for (let place = from; place < to; place++) {
        const share = shareOf(judged, slot, election, place);
        if (share !== null) shares.push(share);
      }
      this.#districts.set(columns.keys[district] ?? "", { share: middleOf(shares, LEAST_OF_DISTRICT), of: shares.length });
      all.push(...shares);
    }
    this.province = { share: middleOf(all, LEAST_OF_PROVINCE), of: all.length };
  }

  district(key: string): Middle {
    return this.#districts.get(key) ?? { share: null, of: 0 };
  }
}

const noMiddle: Middle = { share: null, of: 0 };

/** The district above a unit; undefined of the province. */
const districtAbove = ({ tree, keys }: TurnoutColumns, unit: number): string | undefined => {
  let at = unit;
  while (at > tree.districts) at = tree.parent[at] ?? 0;
  return at > 0 ? keys[at] : undefined;
};

/** What a unit's share is held against at a slot: of a commune its district, of a district the province; of the province nothing. */
export const expectedAt = (book: TurnoutBook, judged: Judged, slot: number, unit: number, middles: Middles): ExpectedPoint | null => {
  const { columns } = judged;
  const level = columns.levelOf(unit);
  if (level === "province") return null;
  const district = level === "district" ? noMiddle : middles.district(districtAbove(columns, unit) ?? "");
  if (level !== "place") return expectedOf(noMiddle, district, middles.province);
  const hamlets = book.hamletsOf((columns.keys[unit] ?? "").slice("place:".length)).map(({ fields }) => ({
    from: Date.parse(fields.from),
    to: Date.parse(fields.to),
    voters: fields.voters,
  }));
  const share = shareByHamlets(hamlets, votersOf(judged.sums.told, slot, judged.election, unit), columns.slots[slot]?.ms ?? 0);
  return expectedOf({ share, of: hamlets.length }, district, middles.province);
};

/** Places beneath a unit behind their own expected curve at a slot, most voters short first. */
export const laggardsAt = (
  book: TurnoutBook,
  judged: Judged,
  slot: number,
  unit: number,
): { rows: LaggardRow[]; judged: { n: number; of: number } } => {
  const { columns, sums, election } = judged;
  const { told } = sums;
  const middles = new Middles(judged, slot);
  const [from, to] = columns.tree.placesOf(unit);
  const rows: LaggardRow[] = [];
  let n = 0;
  for (let place = from; place < to; place++) {
    const share = shareOf(judged, slot, election, place);
    const expected = share === null ? null : expectedAt(book, judged, slot, place, middles);
    if (share === null || expected === null) continue;
    n++;
    const [voted, voters] = [told.voted[told.cell(slot, election, place)] ?? 0, votersOf(told, slot, election, place)];
    const behind = behindBy(voted, voters, expected.share);
    if (behind === null) continue;
    const commune = columns.tree.parent[place] ?? 0;
    rows.push({
      place: (columns.keys[place] ?? "").slice("place:".length),
      name: columns.nameOf(place),
      commune: columns.nameOf(commune),
      district: columns.nameOf(columns.tree.parent[commune] ?? 0),
      share,
      expected,
      behind,
      remaining: voters - voted,
      causes: causesOf(sums, slot, place),
    });
  }
  rows.sort((one, other) => other.behind - one.behind || (one.place < other.place ? -1 : 1));
  return { rows, judged: { n, of: to - from } };
};

const courseOf = ({ columns, sums, election }: Judged, unit: number): Course => ({
  slots: columns.slots.map((_, slot) => {
    if (unit >= columns.tree.inner) {
      const { told } = sums;
      const [voted, voters] = [told.voted[told.cell(slot, election, unit)] ?? -1, votersOf(told, slot, election, unit)];
      return voted < 0 || voters < 0 ? null : { voters, voted };
    }
    const at = sums.cell(slot, election, unit);
    const [voters, voted] = [sums.of[at] ?? 0, sums.votedOf[at] ?? 0];
    return voters > 0 ? { voters, voted } : null;
  }),
});

/** The part of a unit's places its figure covers at a slot; of a unit without any, all of it where it told a total. */
const isCovered = ({ columns, sums, election }: Judged, slot: number, unit: number): boolean => {
  if (slot < 0) return false;
  if (unit >= columns.tree.inner) return sums.told.says(slot, election, unit);
  const of = columns.tree.beneath[unit] ?? 0;
  if (of === 0) return sums.basis(slot, election, unit) === "own";
  return (sums.covered[sums.cell(slot, election, unit)] ?? 0) >= leastCovered * of;
};

/** The close as it would come out from a slot, or why that cannot be said; and what the same method said at the day's earlier slots. */
export const forecastAt = (
  judged: Judged,
  slot: number,
  unit: number,
): { forecast: Forecast | null; silence: ForecastSilence | null; leastCovered: number; backTests: BackTest[] } => {
  const { columns, sums, election } = judged;
  const { tree, slots } = columns;
  const day = hoursOf(columns.regime.date);
  const hours: DayHours = { begins: day.opensMs, slots: slots.map(({ ms }) => ms), closes: day.closesMs };
  const [first, end] = columns.levelOf(unit) === "place" ? [tree.inner, tree.size] : [tree.inner - tree.communes, tree.inner];
  const peers: Course[] = [];
  for (let peer = first; peer < end; peer++) peers.push(courseOf(judged, peer));
  const course = courseOf(judged, unit);
  const backTests: BackTest[] = [];
  for (let from = 1; from < slot; from++) {
    const test = isCovered(judged, from, unit) ? backTest(course, peers, hours, from, slot) : null;
    const [low = 0, middle = 0, high = 0] = test?.shares ?? [];
    if (test)
      backTests.push({
        from: slots[from]?.key ?? "",
        to: slots[slot]?.key ?? "",
        low,
        middle,
        high,
        actual: test.actual,
        held: { n: test.held, of: test.judged },
      });
  }
  const answer = forecastClose(course, peers, hours, slot, isCovered(judged, slot, unit) && isCovered(judged, slot - 1, unit));
  if (answer.silence !== null) return { forecast: null, silence: answer.silence, leastCovered, backTests };
  const { shares, voters } = answer;
  const left = (share: number): number => Math.round((1 - share) * voters);
  const at = sums.cell(slot, election, unit);
  return {
    forecast: {
      from: slots[slot]?.asOf ?? "",
      to: vietnamTime(day.closesMs),
      low: shares[0],
      middle: shares[1],
      high: shares[2],
      voters,
      remaining: { low: left(shares[2]), middle: left(shares[1]), high: left(shares[0]) },
      places: unit >= tree.inner ? { n: 1, of: 1 } : { n: sums.covered[at] ?? 0, of: tree.beneath[unit] ?? 0 },
      tested: answer.courses,
    },
    silence: null,
    leastCovered,
    backTests,
  };
};
