import { type ChecklistSettings, rehearsalGates } from "../../contract/index.ts";
import type { Picture } from "../picture.ts";

/** Names of the settings, by what they set. */
export const checklistSettingIds = {
  staleHours: "checklist-stale-hours",
  readyShare: "checklist-ready-share",
  rehearsalGate: "rehearsal-gate",
} as const satisfies Record<keyof ChecklistSettings, string>;

/** A day: what was done is looked at again daily (M). All that is asked must be done. Rehearsals gate nothing. */
const atFirst: ChecklistSettings = { staleHours: 24, readyShare: 100, rehearsalGate: "off" };

/** The settings in force; one that does not read as what it should be is as if never set. */
export const checklistSettings = (picture: Picture): ChecklistSettings => {
  const value = (setting: keyof ChecklistSettings) => picture.record("setting", checklistSettingIds[setting])?.fields.value;
  const whole = (setting: "staleHours" | "readyShare", least: number, most: number): number => {
    const told = value(setting);
    return typeof told === "number" && Number.isInteger(told) && told >= least && told <= most ? told : atFirst[setting];
  };
  return {
    staleHours: whole("staleHours", 1, 720),
    readyShare: whole("readyShare", 50, 100),
    rehearsalGate: rehearsalGates.find((gate) => gate === value("rehearsalGate")) ?? atFirst.rehearsalGate,
  };
};
