import { type AbsenceCause, absenceCauses, type RemainingFigure } from "../../contract/index.ts";
import { figureOf } from "./turnout-figures.ts";
import type { TurnoutSums } from "./turnout-sums.ts";

/** Causes are told of people, so what remains is counted by the ballot everybody has: Quốc hội (Law 85/2015; M). */
const ASSEMBLY = 0;

/** Nothing told under any cause. */
export const noCauses = (): Record<AbsenceCause, number | null> => ({ ill: null, quarantined: null, away: null, "cut-off": null, unclear: null });

/** What a unit told of who is left, by cause. */
export const causesOf = ({ told }: TurnoutSums, slot: number, unit: number): Record<AbsenceCause, number | null> => {
  const causes = noCauses();
  for (const [at, cause] of absenceCauses.entries()) {
    const said = told.causes[(slot * absenceCauses.length + at) * told.tree.size + unit]!;
    if (said >= 0) causes[cause] = said;
  }
  return causes;
};

/**
 * Who is left beneath a unit at a slot. Causes come from the same reports as the figure itself: of a unit whose own total stands in for
 * what is missing beneath it, its own; else of those beneath. Voters of places without any figure are told apart (`silent`): nobody knows
 * whether they voted. What no cause was told of stays `unsaid`, beneath nothing where more were told than remain: kept and shown so.
 */
export const remainingOf = (sums: TurnoutSums, slot: number, unit: number): RemainingFigure => {
  const { told } = sums;
  const { tree } = told;
  const causes = noCauses();
  let [toldBy, counted, sum, silent, silentKnown, silentPlaces] = [0, 0, 0, 0, 0, 0];
  const takeCauses = (of: number): void => {
    counted++;
    let any = false;
    const from = causesOf(sums, slot, of);
    for (const cause of absenceCauses) {
      const said = from[cause];
      if (said === null) continue;
      any = true;
      sum += said;
      causes[cause] = (causes[cause] ?? 0) + said;
    }
    if (any) toldBy++;
  };
  const takeSilent = (of: number): void => {
    const [from, to] = tree.placesOf(of);
    silentPlaces += to - from;
    for (let place = from; place < to; place++) {
      const voters = told.denominators[ASSEMBLY * tree.places + place - tree.inner]!;
      if (voters < 0) continue;
      silentKnown++;
      silent += voters;
    }
  };
  const visit = (at: number): void => {
    const basis = at >= tree.inner ? (told.says(slot, ASSEMBLY, at) ? "own" : "none") : sums.basis(slot, ASSEMBLY, at);
    if (basis === "own") takeCauses(at);
    else if (basis === "none") takeSilent(at);
    else for (let child = tree.first[at]!; child < tree.end[at]!; child++) visit(child);
  };
  visit(unit);
  const { remaining } = figureOf(sums, slot, ASSEMBLY, unit);
  return {
    remaining,
    silent: silentPlaces > 0 && silentKnown === 0 ? null : silent,
    causes,
    told: { n: toldBy, of: counted },
    unsaid: remaining === null || toldBy === 0 ? null : remaining - sum,
  };
};
