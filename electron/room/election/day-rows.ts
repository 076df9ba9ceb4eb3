import type { BallotMatterRow, DateChangeRow, DayHead, DayHours, DayRow, InterruptionRow, PlaceDay } from "../../contract/index.ts";
import { ballotMatterAt } from "../../domain/election/ballots.ts";
import type { HoursOfDay } from "../../domain/election/election-day.ts";
import { dateChangeFlags, isInForce } from "../../domain/election/election-day-moved.ts";
import { interruptionAt } from "../../domain/election/interruption.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { soAt } from "../as-of.ts";
import type { RoomParts } from "../parts.ts";
import type { DayBook } from "./day-book.ts";
import {
  type BallotRecord,
  ballotTimes,
  type DateChangeRecord,
  type InterruptionRecord,
  interruptionTimes,
  standingAsOf,
  stepMs,
} from "./day-facts.ts";

const hoursTold = ({ earliestMs, opensMs, closesMs, latestMs }: HoursOfDay): DayHours => ({
  earliest: vietnamTime(earliestMs),
  opens: vietnamTime(opensMs),
  closes: vietnamTime(closesMs),
  latest: vietnamTime(latestMs),
});

/** What every answer of the day says of itself. `asOf`: when the newest word it rests on was so. */
export const dayHead = (room: RoomParts, book: DayBook, asOf: string | null): DayHead => {
  const nowMs = room.clock.now();
  const turnsMs = room.moment ? null : book.turnsMs(nowMs);
  return {
    date: book.hours.date,
    phase: book.phase(nowMs),
    hours: hoursTold(book.hours),
    asOf,
    validUntil: turnsMs === null ? null : vietnamTime(turnsMs),
  };
};

/** The newest of times as the room writes them; null where there is none. */
export const newestOf = (times: Iterable<string | null>): string | null => {
  let newest: string | null = null;
  for (const time of times) if (time !== null && (newest === null || time > newest)) newest = time;
  return newest;
};

/** A place's day with its names; undefined where the place is not in sight. */
export const dayRow = ({ units }: DayBook, day: PlaceDay): DayRow | undefined => {
  const place = units.places.get(day.place);
  if (!place) return undefined;
  const { communeCode, name, number, voters } = place.fields;
  const commune = units.communes.get(communeCode);
  const districtCode = commune?.districtCode ?? "";
  return {
    ...day,
    name,
    number,
    communeCode,
    communeName: commune?.name ?? communeCode,
    districtCode,
    districtName: units.districts.get(districtCode)?.name ?? districtCode,
    voters,
  };
};

const placed = ({ units }: DayBook, code: string): { placeName: string; communeName: string } => {
  const place = units.places.get(code);
  const communeCode = place?.fields.communeCode ?? code.split("-")[0] ?? code;
  return { placeName: place?.fields.name ?? code, communeName: units.communes.get(communeCode)?.name ?? communeCode };
};

export const interruptionRow = (book: DayBook, record: InterruptionRecord, nowMs: number): InterruptionRow => {
  const { fields } = record;
  const { place, cause, startedAt, sealed, notified, resumed, source, invented } = fields;
  const day = book.recordOf(place)?.fields;
  const facts = {
    startedMs: Date.parse(startedAt),
    steps: interruptionTimes(fields),
    openedMs: stepMs(day?.opened ?? null),
    closedMs: stepMs(day?.closed ?? null),
  };
  return {
    id: record.id,
    place,
    ...placed(book, place),
    cause,
    startedAt,
    steps: { sealed, notified, resumed },
    ...interruptionAt(facts, book.hoursAt(place), nowMs),
    conflict: record.conflicts.length > 0,
    asOf: standingAsOf(record) ?? soAt(record),
    source,
    invented,
  };
};

export const ballotMatterRow = (book: DayBook, record: BallotRecord): BallotMatterRow => {
  const { fields } = record;
  const { place, election, fault, ballots, text, foundAt, stopped, sealed, minutes, reprintAsked, reprintReceived, resumed, source, invented } =
    fields;
  return {
    id: record.id,
    place,
    ...placed(book, place),
    election,
    fault,
    ballots,
    text,
    foundAt,
    steps: { stopped, sealed, minutes, reprintAsked, reprintReceived, resumed },
    ...ballotMatterAt({ foundMs: Date.parse(foundAt), steps: ballotTimes(fields) }),
    conflict: record.conflicts.length > 0,
    asOf: standingAsOf(record) ?? soAt(record),
    source,
    invented,
  };
};

/** Places of a unit in sight, by its key. */
export const placesOf = ({ units }: DayBook, unit: string): Iterable<string> => {
  const [level, code = ""] = unit.split(":");
  if (level === "province") return units.places.keys();
  if (level === "place") return units.places.has(code) ? [code] : [];
  return (level === "commune" ? units.communes : units.districts).get(code)?.places ?? [];
};

export const dateChangeRow = (book: DayBook, record: DateChangeRecord): DateChangeRow => {
  const { kind, units, reason, newDate, asked, approval, source, invented } = record.fields;
  return {
    id: record.id,
    kind,
    units: units.map((unit) => ({ unit, name: book.units.nameOf(unit), places: [...placesOf(book, unit)].length })),
    reason,
    newDate,
    asked,
    approval,
    inForce: isInForce(record.fields),
    flags: dateChangeFlags(record.fields, book.hours.date),
    conflict: record.conflicts.length > 0,
    asOf: soAt(record),
    source,
    invented,
  };
};
