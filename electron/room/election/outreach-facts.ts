import { endOfTrip, type StopFacts } from "../../domain/election/box-trip.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { soAt } from "../as-of.ts";

export type SiteRecord = FoldedRecord<"outreach-site">;
export type TripRecord = FoldedRecord<"box-trip">;
export type GapRecord = FoldedRecord<"team-gap">;
export type TeamRecord = FoldedRecord<"polling-team">;

/** An hour in ms since 1970; null where nobody said. */
export const msOf = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

/** Hours of a stop, planned and told. */
export const timesOf = (stop: TripRecord["fields"]["stops"][number]): Omit<StopFacts, "case" | "voters"> => ({
  fromMs: Date.parse(stop.from),
  toMs: Date.parse(stop.to),
  arrivedMs: msOf(stop.arrivedAt),
  leftMs: msOf(stop.leftAt),
  disinfectedMs: msOf(stop.disinfectedAt),
});

/** From when to when a round has its box. */
export const spanOf = ({ departsAt, stops }: TripRecord["fields"]): { fromMs: number; toMs: number } => {
  const fromMs = Date.parse(departsAt);
  return { fromMs, toMs: endOfTrip({ departsMs: fromMs, stops: stops.map(timesOf) }) };
};

/** When the newest of them was so; null where there is none. */
export const newest = (records: readonly (SiteRecord | TripRecord | GapRecord | TeamRecord)[]): string | null => {
  let asOf: string | null = null;
  for (const record of records) {
    const so = soAt(record);
    if (asOf === null || so > asOf) asOf = so;
  }
  return asOf;
};
