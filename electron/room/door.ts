import { type Marking, markings, mayRead } from "../contract/index.ts";
import type { FoldedRecord } from "../journal/journal.ts";
import type { Picture } from "./picture.ts";

/** Kinds an officer draws, reports or imports; each carries a marking and may be deleted. */
export type SituationKind = "polling-place" | "quarantine-zone" | "risk-area" | "incident";

const isMarking = (value: unknown): value is Marking => markings.some((one) => one === value);

/** What a record is kept under: its marking, and where that is disputed the strictest of the values. */
export const markingOf = <K extends SituationKind>(record: FoldedRecord<K>): Marking => {
  let strictest: Marking = record.fields.marking;
  for (const conflict of record.conflicts)
    if (conflict.field === "marking") for (const { value } of conflict.values) if (isMarking(value) && !mayRead(strictest, value)) strictest = value;
  return strictest;
};

/** The one filter at every door: reading, live queries, feeds, counts, search, lists and exports all ask it. Deleted records are out of sight. */
export const inSight = <K extends SituationKind>(clearance: Marking, record: FoldedRecord<K>): boolean =>
  !record.fields.deleted && mayRead(clearance, markingOf(record));

/** Records of a kind this clearance may see. */
export const recordsInSight = <K extends SituationKind>(picture: Picture, kind: K, clearance: Marking): FoldedRecord<K>[] => {
  const seen: FoldedRecord<K>[] = [];
  for (const record of picture.records(kind)) if (inSight(clearance, record)) seen.push(record);
  return seen;
};

/** The record if this clearance may see it; what may not be seen is answered like what does not exist. */
export const recordInSight = <K extends SituationKind>(picture: Picture, kind: K, id: string, clearance: Marking): FoldedRecord<K> | undefined => {
  const record = picture.record(kind, id);
  return record && inSight(clearance, record) ? record : undefined;
};
