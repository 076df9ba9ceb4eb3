import type {
  BoxTripRow,
  DayMark,
  KnownSum,
  OutreachHead,
  OutreachSiteRow,
  PlaceOutreach,
  PlaceOutreachRow,
  TeamGapRow,
  TeamHealth,
  TeamRow,
} from "../../contract/index.ts";
import { disinfectsAfter } from "../../domain/election/outreach-rules.ts";
import { addPart, noSum } from "../../domain/election/outreach-sums.ts";
import { gapFlags, gapStateOf } from "../../domain/election/team.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { soAt } from "../as-of.ts";
import type { RoomParts } from "../parts.ts";
import type { OutreachBook } from "./outreach-book.ts";
import type { GapRecord, SiteRecord, TripRecord } from "./outreach-facts.ts";

/** The order rows are read in: what failed, what needs attention, what is not known, what is good. */
const turn: Record<DayMark, number> = { failed: 0, attention: 1, unknown: 2, good: 3 };
export const worseFirst = (one: { mark: DayMark }, other: { mark: DayMark }): number => turn[one.mark] - turn[other.mark];

/** What every answer says of itself; undefined where there is no such unit. */
export const outreachHead = (
  room: RoomParts,
  book: OutreachBook,
  unit: string,
  asOf: string | null,
  places: OutreachHead["places"],
  isTimed: boolean,
): OutreachHead => {
  const turnsMs = isTimed && !room.moment ? book.turnsMs(room.clock.now()) : null;
  return { unit, name: book.units.nameOf(unit), places: { ...places }, asOf, validUntil: turnsMs === null ? null : vietnamTime(turnsMs) };
};

/** What a place and its commune are called; the code where no such place is in sight. */
const namesOf = ({ units }: OutreachBook, code: string): { placeName: string; communeName: string } => {
  const place = units.places.get(code);
  const communeCode = place?.fields.communeCode ?? code;
  return { placeName: place?.fields.name ?? code, communeName: units.communes.get(communeCode)?.name ?? communeCode };
};

/** Voting outside the room at a place, with its names; undefined where the place is not in sight. */
export const placeRow = ({ units }: OutreachBook, outreach: PlaceOutreach): PlaceOutreachRow | undefined => {
  const place = units.places.get(outreach.place);
  if (!place) return undefined;
  const { communeCode, name, number } = place.fields;
  const commune = units.communes.get(communeCode);
  const districtCode = commune?.districtCode ?? "";
  return {
    ...outreach,
    name,
    number,
    communeCode,
    communeName: commune?.name ?? communeCode,
    districtCode,
    districtName: units.districts.get(districtCode)?.name ?? districtCode,
  };
};

export const siteRow = (book: OutreachBook, record: SiteRecord): OutreachSiteRow => {
  const { fields } = record;
  const { deleted: _, ...told } = fields;
  return {
    ...told,
    ...book.site(record),
    ...namesOf(book, fields.place),
    id: record.id,
    trips: book.trips(fields.place).flatMap(({ id, fields: { stops } }) => (stops.some(({ siteId }) => siteId === record.id) ? [id] : [])),
    conflict: record.conflicts.length > 0,
    asOf: soAt(record),
  };
};

const votersOf = ({ fields }: TripRecord): KnownSum => {
  const sum = noSum();
  for (const { voters } of fields.stops) addPart(sum, voters);
  return sum;
};

export const tripRow = (book: OutreachBook, record: TripRecord, nowMs: number): BoxTripRow => {
  const { id, fields } = record;
  const { place, box, team, police, departsAt, departedAt, returnedAt, stops, source, marking, invented } = fields;
  const { state, at, next, mark, flags, stopFlags, endsMs } = book.trip(record, nowMs);
  return {
    id,
    place,
    ...namesOf(book, place),
    box,
    team,
    police,
    departsAt,
    departedAt,
    returnedAt,
    endsAt: vietnamTime(endsMs),
    stops: stops.map((stop, index) => {
      const of = book.caseOf(stop.siteId);
      return { ...stop, case: of, disinfects: disinfectsAfter(of), flags: stopFlags[index] ?? [] };
    }),
    state,
    at,
    next: next && { step: next.step, stop: next.stop, planned: vietnamTime(next.plannedMs) },
    mark,
    flags,
    voters: votersOf(record),
    conflict: record.conflicts.length > 0,
    asOf: soAt(record),
    source,
    marking,
    invented,
  };
};

export const gapRow = (book: OutreachBook, record: GapRecord): TeamGapRow => {
  const { deleted: _, ...told } = record.fields;
  return {
    ...told,
    ...namesOf(book, told.place),
    id: record.id,
    state: gapStateOf(told),
    flags: [...gapFlags(told), ...(record.conflicts.length > 0 ? (["disputed"] as const) : [])],
    asOf: soAt(record),
  };
};

/** Gaps nobody has taken the place of first, the longest open first. */
export const gapsInOrder = (one: TeamGapRow, other: TeamGapRow): number => {
  const states = ["open", "named", "filled"];
  return states.indexOf(one.state) - states.indexOf(other.state) || (one.since < other.since ? -1 : 1);
};

export const teamRow = (book: OutreachBook, team: TeamHealth): TeamRow | undefined => {
  const place = book.units.places.get(team.place);
  if (!place) return undefined;
  const record = book.teamRecord(team.place);
  const { communeName } = namesOf(book, team.place);
  const districtCode = book.units.communes.get(place.fields.communeCode)?.districtCode ?? "";
  return {
    ...team,
    name: place.fields.name,
    number: place.fields.number,
    communeName,
    districtName: book.units.districts.get(districtCode)?.name ?? districtCode,
    names: record?.fields.names ?? null,
    gapRows: book
      .gaps(team.place)
      .map((gap) => gapRow(book, gap))
      .sort(gapsInOrder),
    source: record?.fields.source ?? null,
    marking: record?.fields.marking ?? "open",
    invented: record?.fields.invented ?? false,
  };
};
