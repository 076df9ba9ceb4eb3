import type { RecordKind } from "../../../contract/index.ts";
import type { Judged } from "../../../domain/election/alert-finding.ts";
import { nothingTold } from "../../../domain/election/alert-finding.ts";
import { judgePlace, judgeQuietPlace, type OpenMatter } from "../../../domain/election/alert-place.ts";
import { ballotMatterAt } from "../../../domain/election/ballots.ts";
import type { DayStanding } from "../../../domain/election/day-state.ts";
import { ballotStepNames, electionNames } from "../../../domain/election/day-state-words.ts";
import { interruptionAt } from "../../../domain/election/interruption.ts";
import { markingOf } from "../../door.ts";
import type { PlaceRecord } from "../../polling-places.ts";
import { scopeKinds } from "../checklist-standings.ts";
import { type BallotRecord, ballotTimes, dayTimes, type InterruptionRecord, interruptionTimes, stepMs } from "../day-facts.ts";
import { untoldWords } from "../day-states.ts";
import type { Changed } from "../ground.ts";
import type { AlertGround, AlertSource } from "./source.ts";

const faults = { misprinted: "in sai", short: "thiếu", spoiled: "hỏng" } as const;
const isQuiet = ({ begun, flags, state }: DayStanding): boolean => begun && flags.length === 0 && state !== "unsaid" && state !== "not-open";
const notAsked = { readiness: "ready", checklistWords: null, turnsStaleMs: null } as const;

/** Polling places on their day. */
export class PlaceSource implements AlertSource {
  readonly kinds: ReadonlySet<RecordKind> = new Set([
    "polling-place",
    "polling-day",
    "interruption",
    "ballot-matter",
    "date-change",
    "setting",
    "checklist-tick",
    "checklist-template",
    "quarantine-zone",
    "risk-area",
    "outreach-site",
    "boundary-set",
  ]);
  readonly #books: AlertGround;
  /** Interruptions and ballot matters by id, so that one moved to another place touches both. */
  readonly #placeOf = new Map<string, string>();

  constructor(books: AlertGround) {
    this.#books = books;
    for (const { id, fields } of books.states.interruptions()) this.#placeOf.set(id, fields.place);
    for (const { id, fields } of books.states.ballotMatters()) this.#placeOf.set(id, fields.place);
  }

  /** Places that are not simply having their vote, as most of the country is. */
  *subjects(nowMs: number): Generator<string> {
    const { units, states } = this.#books;
    for (const place of units.places.values()) if (!isQuiet(states.standing(place, nowMs)) || states.hasMatters(place.id)) yield place.id;
  }

  allTurnMs(nowMs: number): number {
    const { units, states } = this.#books;
    if (units.places.size === 0) return Number.POSITIVE_INFINITY;
    return Math.min(...states.hoursInUse().map((hours) => judgeQuietPlace(hours, nowMs).turnsMs));
  }

  touchedBy({ kind, id }: Changed): Iterable<string> | "all" {
    if (kind === "polling-place" || kind === "polling-day") return [id];
    if (kind === "checklist-tick") return placeOfTick(id);
    if (kind === "checklist-template" || scopeKinds.has(kind)) return this.#tickedPlaces();
    if (kind !== "interruption" && kind !== "ballot-matter") return "all";
    const places = [this.#placeOf.get(id), this.#books.ground.picture.record(kind, id)?.fields.place].filter((place) => place !== undefined);
    const now = places.at(-1);
    if (now !== undefined) this.#placeOf.set(id, now);
    return places;
  }

  judge(code: string, nowMs: number): Judged {
    const { units, states } = this.#books;
    const place = units.places.get(code);
    if (!place) return nothingTold;
    const hours = states.hoursOn(states.dateOf(place));
    const standing = states.standing(place, nowMs);
    if (isQuiet(standing) && !states.hasMatters(code)) return judgeQuietPlace(hours, nowMs);
    const record = states.recordOf(code);
    const words = record?.fields ?? untoldWords;
    const { opened, closed } = dayTimes(words);
    const isAsked = !standing.begun && nowMs < hours.opensMs;
    return judgePlace(
      {
        unit: `place:${code}`,
        state: standing.state,
        begun: standing.begun,
        notOpenMs: stepMs(words.notOpen),
        openedMs: opened,
        closedMs: closed,
        flags: standing.flags,
        interruptions: states.openInterruptions(code, words).map((one) => this.#interruption(one, place, nowMs)),
        ballotMatters: states.openBallotMatters(code).map(ballotMatter),
        ...(isAsked ? this.#readiness(place, nowMs) : { ...notAsked, readinessMs: null }),
        invented: record?.fields.invented ?? false,
      },
      hours,
      nowMs,
    );
  }

  #readiness(place: PlaceRecord, nowMs: number) {
    const { marks } = this.#books.checklists;
    const { readiness, turnsStaleMs } = marks.of(place, nowMs);
    const toldAt = marks.toldAt(place, nowMs);
    const checklistWords = marks.isTicked(place.id) ? marks.note(place, nowMs) : null;
    return { readiness, checklistWords, turnsStaleMs, readinessMs: toldAt === null ? null : Date.parse(toldAt) };
  }

  *#tickedPlaces(): Generator<string> {
    for (const unit of this.#books.checklists.marks.standings.tickedUnits()) if (unit.startsWith("place:")) yield unit.slice("place:".length);
  }

  #interruption(record: InterruptionRecord, place: PlaceRecord, nowMs: number) {
    const { states } = this.#books;
    const { opened, closed } = states.recordOf(place.id)?.fields ?? untoldWords;
    const startedMs = Date.parse(record.fields.startedAt);
    const facts = { startedMs, steps: interruptionTimes(record.fields), openedMs: stepMs(opened), closedMs: stepMs(closed) };
    const { flags } = interruptionAt(facts, states.hoursOn(states.dateOf(place)), nowMs);
    return { id: record.id, sinceMs: startedMs, text: record.fields.cause, flags, marking: markingOf(record), invented: record.fields.invented };
  }
}

/** The place a tick is of, none where it is a commune's or district's; ids are `place:00715-01/backup-power`. */
const placeOfTick = (id: string): string[] => (id.startsWith("place:") ? [id.slice("place:".length, id.lastIndexOf("/"))] : []);

const ballotMatter = (record: BallotRecord): OpenMatter => {
  const { election, fault, ballots, foundAt, invented } = record.fields;
  const { next } = ballotMatterAt({ foundMs: Date.parse(foundAt), steps: ballotTimes(record.fields) });
  const many = ballots === null ? "" : `${ballots} `;
  const owed = next === null ? "" : `; chưa có tin ${ballotStepNames[next]}`;
  return {
    id: record.id,
    sinceMs: Date.parse(foundAt),
    text: `${many}phiếu bầu ${electionNames[election]} ${faults[fault]}${owed}`,
    marking: markingOf(record),
    invented,
  };
};
