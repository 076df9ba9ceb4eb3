import {
  absenceCauses,
  type Denominator,
  type Election,
  elections,
  type FourCounts,
  type QuickReportFields,
  type ReportFlag,
  type ReportFlagKind,
} from "../../contract/index.ts";
import { writtenNumber, writtenTime } from "../vietnamese-format.ts";
import { electionNames } from "./electorate.ts";

/** The figures of a report, as they are judged. */
export type JudgedFigures = Pick<QuickReportFields, "asOf" | "voters" | "voted" | "remaining" | "placesOpened" | "placesClosed" | "placesFull">;

/** What the same unit told for another slot. */
export interface OtherSlot {
  name: string;
  voters: FourCounts;
  voted: FourCounts;
}

/** What the units beneath told for the same slot, added up; `known` of `parts` have a figure. */
export interface PartsTold {
  sum: number | null;
  known: number;
  parts: number;
}

/** What a report is held against. */
export interface Against {
  slotAsOfMs: number;
  /** 19:00 of the day: no polling place closes before. */
  closesMs: number;
  denominators: Record<Election, Denominator>;
  places: number;
  /** The same unit's other reports of the day, the nearest slot first. */
  earlier: readonly OtherSlot[];
  later: readonly OtherSlot[];
  /** Null for polling places and agencies, which have no units beneath. */
  parts: Record<Election, PartsTold> | null;
}

/** Farther than this from the slot's own time, what figures are of is told. A house value (L). */
const asOfMayDifferMs = 30 * 60_000;

const n = (count: number): string => writtenNumber(count);

const flag = (kind: ReportFlagKind, election: Election | null, told: number | null, against: number | null, words: string): ReportFlag => ({
  kind,
  election,
  told,
  against,
  words,
});

/** The voters a unit's figure is held against: those listed where all of its places are known, else what the report itself says. */
const votersOf = ({ voters }: JudgedFigures, { denominators }: Against, of: Election): number | null => {
  const { value, known, places } = denominators[of];
  return value !== null && known === places ? value : voters[of];
};

const ballotFlags = (told: JudgedFigures, against: Against, of: Election): ReportFlag[] => {
  const name = electionNames[of];
  const flags: ReportFlag[] = [];
  const [voted, said] = [told.voted[of], told.voters[of]];
  const { value, known, places } = against.denominators[of];
  const listed = known === places ? value : null;
  if (voted !== null) {
    const most = votersOf(told, against, of);
    if (most !== null && voted > most)
      flags.push(flag("voted-above-voters", of, voted, most, `Đã bỏ phiếu ${n(voted)}, nhiều hơn ${n(most)} cử tri (${name}).`));
    const before = against.earlier.find((one) => one.voted[of] !== null);
    const then = before?.voted[of] ?? null;
    if (before && then !== null && voted < then)
      flags.push(flag("falling", of, voted, then, `Đã bỏ phiếu ${n(voted)}, ít hơn ${n(then)} của ${before.name} (${name}).`));
    const after = against.later.find((one) => one.voted[of] !== null);
    const next = after?.voted[of] ?? null;
    if (after && next !== null && voted > next)
      flags.push(flag("falling", of, voted, next, `Đã bỏ phiếu ${n(voted)}, nhiều hơn ${n(next)} của ${after.name} (${name}).`));
  }
  if (said !== null) {
    const before = against.earlier.find((one) => one.voters[of] !== null);
    const then = before?.voters[of] ?? null;
    if (before && then !== null && said !== then)
      flags.push(flag("denominator-moved", of, said, then, `Số cử tri ${n(said)}, khác ${n(then)} của ${before.name} (${name}).`));
    else if (listed !== null && said !== listed)
      flags.push(flag("denominator-moved", of, said, listed, `Số cử tri ${n(said)}, khác ${n(listed)} trong danh sách (${name}).`));
  }
  return flags;
};

const partsFlags = (told: JudgedFigures, { sum, known, parts: all }: PartsTold, of: Election): ReportFlag[] => {
  const voted = told.voted[of];
  if (voted === null || all === 0) return [];
  const name = electionNames[of];
  const whole = known === all;
  if (whole && sum !== null && voted !== sum) {
    const difference = Math.abs(voted - sum);
    const words = `Tổng ${n(voted)} ${voted > sum ? "hơn" : "kém"} ${n(difference)} so với cộng các đơn vị dưới ${n(sum)} (${name}).`;
    return [flag("sum-differs", of, voted, sum, words)];
  }
  if (whole) return [];
  const without = flag("without-parts", of, known, all, `Có tổng ${n(voted)} khi mới ${n(known)}/${n(all)} đơn vị dưới có số (${name}).`);
  if (sum === null || sum <= voted) return [without];
  return [
    without,
    flag("below-parts", of, voted, sum, `Tổng ${n(voted)} ít hơn ${n(sum)} của riêng ${n(known)}/${n(all)} đơn vị dưới đã có số (${name}).`),
  ];
};

/** Who votes at fewer levels leaves out the lower ones, never the higher (Law 85/2015, art. 29; M): a lower ballot cannot have more voters. */
const orderFlags = ({ voted }: JudgedFigures): ReportFlag[] =>
  elections.flatMap((lower, at) => {
    const higher = elections[at - 1];
    const [less, more] = [voted[lower], higher === undefined ? null : voted[higher]];
    if (higher === undefined || less === null || more === null || less <= more) return [];
    return [
      flag("ballots-out-of-order", lower, less, more, `Bầu ${electionNames[lower]} ${n(less)}, nhiều hơn bầu ${electionNames[higher]} ${n(more)}.`),
    ];
  });

/** Causes are told of people, so they are held against the ballot everybody has. Less than what remains is only "chưa rõ". */
const causeFlags = (told: JudgedFigures, against: Against): ReportFlag[] => {
  const [voters, voted] = [votersOf(told, against, "assembly"), told.voted.assembly];
  if (voters === null || voted === null) return [];
  const known = absenceCauses.flatMap((cause) => told.remaining[cause] ?? []);
  const sum = known.reduce((all, one) => all + one, 0);
  const remaining = voters - voted;
  if (known.length === 0 || sum <= remaining) return [];
  return [flag("causes-exceed", "assembly", sum, remaining, `Lý do chưa đi cộng lại ${n(sum)} người, nhiều hơn ${n(remaining)} cử tri còn lại.`)];
};

const placeFlags = (told: JudgedFigures, { places, closesMs }: Against): ReportFlag[] => {
  const flags: ReportFlag[] = [];
  for (const [count, words] of [
    [told.placesOpened, "đã khai mạc"],
    [told.placesClosed, "đã kết thúc"],
    [told.placesFull, "đạt 100 %"],
  ] as const)
    if (count !== null && places > 0 && count > places)
      flags.push(flag("places-exceed", null, count, places, `${n(count)} khu vực bỏ phiếu ${words}, nhiều hơn ${n(places)} khu vực phòng biết.`));
  // Law 85/2015, art. 71 (H): none closes before 19:00, not even where all have voted.
  if (told.placesClosed !== null && told.placesClosed > 0 && Date.parse(told.asOf) < closesMs)
    flags.push(flag("closed-early", null, told.placesClosed, 0, `${n(told.placesClosed)} khu vực bỏ phiếu kết thúc trước 19 giờ.`));
  return flags;
};

const asOfFlags = ({ asOf }: JudgedFigures, { slotAsOfMs }: Against): ReportFlag[] => {
  const minutes = Math.round((Date.parse(asOf) - slotAsOfMs) / 60_000);
  return Math.abs(minutes) * 60_000 <= asOfMayDifferMs
    ? []
    : [flag("as-of-differs", null, minutes, 0, `Số liệu tính đến ${writtenTime(asOf)}, lệch ${n(Math.abs(minutes))} phút so với mốc báo cáo.`)];
};

/**
 * What does not fit in a report's figures. All are kept as they were told: nothing is cut, left out, or refused for it (house rule, H in
 * the brief of the room). Where a figure is not known, nothing is said of it.
 */
export const flagsOf = (told: JudgedFigures, against: Against): ReportFlag[] => [
  ...elections.flatMap((of) => ballotFlags(told, against, of)),
  ...elections.flatMap((of) => (against.parts ? partsFlags(told, against.parts[of], of) : [])),
  ...orderFlags(told),
  ...causeFlags(told, against),
  ...placeFlags(told, against),
  ...asOfFlags(told, against),
];
