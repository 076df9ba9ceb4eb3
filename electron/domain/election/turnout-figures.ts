import { denominatorSources, type ElectorateFigure, type TurnoutFigure, type TurnoutFlag } from "../../contract/index.ts";
import type { TurnoutSums } from "./turnout-sums.ts";
import type { TurnoutTold } from "./turnout-told.ts";

/** Voters as a place's share is taken of: fixed, posted or listed, else as its report says; -1 where nobody did. */
export const votersOf = (told: TurnoutTold, slot: number, election: number, place: number): number => {
  const listed = told.denominators[election * told.tree.places + place - told.tree.inner]!;
  return listed >= 0 ? listed : told.voters[told.cell(slot, election, place)]!;
};

const nobodySaid = { basis: "none", voted: null, voters: null, votedOf: null, remaining: null, difference: null } as const;

const figureOfPlace = (sums: TurnoutSums, slot: number, election: number, place: number): TurnoutFigure => {
  const { told } = sums;
  const voted = told.voted[told.cell(slot, election, place)]!;
  const isPreliminary = (voted >= 0 || told.of === "approved") && told.isPreliminary(slot, place);
  const around = { parts: { n: 0, of: 0 }, preliminary: isPreliminary ? 1 : 0 };
  if (voted < 0) return { ...nobodySaid, ...around, places: { n: 0, of: 1 }, odd: 0, flags: [] };
  const voters = votersOf(told, slot, election, place);
  const isKnown = voters >= 0;
  const flags: TurnoutFlag[] = [];
  if (isKnown && voted > voters) flags.push("above-voters");
  if (told.fell(slot, election, place)) flags.push("fell");
  if (told.isDisputed(slot, place)) flags.push("disputed");
  return {
    ...around,
    basis: "told",
    voted,
    voters: isKnown ? voters : null,
    votedOf: isKnown ? voted : null,
    remaining: isKnown ? voters - voted : null,
    places: { n: 1, of: 1 },
    odd: flags.length > 0 ? 1 : 0,
    flags,
    difference: null,
  };
};

/** A unit's figure as it is told; `slot` and `election` as places in their lists. */
export const figureOf = (sums: TurnoutSums, slot: number, election: number, unit: number): TurnoutFigure => {
  const { told } = sums;
  const { tree } = told;
  if (unit >= tree.inner) return figureOfPlace(sums, slot, election, unit);
  const at = sums.cell(slot, election, unit);
  const basis = sums.basis(slot, election, unit);
  const around = {
    parts: { n: sums.whole[at]!, of: tree.end[unit]! - tree.first[unit]! },
    places: { n: sums.covered[at]!, of: tree.beneath[unit]! },
    preliminary: sums.preliminary[at]!,
    odd: sums.odd[at]!,
  };
  if (basis === "none") return { ...nobodySaid, ...around, flags: [] };
  const [voted, votedOf, of] = [sums.voted[at]!, sums.votedOf[at]!, sums.of[at]!];
  const flags: TurnoutFlag[] = [];
  let difference: number | null = null;
  if (votedOf > of) flags.push("above-voters");
  const own = told.voted[told.cell(slot, election, unit)]!;
  if (own >= 0) {
    const parts = sums.partsOf(slot, election, unit);
    if (told.fell(slot, election, unit)) flags.push("fell");
    if (parts.known && own !== parts.voted) difference = own - parts.voted;
    if (parts.whole && difference !== null) flags.push("differs");
    else if (difference !== null && difference < 0) flags.push("parts-above");
    if (told.isDisputed(slot, unit)) flags.push("disputed");
  }
  if (basis === "own") flags.push("own-only");
  const isKnown = of > 0 || votedOf > 0;
  return {
    ...around,
    basis,
    voted,
    voters: isKnown ? of : null,
    votedOf: isKnown ? votedOf : null,
    remaining: isKnown ? of - votedOf : null,
    flags,
    difference,
  };
};

/** Voters of every place beneath a unit, whether or not it reported. */
export const electorateOf = (told: TurnoutTold, election: number, unit: number): ElectorateFigure => {
  const [from, to] = told.tree.placesOf(unit);
  const counts = [0, 0, 0];
  let [voters, known] = [0, 0];
  for (let place = from; place < to; place++) {
    const at = election * told.tree.places + place - told.tree.inner;
    const said = told.denominators[at]!;
    if (said < 0) continue;
    voters += said;
    known++;
    counts[told.sources[at]!]!++;
  }
  const bySource = (from: (typeof denominatorSources)[number]): number => counts[denominatorSources.indexOf(from)]!;
  return {
    voters,
    places: { n: known, of: to - from },
    sources: { fixed: bySource("fixed"), posted: bySource("posted"), listed: bySource("listed") },
  };
};
