import { type PlanSlotRow, unitLevels } from "../../contract/index.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { ReportBook } from "./reports-book.ts";

const told: ReadonlySet<string> = new Set(["on-time", "late", "covered"]);

/**
 * The reporting regime's part of the plan: at each level the newest slot past its due time that somebody still owes, and the next one. Older
 * slots are left out: what a unit tells later makes them known.
 */
export const planSlots = (reports: ReportBook, nowMs: number): PlanSlotRow[] => {
  const slots = reports.slotsAt(nowMs);
  return unitLevels.flatMap((level) => {
    const row = (times: SlotTimes, dueMs: number): PlanSlotRow[] => {
      const units = reports.owing(times, level, nowMs);
      const done = units.filter((unit) => told.has(reports.owed(unit, times, nowMs)?.state ?? "")).length;
      if (done === units.length) return [];
      const state = nowMs > dueMs ? "overdue" : nowMs >= times.asOfMs ? "due" : "ahead";
      return [{ slot: times.slot.key, name: times.slot.name, level, due: vietnamTime(dueMs), state, done, of: units.length }];
    };
    const first = (some: readonly SlotTimes[], isPast: boolean): PlanSlotRow[] => {
      for (const times of some) {
        const dueMs = times.dueMs[level];
        if (dueMs === undefined || nowMs > dueMs !== isPast) continue;
        const rows = row(times, dueMs);
        if (rows.length > 0) return rows;
      }
      return [];
    };
    return [...first(slots.toReversed(), true), ...first(slots, false)];
  });
};
