import type { AlertRow } from "../../../electron/contract/index.ts";

export type ActOf = "acknowledge" | "assign" | "snooze" | "settle" | "reopen";

/** So many alerts are written of at once: what the room takes in one change. */
export const mostAtOnce = 500;

/** Those an act says something new of: seen only where nobody has, put off or settled only while live, reopened only where something was done. */
export const actable = (act: ActOf, alerts: readonly AlertRow[]): AlertRow[] => {
  const isDone = ({ state }: AlertRow): boolean => state === "settled" || state === "snoozed";
  if (act === "acknowledge") return alerts.filter(({ state }) => state === "open");
  if (act === "reopen") return alerts.filter((alert) => alert.act !== null && alert.state !== "open");
  return alerts.filter((alert) => !isDone(alert));
};
