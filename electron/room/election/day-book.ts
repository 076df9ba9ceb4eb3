import {
  type DayCounts,
  type DayPhase,
  type DayStep,
  type DayWord,
  daySteps,
  dayWords,
  type PlaceDay,
  type StepTaken,
  type UnitKey,
} from "../../contract/index.ts";
import { dayStateAt } from "../../domain/election/day-state.ts";
import { countDay, noDays } from "../../domain/election/day-state-counts.ts";
import { electionDate, electionDateSetting, type HoursOfDay, hoursOf, nextHour, phaseAt } from "../../domain/election/election-day.ts";
import { dateAmong, isInForce } from "../../domain/election/election-day-moved.ts";
import { isInterruptionOpen } from "../../domain/election/interruption.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { soAt } from "../as-of.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import {
  areStepsDisputed,
  type BallotRecord,
  type DateChangeRecord,
  type DayRecord,
  dayTimes,
  type InterruptionRecord,
  interruptionTimes,
  stepMs,
} from "./day-facts.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import { RecordsByPlace } from "./records-by-place.ts";
import type { ElectionUnits } from "./units.ts";

const noSteps: Record<DayStep, number | null> = { opened: null, closed: null, counting: null, minutes: null, handedOver: null };
const untold: Record<DayStep, StepTaken | null> = { opened: null, closed: null, counting: null, minutes: null, handedOver: null };

/** The fields of a place's day its state rests on. */
type DayFields = Record<DayWord, StepTaken | null> & Pick<DayRecord["fields"], "note" | "source" | "invented">;

/** Everything reckoned, and the span of moments it holds for. */
interface Reckoned {
  fromMs: number;
  toMs: number;
  days: Map<string, PlaceDay>;
  counts: Map<string, DayCounts>;
}

/**
 * The day's book: state, steps, interruptions and ballot matters of every polling place in sight. All of it is of a moment `nowMs`, since
 * silence means one thing at 06:59 and another at 07:00. Reckoned whole when first asked for, then place by place as news comes.
 */
export class DayBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;
  readonly #interruptions: RecordsByPlace<"interruption">;
  readonly #ballotMatters: RecordsByPlace<"ballot-matter">;
  #moved = new Map<UnitKey, string>();
  #hours: HoursOfDay;
  readonly #hoursOf = new Map<string, HoursOfDay>();
  #reckoned: Reckoned | undefined;
  #unitsVersion: number;

  constructor(ground: ElectionGround, units: ElectionUnits) {
    this.ground = ground;
    this.units = units;
    this.#interruptions = new RecordsByPlace(ground, "interruption");
    this.#ballotMatters = new RecordsByPlace(ground, "ballot-matter");
    this.#unitsVersion = units.version;
    this.#hours = this.#hoursInForce();
    this.#moved = this.#movedUnits();
  }

  /** Election day of the room and its hours. */
  get hours(): HoursOfDay {
    return this.#hours;
  }

  /** What leads: readiness, the day's state, or neither any more. */
  phase(nowMs: number): DayPhase {
    return phaseAt(this.#hours, nowMs);
  }

  /** The day of one place; undefined where no such place is in sight. */
  place(code: string, nowMs: number): PlaceDay | undefined {
    return this.#at(nowMs).days.get(code);
  }

  /** The day of every place in sight. */
  places(nowMs: number): Iterable<PlaceDay> {
    return this.#at(nowMs).days.values();
  }

  /** Places of a unit (`province`, `district:…`, `commune:…`, `place:…`) by state; undefined where there is no such unit. */
  counts(unit: string, nowMs: number): DayCounts | undefined {
    const { counts, days } = this.#at(nowMs);
    const [level, code = ""] = unit.split(":");
    if (level !== "place") return counts.get(unit);
    const day = days.get(code);
    if (!day) return undefined;
    const one = noDays();
    countDay(one, day);
    return one;
  }

  /** Interruptions in sight: of one place, or all. */
  interruptions(place?: string): Iterable<InterruptionRecord> {
    return this.#interruptions.of(place);
  }

  /** Ballot matters in sight: of one place, or all. */
  ballotMatters(place?: string): Iterable<BallotRecord> {
    return this.#ballotMatters.of(place);
  }

  /** Changes of the day of the vote in sight, asked or approved. */
  dateChanges(): DateChangeRecord[] {
    return recordsInSight(this.ground.picture, "date-change", this.ground.clearance);
  }

  /** Day of a place's vote: the room's, or the one an approved change (art. 72) moved it to. */
  dateOf(code: string): string {
    if (this.#moved.size === 0) return this.#hours.date;
    const communeCode = this.units.places.get(code)?.fields.communeCode ?? "";
    const chain: UnitKey[] = [`place:${code}`, `commune:${communeCode}`, `district:${this.units.districtOf(`place:${code}`) ?? ""}`, "province"];
    return dateAmong(chain, this.#moved, this.#hours.date);
  }

  /** Hours of the day a place votes on. */
  hoursAt(code: string): HoursOfDay {
    return this.#hoursOn(this.dateOf(code));
  }

  /** When anything of it changes by the hour alone; null if never again. */
  turnsMs(nowMs: number): number | null {
    let soonest: number | null = null;
    for (const date of new Set([this.#hours.date, ...this.#moved.values()])) {
      const next = nextHour(this.#hoursOn(date), nowMs);
      if (next !== null && (soonest === null || next < soonest)) soonest = next;
    }
    return soonest;
  }

  /** The records a place's day rests on. */
  recordOf(code: string): DayRecord | undefined {
    return recordInSight(this.ground.picture, "polling-day", code, this.ground.clearance);
  }

  /** The day of a place as it would stand were these words told; `null` a word taken back. */
  dayWith(code: string, told: { [W in DayWord]?: string | null }, nowMs: number): PlaceDay {
    return this.#dayOf(code, nowMs, told);
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    const places = new Set<string>();
    let whole = this.units.version !== this.#unitsVersion;
    this.#unitsVersion = this.units.version;
    for (const { kind, id } of changed) {
      if (kind === "polling-day" || kind === "polling-place") places.add(id);
      else if (kind === "interruption") for (const place of this.#interruptions.renew(id)) places.add(place);
      else if (kind === "ballot-matter") for (const place of this.#ballotMatters.renew(id)) places.add(place);
      else if (kind === "date-change" || (kind === "setting" && id === electionDateSetting)) whole = true;
    }
    if (whole) {
      this.#hours = this.#hoursInForce();
      this.#moved = this.#movedUnits();
      this.#reckoned = undefined;
    }
    const { fromMs } = this.#reckoned ?? {};
    if (this.#reckoned && fromMs !== undefined) for (const place of places) this.#reckonAgain(this.#reckoned, place, fromMs);
  }

  #at(nowMs: number): Reckoned {
    const known = this.#reckoned;
    if (known && nowMs >= known.fromMs && nowMs < known.toMs) return known;
    const fresh: Reckoned = { fromMs: nowMs, toMs: this.turnsMs(nowMs) ?? Number.POSITIVE_INFINITY, days: new Map(), counts: new Map() };
    for (const unit of this.units.communes.values()) fresh.counts.set(unit.key, noDays());
    for (const unit of this.units.districts.values()) fresh.counts.set(unit.key, noDays());
    fresh.counts.set("province", noDays());
    for (const code of this.units.places.keys()) this.#take(fresh, code, nowMs);
    this.#reckoned = fresh;
    return fresh;
  }

  #reckonAgain(reckoned: Reckoned, code: string, nowMs: number): void {
    const before = reckoned.days.get(code);
    if (before) {
      reckoned.days.delete(code);
      for (const counts of this.#countsOf(reckoned, code)) countDay(counts, before, -1);
    }
    if (this.units.places.has(code)) this.#take(reckoned, code, nowMs);
  }

  #take(reckoned: Reckoned, code: string, nowMs: number): void {
    const day = this.#dayOf(code, nowMs);
    reckoned.days.set(code, day);
    for (const counts of this.#countsOf(reckoned, code)) countDay(counts, day);
  }

  *#countsOf({ counts }: Reckoned, code: string): Generator<DayCounts> {
    const communeCode = this.units.places.get(code)?.fields.communeCode;
    const district = this.units.communes.get(communeCode ?? "")?.districtCode;
    for (const key of [`commune:${communeCode}`, `district:${district}`, "province"]) {
      const counted = counts.get(key);
      if (counted) yield counted;
    }
  }

  #dayOf(code: string, nowMs: number, told: { [W in DayWord]?: string | null } = {}): PlaceDay {
    const record = this.recordOf(code);
    const fields: DayFields | undefined = Object.keys(told).length === 0 ? record?.fields : withWords(record?.fields, told);
    const closedMs = stepMs(fields?.closed ?? null);
    const openedMs = stepMs(fields?.opened ?? null);
    const interrupted = this.#interruptions
      .of(code)
      .map((one) => ({ startedMs: Date.parse(one.fields.startedAt), steps: interruptionTimes(one.fields), openedMs, closedMs }))
      .filter(isInterruptionOpen);
    const matters = this.#ballotMatters.of(code).filter(({ fields: { resumed } }) => resumed === null);
    const date = this.dateOf(code);
    const standing = dayStateAt(
      {
        steps: fields ? dayTimes(fields) : noSteps,
        notOpenMs: stepMs(fields?.notOpen ?? null),
        disputed: record !== undefined && areStepsDisputed(record),
        interruptedMs: interrupted.map(({ startedMs }) => startedMs),
        openBallotMatters: matters.length,
        isMoved: date !== this.#hours.date,
      },
      this.#hoursOn(date),
      nowMs,
    );
    return {
      place: code,
      state: standing.state,
      mark: standing.mark,
      since: standing.sinceMs === null ? null : vietnamTime(standing.sinceMs),
      asOf: this.#asOf(code, record),
      notOpen: fields?.notOpen ?? null,
      steps: fields ? pick(fields) : untold,
      flags: standing.flags,
      conflict: standing.conflict,
      begun: standing.begun,
      interruptions: interrupted.length,
      ballotMatters: matters.length,
      date,
      note: fields?.note ?? null,
      source: fields?.source ?? null,
      invented: fields?.invented ?? false,
    };
  }

  #asOf(code: string, record: DayRecord | undefined): string | null {
    let newest: string | null = record ? soAt(record) : null;
    for (const one of [...this.#interruptions.of(code), ...this.#ballotMatters.of(code)]) {
      const so = soAt(one);
      if (newest === null || so > newest) newest = so;
    }
    return newest;
  }

  #hoursOn(date: string): HoursOfDay {
    const known = this.#hoursOf.get(date) ?? hoursOf(date);
    this.#hoursOf.set(date, known);
    return known;
  }

  #hoursInForce(): HoursOfDay {
    const set = this.ground.picture.record("setting", electionDateSetting)?.fields.value;
    return this.#hoursOn(typeof set === "string" && /^\d{4}-\d{2}-\d{2}$/.test(set) ? set : electionDate);
  }

  #movedUnits(): Map<UnitKey, string> {
    const changes = this.dateChanges()
      .filter(({ fields }) => isInForce(fields))
      .sort((one, other) => (soAt(one) < soAt(other) ? -1 : 1));
    return new Map(changes.flatMap(({ fields }) => fields.units.map((unit): [UnitKey, string] => [unit, fields.newDate])));
  }
}

const withWords = (fields: DayRecord["fields"] | undefined, told: { [W in DayWord]?: string | null }): DayFields => {
  const words: Record<DayWord, StepTaken | null> = {
    ...untold,
    notOpen: null,
    ...(fields && pick(fields)),
    ...(fields && { notOpen: fields.notOpen }),
  };
  for (const word of dayWords) {
    const at = told[word];
    if (at !== undefined) words[word] = at === null ? null : { at, by: null };
  }
  return { ...words, note: fields?.note ?? null, source: fields?.source ?? null, invented: fields?.invented ?? false };
};

const pick = (fields: Record<DayStep, StepTaken | null>): PlaceDay["steps"] => {
  const steps = { ...untold };
  for (const step of daySteps) steps[step] = fields[step];
  return steps;
};
