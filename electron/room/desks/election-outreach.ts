import { type OutreachHead, type OutreachUnitRow, ok } from "../../contract/index.ts";
import { houseRules } from "../../domain/election/outreach-rules.ts";
import { newestOf, placesOf } from "../election/day-rows.ts";
import type { OutreachBook } from "../election/outreach-book.ts";
import { votingDays, zonesOf } from "../election/outreach-calendar.ts";
import { gapRow, gapsInOrder, outreachHead, placeRow, siteRow, teamRow, tripRow, worseFirst } from "../election/outreach-rows.ts";
import { communesOf } from "../election/unit-tree.ts";
import { notFound } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { removeSite, saveRules, saveSite, saveSites } from "./election-outreach-sites.ts";
import { removeGap, saveGap, saveTeam } from "./election-teams.ts";
import { proposeRound, removeTrip, saveTrip, stepTrip } from "./election-trips.ts";
import type { HandlerTable } from "./handler.ts";

const bookFor = (room: RoomParts, viewer: Viewer): OutreachBook => room.election.booksFor(viewer.clearance).outreach;

/** Rows of `unit` by name and sums of its districts, or of a district its communes. */
const beneath = (book: OutreachBook, unit: string, nowMs: number): OutreachUnitRow[] => {
  const [level, code = ""] = unit.split(":");
  const units = level === "province" ? [...book.units.districts.values()] : level === "district" ? communesOf(book.units, code) : [];
  return units.flatMap(({ key, code: of, name }) => {
    const counts = book.counts(key, nowMs);
    return counts ? [{ ...counts, code: of, name }] : [];
  });
};

const headOf = (room: RoomParts, book: OutreachBook, unit: string, asOf: Iterable<string | null>, isTimed = true): OutreachHead | undefined => {
  const counts = book.counts(unit, room.clock.now());
  return counts && outreachHead(room, book, unit, newestOf(asOf), counts.places, isTimed);
};

const noUnit = () => notFound("đơn vị này");

/** Bỏ phiếu ngoài phòng, hòm phiếu phụ, Tổ bầu cử. */
export const outreachDesk = {
  "outreach.summary": (room, viewer, { unit = "province" }) => {
    const book = bookFor(room, viewer);
    const nowMs = room.clock.now();
    const [counts, teams] = [book.counts(unit, nowMs), book.teamCounts(unit)];
    const codes = [...placesOf(book.day, unit)];
    const head = headOf(room, book, unit, [
      ...codes.map((code) => book.place(code, nowMs)?.asOf ?? null),
      ...codes.map((code) => book.team(code)?.asOf ?? null),
    ]);
    if (!head || !counts || !teams) return noUnit();
    return ok({ ...head, counts, beneath: beneath(book, unit, nowMs), zones: zonesOf(book, unit), teams });
  },
  "outreach.places": (room, viewer, { unit = "province", told = false, mark, case: of, flag, offset = 0, limit = 500 }) => {
    const book = bookFor(room, viewer);
    const nowMs = room.clock.now();
    const rows = [...placesOf(book.day, unit)].flatMap((code) => {
      const place = book.place(code, nowMs);
      if (!place || (told && place.sites === 0)) return [];
      const isWanted =
        (mark === undefined || place.mark === mark) && (of === undefined || place.cases[of]) && (flag === undefined || place.flags.includes(flag));
      return (isWanted && placeRow(book, place)) || [];
    });
    const head = headOf(
      room,
      book,
      unit,
      rows.map(({ asOf }) => asOf),
    );
    if (!head) return noUnit();
    // A place nobody reviewed comes after those that were, whatever their mark.
    rows.sort((one, other) => Number(one.sites === 0) - Number(other.sites === 0) || worseFirst(one, other) || (one.place < other.place ? -1 : 1));
    return ok({ ...head, rows: rows.slice(offset, offset + limit), total: rows.length });
  },
  "outreachSites.list": (room, viewer, { unit = "province", case: of, offset = 0, limit = 500 }) => {
    const book = bookFor(room, viewer);
    const rows = [...placesOf(book.day, unit)]
      .flatMap((code) => book.sites(code))
      .filter(({ fields }) => of === undefined || fields.case === of)
      .map((site) => siteRow(book, site))
      .sort((one, other) => worseFirst(one, other) || (one.place < other.place ? -1 : one.place > other.place ? 1 : one.site < other.site ? -1 : 1));
    const head = headOf(
      room,
      book,
      unit,
      rows.map(({ asOf }) => asOf),
      false,
    );
    return head ? ok({ ...head, rows: rows.slice(offset, offset + limit), total: rows.length }) : noUnit();
  },
  "outreachSites.save": saveSite,
  "outreachSites.saveMany": saveSites,
  "outreachSites.remove": removeSite,

  "boxTrips.list": (room, viewer, { unit = "province", date, offset = 0, limit = 500 }) => {
    const book = bookFor(room, viewer);
    const nowMs = room.clock.now();
    const rows = [...placesOf(book.day, unit)]
      .flatMap((code) => book.trips(code))
      .map((trip) => tripRow(book, trip, nowMs))
      .filter(({ departsAt }) => date === undefined || departsAt.startsWith(date))
      .sort((one, other) => worseFirst(one, other) || (one.departsAt < other.departsAt ? -1 : 1));
    const head = headOf(
      room,
      book,
      unit,
      rows.map(({ asOf }) => asOf),
    );
    return head ? ok({ ...head, rows: rows.slice(offset, offset + limit), total: rows.length }) : noUnit();
  },
  "boxTrips.propose": proposeRound,
  "boxTrips.save": saveTrip,
  "boxTrips.step": stepTrip,
  "boxTrips.remove": removeTrip,

  "teams.list": (room, viewer, { unit = "province", mark, flag, offset = 0, limit = 500 }) => {
    const book = bookFor(room, viewer);
    const counts = book.teamCounts(unit);
    if (!counts) return noUnit();
    const teams = [...placesOf(book.day, unit)]
      .flatMap((code) => book.team(code) ?? [])
      .filter((team) => (mark === undefined || team.mark === mark) && (flag === undefined || team.flags.includes(flag)))
      .sort((one, other) => worseFirst(one, other) || (one.place < other.place ? -1 : 1));
    const asOf = newestOf(teams.map((team) => team.asOf));
    const rows = teams.slice(offset, offset + limit).flatMap((team) => teamRow(book, team) ?? []);
    return ok({ ...outreachHead(room, book, unit, asOf, counts.told, false), rows, total: teams.length, counts });
  },
  "teams.save": saveTeam,
  "teamGaps.list": (room, viewer, { unit = "province" }) => {
    const book = bookFor(room, viewer);
    const counts = book.teamCounts(unit);
    if (!counts) return noUnit();
    const rows = [...placesOf(book.day, unit)]
      .flatMap((code) => book.gaps(code))
      .map((gap) => gapRow(book, gap))
      .sort(gapsInOrder);
    const asOf = newestOf(rows.map((row) => row.asOf));
    return ok({ ...outreachHead(room, book, unit, asOf, counts.told, false), rows, open: rows.filter(({ state }) => state !== "filled").length });
  },
  "teamGaps.save": saveGap,
  "teamGaps.remove": removeGap,

  "outreach.calendar": (room, viewer, { unit = "province" }) => {
    const book = bookFor(room, viewer);
    const nowMs = room.clock.now();
    const head = headOf(
      room,
      book,
      unit,
      [...placesOf(book.day, unit)].map((code) => book.place(code, nowMs)?.asOf ?? null),
    );
    return head ? ok({ ...head, days: votingDays(book, unit, nowMs) }) : noUnit();
  },
  "outreach.rules": (room, viewer) => ok({ ...bookFor(room, viewer).ruled, house: houseRules }),
  "outreach.saveRules": saveRules,
} satisfies Partial<HandlerTable>;
