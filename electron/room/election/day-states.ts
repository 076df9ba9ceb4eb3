import type { DayPhase, DayStep, StepTaken, UnitKey } from "../../contract/index.ts";
import { type DayStanding, dayStateAt } from "../../domain/election/day-state.ts";
import { electionDateOf, electionDateSetting, type HoursOfDay, hoursOf, nextHour, phaseAt } from "../../domain/election/election-day.ts";
import { dateAmong, isInForce } from "../../domain/election/election-day-moved.ts";
import { isInterruptionOpen } from "../../domain/election/interruption.ts";
import { soAt } from "../as-of.ts";
import { recordInSight, recordsInSight } from "../door.ts";
import {
  areStepsDisputed,
  type BallotRecord,
  type DateChangeRecord,
  type DayRecord,
  type DayWords,
  dayTimes,
  type InterruptionRecord,
  interruptionTimes,
  isToldAhead,
  stepMs,
} from "./day-facts.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import { RecordsByPlace } from "./records-by-place.ts";

const untold: Record<DayStep, StepTaken | null> = { opened: null, closed: null, counting: null, minutes: null, handedOver: null };
export const untoldWords: DayWords = { ...untold, notOpen: null };

const none: readonly never[] = [];

/** Which place: its code, and the commune it belongs to. */
export interface PlaceKey {
  id: string;
  fields: { communeCode: string };
}

/**
 * Where places stand on the day as one clearance sees it. It looks at nothing but what was told of the day, so that any moment of tens of
 * thousands of places is drawn at once: those nobody spoke of share one standing.
 */
export class DayStates {
  readonly #ground: ElectionGround;
  readonly #interruptions: RecordsByPlace<"interruption">;
  readonly #ballotMatters: RecordsByPlace<"ballot-matter">;
  /** Places whose day somebody told of, in sight or not: of all others nothing has to be looked up. */
  readonly #recorded = new Set<string>();
  readonly #hoursByDate = new Map<string, HoursOfDay>();
  #hours: HoursOfDay;
  #moved: Map<UnitKey, string>;
  /** Standings told so far, and the span of moments they hold for. */
  #known = { fromMs: Number.NaN, toMs: Number.NaN, silent: new Map<string, DayStanding>(), told: new Map<string, DayStanding>() };
  /** What the newest round of changes touched: these places, or where `whole` all of them. */
  touched: { places: ReadonlySet<string>; whole: boolean } = { places: new Set(), whole: false };

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    this.#interruptions = new RecordsByPlace(ground, "interruption");
    this.#ballotMatters = new RecordsByPlace(ground, "ballot-matter");
    for (const { id } of ground.picture.records("polling-day")) this.#recorded.add(id);
    this.#hours = this.#hoursInForce();
    this.#moved = this.#movedUnits();
  }

  /** Election day of the room and its hours. */
  get hours(): HoursOfDay {
    return this.#hours;
  }

  phase(nowMs: number): DayPhase {
    return phaseAt(this.#hours, nowMs);
  }

  /** When anything changes by the hour alone; null if never again. */
  turnsMs(nowMs: number): number | null {
    let soonest: number | null = null;
    for (const hours of this.hoursInUse()) {
      const next = nextHour(hours, nowMs);
      if (next !== null && (soonest === null || next < soonest)) soonest = next;
    }
    return soonest;
  }

  /** Where a place stands. The same object for as long as nothing of it changes. */
  standing(place: PlaceKey, nowMs: number): DayStanding {
    if (!(nowMs >= this.#known.fromMs && nowMs < this.#known.toMs)) {
      const toMs = this.turnsMs(nowMs) ?? Number.POSITIVE_INFINITY;
      this.#known = { fromMs: nowMs, toMs, silent: new Map(), told: new Map() };
    }
    const { told, silent } = this.#known;
    const known = told.get(place.id);
    if (known) return known;
    if (this.#isTold(place.id)) {
      const record = this.recordOf(place.id);
      const standing = this.standingWith(place, record?.fields ?? untoldWords, nowMs, record);
      told.set(place.id, standing);
      return standing;
    }
    const date = this.dateOf(place);
    const shared = silent.get(date) ?? this.standingWith(place, untoldWords, nowMs);
    silent.set(date, shared);
    return shared;
  }

  /** Where it would stand with these words. */
  standingWith(place: PlaceKey, words: DayWords, nowMs: number, record = this.recordOf(place.id)): DayStanding {
    const date = this.dateOf(place);
    return dayStateAt(
      {
        steps: dayTimes(words),
        notOpenMs: stepMs(words.notOpen),
        disputed: record !== undefined && areStepsDisputed(record),
        interruptedMs: this.#interruptions.has(place.id)
          ? this.openInterruptions(place.id, words).map(({ fields }) => Date.parse(fields.startedAt))
          : none,
        openBallotMatters: this.openBallotMatters(place.id).length,
        isAhead: record !== undefined && isToldAhead(record, words),
        isMoved: date !== this.#hours.date,
      },
      this.hoursOn(date),
      nowMs,
    );
  }

  recordOf(code: string): DayRecord | undefined {
    return recordInSight(this.#ground.picture, "polling-day", code, this.#ground.clearance);
  }

  /** Whether an interruption or a ballot matter was told of a place. */
  hasMatters(code: string): boolean {
    return this.#interruptions.has(code) || this.#ballotMatters.has(code);
  }

  interruptions(place?: string): InterruptionRecord[] {
    return this.#interruptions.of(place);
  }

  ballotMatters(place?: string): BallotRecord[] {
    return this.#ballotMatters.of(place);
  }

  /** Interruptions of a place not resumed, where its vote has not ended. */
  openInterruptions(code: string, words: DayWords): readonly InterruptionRecord[] {
    if (!this.#interruptions.has(code)) return none;
    const openedMs = stepMs(words.opened);
    const closedMs = stepMs(words.closed);
    return this.#interruptions
      .of(code)
      .filter(({ fields }) => isInterruptionOpen({ startedMs: Date.parse(fields.startedAt), steps: interruptionTimes(fields), openedMs, closedMs }));
  }

  openBallotMatters(code: string): readonly BallotRecord[] {
    if (!this.#ballotMatters.has(code)) return none;
    return this.#ballotMatters.of(code).filter(({ fields: { resumed } }) => resumed === null);
  }

  /** Changes of the day of the vote in sight, asked or approved. */
  dateChanges(): DateChangeRecord[] {
    return recordsInSight(this.#ground.picture, "date-change", this.#ground.clearance);
  }

  /** Day of a place's vote: the room's, or the one an approved change (art. 72) moved it to. */
  dateOf({ id, fields: { communeCode } }: PlaceKey): string {
    if (this.#moved.size === 0) return this.#hours.date;
    const district = this.#ground.boundaries().communes.get(communeCode)?.districtCode ?? "";
    return dateAmong([`place:${id}`, `commune:${communeCode}`, `district:${district}`, "province"], this.#moved, this.#hours.date);
  }

  /** Hours of every day some unit votes on. */
  hoursInUse(): HoursOfDay[] {
    return [...new Set([this.#hours.date, ...this.#moved.values()])].map((date) => this.hoursOn(date));
  }

  hoursOn(date: string): HoursOfDay {
    const known = this.#hoursByDate.get(date) ?? hoursOf(date);
    this.#hoursByDate.set(date, known);
    return known;
  }

  /** Takes what changed into account, and tells in `touched` what it was. */
  renew(changed: readonly Changed[]): void {
    const places = new Set<string>();
    let whole = false;
    for (const { kind, id } of changed) {
      if (kind === "polling-day") this.#recorded.add(id);
      if (kind === "polling-day" || kind === "polling-place") places.add(id);
      else if (kind === "interruption") for (const place of this.#interruptions.renew(id)) places.add(place);
      else if (kind === "ballot-matter") for (const place of this.#ballotMatters.renew(id)) places.add(place);
      else if (kind === "date-change" || (kind === "setting" && id === electionDateSetting)) whole = true;
    }
    if (whole) {
      this.#hours = this.#hoursInForce();
      this.#moved = this.#movedUnits();
      this.#known.toMs = Number.NaN;
    }
    for (const place of places) this.#known.told.delete(place);
    this.touched = { places, whole };
  }

  #isTold(code: string): boolean {
    return this.#recorded.has(code) || this.hasMatters(code);
  }

  #hoursInForce(): HoursOfDay {
    return this.hoursOn(electionDateOf(this.#ground.picture.record("setting", electionDateSetting)?.fields.value));
  }

  #movedUnits(): Map<UnitKey, string> {
    const changes = this.dateChanges()
      .filter(({ fields }) => isInForce(fields))
      .sort((one, other) => (soAt(one) < soAt(other) ? -1 : 1));
    return new Map(changes.flatMap(({ fields }) => fields.units.map((unit): [UnitKey, string] => [unit, fields.newDate])));
  }
}
