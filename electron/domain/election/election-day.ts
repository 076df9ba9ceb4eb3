import type { DayPhase } from "../../contract/index.ts";

/** Ngày bầu cử of the room (Nghị quyết 133/2020/QH14, H); the setting `election-date` may name another. */
export const electionDate = "2021-05-23";

/** Name of the setting that moves the room's election day. */
export const electionDateSetting = "election-date";

/** The day of the vote by what its setting holds, `YYYY-MM-DD`; the room's own where that is no day. */
export const electionDateOf = (setting: unknown): string =>
  typeof setting === "string" && /^\d{4}-\d{2}-\d{2}$/.test(setting) && !Number.isNaN(Date.parse(setting)) ? setting : electionDate;

/** A day, or an hour of one (ISO +07:00), said of the election of 23/5/2021, moved with the election day: as many days before or after it. */
export const movedWith = (said: string, date: string): string => {
  const day = new Date(Date.parse(said.slice(0, 10)) + Date.parse(date) - Date.parse(electionDate));
  return `${day.toISOString().slice(0, 10)}${said.slice(10)}`;
};

/**
 * Minutes the opening ceremony is given after 07:00. Later, an opening is flagged (the place counts as open all the same), and a place that
 * has said nothing is an alert. A house rule (L), no law fixes it.
 */
export const openingGraceMinutes = 15;

/** Hours of an election day, ms since 1970. */
export interface HoursOfDay {
  date: string;
  /** 05:00: no polling place opens before. */
  earliestMs: number;
  /** 07:00: the vote begins. */
  opensMs: number;
  /** 19:00: the vote ends; none closes before, not even where all have voted. */
  closesMs: number;
  /** 21:00: no polling place goes on longer. */
  latestMs: number;
  /** The day leads until here; see `phaseAt`. */
  overMs: number;
}

const dayMs = 86_400_000;

/**
 * Law 85/2015/QH13, art. 71 (in force since 1/9/2015, H): from 7 in the morning to 7 in the evening; a team may begin earlier, not before
 * 5, or end later, not after 9. The day leads until three days after it: by then the minutes must have reached the commune (art. 73-76, M).
 */
export const hoursOf = (date: string): HoursOfDay => {
  const at = (hour: string): number => Date.parse(`${date}T${hour}:00+07:00`);
  return {
    date,
    earliestMs: at("05:00"),
    opensMs: at("07:00"),
    closesMs: at("19:00"),
    latestMs: at("21:00"),
    overMs: at("00:00") + 4 * dayMs,
  };
};

/** What leads at a moment: readiness before 05:00, the day's state from then on, neither once it is over. */
export const phaseAt = (hours: HoursOfDay, nowMs: number): DayPhase =>
  nowMs < hours.earliestMs ? "readiness" : nowMs < hours.overMs ? "day" : "over";

/** When what can be said of the day changes by the hour alone; null if never again. */
export const nextHour = (hours: HoursOfDay, nowMs: number): number | null =>
  [hours.earliestMs, hours.opensMs, hours.closesMs, hours.latestMs, hours.overMs].find((ms) => ms > nowMs) ?? null;
