import { noCounts, type QuickReportFields, type UnitKey } from "../../contract/index.ts";
import { type ExerciseMinute, isoOf } from "./exercise-clock.ts";

/** A report nobody told anything in yet, of one unit for one slot of the exercise's day. */
export function blankReport(slot: string, unit: UnitKey, asOf: ExerciseMinute, receivedAt: ExerciseMinute): QuickReportFields {
  return {
    date: "2021-05-23",
    slot,
    unit,
    asOf: isoOf(asOf),
    voters: noCounts,
    voted: noCounts,
    remaining: { ill: null, quarantined: null, away: null, "cut-off": null, unclear: null },
    placesOpened: null,
    placesClosed: null,
    placesFull: null,
    order: null,
    health: null,
    utilities: null,
    facilities: null,
    difficulties: null,
    text: null,
    attested: null,
    sender: null,
    channel: "phone",
    receivedAt: isoOf(receivedAt),
    standing: "preliminary",
    approvedBy: null,
    approvedFigures: null,
    scan: null,
    scanName: null,
    correction: null,
    invented: true,
    source: "diễn tập, hư cấu",
    marking: "open",
    deleted: false,
  };
}

/** Id of a report as the record kind gives it: `DATE/SLOT/UNIT`. */
export const reportId = (slot: string, unit: UnitKey): string => `2021-05-23/${slot}/${unit}`;
