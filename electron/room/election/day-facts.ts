import {
  type BallotStep,
  ballotSteps,
  type DayStep,
  type DayWord,
  daySteps,
  type InterruptionStep,
  interruptionSteps,
  type StepTaken,
} from "../../contract/index.ts";
import { isOnlyListed } from "../../domain/listing.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
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

const isStep = (value: unknown): value is StepTaken => typeof value === "object" && value !== null && "at" in value;

const timeIn = (value: unknown): number | null => (isStep(value) ? Date.parse(value.at) : null);

/**
 * Whether stations that did not know of each other tell other times. The empty line a place's day begins with says nothing, and who told
 * it does not matter where the hour is the same.
 */
export const areStepsDisputed = (record: DayRecord): boolean =>
  isExistenceDisputed(record) ||
  record.conflicts.some(({ field, values }) => {
    if (field !== "notOpen" && !daySteps.some((step) => step === field)) return false;
    return new Set(values.filter(({ origin }) => !isOnlyListed(origin.trueAt)).map(({ value }) => timeIn(value))).size > 1;
  });
