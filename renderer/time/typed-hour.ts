import { dateOf, readDateTime } from "../format/moment.ts";

/**
 * Reads `07:30`, `7h30`, `07:30 22/5` and `07:30 22/5/2021`: what is left out is taken from `near` (ms since 1970).
 * Gives ISO 8601 at +07:00, or null where it is no hour. A day without an hour is none either.
 */
export const readHour = (text: string, near: number): string | null => {
  const hour = /^\s*(\d{1,2}\s*[:hg]\s*\d{2})(?:\s+(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?)?\s*$/i.exec(text);
  if (!hour) return null;
  const [day = "", month = "", year = ""] = dateOf(near).split("/");
  return readDateTime(`${hour[1]} ${hour[2] ?? day}/${hour[3] ?? month}/${hour[4] ?? year}`);
};
