import { dateOf, dateTimeOf, readDate, readDateTime, showDate } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import type { Fault } from "./faults.ts";

const ISO_MOMENT = /^\d{4}-\d\d-\d\dT/;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** `9h`, `9h30`, `9 giờ 30`, `9:30`, `09.30`, standing by itself; a day written with points (`23.5.2021`) is none of them. */
const HOUR = /(?:^|\s)(\d{1,2})(?:\s*(?:h|g|giờ|:)\s*(\d{2})|\.(\d{2})|\s*(?:h|g|giờ))(?=\s|,|$)/iu;

/** Reads an hour with its day in either order, a day alone as `dayAlone`, an hour alone as of the room's present day. */
const readMoment = (typed: string, dayAlone: "00:00" | "23:59", now: number | null): string | null => {
  const hour = HOUR.exec(typed);
  if (hour === null) return readDateTime(`${dayAlone} ${typed.trim()}`);
  const day = typed
    .replace(hour[0], " ")
    .replace(/\s*,\s*/g, " ")
    .trim();
  if (day === "" && now === null) return null;
  return readDateTime(`${hour[1] ?? ""}:${hour[2] ?? hour[3] ?? "00"} ${day === "" && now !== null ? dateOf(now) : day}`);
};

/**
 * A form keeps a moment as ISO 8601 with offset once understood, and as typed until then, so that nothing typed is lost.
 * Gives the ISO form, or null where there is none or it cannot be read.
 */
export const momentOf = (held: string, now: number | null = roomNow()): string | null =>
  ISO_MOMENT.test(held) ? held : readMoment(held, "00:00", now);
/** The same for an end: a day alone is that whole day, to 23:59. */
export const endOf = (held: string, now: number | null = roomNow()): string | null => (ISO_MOMENT.test(held) ? held : readMoment(held, "23:59", now));
/** What the field shows: `07:30 23/5/2021`, or the text as typed. */
export const momentShown = (held: string): string => (ISO_MOMENT.test(held) ? dateTimeOf(held) : held);
export const momentFault = (held: string): Fault | undefined => (held.trim() !== "" && momentOf(held) === null ? "timeUnreadable" : undefined);

/** The same for a day: `2021-05-23` held, `23/5/2021` shown. */
export const dayOf = (held: string): string | null => (ISO_DAY.test(held) ? held : readDate(held));
export const dayShown = (held: string): string => (ISO_DAY.test(held) ? showDate(held) : held);
export const dayFault = (held: string): Fault | undefined => (held.trim() !== "" && dayOf(held) === null ? "dayUnreadable" : undefined);

/** A period's end against its beginning, both as held. */
export const periodFault = (from: string, to: string): Fault | undefined => {
  const [begins, ends] = [momentOf(from), endOf(to)];
  return begins !== null && ends !== null && Date.parse(ends) < Date.parse(begins) ? "endBeforeStart" : undefined;
};

/** What is said to have been so cannot lie ahead of the room's `now` (ms since 1970). */
export const futureFault = (held: string, now: number): Fault | undefined => {
  const moment = momentOf(held);
  return moment !== null && Date.parse(moment) > now ? "inTheFuture" : undefined;
};
