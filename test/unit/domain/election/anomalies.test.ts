import { describe, expect, it } from "vitest";
import type { Denominator, Election, ReportFlagKind } from "../../../../electron/contract/index.ts";
import { noCounts } from "../../../../electron/contract/index.ts";
import { type Against, flagsOf, type JudgedFigures } from "../../../../electron/domain/election/anomalies.ts";

const none: Denominator = { value: null, from: null, known: 0, places: 1 };
const hundred: Denominator = { value: 100, from: "fixed", known: 1, places: 1 };
const four = <T>(assembly: T, others: T): Record<Election, T> => ({ assembly, province: others, district: others, commune: others });
const asOf = "2021-05-23T09:00:00+07:00";
const told = (more: Partial<JudgedFigures> = {}): JudgedFigures => ({
  asOf,
  voters: noCounts,
  voted: noCounts,
  remaining: { ill: null, quarantined: null, away: null, "cut-off": null, unclear: null },
  placesOpened: null,
  placesClosed: null,
  placesFull: null,
  ...more,
});
const against = (more: Partial<Against> = {}): Against => ({
  slotAsOfMs: Date.parse(asOf),
  closesMs: Date.parse("2021-05-23T19:00:00+07:00"),
  denominators: four(hundred, none),
  places: 3,
  earlier: [],
  later: [],
  parts: null,
  ...more,
});
const voted = (assembly: number): JudgedFigures => told({ voted: { ...noCounts, assembly } });
const kinds = (figures: JudgedFigures, held: Against): ReportFlagKind[] => flagsOf(figures, held).map(({ kind }) => kind);
const slot = (count: number | null, voters: number | null = null) => ({
  name: "báo cáo 7 giờ",
  voted: { ...noCounts, assembly: count },
  voters: { ...noCounts, assembly: voters },
});
const parts = (sum: number | null, known: number, all: number): Partial<Against> => ({
  parts: four({ sum, known, parts: all }, { sum: null, known: 0, parts: all }),
});

/** Each rule where it fires, and next to it where it stays quiet. */
const cases: [what: string, kind: ReportFlagKind, fires: [JudgedFigures, Against], quiet: [JudgedFigures, Against]][] = [
  ["one more than there are voters", "voted-above-voters", [voted(101), against()], [voted(100), against()]],
  [
    "above the voters it tells itself, where none are listed",
    "voted-above-voters",
    [told({ voted: { ...noCounts, province: 51 }, voters: { ...noCounts, province: 50 } }), against()],
    [told({ voted: { ...noCounts, province: 51 } }), against()],
  ],
  [
    "never against the voters of some places only",
    "voted-above-voters",
    [voted(101), against()],
    [voted(101), against({ denominators: four({ value: 100, from: "fixed", known: 2, places: 3 }, none) })],
  ],
  ["fewer than a slot earlier", "falling", [voted(50), against({ earlier: [slot(51)] })], [voted(51), against({ earlier: [slot(51)] })]],
  [
    "against the nearest slot that told",
    "falling",
    [voted(50), against({ earlier: [slot(null), slot(51)] })],
    [voted(50), against({ earlier: [slot(40), slot(51)] })],
  ],
  ["more than a later slot already told", "falling", [voted(61), against({ later: [slot(60)] })], [voted(60), against({ later: [slot(60)] })]],
  [
    "other voters than listed",
    "denominator-moved",
    [told({ voters: { ...noCounts, assembly: 101 } }), against()],
    [told({ voters: { ...noCounts, assembly: 100 } }), against()],
  ],
  [
    "other voters than it told before",
    "denominator-moved",
    [told({ voters: { ...noCounts, commune: 91 } }), against({ earlier: [{ ...slot(1), voters: { ...noCounts, commune: 90 } }] })],
    [told({ voters: { ...noCounts, commune: 90 } }), against({ earlier: [{ ...slot(1), voters: { ...noCounts, commune: 90 } }] })],
  ],
  ["another total than all of its parts make", "sum-differs", [voted(60), against(parts(61, 3, 3))], [voted(61), against(parts(61, 3, 3))]],
  ["a total while parts are silent", "without-parts", [voted(60), against(parts(20, 1, 3))], [voted(60), against(parts(60, 3, 3))]],
  ["a total below what some of its parts make", "below-parts", [voted(60), against(parts(61, 1, 3))], [voted(61), against(parts(61, 1, 3))]],
  [
    "more told by cause than remain",
    "causes-exceed",
    [{ ...voted(90), remaining: { ...told().remaining, ill: 6, away: 5 } }, against()],
    [{ ...voted(90), remaining: { ...told().remaining, ill: 5, away: 5 } }, against()],
  ],
  [
    "more on a lower ballot than on a higher",
    "ballots-out-of-order",
    [told({ voted: { assembly: 50, province: 50, district: 49, commune: 50 } }), against()],
    [told({ voted: { assembly: 50, province: 50, district: 49, commune: 49 } }), against()],
  ],
  ["more places than there are", "places-exceed", [told({ placesOpened: 4 }), against()], [told({ placesOpened: 3 }), against()]],
  [
    "closing before 19:00, at 100 % too",
    "closed-early",
    [told({ placesClosed: 1, placesFull: 1 }), against()],
    [told({ placesClosed: 1, asOf: "2021-05-23T19:00:00+07:00" }), against({ slotAsOfMs: Date.parse("2021-05-23T19:00:00+07:00") })],
  ],
  [
    "figures of another hour",
    "as-of-differs",
    [told({ asOf: "2021-05-23T08:29:00+07:00" }), against()],
    [told({ asOf: "2021-05-23T08:30:00+07:00" }), against()],
  ],
];

describe("figures that do not fit are told, with what they do not fit", () => {
  it.each(cases)("%s (%s)", (_what, kind, fires, quiet) => {
    expect(kinds(...fires)).toContain(kind);
    expect(kinds(...quiet)).not.toContain(kind);
  });

  it("says nothing of what nobody told, and of figures that fit", () => {
    expect(flagsOf(told(), against({ earlier: [slot(50, 100)], later: [slot(60)], ...parts(20, 1, 3) }))).toEqual([]);
    expect(flagsOf(voted(55), against({ earlier: [slot(50)], later: [slot(60)], ...parts(55, 3, 3) }))).toEqual([]);
  });

  it("tells the numbers and says them in words", () => {
    expect(flagsOf(voted(1250), against({ denominators: four({ ...hundred, value: 1245 }, none) }))).toEqual([
      { kind: "voted-above-voters", election: "assembly", told: 1250, against: 1245, words: "Đã bỏ phiếu 1.250, nhiều hơn 1.245 cử tri (Quốc hội)." },
    ]);
  });
});
