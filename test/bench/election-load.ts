import { absenceCauses, elections } from "../../electron/contract/index.ts";
import { TurnoutTold } from "../../electron/domain/election/turnout-told.ts";
import { TurnoutTree } from "../../electron/domain/election/turnout-tree.ts";
import { seeded } from "../unit/spatial/hagiang.ts";

/** The country on 23/5/2021: places, communes and districts; seven reports of the day. */
export const PLACES = 84_767;
export const COMMUNES = 11_163;
export const DISTRICTS = 713;
export const SLOTS = 7;

/** One report of a place: how many voted in each election, null where nothing came. */
export interface LoadedReport {
  slot: number;
  place: number;
  voted: (number | null)[];
}

/** A day of reports, the same on every run: three in a hundred missing, one ballot in fifty left out, denominators of all places. */
export interface ElectionLoad {
  tree: TurnoutTree;
  /** Voters by election, then by place. */
  voters: number[][];
  reports: LoadedReport[];
}

/** `total` dealt out to `parts`, each within one of the others. */
export const dealt = (total: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, i) => Math.floor(((i + 1) * total) / parts) - Math.floor((i * total) / parts));

export function electionLoad(): ElectionLoad {
  const random = seeded(20210523);
  const tree = new TurnoutTree(dealt(COMMUNES, DISTRICTS), dealt(PLACES, COMMUNES));
  const listed = Array.from({ length: PLACES }, () => 300 + Math.floor(random() * 900));
  const voters = elections.map((_, election) => listed.map((n) => n - election * 3));
  const reports: LoadedReport[] = [];
  for (let place = 0; place < PLACES; place++) {
    let left = 1;
    for (let slot = 0; slot < SLOTS; slot++) {
      left *= 0.35 + 0.3 * random();
      if (random() < 0.03) continue;
      reports.push({ slot, place, voted: voters.map((of) => (random() < 0.02 ? null : Math.floor(of[place]! * (1 - left)))) });
    }
  }
  return { tree, voters, reports };
}

const noCauses = absenceCauses.map(() => null);
const noVoters = elections.map(() => null);

/** Takes one report into the columns. */
export const tell = (told: TurnoutTold, { slot, place, voted }: LoadedReport): void =>
  told.setReport(slot, told.tree.inner + place, { voted, voters: noVoters, causes: noCauses, standing: "preliminary", disputed: false });

/** The columns the room holds them in. */
export function toldOf({ tree, voters, reports }: ElectionLoad): TurnoutTold {
  const told = new TurnoutTold("all", tree, SLOTS);
  for (const [election, of] of voters.entries())
    for (const [place, n] of of.entries()) told.setDenominator(election, tree.inner + place, { voters: n, from: "fixed" });
  for (const report of reports) tell(told, report);
  return told;
}
