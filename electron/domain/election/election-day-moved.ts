import type { DateChangeFields, DateChangeRow, UnitKey } from "../../contract/index.ts";

type Moved = Pick<DateChangeFields, "kind" | "units" | "newDate" | "approval" | "asked">;

/**
 * Law 85/2015, art. 72 (H): the election committee asks, the National Election Council decides on an early vote or a postponed one. Only
 * what it approved changes anything.
 */
export const isInForce = ({ approval }: Moved): boolean => approval !== null;

/** What does not fit: kept and told. */
export const dateChangeFlags = (change: Moved, electionDate: string): DateChangeRow["flags"] => {
  const flags: DateChangeRow["flags"] = [];
  if (change.kind === "early" ? change.newDate >= electionDate : change.newDate <= electionDate) flags.push("wrong-side");
  if (isInForce(change) && change.asked === null) flags.push("unasked");
  return flags;
};

/** Day of a vote: of the nearest of its units that was moved, `units` from the place up; the room's where none was. */
export const dateAmong = (units: readonly UnitKey[], moved: ReadonlyMap<UnitKey, string>, electionDate: string): string => {
  for (const unit of units) {
    const date = moved.get(unit);
    if (date !== undefined) return date;
  }
  return electionDate;
};
