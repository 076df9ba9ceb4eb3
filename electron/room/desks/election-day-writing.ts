import { type DayWord, type Flagged, fail, type Marking, type PollingDayFields, type StepTaken, stricterOf } from "../../contract/index.ts";
import { dayFlagWords, dayWordNames } from "../../domain/election/day-state-words.ts";
import { listedSince } from "../../domain/listing.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { keepTelling, unchanged } from "../changes.ts";
import { markingOf } from "../door.ts";
import type { DayBook } from "../election/day-book.ts";
import { calledHour, calledPlace } from "../election/day-called.ts";
import type { DayRecord } from "../election/day-facts.ts";
import { checkTrueAt, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Handler } from "./handler.ts";

/** So many flags are told to who wrote at once; all of them stand in the list. */
const flagsTold = 200;

/** A day nobody has told anything of. */
const untoldDay: PollingDayFields = {
  notOpen: null,
  opened: null,
  closed: null,
  counting: null,
  minutes: null,
  handedOver: null,
  note: null,
  invented: false,
  source: null,
  marking: "open",
  deleted: false,
};

/** The record of a place's day, deleted or hidden ones too: what is written goes into it. */
const keptDay = (room: RoomParts, id: string): DayRecord | undefined => room.picture.record("polling-day", id);

const isDisputed = (record: DayRecord, word: DayWord): boolean => record.conflicts.some(({ field }) => field === word);

/** Told before and nothing newer is said: "chưa mở" may be said again later, a step is taken once. */
const isToldBefore = (record: DayRecord | undefined, word: DayWord, at: string): boolean => {
  const told = record && !record.fields.deleted ? record.fields[word] : null;
  if (!record || told === null || isDisputed(record, word)) return false;
  return word !== "notOpen" || Date.parse(told.at) >= Date.parse(at);
};

/** When a word must be said to stand above all that was said of it: not before the newest of them. */
const notBefore = (record: DayRecord, word: DayWord, at: string | null): string => {
  const beside = record.conflicts.find(({ field }) => field === word)?.values ?? [];
  const times = [record.origins[word], ...beside.map(({ origin }) => origin)].flatMap((origin) => (origin ? [Date.parse(origin.trueAt)] : []));
  if (at !== null) times.push(Date.parse(at));
  return vietnamTime(Math.max(...times));
};

/**
 * A place's first word comes with the empty day it is written into, which says nothing of any hour: it stands before every report. A day
 * that was deleted begins anew with it.
 */
const editsFor = (record: DayRecord | undefined, id: string, word: DayWord, taken: StepTaken, more: Partial<PollingDayFields>): Edit[] => {
  const set: Partial<PollingDayFields> = { [word]: taken, ...more };
  if (!record)
    return [
      { kind: "polling-day", id, set: untoldDay, trueAt: listedSince },
      { kind: "polling-day", id, set, trueAt: taken.at },
    ];
  if (record.fields.deleted) return [{ kind: "polling-day", id, set: { ...untoldDay, ...set } }];
  return [{ kind: "polling-day", id, set, trueAt: isDisputed(record, word) ? notBefore(record, word, taken.at) : taken.at }];
};

/** What would not fit of a place once a word is told, as it is told to who says it; what stood before is not told again. */
const flagsAfter = (book: DayBook, id: string, word: DayWord, at: string | null, nowMs: number): Flagged[] => {
  const before = new Set(book.place(id, nowMs)?.flags ?? []);
  const place = book.units.places.get(id);
  const after = place ? book.dayWith(place, { [word]: at }, nowMs).flags : [];
  return after
    .filter((flag) => !before.has(flag))
    .map((flag) => ({ place: id, flag, text: `${calledPlace(book.units, id)}: ${dayFlagWords[flag]}.` }));
};

const strictest = (records: readonly (DayRecord | undefined)[]): Marking =>
  records.reduce<Marking>((marking, record) => (record ? stricterOf(marking, markingOf(record)) : marking), "open");

export const reportDay: Handler<"day.report"> = (room, viewer, asked) => {
  const timely = checkTrueAt(room.clock, asked.at);
  if (!timely.ok) return timely;
  const { day: book, units } = room.election.booksFor(viewer.clearance);
  const ids = [...new Set(asked.ids)];
  const missing = ids.filter((id) => !units.places.has(id));
  if (missing.length > 0)
    return fail("not-found", `Không tìm thấy ${missing.length} khu vực bỏ phiếu; chưa ghi gì.`, "Bỏ các mã sau rồi gửi lại.", missing.slice(0, 20));
  const { word } = asked;
  const nowMs = room.clock.now();
  const taken: StepTaken = { at: inVietnam(asked.at), by: tidyOrNull(asked.by) ?? null };
  const source = tidyOrNull(asked.source);
  const note = tidyOrNull(asked.note);
  const more: Partial<PollingDayFields> = { ...(source === undefined ? {} : { source }), ...(note === undefined ? {} : { note }) };
  const records = new Map(ids.map((id) => [id, keptDay(room, id)]));
  const left = ids.filter((id) => isToldBefore(records.get(id), word, taken.at));
  const leftOut = new Set(left);
  const written = ids.filter((id) => !leftOut.has(id));
  const flags = written.flatMap((id) => flagsAfter(book, id, word, taken.at, nowMs)).slice(0, flagsTold);
  const answer = { ids: written, left, flags };
  const [first] = written;
  if (first === undefined) return unchanged(room, viewer, "day.report", asked, { ...answer, changeSet: null });
  const what = written.length === 1 ? calledPlace(units, first) : `cho ${written.length} khu vực bỏ phiếu`;
  return keepTelling(
    room,
    viewer,
    "day.report",
    asked,
    {
      title: `ghi ${dayWordNames[word]} ${calledHour(taken.at, book.hours.date)} ${what}`,
      marking: strictest(written.map((id) => records.get(id))),
      edits: written.flatMap((id) => editsFor(records.get(id), id, word, taken, more)),
    },
    answer,
  );
};

export const correctDay: Handler<"day.correct"> = (room, viewer, asked) => {
  const timely = checkTrueAt(room.clock, asked.at ?? undefined);
  if (!timely.ok) return timely;
  const { day: book, units } = room.election.booksFor(viewer.clearance);
  const { id, word } = asked;
  const record = book.recordOf(id);
  const told = record?.fields[word] ?? null;
  if (!units.places.has(id) || !record || (told === null && !isDisputed(record, word)))
    return notFound(`tin ${dayWordNames[word]} của khu vực bỏ phiếu này để đính chính`);
  const nowMs = room.clock.now();
  const taken = asked.at === null ? null : { at: inVietnam(asked.at), by: (asked.by === undefined ? told?.by : tidyOrNull(asked.by)) ?? null };
  const answer = { id, flags: flagsAfter(book, id, word, taken?.at ?? null, nowMs) };
  const isSame = taken !== null && told !== null && Date.parse(told.at) === Date.parse(taken.at) && told.by === taken.by;
  if (isSame && !isDisputed(record, word)) return unchanged(room, viewer, "day.correct", asked, { ...answer, changeSet: null });
  const { date } = book.hours;
  const from = told === null ? "" : calledHour(told.at, date);
  const change = taken === null ? `bỏ ${dayWordNames[word]} ${from}` : `${dayWordNames[word]} ${from} → ${calledHour(taken.at, date)}`;
  return keepTelling(
    room,
    viewer,
    "day.correct",
    asked,
    {
      title: `đính chính ${change} ${calledPlace(units, id)}`,
      marking: markingOf(record),
      edits: [
        { kind: "polling-day", id, set: { [word]: taken }, trueAt: notBefore(record, word, taken?.at ?? null) },
        { kind: "polling-day", id, set: { note: tidy(asked.reason) } },
      ],
    },
    answer,
  );
};
