import { dateTimeOf, readDate, readDateTime, showDate } from "../../format/moment.ts";
import type { Fault } from "./faults.ts";

const ISO_MOMENT = /^\d{4}-\d\d-\d\dT/;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * A form keeps a moment as ISO 8601 with offset once understood, and as typed until then, so that nothing typed is lost.
 * Gives the ISO form, or null where there is none or it cannot be read.
 */
export const momentOf = (held: string): string | null => (ISO_MOMENT.test(held) ? held : readDateTime(held));
/** What the field shows: `07:30 23/5/2021`, or the text as typed. */
export const momentShown = (held: string): string => (ISO_MOMENT.test(held) ? dateTimeOf(held) : held);
export const momentFault = (held: string): Fault | undefined => (held.trim() !== "" && momentOf(held) === null ? "timeUnreadable" : undefined);

/** The same for a day: `2021-05-23` held, `23/5/2021` shown. */
export const dayOf = (held: string): string | null => (ISO_DAY.test(held) ? held : readDate(held));
export const dayShown = (held: string): string => (ISO_DAY.test(held) ? showDate(held) : held);
export const dayFault = (held: string): Fault | undefined => (held.trim() !== "" && dayOf(held) === null ? "dayUnreadable" : undefined);

/** A period's end against its beginning, both as held. */
export const periodFault = (from: string, to: string): Fault | undefined => {
  const [begins, ends] = [momentOf(from), momentOf(to)];
  return begins !== null && ends !== null && Date.parse(ends) < Date.parse(begins) ? "endBeforeStart" : undefined;
};

/** What is said to have been so cannot lie ahead of the room's `now` (ms since 1970). */
export const futureFault = (held: string, now: number): Fault | undefined => {
  const moment = momentOf(held);
  return moment !== null && Date.parse(moment) > now ? "inTheFuture" : undefined;
};
