import {
  absenceCauses,
  elections,
  type RegimeTold,
  type TurnoutSlot,
  type TurnoutStanding,
  turnoutStandings,
  type UnitKey,
  type UnitLevel,
} from "../../contract/index.ts";
import { denominatorOf } from "../../domain/election/electorate.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { TurnoutSums } from "../../domain/election/turnout-sums.ts";
import { type ToldReport, TurnoutTold } from "../../domain/election/turnout-told.ts";
import { TurnoutTree } from "../../domain/election/turnout-tree.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { recordInSight } from "../door.ts";
import type { ElectionGround } from "./ground.ts";
import { countsOf, type ReportRecord } from "./report-facts.ts";
import type { ReportBook } from "./reports-book.ts";
import type { ElectionUnits } from "./units.ts";

/** Where places stand whose commune is not among those in force: counted, never dropped. */
const unplaced = { district: "district:ngoai-danh-muc", commune: "commune:ngoai-danh-muc", name: "Ngoài danh mục xã" } as const;

/** The day's turnout of one regime and one tree of units, in columns; taken anew where either changes. */
export class TurnoutColumns {
  readonly regime: RegimeTold;
  readonly unitsVersion: number;
  readonly slots: readonly (TurnoutSlot & { ms: number })[];
  readonly tree: TurnoutTree;
  /** Unit keys by number. */
  readonly keys: readonly UnitKey[];
  readonly #numbers = new Map<string, number>();
  readonly #ground: ElectionGround;
  readonly #units: ElectionUnits;
  readonly #reports: ReportBook;
  readonly #sums = new Map<TurnoutStanding, TurnoutSums>();

  constructor(ground: ElectionGround, units: ElectionUnits, reports: ReportBook, regime: RegimeTold, times: readonly SlotTimes[]) {
    this.regime = regime;
    this.unitsVersion = units.version;
    this.#ground = ground;
    this.#units = units;
    this.#reports = reports;
    this.slots = times
      .filter(({ slot }) => slot.content === "turnout")
      .map(({ slot, asOfMs }) => ({ key: slot.key, name: slot.name, asOf: vietnamTime(asOfMs), ms: asOfMs }));
    const { keys, tree } = laidOut(units);
    this.keys = keys;
    this.tree = tree;
    for (const [number, key] of keys.entries()) this.#numbers.set(key, number);
  }

  numberOf(unit: string): number | undefined {
    return this.#numbers.get(unit);
  }

  slotNumber(slot: string): number {
    return this.slots.findIndex(({ key }) => key === slot);
  }

  levelOf(unit: number): UnitLevel {
    const { tree } = this;
    if (unit === 0) return "province";
    if (unit >= tree.inner) return "place";
    return unit <= tree.districts ? "district" : "commune";
  }

  /** What a unit is called beneath those above it: a polling place without its commune. */
  nameOf(unit: number): string {
    const key = this.keys[unit] ?? "";
    if (unit >= this.tree.inner) return this.#units.placeName(key.slice("place:".length)) ?? key;
    return key === unplaced.district || key === unplaced.commune ? unplaced.name : this.#units.nameOf(key);
  }

  /** Codes of the polling places beneath a unit, or its own. */
  placesOf(unit: number): string[] {
    return this.keys.slice(...this.tree.placesOf(unit)).map((key) => key.slice("place:".length));
  }

  /** The roll-up of every report, or of those approved; made when first asked for. */
  sums(of: TurnoutStanding): TurnoutSums {
    const known = this.#sums.get(of);
    if (known) return known;
    const told = new TurnoutTold(of, this.tree, this.slots.length);
    for (let place = this.tree.inner; place < this.tree.size; place++) this.#setDenominators(told, place);
    for (const [slot, { key }] of this.slots.entries())
      for (const [unit, report] of this.#reports.reportsFor(this.regime.date, key)) {
        const number = this.#numbers.get(unit);
        if (number !== undefined) told.setReport(slot, number, toldOf(report, of));
      }
    const sums = new TurnoutSums(told);
    this.#sums.set(of, sums);
    return sums;
  }

  /** Takes a report anew, by its id `DATE/SLOT/UNIT`. */
  renewReport(id: string): void {
    const [date, key = "", ...rest] = id.split("/");
    const [slot, unit] = [this.slotNumber(key), this.#numbers.get(rest.join("/"))];
    if (date !== this.regime.date || slot < 0 || unit === undefined) return;
    const report = this.#reports.report(date, key, rest.join("/"));
    for (const of of turnoutStandings) {
      const sums = this.#sums.get(of);
      sums?.told.setReport(slot, unit, report ? toldOf(report, of) : null);
      sums?.reportChanged(slot, unit);
    }
  }

  /** Takes a place's voters anew. */
  renewDenominators(placeCode: string): void {
    const place = this.#numbers.get(`place:${placeCode}`);
    if (place === undefined) return;
    for (const sums of this.#sums.values()) {
      this.#setDenominators(sums.told, place);
      for (let election = 0; election < elections.length; election++) sums.denominatorChanged(election, place);
    }
  }

  #setDenominators(told: TurnoutTold, place: number): void {
    const code = (this.keys[place] ?? "").slice("place:".length);
    const listed = this.#units.places.get(code)?.fields.voters ?? null;
    const electorate = recordInSight(this.#ground.picture, "electorate", code, this.#ground.clearance)?.fields;
    for (const [at, election] of elections.entries()) told.setDenominator(at, place, denominatorOf(electorate, listed, election));
  }
}

/** Units in the tree's order: districts and communes as the boundaries in force give them, places by number. */
const laidOut = (units: ElectionUnits): { keys: UnitKey[]; tree: TurnoutTree } => {
  const byDistrict = new Map<string, { key: string; places: readonly string[] }[]>([...units.districts.values()].map(({ key }) => [key, []]));
  const seen = new Set<string>();
  for (const { key, districtCode, places } of units.communes.values()) {
    const district = byDistrict.has(`district:${districtCode}`) ? `district:${districtCode}` : unplaced.district;
    const communes = byDistrict.get(district);
    if (communes) communes.push({ key, places });
    else byDistrict.set(district, [{ key, places }]);
    for (const place of places) seen.add(place);
  }
  const strays = [...units.places.keys()].filter((code) => !seen.has(code)).sort();
  if (strays.length > 0) byDistrict.set(unplaced.district, [...(byDistrict.get(unplaced.district) ?? []), { key: unplaced.commune, places: strays }]);
  const communes = [...byDistrict.values()].flat();
  const tree = new TurnoutTree(
    [...byDistrict.values()].map((own) => own.length),
    communes.map(({ places }) => places.length),
  );
  const keys = ["province", ...byDistrict.keys(), ...communes.map(({ key }) => key), ...communes.flatMap(({ places }) => places.map(placeKey))];
  return { keys, tree };
};

const placeKey = (code: string): UnitKey => `place:${code}`;

const toldOf = (report: ReportRecord, of: TurnoutStanding): ToldReport => {
  const counts = countsOf(report, of);
  const { fields, conflicts } = report;
  // Causes are approved with the report they came in; those of a later correction are not.
  const areCausesTold = of === "all" || fields.standing !== "preliminary";
  return {
    voted: elections.map((election) => counts?.voted[election] ?? null),
    voters: elections.map((election) => counts?.voters[election] ?? null),
    causes: absenceCauses.map((cause) => (areCausesTold ? fields.remaining[cause] : null)),
    standing: fields.standing,
    disputed: conflicts.some(({ field }) => field === "voted" || field === "voters"),
  };
};
