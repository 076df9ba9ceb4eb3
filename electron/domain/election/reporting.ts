import type { OwedState, RegimeTold, ReportSlot, SlotTold, UnitLevel } from "../../contract/index.ts";
import { unitLevels } from "../../contract/index.ts";

/** A slot of one day with its times in ms since 1970. */
export interface SlotTimes {
  slot: ReportSlot;
  asOfMs: number;
  /** When each level owes it; levels that owe nothing left out. */
  dueMs: Partial<Record<UnitLevel, number>>;
}

const minuteMs = 60_000;

/** A local time `HH:MM` of a day in Vietnam, ms since 1970. */
const atOn = (date: string, time: string): number => Date.parse(`${date}T${time}:00+07:00`);

/** A regime's slots on its day, in the order of what their figures are of. */
export const slotTimes = ({ date, slots }: Pick<RegimeTold, "date" | "slots">): SlotTimes[] =>
  slots
    .map((slot) => {
      const dueMs: SlotTimes["dueMs"] = {};
      for (const level of unitLevels) {
        const due = slot.due[level];
        if (due !== undefined) dueMs[level] = atOn(date, due);
      }
      return { slot, asOfMs: atOn(date, slot.asOf), dueMs };
    })
    .sort((one, other) => one.asOfMs - other.asOfMs);

/** Of versions, the one in force at a moment: the newest to come into force by then, of several the highest version. */
export const regimeInForce = <R extends { version: number; inForceFrom: string }>(versions: Iterable<R>, nowMs: number): R | undefined => {
  let found: R | undefined;
  for (const one of versions) {
    const from = Date.parse(one.inForceFrom);
    if (from > nowMs) continue;
    const before = found && Date.parse(found.inForceFrom);
    if (before === undefined || from > before || (from === before && one.version > (found?.version ?? 0))) found = one;
  }
  return found;
};

/** From when a report that has not come is missing, ms: due and grace, and never within the due time itself. */
export const missingFromMs = (dueMs: number, graceMinutes: number): number => dueMs + Math.max(1, graceMinutes * minuteMs);

/** What is known of one unit's report for one slot. */
export interface Owing {
  asOfMs: number;
  dueMs: number;
  graceMinutes: number;
  /** When the office first had it; null where it has not come. */
  receivedMs: number | null;
  /** What it owes is known without it. */
  covered: boolean;
}

/**
 * Where a unit stands with a slot. On time up to and with the due time itself; overdue from then, missing (thiếu) from due and grace. What
 * came is late by when it came, never by when it was corrected; and it counts as come even before the time its figures are of.
 */
export const owedState = ({ asOfMs, dueMs, graceMinutes, receivedMs, covered }: Owing, nowMs: number): OwedState => {
  if (receivedMs !== null) return receivedMs <= dueMs ? "on-time" : "late";
  if (covered) return "covered";
  if (nowMs < asOfMs) return "not-due";
  if (nowMs <= dueMs) return "due";
  return nowMs < missingFromMs(dueMs, graceMinutes) ? "overdue" : "missing";
};

/** The last due time of a slot; its own time where nobody owes it. */
const lastDueMs = ({ asOfMs, dueMs }: SlotTimes): number => Math.max(asOfMs, ...Object.values(dueMs));

export const slotState = (times: SlotTimes, nowMs: number): SlotTold["state"] => {
  if (nowMs < times.asOfMs) return "ahead";
  return nowMs <= lastDueMs(times) ? "gathering" : "past";
};

/** The slot a desk looks at: the newest whose time has come, else the first of the day. */
export const currentSlot = (slots: readonly SlotTimes[], nowMs: number): SlotTimes | undefined =>
  slots.findLast(({ asOfMs }) => asOfMs <= nowMs) ?? slots[0];

/** When some unit's standing next changes by time alone; null where no more. Both ends of the due time count: it is met up to and with it. */
export const nextTurnMs = (slots: readonly SlotTimes[], graceMinutes: number, nowMs: number): number | null => {
  let next: number | null = null;
  const see = (ms: number): void => {
    if (ms > nowMs && (next === null || ms < next)) next = ms;
  };
  for (const { asOfMs, dueMs } of slots) {
    see(asOfMs);
    for (const due of Object.values(dueMs)) {
      see(due + 1);
      see(missingFromMs(due, graceMinutes));
    }
  }
  return next;
};
