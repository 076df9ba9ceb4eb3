import type { StepTaken } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit, FoldedRecord } from "../../journal/journal.ts";
import { inVietnam, tidyOrNull } from "../entry-rules.ts";

type SteppedKind = "interruption" | "ballot-matter" | "date-change";

/** A step as it is kept; left out stays left out, null takes it back. */
export const keptStep = (step: StepTaken | null | undefined): StepTaken | null | undefined =>
  step ? { at: inVietnam(step.at), by: tidyOrNull(step.by) ?? null } : step;

/**
 * Changed fields as edits: each step was so at its own hour, so that looking back to any hour shows the steps taken by then, never before
 * a word it corrects; all else is so now.
 */
export const steppedEdits = <K extends SteppedKind>(
  kind: K,
  record: FoldedRecord<K>,
  changed: FoldedRecord<K>["fields"] extends infer F ? Partial<F> : never,
  steps: readonly string[],
): Edit[] => {
  const entries = Object.entries(changed);
  const origins: Partial<Record<string, { trueAt: string }>> = record.origins;
  const stepEdits = entries.flatMap(([field, value]): Edit[] => {
    if (!steps.includes(field)) return [];
    const times = [origins[field]?.trueAt, isStep(value) ? value.at : undefined].flatMap((time) => (time === undefined ? [] : Date.parse(time)));
    const disputed = record.conflicts.some((conflict) => conflict.field === field);
    return [{ kind, id: record.id, set: { [field]: value }, trueAt: disputed || times.length === 0 ? undefined : vietnamTime(Math.max(...times)) }];
  });
  const rest = Object.fromEntries(entries.filter(([field]) => !steps.includes(field)));
  return Object.keys(rest).length === 0 ? stepEdits : [{ kind, id: record.id, set: rest }, ...stepEdits];
};

const isStep = (value: unknown): value is StepTaken => typeof value === "object" && value !== null && "at" in value;

/** A new record that began at `from`: whole with no step taken, then each step at its hour. */
export const freshEdits = (kind: SteppedKind, id: string, fields: object, from: string, steps: readonly string[]): Edit[] => {
  const entries = Object.entries(fields);
  const bare = Object.fromEntries(entries.map(([field, value]) => [field, steps.includes(field) ? null : value]));
  const taken = entries.flatMap(([field, value]): Edit[] =>
    steps.includes(field) && isStep(value) ? [{ kind, id, set: { [field]: value }, trueAt: value.at < from ? from : value.at }] : [],
  );
  return [{ kind, id, set: bare, trueAt: from }, ...taken];
};
