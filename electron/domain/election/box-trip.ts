import {
  type DayMark,
  type OutreachCase,
  type OutreachRules,
  type TripFlag,
  type TripState,
  type TripStep,
  tripFlags,
} from "../../contract/index.ts";
import { vietnamDate, vietnamTime } from "../vietnamese-format.ts";
import { hoursOf } from "./election-day.ts";
import { disinfectsAfter } from "./outreach-rules.ts";

const minute = 60_000;

/** Hours in ms since 1970; null where nobody said. */
export interface StopFacts {
  case: OutreachCase | null;
  voters: number | null;
  fromMs: number;
  toMs: number;
  arrivedMs: number | null;
  leftMs: number | null;
  disinfectedMs: number | null;
}

export interface TripFacts {
  departsMs: number;
  departedMs: number | null;
  returnedMs: number | null;
  stops: readonly StopFacts[];
  /** Day of the place's vote, and when the place was told closed. */
  date: string;
  closedMs: number | null;
  /** Other rounds of the same box. */
  others: readonly { fromMs: number; toMs: number }[];
  disputed: boolean;
}

export interface TripStanding {
  state: TripState;
  at: number | null;
  next: { step: TripStep; stop: number | null; plannedMs: number } | null;
  mark: DayMark;
  flags: TripFlag[];
  stopFlags: TripFlag[][];
  endsMs: number;
  /** When it changes by the hour alone; null if never again. */
  turnsMs: number | null;
}

interface Step {
  step: TripStep;
  stop: number | null;
  plannedMs: number;
  toldMs: number | null;
}

/** When the box would be back: the way back as long as the way out (M). */
export const endOfTrip = ({ departsMs, stops }: Pick<TripFacts, "departsMs"> & { stops: readonly Pick<StopFacts, "fromMs" | "toMs">[] }): number => {
  const [first, last] = [stops[0], stops.at(-1)];
  return first && last ? last.toMs + Math.max(0, first.fromMs - departsMs) : departsMs;
};

const stepsOf = (trip: TripFacts, endsMs: number, { disinfectMinutes }: OutreachRules): Step[] => [
  { step: "departed", stop: null, plannedMs: trip.departsMs, toldMs: trip.departedMs },
  ...trip.stops.flatMap((stop, at): Step[] => [
    { step: "arrived", stop: at, plannedMs: stop.fromMs, toldMs: stop.arrivedMs },
    { step: "left", stop: at, plannedMs: stop.toMs, toldMs: stop.leftMs },
    ...(disinfectsAfter(stop.case)
      ? [{ step: "disinfected" as const, stop: at, plannedMs: stop.toMs + disinfectMinutes * minute, toldMs: stop.disinfectedMs }]
      : []),
  ]),
  { step: "returned", stop: null, plannedMs: endsMs, toldMs: trip.returnedMs },
];

/** What silence about a step means once its hour and the grace are over. */
const silenceOf: Record<TripStep, TripFlag> = {
  departed: "not-departed",
  arrived: "not-arrived",
  left: "not-left",
  disinfected: "not-disinfected",
  returned: "not-returned",
};

const isPlanOutOfOrder = ({ departsMs, stops }: TripFacts): boolean => {
  let before = departsMs;
  return stops.some(({ fromMs, toMs }) => {
    const wrong = fromMs < before || toMs <= fromMs;
    before = toMs;
    return wrong;
  });
};

const isToldOutOfOrder = (steps: readonly Step[]): boolean => {
  const told = steps.flatMap(({ toldMs }) => toldMs ?? []);
  return told.some((ms, at) => at > 0 && ms < (told[at - 1] ?? ms));
};

/** A stop among infection and a later one that is not, with nobody having said the box was disinfected after. */
const isMixed = (stops: readonly StopFacts[]): boolean =>
  stops.some(
    (stop, at) =>
      stop.case !== null &&
      disinfectsAfter(stop.case) &&
      stop.disinfectedMs === null &&
      stops.slice(at + 1).some((later) => later.case !== null && !disinfectsAfter(later.case)),
  );

/** Flags that mean somebody must act at once, whatever else. */
const failing: ReadonlySet<TripFlag> = new Set(["closed-while-out", "not-disinfected", "not-returned"]);

const markOf = (state: TripState, flags: ReadonlySet<TripFlag>): DayMark => {
  if ([...flags].some((flag) => failing.has(flag))) return "failed";
  if (flags.size > 0) return "attention";
  return state === "planned" ? "unknown" : "good";
};

/** What the hours of the day of the round have to say to it. */
const hourFlags = (trip: TripFacts, state: TripState, endsMs: number, nowMs: number): TripFlag[] => {
  const date = vietnamDate(vietnamTime(trip.departsMs));
  const { earliestMs, closesMs } = hoursOf(date);
  const flags: TripFlag[] = [];
  if (Math.min(trip.departsMs, trip.departedMs ?? trip.departsMs) < earliestMs) flags.push("early");
  const isOut = state === "under-way" && nowMs >= closesMs;
  if (isOut || (trip.returnedMs ?? endsMs) > closesMs) flags.push("after-close");
  if (date !== trip.date) flags.push("not-with-place");
  const { closedMs, returnedMs } = trip;
  if (closedMs !== null && (returnedMs === null ? state === "under-way" : returnedMs > closedMs)) flags.push("closed-while-out");
  return flags;
};

/**
 * Hành trình hòm phiếu phụ. The box comes back before the main one is opened (Law 85/2015, art. 73: boxes are opened when the vote has
 * ended, H), so a place closed while its box is out is told first. Box and team are disinfected after every site of quarantine or
 * treatment (CV 2322/BNV of 21/5/2021, H), so also where nobody said what the site is. Those without infection are visited first (M).
 * Silence counts `graceMinutes` after the hour planned (a setting, L). Nothing told is refused for being out of turn: it is flagged.
 */
export const tripStanding = (trip: TripFacts, rules: OutreachRules, nowMs: number): TripStanding => {
  const endsMs = endOfTrip(trip);
  const steps = stepsOf(trip, endsMs, rules);
  const furthest = steps.findLastIndex(({ toldMs }) => toldMs !== null);
  const state: TripState = trip.returnedMs !== null ? "returned" : furthest >= 0 ? "under-way" : "planned";
  const next = trip.returnedMs === null ? steps[furthest + 1] : undefined;
  const stopFlags: TripFlag[][] = trip.stops.map(() => []);
  const flags = new Set<TripFlag>(hourFlags(trip, state, endsMs, nowMs));
  const turns = [hoursOf(vietnamDate(vietnamTime(trip.departsMs))).closesMs];
  const flagAt = (stop: number | null, flag: TripFlag): void => {
    flags.add(flag);
    if (stop !== null) stopFlags[stop]?.push(flag);
  };
  const graceMs = rules.graceMinutes * minute;
  if (next) {
    const dueMs = next.plannedMs + graceMs;
    // Disinfection counts from when the box left, not from the plan.
    if (next.step === "disinfected") {
      // judged below with all others
    } else if (nowMs >= dueMs) flagAt(next.stop, silenceOf[next.step]);
    else turns.push(dueMs);
  }
  for (const [at, stop] of trip.stops.entries()) {
    if (stop.leftMs !== null && stop.disinfectedMs === null && disinfectsAfter(stop.case)) {
      const dueMs = stop.leftMs + rules.disinfectMinutes * minute + graceMs;
      const wentOn = steps.slice(0, furthest + 1).some((step) => step.toldMs !== null && ((step.stop ?? -1) > at || step.step === "returned"));
      if (wentOn || nowMs >= dueMs) flagAt(at, "not-disinfected");
      else turns.push(dueMs);
    }
    if (stop.case !== null && stop.voters !== null && stop.toMs - stop.fromMs < stop.voters * rules.cases[stop.case].minutesPerVoter * minute)
      flagAt(at, "tight");
  }
  if (isPlanOutOfOrder(trip) || isToldOutOfOrder(steps)) flags.add("order");
  if (isMixed(trip.stops)) flags.add("mixed");
  if (trip.others.some(({ fromMs, toMs }) => fromMs < endsMs && trip.departsMs < toMs)) flags.add("clash");
  if (trip.disputed) flags.add("disputed");
  const ahead = turns.filter((ms) => ms > nowMs);
  const at = state === "returned" ? -1 : trip.stops.findLastIndex(({ arrivedMs, leftMs }) => arrivedMs !== null && leftMs === null);
  return {
    state,
    at: at < 0 ? null : at,
    next: next ? { step: next.step, stop: next.stop, plannedMs: next.plannedMs } : null,
    mark: markOf(state, flags),
    flags: tripFlags.filter((flag) => flags.has(flag)),
    stopFlags,
    endsMs,
    turnsMs: ahead.length > 0 ? Math.min(...ahead) : null,
  };
};
