import { type DayCounts, type DayPhase, type DayWord, dayWords, type PlaceDay } from "../../contract/index.ts";
import type { DayStanding } from "../../domain/election/day-state.ts";
import { countDay, noDays } from "../../domain/election/day-state-counts.ts";
import type { HoursOfDay } from "../../domain/election/election-day.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { type BallotRecord, type DateChangeRecord, type DayRecord, type DayWords, type InterruptionRecord, standingAsOf } from "./day-facts.ts";
import { type DayStates, type PlaceKey, untoldWords } from "./day-states.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import type { ElectionUnits } from "./units.ts";

/** Words as they would be with others told; `null` a word taken back. */
export type ToldWords = { [W in DayWord]?: string | null };

/** Everything reckoned, and the span of moments it holds for. */
interface Reckoned {
  fromMs: number;
  toMs: number;
  days: Map<string, PlaceDay>;
  counts: Map<string, DayCounts>;
  /** Of each commune its own counts, its district's and the province's. */
  byCommune: Map<string, readonly DayCounts[]>;
}

/**
 * The day's book: state, steps, interruptions and ballot matters of every polling place in sight. All of it is of a moment `nowMs`, since
 * silence means one thing at 06:59 and another at 07:00. Reckoned whole when first asked for, then place by place as news comes.
 */
export class DayBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;
  readonly #states: DayStates;
  readonly #hoursWritten = new Map<number, string>();
  #reckoned: Reckoned | undefined;
  #unitsVersion: number;

  constructor(ground: ElectionGround, units: ElectionUnits, states: DayStates) {
    this.ground = ground;
    this.units = units;
    this.#states = states;
    this.#unitsVersion = units.version;
  }

  /** Election day of the room and its hours. */
  get hours(): HoursOfDay {
    return this.#states.hours;
  }

  /** What leads: readiness, the day's state, or neither any more. */
  phase(nowMs: number): DayPhase {
    return this.#states.phase(nowMs);
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
    return this.#states.interruptions(place);
  }

  /** Ballot matters in sight: of one place, or all. */
  ballotMatters(place?: string): Iterable<BallotRecord> {
    return this.#states.ballotMatters(place);
  }

  /** Changes of the day of the vote in sight, asked or approved. */
  dateChanges(): DateChangeRecord[] {
    return this.#states.dateChanges();
  }

  /** Day of a place's vote: the room's, or the one an approved change (art. 72) moved it to. */
  dateOf(code: string): string {
    const place = this.units.places.get(code);
    return place ? this.#states.dateOf(place) : this.hours.date;
  }

  /** Hours of the day a place votes on. */
  hoursAt(code: string): HoursOfDay {
    return this.#states.hoursOn(this.dateOf(code));
  }

  /** When anything of it changes by the hour alone; null if never again. */
  turnsMs(nowMs: number): number | null {
    return this.#states.turnsMs(nowMs);
  }

  /** The record a place's day is kept in, where it is in sight. */
  recordOf(code: string): DayRecord | undefined {
    return this.#states.recordOf(code);
  }

  /** The day of a place as it would stand were these words told. */
  dayWith(place: PlaceKey, told: ToldWords, nowMs: number): PlaceDay {
    const record = this.recordOf(place.id);
    const words: DayWords = { ...(record?.fields ?? untoldWords) };
    for (const word of dayWords) {
      const at = told[word];
      if (at !== undefined) words[word] = at === null ? null : { at, by: null };
    }
    return this.#dayOf(place, record, words, this.#states.standingWith(place, words, nowMs, record));
  }

  /** Takes what changed into account; the states have taken it already. */
  renew(_changed: readonly Changed[]): void {
    const { places, whole } = this.#states.touched;
    if (whole || this.units.version !== this.#unitsVersion) this.#reckoned = undefined;
    this.#unitsVersion = this.units.version;
    if (this.#reckoned) for (const place of places) this.#reckonAgain(this.#reckoned, place);
  }

  #at(nowMs: number): Reckoned {
    const known = this.#reckoned;
    if (known && nowMs >= known.fromMs && nowMs < known.toMs) return known;
    const fresh: Reckoned = {
      fromMs: nowMs,
      toMs: this.turnsMs(nowMs) ?? Number.POSITIVE_INFINITY,
      days: new Map(),
      counts: new Map(),
      byCommune: new Map(),
    };
    for (const { key } of [...this.units.communes.values(), ...this.units.districts.values(), { key: "province" }]) fresh.counts.set(key, noDays());
    for (const place of this.units.places.values()) this.#take(fresh, place);
    this.#reckoned = fresh;
    return fresh;
  }

  #reckonAgain(reckoned: Reckoned, code: string): void {
    const before = reckoned.days.get(code);
    if (before) {
      reckoned.days.delete(code);
      for (const counts of this.#countsOf(reckoned, code)) countDay(counts, before, -1);
    }
    const place = this.units.places.get(code);
    if (place) this.#take(reckoned, place);
  }

  #take(reckoned: Reckoned, place: PlaceKey): void {
    const record = this.recordOf(place.id);
    const day = this.#dayOf(place, record, record?.fields ?? untoldWords, this.#states.standing(place, reckoned.fromMs));
    reckoned.days.set(place.id, day);
    for (const counts of this.#countsOf(reckoned, place.id)) countDay(counts, day);
  }

  /** The counts a place is in: of its commune, its district and the province. */
  #countsOf({ counts, byCommune }: Reckoned, code: string): readonly DayCounts[] {
    const communeCode = this.units.places.get(code)?.fields.communeCode ?? "";
    const known = byCommune.get(communeCode);
    if (known) return known;
    const commune = this.units.communes.get(communeCode);
    const keys = commune ? [commune.key, `district:${commune.districtCode}`, "province"] : ["province"];
    const found = keys.map((key) => counts.get(key)).filter((counted) => counted !== undefined);
    byCommune.set(communeCode, found);
    return found;
  }

  #dayOf(place: PlaceKey, record: DayRecord | undefined, words: DayWords, standing: DayStanding): PlaceDay {
    const states = this.#states;
    const { state, mark, sinceMs, flags, conflict, begun } = standing;
    return {
      place: place.id,
      state,
      mark,
      since: sinceMs === null ? null : this.#written(sinceMs),
      asOf: this.#asOf(place.id, record),
      notOpen: words.notOpen,
      steps: stepsOf(words),
      flags,
      conflict,
      begun,
      interruptions: states.openInterruptions(place.id, words).length,
      ballotMatters: states.openBallotMatters(place.id).length,
      date: states.dateOf(place),
      note: record?.fields.note ?? null,
      source: record?.fields.source ?? null,
      invented: record?.fields.invented ?? false,
    };
  }

  /** Thousands open at the same minute: their hour is written once. */
  #written(ms: number): string {
    const known = this.#hoursWritten.get(ms) ?? vietnamTime(ms);
    this.#hoursWritten.set(ms, known);
    return known;
  }

  #asOf(code: string, record: DayRecord | undefined): string | null {
    let newest: string | null = record ? standingAsOf(record) : null;
    const matters = this.#states.hasMatters(code) ? [...this.interruptions(code), ...this.ballotMatters(code)] : [];
    for (const one of matters) {
      const so = standingAsOf(one);
      if (so !== null && (newest === null || so > newest)) newest = so;
    }
    return newest;
  }
}

const stepsOf = (words: DayWords): PlaceDay["steps"] => {
  const { opened, closed, counting, minutes, handedOver } = words;
  return { opened, closed, counting, minutes, handedOver };
};
