/** Vietnam keeps UTC+7 all year; the machine's own time zone never matters here. */
const OFFSET_MS = 7 * 3_600_000;
const OFFSET = "+07:00";

const two = (n: number): string => String(n).padStart(2, "0");

/** Calendar fields in Hà Giang of a moment given as ms since 1970 or ISO 8601. */
const local = (moment: number | string) => {
  const at = new Date((typeof moment === "number" ? moment : Date.parse(moment)) + OFFSET_MS);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
};

/** `08:47` */
export const timeOf = (moment: number | string): string => {
  const at = local(moment);
  return `${two(at.hour)}:${two(at.minute)}`;
};

/** `23/5/2021` */
export const dateOf = (moment: number | string): string => {
  const at = local(moment);
  return `${at.day}/${at.month}/${at.year}`;
};

/** `07:30 23/5/2021` */
export const dateTimeOf = (moment: number | string): string => `${timeOf(moment)} ${dateOf(moment)}`;

/** `07:30` on the day of `now`, `07:30 22/5` on another. */
export const shortMomentOf = (moment: number | string, now: number | null): string => {
  const at = local(moment);
  return now !== null && dateOf(moment) === dateOf(now) ? timeOf(moment) : `${timeOf(moment)} ${at.day}/${at.month}`;
};

const DAY_MS = 24 * 3_600_000;

/** When the day of a moment began in Hà Giang; ms since 1970, both. */
export const dayStartOf = (moment: number): number => Math.floor((moment + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;

/** Day of the week, 0 Sunday to 6 Saturday, in Hà Giang. */
export const weekdayOf = (moment: number | string): number => local(moment).weekday;

/** ISO 8601 with Vietnam's offset, to the second, as the room takes it. */
export const isoOf = (moment: number | string): string => {
  const at = local(moment);
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}:${two(at.second)}${OFFSET}`;
};

const isDay = (year: number, month: number, day: number): boolean => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
};

/** Reads `23/5/2021`, also with `-` or `.`; gives `2021-05-23`, or null where no such day exists. */
export const readDate = (text: string): string | null => {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!found) return null;
  const [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : null;
};

/** Reads `23/5/2021 07:30`, `07:30 23/5/2021` and `7h30 23/5/2021`; gives ISO 8601 at +07:00, or null. A day alone is its midnight. */
export const readDateTime = (text: string): string | null => {
  const hour = /(?:^|\s)(\d{1,2})\s*[:hg]\s*(\d{2})(?=\s|$)/i.exec(text);
  const day = readDate(hour ? text.replace(hour[0], " ") : text);
  if (day === null) return null;
  const [h, m] = hour ? [Number(hour[1]), Number(hour[2])] : [0, 0];
  return h <= 23 && m <= 59 ? `${day}T${two(h)}:${two(m)}:00${OFFSET}` : null;
};

/** `2021-05-23` as `23/5/2021`. */
export const showDate = (date: string): string => dateOf(`${date}T12:00:00${OFFSET}`);
