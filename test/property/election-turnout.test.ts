import fc from "fast-check";
import { expect, test } from "vitest";
import { absenceCauses, elections, standings } from "../../electron/contract/index.ts";
import { remainingOf } from "../../electron/domain/election/remaining.ts";
import { electorateOf, figureOf } from "../../electron/domain/election/turnout-figures.ts";
import { TurnoutSums } from "../../electron/domain/election/turnout-sums.ts";
import { type ToldReport, TurnoutTold } from "../../electron/domain/election/turnout-told.ts";
import { TurnoutTree } from "../../electron/domain/election/turnout-tree.ts";

const SLOTS = 3;
const count = fc.oneof(
  { weight: 4, arbitrary: fc.nat(900) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(9_999_999) },
);
const four = fc.array(count, { minLength: 4, maxLength: 4 });
const report: fc.Arbitrary<ToldReport> = fc.record({
  voted: four,
  voters: four,
  causes: fc.array(count, { minLength: absenceCauses.length, maxLength: absenceCauses.length }),
  standing: fc.constantFrom(...standings),
  disputed: fc.boolean(),
});

/** Districts with communes with places; some of them empty. */
const shape = fc.array(fc.array(fc.nat(3), { maxLength: 4 }), { minLength: 1, maxLength: 4 }).map(
  (districts) =>
    new TurnoutTree(
      districts.map((communes) => communes.length),
      districts.flat(),
    ),
);

interface Deed {
  slot: number;
  unit: number;
  report: ToldReport | null;
}
const deedsOf = (tree: TurnoutTree): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.record({ slot: fc.nat(SLOTS - 1), unit: fc.nat(tree.size - 1), report: fc.oneof({ weight: 6, arbitrary: report }, fc.constant(null)) }),
    { maxLength: 40 },
  );
const dayOf = fc.constantFrom("all" as const, "approved" as const).chain((of) =>
  shape.chain((tree) =>
    fc.record({
      of: fc.constant(of),
      tree: fc.constant(tree),
      deeds: deedsOf(tree),
      listed: fc.array(count, { minLength: tree.places * 4, maxLength: tree.places * 4 }),
    }),
  ),
);

const fill = (told: TurnoutTold, listed: readonly (number | null)[]): void => {
  for (const [at, voters] of listed.entries())
    told.setDenominator(
      Math.floor(at / told.tree.places),
      told.tree.inner + (at % told.tree.places),
      voters === null ? null : { voters, from: "fixed" },
    );
};

interface Plain {
  voted: number;
  votedOf: number;
  of: number;
  covered: number;
  basis: "none" | "whole" | "own" | "partial";
}
/** The rule written down as plainly as can be: what the columns must come to. */
const plainly = (told: TurnoutTold, slot: number, election: number, unit: number): Plain => {
  const { tree } = told;
  const cell = told.cell(slot, election, unit);
  const voted = told.voted[cell]!;
  const listed = (place: number): number => told.denominators[election * tree.places + place - tree.inner]!;
  if (unit >= tree.inner) {
    const voters = listed(unit) >= 0 ? listed(unit) : told.voters[cell]!;
    if (voted < 0) return { voted: 0, votedOf: 0, of: 0, covered: 0, basis: "none" };
    return voters < 0 ? { voted, votedOf: 0, of: 0, covered: 1, basis: "whole" } : { voted, votedOf: voted, of: voters, covered: 1, basis: "whole" };
  }
  const own = Array.from({ length: tree.end[unit]! - tree.first[unit]! }, (_, i) => plainly(told, slot, election, tree.first[unit]! + i));
  const of = (field: "voted" | "votedOf" | "of" | "covered"): number => own.reduce((all, one) => all + one[field], 0);
  const sum = { voted: of("voted"), votedOf: of("votedOf"), of: of("of"), covered: of("covered") };
  if (own.length > 0 && own.every(({ basis }) => basis === "whole" || basis === "own")) return { ...sum, basis: "whole" };
  if (voted < 0) return { ...sum, basis: own.some(({ basis }) => basis !== "none") ? "partial" : "none" };
  const places = Array.from({ length: tree.places }, (_, i) => tree.inner + i).filter((place) => {
    let at = place;
    while (at >= 0 && at !== unit) at = tree.parent[at]!;
    return at === unit;
  });
  const all = places.length > 0 && places.every((place) => listed(place) >= 0) ? places.reduce((total, place) => total + listed(place), 0) : -1;
  const voters = told.voters[cell]! >= 0 ? told.voters[cell]! : all;
  return voters < 0
    ? { voted, votedOf: 0, of: 0, covered: places.length, basis: "own" }
    : { voted, votedOf: voted, of: voters, covered: places.length, basis: "own" };
};

const everyCell = (tree: TurnoutTree, look: (slot: number, election: number, unit: number) => void): void => {
  for (let slot = 0; slot < SLOTS; slot++)
    for (let election = 0; election < elections.length; election++) for (let unit = 0; unit < tree.size; unit++) look(slot, election, unit);
};

test("a roll-up kept up report by report is the roll-up by its rule, whatever came in whatever order", () => {
  fc.assert(
    fc.property(dayOf, ({ of, tree, deeds, listed }) => {
      const told = new TurnoutTold(of, tree, SLOTS);
      const sums = new TurnoutSums(told);
      for (const { slot, unit, report: said } of deeds) {
        told.setReport(slot, unit, said);
        sums.reportChanged(slot, unit);
      }
      fill(told, listed);
      for (let place = tree.inner; place < tree.size; place++)
        for (let election = 0; election < elections.length; election++) sums.denominatorChanged(election, place);

      const again = new TurnoutTold(of, tree, SLOTS);
      fill(again, listed);
      const last = new Map(deeds.map((deed) => [`${deed.slot} ${deed.unit}`, deed]));
      for (const { slot, unit, report: said } of [...last.values()].reverse()) again.setReport(slot, unit, said);
      const anew = new TurnoutSums(again);

      everyCell(tree, (slot, election, unit) => {
        const figure = figureOf(sums, slot, election, unit);
        expect(figure).toEqual(figureOf(anew, slot, election, unit));
        expect(remainingOf(sums, slot, unit)).toEqual(remainingOf(anew, slot, unit));
        const plain = plainly(told, slot, election, unit);
        expect(figure.voted ?? 0).toBe(plain.voted);
        expect(figure.votedOf ?? 0).toBe(plain.votedOf);
        expect(figure.voters ?? 0).toBe(plain.of);
        expect({ told: "whole", parts: "whole", own: "own", partial: "partial", none: "none" }[figure.basis]).toBe(plain.basis);
        expect(figure.places).toEqual({ n: plain.covered, of: unit < tree.inner ? tree.beneath[unit] : 1 });
      });
    }),
    { numRuns: 120 },
  );
});

test("where every place reported, every level is the sum of its places and nothing is cut, however odd", () => {
  const day = shape
    .filter((tree) => tree.places > 0 && tree.beneath.every((n) => n > 0))
    .chain((tree) =>
      fc.record({
        tree: fc.constant(tree),
        voted: fc.array(fc.nat(9_999_999), { minLength: tree.places, maxLength: tree.places }),
        voters: fc.array(fc.nat(9_999_999), { minLength: tree.places, maxLength: tree.places }),
      }),
    );
  fc.assert(
    fc.property(day, ({ tree, voted, voters }) => {
      const told = new TurnoutTold("all", tree, 1);
      for (const [place, n] of voted.entries())
        told.setReport(0, tree.inner + place, {
          voted: [n, n, null, null],
          voters: [null, null, null, null],
          causes: absenceCauses.map(() => null),
          standing: "preliminary",
          disputed: false,
        });
      fill(told, [...voters, ...voters, ...voters, ...voters]);
      const sums = new TurnoutSums(told);
      for (let unit = 0; unit < tree.inner; unit++) {
        const [from, to] = tree.placesOf(unit);
        const sum = (counts: number[]): number => counts.slice(from - tree.inner, to - tree.inner).reduce((all, n) => all + n, 0);
        expect(figureOf(sums, 0, 0, unit)).toMatchObject({
          basis: "parts",
          voted: sum(voted),
          voters: sum(voters),
          remaining: sum(voters) - sum(voted),
          places: { n: to - from, of: to - from },
          preliminary: to - from,
        });
        expect(electorateOf(told, 0, unit)).toMatchObject({ voters: sum(voters), places: { n: to - from, of: to - from } });
        expect(figureOf(sums, 0, 2, unit)).toMatchObject({ basis: "none", voted: null, voters: null });
      }
    }),
  );
});
