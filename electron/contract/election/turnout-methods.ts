import { z } from "zod";
import { read, requestId, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import { type AbsenceCause, type Election, election, type FourCounts, fourCounts, type UnitKey, type UnitLevel, unitKey } from "./counts.ts";

/** Which reports count: every one as it came, or only those approved or official, as on the wall and on paper. */
export const turnoutStandings = ["all", "approved"] as const;
export type TurnoutStanding = (typeof turnoutStandings)[number];

/** A slot of the regime that carries turnout. `asOf`: what its figures are of. */
export interface TurnoutSlot {
  key: string;
  name: string;
  asOf: string;
}

/** Known of how many. */
export interface KnownOf {
  n: number;
  of: number;
}

/**
 * Where a figure comes from: `told` of a polling place by its own report; `parts`, the sum of all beneath it; `own`, the unit's own
 * total, for beneath it some are missing; `partial`, the sum of those that reported; `none`, nobody has said.
 */
export type TurnoutBasis = "told" | "parts" | "own" | "partial" | "none";

/** What does not fit, kept and told: nothing is cut or left out for it. */
export const turnoutFlags = ["above-voters", "fell", "differs", "parts-above", "own-only", "disputed"] as const;
/**
 * `above-voters` more voted than are listed; `fell` fewer than a slot earlier; `differs` the own total is not the sum of its parts;
 * `parts-above` what came from below is already more than the own total; `own-only` chưa đủ báo cáo của cấp dưới; `disputed` stations
 * say otherwise.
 */
export type TurnoutFlag = (typeof turnoutFlags)[number];

/** Đã đi bỏ phiếu of one unit in one election at one slot. */
export interface TurnoutFigure {
  basis: TurnoutBasis;
  /** Null: nobody has said. */
  voted: number | null;
  /** Voters of those counted in `votedOf`; null where none is known. The share is `votedOf / voters`, never rounded up to 100 %. */
  voters: number | null;
  votedOf: number | null;
  /** `voters - votedOf`; beneath nothing where more voted than are listed. */
  remaining: number | null;
  /** Units directly beneath with a whole figure; of a polling place 0/0. */
  parts: KnownOf;
  /** Polling places the figure covers; of a polling place itself. */
  places: KnownOf;
  /** Reports beneath it that are preliminary: counted in it, or where only approved ones count, left out of it. */
  preliminary: number;
  /** Units beneath it with a figure that does not fit; and itself. */
  odd: number;
  flags: TurnoutFlag[];
  /** Own total less the sum of what its parts told; null where either is missing or they are equal. */
  difference: number | null;
}

export const denominatorSources = ["fixed", "posted", "listed", "reported"] as const;
/** Where a place's voters come from: chốt lúc khai mạc, niêm yết, the list of places (Quốc hội only), else its own report. */
export type DenominatorSource = (typeof denominatorSources)[number];

/** Voters of everything beneath a unit, whether or not it reported. */
export interface ElectorateFigure {
  voters: number;
  /** Places whose voters are known. */
  places: KnownOf;
  /** Of those, by where the number comes from. */
  sources: Record<Exclude<DenominatorSource, "reported">, number>;
}

/** Who is left, in the election of the National Assembly: causes are told of people, not of ballots. */
export interface RemainingFigure {
  /** Voters less voted among those that reported; null where unknown. */
  remaining: number | null;
  /** Voters of places without a figure at that slot; null where no place's are known. */
  silent: number | null;
  /** As told; null where nobody told. */
  causes: Record<AbsenceCause, number | null>;
  /** Of the units whose figures make it up, those that told causes. */
  told: KnownOf;
  /** Remaining and told under no cause, beside "chưa rõ"; beneath nothing where more were told than remain (flagged). */
  unsaid: number | null;
}

export interface TurnoutRow {
  unit: UnitKey;
  level: UnitLevel;
  name: string;
  /** Steps beneath the unit asked of. */
  depth: number;
  /** Units beneath it. */
  children: number;
  open: boolean;
  figure: TurnoutFigure;
  electorate: ElectorateFigure;
}

export interface ExpectedPoint {
  /** 0..1 of its voters. */
  share: number;
  /** By its own hamlets' hours, else by the middle of its district, else of the province. */
  from: "hamlets" | "district" | "province";
  /** Places whose middle it is; of `hamlets`, how many hamlets. */
  of: number;
}

export interface CurvePoint {
  slot: string;
  figure: TurnoutFigure;
  expected: ExpectedPoint | null;
}

/** Why there is no forecast: it is said, never guessed. */
export type ForecastSilence = "few-slots" | "few-reports" | "few-tested" | "does-not-fit" | "closed" | "no-voters";

/** What the forecast at an earlier slot said of a later one, and what came. Shares 0..1. */
export interface BackTest {
  from: string;
  to: string;
  low: number;
  middle: number;
  high: number;
  actual: number;
  /** Communes whose own interval held what came, of those it could be said of. */
  held: KnownOf;
}

/** The close as it would come out; shares and voters of those in the last slot. */
export interface Forecast {
  /** The slot it is made from; the close it speaks of. */
  from: string;
  to: string;
  low: number;
  middle: number;
  high: number;
  voters: number;
  remaining: { low: number; middle: number; high: number };
  /** Places the slot's figure covers. */
  places: KnownOf;
  /** Communes (of a polling place: places) whose own course today gives the interval. */
  tested: number;
}

/** A hamlet's hours and how far it has come. */
export interface HamletRow {
  id: string;
  place: string;
  hamlet: string;
  from: string;
  to: string;
  voters: number | null;
  voted: number | null;
  /** Its hours are over at the room's time. */
  over: boolean;
  source: string | null;
  invented: boolean;
}

/** A place behind its own expected curve. */
export interface LaggardRow {
  place: string;
  name: string;
  commune: string;
  district: string;
  share: number;
  expected: ExpectedPoint;
  /** Voters fewer than expected. */
  behind: number;
  remaining: number;
  causes: Record<AbsenceCause, number | null>;
}

export interface ElectorateRow {
  place: string;
  name: string;
  posted: FourCounts;
  fixed: FourCounts;
  /** The number of the list of places. */
  listed: number | null;
  changeReason: string | null;
  /** In words: "chốt lệch niêm yết 12 cử tri (Quốc hội)". */
  notes: string[];
  conflict: boolean;
  source: string | null;
  invented: boolean;
}

const ofSlot = { election: election.optional(), slot: z.string().max(20).optional(), standing: z.enum(turnoutStandings).optional() };
const placeId = z.string().regex(/^[0-9A-Za-z-]{1,60}$/);
const few = z.number().int().min(0).max(100_000).nullable();

/** What every answer of turnout says of itself. `slot` left out: the newest whose hour has come, before the first of them the first. */
export interface TurnoutHead {
  election: Election;
  standing: TurnoutStanding;
  slots: TurnoutSlot[];
  slot: string | null;
  /** Reports that carry turnout of no slot of the regime: counted nowhere, told here. */
  outside: number;
  asOf: string | null;
  validUntil: string | null;
}

/** Methods of the turnout part of the election desk. */
export const turnoutMethods = {
  /** The province at one slot in every election, and who is left. */
  "turnout.summary": read<
    TurnoutHead & { figures: Record<Election, TurnoutFigure>; electorates: Record<Election, ElectorateFigure>; remaining: RemainingFigure }
  >()(z.strictObject({ ...ofSlot, ...moment })),
  /** The tree from the province down; beneath every unit of `open` its own units. */
  "turnout.rows": read<TurnoutHead & { rows: TurnoutRow[] }>()(z.strictObject({ ...ofSlot, open: z.array(unitKey).max(2000).optional(), ...moment })),
  /** One unit: its curve, who is left, its hamlets, the forecast with its back-test. */
  "turnout.unit": read<
    TurnoutHead & {
      unit: UnitKey;
      name: string;
      curve: CurvePoint[];
      electorate: ElectorateFigure;
      remaining: RemainingFigure;
      forecast: Forecast | null;
      silence: ForecastSilence | null;
      /** The part of a unit's places (0 to 1) that must have reported, this time and the time before, for a forecast. */
      leastCovered: number;
      backTests: BackTest[];
      hamlets: HamletRow[];
    }
  >()(z.strictObject({ unit: unitKey, ...ofSlot, ...moment })),
  /** Places behind their own expected curve, most voters missing first. `judged`: places it could be said of. */
  "turnout.laggards": read<TurnoutHead & { rows: LaggardRow[]; judged: KnownOf }>()(
    z.strictObject({ unit: unitKey.optional(), ...ofSlot, ...moment }),
  ),

  "electorates.list": read<{ unit: UnitKey; name: string; rows: ElectorateRow[]; posted: KnownOf; fixed: KnownOf }>()(
    z.strictObject({ unit: unitKey, ...moment }),
  ),
  /** Counts left out stay; a count that moves after voting began is kept and told in `flags`. */
  "electorates.save": write<{ place: string; flags: string[]; changeSet: string | null }>()(
    z.strictObject({
      place: placeId,
      posted: fourCounts.partial().optional(),
      fixed: fourCounts.partial().optional(),
      changeReason: z.string().max(500).nullable().optional(),
      source: z.string().max(300).nullable().optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  /** Chốt theo niêm yết: what is posted becomes what is fixed where nothing is fixed yet. `left`: places with nothing posted. */
  "electorates.fix": write<{ places: string[]; left: string[]; changeSet: string | null }>()(
    z.strictObject({ places: z.array(placeId).min(1).max(2000), trueAt: timestamp.optional(), requestId }),
  ),

  "hamletTurns.list": read<{ unit: UnitKey; rows: HamletRow[]; places: KnownOf; validUntil: string | null }>()(
    z.strictObject({ unit: unitKey, ...moment }),
  ),
  "hamletTurns.save": write<{ id: string; flags: string[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string().optional(),
      place: placeId.optional(),
      hamlet: z.string().trim().min(1).max(200).optional(),
      from: timestamp.optional(),
      to: timestamp.optional(),
      voters: few.optional(),
      voted: few.optional(),
      source: z.string().max(300).nullable().optional(),
      trueAt: timestamp.optional(),
      requestId,
    }),
  ),
  "hamletTurns.remove": write<{ id: string; changeSet: string }>()(z.strictObject({ id: z.string(), requestId })),
} as const;
/** Those of them that can be watched. */
export const turnoutLive = ["turnout.summary", "turnout.rows", "turnout.unit", "turnout.laggards", "electorates.list", "hamletTurns.list"] as const;
