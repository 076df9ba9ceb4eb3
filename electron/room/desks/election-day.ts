import { type DayRow, ok } from "../../contract/index.ts";
import { worseDayFirst } from "../../domain/election/day-state-counts.ts";
import { disputedWords } from "../election/day-facts.ts";
import { ballotMatterRow, dateChangeRow, dayHead, dayRow, interruptionRow, newestOf, placesOf } from "../election/day-rows.ts";
import { notFound } from "../entry-rules.ts";
import { removeBallotMatter, removeInterruption, saveBallotMatter, saveInterruption } from "./election-day-matters.ts";
import { removeDateChange, saveDateChange } from "./election-day-moved.ts";
import { correctDay, reportDay } from "./election-day-writing.ts";
import type { HandlerTable } from "./handler.ts";

const inOrder = (one: DayRow, other: DayRow): number => worseDayFirst(one, other) || (one.place < other.place ? -1 : 1);

const longestFirst = (one: DayRow, other: DayRow): number => ((one.since ?? "") < (other.since ?? "") ? -1 : 1);

/** Diễn biến ngày bầu cử. */
export const dayDesk = {
  "electionDay.phase": (room, viewer) => ok(dayHead(room, room.election.booksFor(viewer.clearance).day, null)),
  "day.glance": (room, viewer, { names = 50 }) => {
    const { day: book, units } = room.election.booksFor(viewer.clearance);
    const nowMs = room.clock.now();
    const province = book.counts("province", nowMs);
    if (!province) return notFound("tỉnh");
    const waiting: DayRow[] = [];
    const interrupted: DayRow[] = [];
    let asOf: string | null = null;
    for (const day of book.places(nowMs)) {
      if (day.asOf !== null && (asOf === null || day.asOf > asOf)) asOf = day.asOf;
      const isInterrupted = day.begun && day.state === "interrupted";
      const row = (day.begun && !isInterrupted) || day.flags.includes("other-day") ? undefined : dayRow(book, day);
      if (row) (isInterrupted ? interrupted : waiting).push(row);
    }
    const districts = [...units.districts.values()].flatMap(({ key, code, name }) => {
      const counts = book.counts(key, nowMs);
      return counts ? [{ ...counts, code, name }] : [];
    });
    return ok({
      ...dayHead(room, book, asOf),
      province: { ...province },
      districts,
      waiting: waiting.sort(inOrder).slice(0, names),
      waitingCount: waiting.length,
      interrupted: interrupted.sort(longestFirst),
    });
  },
  "day.list": (room, viewer, { unit = "province", state, flag, needing = false, offset = 0, limit = 500 }) => {
    const { day: book } = room.election.booksFor(viewer.clearance);
    const nowMs = room.clock.now();
    const counts = book.counts(unit, nowMs);
    if (!counts) return notFound("đơn vị");
    const rows: DayRow[] = [];
    let asOf: string | null = null;
    for (const code of placesOf(book, unit)) {
      const day = book.place(code, nowMs);
      if (!day) continue;
      asOf = newestOf([asOf, day.asOf]);
      const isWanted = (state === undefined || day.state === state) && (flag === undefined || day.flags.includes(flag));
      const row = isWanted && !(needing && day.mark === "good") ? dayRow(book, day) : undefined;
      if (row) rows.push(row);
    }
    return ok({ ...dayHead(room, book, asOf), rows: rows.sort(inOrder).slice(offset, offset + limit), total: rows.length, counts: { ...counts } });
  },
  "day.get": (room, viewer, { place }) => {
    const { day: book } = room.election.booksFor(viewer.clearance);
    const nowMs = room.clock.now();
    const day = book.place(place, nowMs);
    const row = day && dayRow(book, day);
    if (!day || !row) return notFound("khu vực bỏ phiếu");
    const record = book.recordOf(place);
    return ok({
      ...dayHead(room, book, day.asOf),
      row,
      interruptions: [...book.interruptions(place)].map((record) => interruptionRow(book, record, nowMs)),
      ballotMatters: [...book.ballotMatters(place)].map((record) => ballotMatterRow(book, record)),
      disputes: record === undefined ? [] : disputedWords(record),
    });
  },
  "day.report": reportDay,
  "day.correct": correctDay,

  "interruptions.list": (room, viewer, { unit }) => {
    const { day: book } = room.election.booksFor(viewer.clearance);
    const within = unit === undefined ? null : new Set(placesOf(book, unit));
    const rows = [...book.interruptions()]
      .filter(({ fields }) => within === null || within.has(fields.place))
      .map((record) => interruptionRow(book, record, room.clock.now()))
      .sort((one, other) => Number(other.open) - Number(one.open) || (one.startedAt < other.startedAt ? 1 : -1));
    return ok({ ...dayHead(room, book, newestOf(rows.map(({ asOf }) => asOf))), rows, open: rows.filter(({ open }) => open).length });
  },
  "interruptions.save": saveInterruption,
  "interruptions.remove": removeInterruption,

  "dateChanges.list": (room, viewer) => {
    const { day: book } = room.election.booksFor(viewer.clearance);
    const rows = book.dateChanges().map((record) => dateChangeRow(book, record));
    return ok({ ...dayHead(room, book, newestOf(rows.map(({ asOf }) => asOf))), rows });
  },
  "dateChanges.save": saveDateChange,
  "dateChanges.remove": removeDateChange,

  "ballotMatters.list": (room, viewer, { unit }) => {
    const { day: book } = room.election.booksFor(viewer.clearance);
    const within = unit === undefined ? null : new Set(placesOf(book, unit));
    const rows = [...book.ballotMatters()]
      .filter(({ fields }) => within === null || within.has(fields.place))
      .map((record) => ballotMatterRow(book, record))
      .sort((one, other) => Number(other.open) - Number(one.open) || (one.foundAt < other.foundAt ? 1 : -1));
    return ok({ ...dayHead(room, book, newestOf(rows.map(({ asOf }) => asOf))), rows, open: rows.filter(({ open }) => open).length });
  },
  "ballotMatters.save": saveBallotMatter,
  "ballotMatters.remove": removeBallotMatter,
} satisfies Partial<HandlerTable>;
