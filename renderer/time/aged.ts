import type { Timeline } from "../../electron/contract/history.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import { hourOf } from "../stores/moment-store.ts";

/** Places whose readiness grew stale by age alone; ISO 8601, `from` = `to` where all did at once. */
interface Aged {
  from: string;
  to: string;
  places: number;
}

/**
 * What grew stale since the news before: at a change set since the one before it, between two since the first of them. Null where
 * nothing did, and by the hours things happened, along which no room was there to wait.
 */
export const agedSince = ({ steps, aged }: Pick<Timeline, "steps" | "aged">, moment: AskedMoment): Aged | null => {
  if (moment.trueAt !== undefined) return null;
  const hour = hourOf(moment);
  const at = hour === null ? Number.POSITIVE_INFINITY : Date.parse(hour);
  const before = Math.max(Number.NEGATIVE_INFINITY, ...steps.map(({ knownAt }) => Date.parse(knownAt)).filter((known) => known < at));
  const since = aged.filter((one) => Date.parse(one.at) > before && Date.parse(one.at) <= at);
  const [first, last] = [since[0], since.at(-1)];
  return first && last ? { from: first.at, to: last.at, places: since.reduce((sum, { places }) => sum + places, 0) } : null;
};
