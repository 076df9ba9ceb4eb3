import {
  type BallotStep,
  ballotSteps,
  type DayDispute,
  type DayStep,
  type DayWord,
  daySteps,
  dayWords,
  type InterruptionStep,
  interruptionSteps,
  type StepTaken,
  stepTaken,
} from "../../contract/index.ts";
import { isOnlyListed } from "../../domain/listing.ts";
import type { FieldOrigin, FoldedRecord } from "../../journal/journal.ts";
import { wordAsOf } from "../as-of.ts";
import { isExistenceDisputed } from "../door.ts";

export type DayRecord = FoldedRecord<"polling-day">;
export type InterruptionRecord = FoldedRecord<"interruption">;
export type BallotRecord = FoldedRecord<"ballot-matter">;
export type DateChangeRecord = FoldedRecord<"date-change">;

/** What was told of a place's day, a word each. */
export type DayWords = Record<DayWord, StepTaken | null>;

/** When a step was taken, ms since 1970; null where nobody said. */
export const stepMs = (step: StepTaken | null): number | null => (step === null ? null : Date.parse(step.at));

const timesOf = <S extends string>(names: readonly S[], fields: Readonly<Record<S, StepTaken | null>>): Record<S, number | null> =>
  Object.fromEntries(names.map((name) => [name, stepMs(fields[name])])) as Record<S, number | null>;

/** Spelled out: it is asked of tens of thousands of places at once. */
export const dayTimes = ({
  opened,
  closed,
  counting,
  minutes,
  handedOver,
}: Readonly<Record<DayStep, StepTaken | null>>): Record<DayStep, number | null> => ({
  opened: stepMs(opened),
  closed: stepMs(closed),
  counting: stepMs(counting),
  minutes: stepMs(minutes),
  handedOver: stepMs(handedOver),
});
export const interruptionTimes = (fields: InterruptionRecord["fields"]): Record<InterruptionStep, number | null> =>
  timesOf(interruptionSteps, fields);
export const ballotTimes = (fields: BallotRecord["fields"]): Record<BallotStep, number | null> => timesOf(ballotSteps, fields);

const step = stepTaken.nullable();

/**
 * Words of which stations that did not know of each other tell other hours, each with what was told, the one that stands first. The empty
 * line a place's day begins with says nothing, and who told it does not matter where the hour is the same.
 */
export const disputedWords = (record: DayRecord): DayDispute[] =>
  record.conflicts.flatMap(({ field, values }): DayDispute[] => {
    const word = dayWords.find((one) => one === field);
    if (word === undefined) return [];
    const told = values
      .filter(({ origin }) => !isOnlyListed(origin.trueAt))
      .map(({ value, origin }) => ({ taken: step.catch(null).parse(value), actor: origin.actor }));
    if (new Set(told.map(({ taken }) => stepMs(taken))).size < 2) return [];
    return [{ word, values: told.map(({ taken, actor }, i) => ({ at: taken?.at ?? null, by: taken?.by ?? null, actor, stands: i === 0 })) }];
  });

/** Fields beside the steps that say when something began. */
const beginnings: ReadonlySet<string> = new Set(["startedAt", "foundAt"]);

/**
 * When the newest step standing of a day, an interruption or a ballot matter was so; null where none stands. What was taken back and why,
 * notes and sources say nothing of it, so that an undo or a correction never makes it young.
 */
export const standingAsOf = (record: DayRecord | InterruptionRecord | BallotRecord): string | null => {
  let newest: string | null = null;
  const see = (field: string, value: unknown, origin: FieldOrigin | undefined): void => {
    if (value === null || !origin || isOnlyListed(origin.trueAt)) return;
    const taken = typeof value === "object" ? step.safeParse(value).data?.at : undefined;
    if (taken === undefined && !beginnings.has(field)) return;
    const told = wordAsOf(origin);
    const so = taken !== undefined && taken < told ? taken : told;
    if (newest === null || so > newest) newest = so;
  };
  const values = new Map<string, unknown>(Object.entries(record.fields));
  for (const [field, origin] of Object.entries<FieldOrigin | undefined>(record.origins)) see(field, values.get(field), origin);
  for (const { field, values: beside } of record.conflicts) for (const { value, origin } of beside) see(field, value, origin);
  return newest;
};

/** Clocks of two stations may differ by so much, and nobody is troubled. */
const clockGraceMs = 5 * 60_000;

/** Whether a step as told came here before its own hour, on this room's clock. */
export const isToldAhead = (record: DayRecord, words: DayWords): boolean =>
  daySteps.some((one) => {
    const at = stepMs(words[one]);
    const origin = record.origins[one];
    return at !== null && origin !== undefined && words[one] === record.fields[one] && at > Date.parse(origin.knownAt) + clockGraceMs;
  });

/** Whether the hour of a word stands between stations, or whether the place's day is there at all. */
export const areStepsDisputed = (record: DayRecord): boolean =>
  isExistenceDisputed(record) || (record.conflicts.length > 0 && disputedWords(record).length > 0);
