import type { OwedState, RegimeTold, UnitLevel } from "../../contract/index.ts";
import { electionDateSetting } from "../../domain/election/election-day.ts";
import { owedState, type SlotTimes } from "../../domain/election/reporting.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import { type CallRecord, ReportCalls } from "./report-calls.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { changedMs, codeOf, figuresMs, levelOf, type ReportRecord } from "./report-facts.ts";
import { ReportRegimes } from "./report-regimes.ts";
import type { ElectionUnits } from "./units.ts";

export type SubmissionRecord = FoldedRecord<"submission">;
export type ContactRecord = FoldedRecord<"contact">;

/** One unit's standing with one slot. `report`: its own; `receivedMs` also of what was told of it otherwise, as its opening. */
export interface UnitOwing {
  unit: string;
  level: UnitLevel;
  slot: string;
  state: OwedState;
  dueMs: number;
  receivedMs: number | null;
  report: ReportRecord | undefined;
}

/** The day's book of regime, reports, who owes what. Of the day the regime in force is for; reports of other days are kept and not counted. */
export class ReportBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;
  /** Raised whenever anything here changed. */
  version = 0;
  #unitsVersion: number;
  readonly #regimes: ReportRegimes;
  readonly #reports = new Map<string, ReportRecord>();
  readonly #contacts = new Map<string, ContactRecord>();
  readonly #calls: ReportCalls;
  readonly #submissions = new Map<string, SubmissionRecord>();
  /** When each place was first known to have opened, ms since 1970. */
  readonly #openings = new Map<string, number>();
  /** By date, by slot, by unit. */
  readonly #bySlot = new Map<string, Map<string, Map<string, ReportRecord>>>();
  readonly #coverage = new ReportCoverage(this);
  #communesByDistrict: Map<string, string[]> | undefined;
  #heard: Map<string, number> | undefined;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
    this.#unitsVersion = units.version;
    const { picture, clearance } = ground;
    this.#regimes = new ReportRegimes(ground);
    this.#calls = new ReportCalls(ground);
    for (const one of recordsInSight(picture, "contact", clearance)) this.#contacts.set(one.id, one);
    for (const one of recordsInSight(picture, "submission", clearance)) this.#submissions.set(one.id, one);
    for (const one of recordsInSight(picture, "polling-day", clearance)) this.#takeOpening(one.id);
    for (const one of recordsInSight(picture, "quick-report", clearance)) {
      this.#reports.set(one.id, one);
      this.#slotOf(one).set(one.fields.unit, one);
    }
  }

  /** The regime in force at a moment of the room's clock; the room's own where the office has laid down none. */
  regimeAt(nowMs: number): RegimeTold {
    return this.#regimes.at(nowMs).regime;
  }

  /** How many versions the office laid down. */
  get versions(): number {
    return this.#regimes.versions;
  }

  /** The number a next version takes. */
  nextVersion(): number {
    return this.#regimes.nextVersion();
  }

  /** The slots of the day in their order. */
  slotsAt(nowMs: number): readonly SlotTimes[] {
    return this.#regimes.at(nowMs).slots;
  }

  slotAt(slot: string, nowMs: number): SlotTimes | undefined {
    return this.slotsAt(nowMs).find((one) => one.slot.key === slot);
  }

  /** When somebody's standing next changes by time alone, or another regime comes into force; null where nothing more does. */
  turnsAt(nowMs: number): number | null {
    return this.#regimes.turnsAt(nowMs);
  }

  /** Every report in sight, of any day. */
  get reports(): ReadonlyMap<string, ReportRecord> {
    return this.#reports;
  }

  /** A unit's report of a slot. `date`: of another day than that of the regime in force. */
  report(date: string, slot: string, unit: string): ReportRecord | undefined {
    return this.#bySlot.get(date)?.get(slot)?.get(unit);
  }

  /** All reports of a slot by unit key. */
  reportsFor(date: string, slot: string): ReadonlyMap<string, ReportRecord> {
    return this.#bySlot.get(date)?.get(slot) ?? nothing;
  }

  /** When a place was first known here to have opened, by whoever told it; null where nobody has. */
  openingMs(placeCode: string): number | null {
    return this.#openings.get(placeCode) ?? null;
  }

  /** Keys of the units that owe a slot something at a level; of places and communes only those in a district or commune where `within` is given. */
  owing(times: SlotTimes, level: UnitLevel, nowMs: number, within?: string): string[] {
    return times.dueMs[level] === undefined ? [] : this.unitsOf(level, nowMs, within);
  }

  /** Keys of all units of a level, whether or not they owe anything. */
  unitsOf(level: UnitLevel, nowMs: number, within?: string): string[] {
    const { districts, communes } = this.units;
    const isIn = (unit: string): boolean => within === undefined || within === "province" || unit === within || this.isWithin(unit, within);
    if (level === "province") return isIn("province") ? ["province"] : [];
    if (level === "district") return [...districts.keys()].map((code) => `district:${code}`).filter(isIn);
    if (level === "agency") return within === undefined ? this.regimeAt(nowMs).agencies.map(({ key }) => key) : [];
    const inside = [...communes.values()].filter(({ key }) => isIn(key));
    return level === "commune" ? inside.map(({ key }) => key) : inside.flatMap(({ places }) => places.map((code) => `place:${code}`));
  }

  /** Whether a unit lies in a district or commune. */
  isWithin(unit: string, within: string): boolean {
    if (unit === within) return true;
    if (levelOf(within) === "district") return levelOf(unit) !== "agency" && this.units.districtOf(unit) === codeOf(within);
    if (levelOf(within) === "commune" && levelOf(unit) === "place") return this.units.places.get(codeOf(unit))?.fields.communeCode === codeOf(within);
    return within === "province" && levelOf(unit) !== "agency";
  }

  /** What a unit is called; an agency as the regime names it. */
  nameOf(unit: string, nowMs: number): string {
    return this.regimeAt(nowMs).agencies.find(({ key }) => key === unit)?.name ?? this.units.nameOf(unit);
  }

  /** Where a unit stands with a slot; undefined where it owes it nothing. */
  owed(unit: string, times: SlotTimes, nowMs: number): UnitOwing | undefined {
    const level = levelOf(unit);
    const dueMs = times.dueMs[level];
    if (dueMs === undefined) return undefined;
    const { regime } = this.#regimes.at(nowMs);
    const slot = times.slot.key;
    const report = this.report(regime.date, slot, unit);
    const receivedMs = this.#receivedMs(unit, level, report, regime.date, times);
    const covered = receivedMs === null && this.#coverage.isCovered(level, codeOf(unit), regime.date, times);
    const state = owedState({ asOfMs: times.asOfMs, dueMs, graceMinutes: regime.graceMinutes, receivedMs, covered }, nowMs);
    return { unit, level, slot, state, dueMs, receivedMs, report };
  }

  contactOf(unit: string): ContactRecord | undefined {
    return this.#contacts.get(unit);
  }

  /** Calls to a unit about a slot of the day, first round first. */
  callsOf(date: string, slot: string, unit: string): readonly CallRecord[] {
    return this.#calls.of(date, slot, unit);
  }

  /** What was sent upward of a slot of the day, oldest first; of every slot where none is named. */
  submissions(date: string, slot?: string): SubmissionRecord[] {
    return [...this.#submissions.values()]
      .filter(({ fields }) => fields.date === date && (slot === undefined || fields.slot === slot))
      .sort((one, other) => Date.parse(one.fields.sentAt) - Date.parse(other.fields.sentAt));
  }

  /** When what was sent of a slot by a unit, or by a unit above it, was first frozen, ms; null where nothing was. */
  cutOffMs(date: string, slot: string, unit: string): number | null {
    for (const { fields } of this.submissions(date, slot)) if (this.isWithin(unit, fields.from)) return Date.parse(fields.sentAt);
    return null;
  }

  /** Whether a report came, or was changed, after that. */
  isAfterCutOff(report: ReportRecord): boolean {
    const { date, slot, unit, receivedAt } = report.fields;
    const cutOff = this.cutOffMs(date, slot, unit);
    return cutOff !== null && (Date.parse(receivedAt) > cutOff || figuresMs(report) > cutOff);
  }

  /** When a unit was last heard of, ms: a report of its own, its opening, or a call that reached it; null where never. */
  lastHeardMs(unit: string): number | null {
    if (!this.#heard) {
      const heard = new Map<string, number>();
      const hear = (key: string, ms: number): void => {
        heard.set(key, Math.max(ms, heard.get(key) ?? ms));
      };
      for (const report of this.#reports.values()) hear(report.fields.unit, changedMs(report));
      for (const [code, ms] of this.#openings) hear(`place:${code}`, ms);
      for (const { fields } of this.#calls.answered()) hear(fields.unit, Date.parse(fields.calledAt));
      this.#heard = heard;
    }
    return this.#heard.get(unit) ?? null;
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    const { picture, clearance } = this.ground;
    let any = this.units.version !== this.#unitsVersion;
    if (any) this.#communesByDistrict = undefined;
    if (any) this.#coverage.forgetAll();
    this.#unitsVersion = this.units.version;
    for (const { kind, id } of changed) {
      if (kind === "quick-report") this.#takeReport(id);
      else if (kind === "polling-day") this.#takeOpening(id);
      else if (kind === "reporting-regime" || (kind === "setting" && id === electionDateSetting)) {
        if (kind === "reporting-regime") this.#regimes.renew(id);
        else this.#regimes.renewDate();
        this.#coverage.forgetAll();
      } else if (kind === "contact") renewIn(this.#contacts, id, recordInSight(picture, kind, id, clearance));
      else if (kind === "submission") renewIn(this.#submissions, id, recordInSight(picture, kind, id, clearance));
      else if (kind === "chase-call") this.#calls.renew(id);
      else continue;
      any = true;
      if (kind !== "contact") this.#heard = undefined;
    }
    if (any) this.version += 1;
  }

  #slotOf({ fields: { date, slot } }: ReportRecord): Map<string, ReportRecord> {
    let slots = this.#bySlot.get(date);
    if (!slots) {
      slots = new Map();
      this.#bySlot.set(date, slots);
    }
    const known = slots.get(slot);
    if (known) return known;
    const made = new Map<string, ReportRecord>();
    slots.set(slot, made);
    return made;
  }

  #takeReport(id: string): void {
    const before = this.#reports.get(id);
    if (before) this.#slotOf(before).delete(before.fields.unit);
    const now = recordInSight(this.ground.picture, "quick-report", id, this.ground.clearance);
    renewIn(this.#reports, id, now);
    if (now) this.#slotOf(now).set(now.fields.unit, now);
    for (const report of [before, now]) if (report) this.#forgetCovered(report.fields.unit);
  }

  #forgetCovered(unit: string): void {
    const level = levelOf(unit);
    if (level === "commune") this.#coverage.forget(codeOf(unit));
    else if (level === "place") this.#coverage.forget(this.units.places.get(codeOf(unit))?.fields.communeCode ?? "");
  }

  /** When the day of a place that opened was first told of; never before it opened. A time of opening corrected later came no later for it. */
  #takeOpening(code: string): void {
    this.#forgetCovered(`place:${code}`);
    const day = recordInSight(this.ground.picture, "polling-day", code, this.ground.clearance);
    if (!day?.fields.opened) {
      this.#openings.delete(code);
      return;
    }
    const told = Object.values(day.origins).map((origin) => Date.parse(origin.knownAt));
    this.#openings.set(code, Math.max(Math.min(...told), Date.parse(day.fields.opened.at)));
  }

  /** When what a unit owes came, by itself: its report, of a place also that it opened, of the province also what was sent upward. */
  #receivedMs(unit: string, level: UnitLevel, report: ReportRecord | undefined, date: string, { slot }: SlotTimes): number | null {
    const came = report ? Date.parse(report.fields.receivedAt) : null;
    const otherwise =
      level === "place" && slot.content === "opening" ? this.openingMs(codeOf(unit)) : level === "province" ? this.#sentMs(date, slot.key) : null;
    if (came === null || otherwise === null) return came ?? otherwise;
    return Math.min(came, otherwise);
  }

  #sentMs(date: string, slot: string): number | null {
    const first = this.submissions(date, slot).find(({ fields }) => fields.from === "province");
    return first ? Date.parse(first.fields.sentAt) : null;
  }

  /** Keys of the units directly beneath one; null for places and agencies. */
  partsOf(unit: string): readonly string[] | null {
    const code = codeOf(unit);
    const level = levelOf(unit);
    if (level === "province") return [...this.units.districts.keys()].map((district) => `district:${district}`);
    if (level === "district") return this.communesOf(code).map((commune) => `commune:${commune}`);
    return level === "commune" ? (this.units.communes.get(code)?.places ?? []).map((place) => `place:${place}`) : null;
  }

  /** Codes of a district's communes. */
  communesOf(districtCode: string): readonly string[] {
    if (!this.#communesByDistrict) {
      this.#communesByDistrict = new Map();
      for (const { code, districtCode: of } of this.units.communes.values())
        this.#communesByDistrict.set(of, [...(this.#communesByDistrict.get(of) ?? []), code]);
    }
    return this.#communesByDistrict.get(districtCode) ?? [];
  }
}

const nothing: ReadonlyMap<string, ReportRecord> = new Map();

const renewIn = <T>(kept: Map<string, T>, id: string, record: T | undefined): void => {
  if (record) kept.set(id, record);
  else kept.delete(id);
};
