import type { PlanRow, UnitLevel } from "../../../electron/contract/index.ts";

/** The step of a level that is due soonest and neither done nor past its hour, null where none is; and how many are past theirs. */
export const nextOf = (rows: readonly PlanRow[], level: UnitLevel): { next: PlanRow | null; overdue: number } => {
  const own = rows.filter((row) => row.level === level);
  const ahead = own.filter(({ state }) => state === "due" || state === "ahead");
  return {
    next: ahead.reduce<PlanRow | null>((soonest, row) => (soonest === null || Date.parse(row.due) < Date.parse(soonest.due) ? row : soonest), null),
    overdue: own.filter(({ state }) => state === "overdue").length,
  };
};
