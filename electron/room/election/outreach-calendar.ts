import type { BoxTripRow, OutreachCase, OutreachZone, VotingDay, ZoneKind } from "../../contract/index.ts";
import { isInForce } from "../../domain/election/election-day-moved.ts";
import { addPart, noSum } from "../../domain/election/outreach-sums.ts";
import { vietnamDate } from "../../domain/vietnamese-format.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { recordsInSight } from "../door.ts";
import { placesOf } from "./day-rows.ts";
import type { OutreachBook } from "./outreach-book.ts";
import { tripRow } from "./outreach-rows.ts";

const emptyDay = (date: string, main: boolean): VotingDay => ({ date, main, places: 0, voters: noSum(), changes: [], trips: [] });

const tripOfDay = ({ id, place, placeName, box, departsAt, state, mark }: BoxTripRow): VotingDay["trips"][number] => ({
  id,
  place,
  placeName,
  box,
  departsAt,
  state,
  mark,
});

/**
 * Days on which places of a unit vote, or their boxes go round; a day asked for and not approved (art. 72) is there with what was asked
 * and no place voting on it.
 */
export const votingDays = (book: OutreachBook, unit: string, nowMs: number): VotingDay[] => {
  const { day, units } = book;
  const main = day.hours.date;
  const days = new Map<string, VotingDay>([[main, emptyDay(main, true)]]);
  const dayOf = (date: string): VotingDay => {
    const known = days.get(date) ?? emptyDay(date, false);
    days.set(date, known);
    return known;
  };
  const codes = new Set(placesOf(day, unit));
  for (const code of codes) {
    const on = dayOf(day.dateOf(code));
    on.places += 1;
    addPart(on.voters, units.places.get(code)?.fields.voters ?? null);
  }
  for (const { id, fields } of day.dateChanges()) {
    const touched = new Set(fields.units.flatMap((key) => [...placesOf(day, key)]).filter((code) => codes.has(code)));
    if (touched.size === 0) continue;
    dayOf(fields.newDate).changes.push({
      id,
      kind: fields.kind,
      approved: isInForce(fields),
      units: fields.units.map((key) => ({ unit: key, name: units.nameOf(key) })),
      places: touched.size,
      reason: fields.reason,
      invented: fields.invented,
    });
  }
  for (const trip of book.trips())
    if (codes.has(trip.fields.place)) dayOf(vietnamDate(trip.fields.departsAt)).trips.push(tripOfDay(tripRow(book, trip, nowMs)));
  for (const { trips } of days.values()) trips.sort((one, other) => (one.departsAt < other.departsAt ? -1 : 1));
  return [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
};

/** Cases of CV 2135/BNV by the kind of zone; a checkpoint has no voters of its own. */
const caseOfZone: Record<Exclude<ZoneKind, "checkpoint">, OutreachCase> = {
  home: "home-quarantine",
  concentrated: "concentrated",
  lockdown: "concentrated",
  treatment: "hospital",
};

/** Most names told of what has nothing planned. */
const mostNames = 50;

const zoneRow = (book: OutreachBook, zone: FoldedRecord<"quarantine-zone">, codes: ReadonlySet<string>): OutreachZone | undefined => {
  const { kind, name, voters, votingPlan, invented } = zone.fields;
  if (kind === "checkpoint") return undefined;
  const touched = book.ground.consequences.of(zone.id, book.ground.clearance)?.certain;
  const inside = (touched?.pollingPlaceIds ?? []).map((code) => ({ unit: `place:${code}`, places: [code] }));
  const cut = (touched?.communeCodes ?? []).map((code) => ({ unit: `commune:${code}`, places: book.units.communes.get(code)?.places ?? [] }));
  const owing = (inside.length > 0 ? inside : cut).filter(({ places }) => places.some((code) => codes.has(code)));
  if (owing.length === 0) return undefined;
  const without = owing.filter(({ places }) => !places.some((code) => book.sites(code).some(({ fields }) => fields.case === caseOfZone[kind])));
  return {
    id: zone.id,
    name,
    kind,
    voters,
    votingPlan,
    planned: { n: owing.length - without.length, of: owing.length },
    without: without.slice(0, mostNames).map(({ unit }) => ({ unit, name: book.units.nameOf(unit) })),
    invented,
  };
};

/** Zones in force on the day of the vote that touch a unit, those with most left to plan first. */
export const zonesOf = (book: OutreachBook, unit: string): OutreachZone[] => {
  const { opensMs, closesMs } = book.day.hours;
  const codes = new Set(placesOf(book.day, unit));
  const { picture, clearance } = book.ground;
  return recordsInSight(picture, "quarantine-zone", clearance)
    .filter(({ fields }) => Date.parse(fields.from) <= closesMs && (fields.to === null || Date.parse(fields.to) >= opensMs))
    .flatMap((zone) => zoneRow(book, zone, codes) ?? [])
    .sort((one, other) => other.planned.of - other.planned.n - (one.planned.of - one.planned.n) || (one.name < other.name ? -1 : 1));
};
