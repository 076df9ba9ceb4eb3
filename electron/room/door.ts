// The one door: every filter by marking is here, and nothing else in the room compares markings to let something out.
import { type Marking, markings, mayRead, type RecordKind } from "../contract/index.ts";
import type { ChangeSetSummary, FoldedRecord } from "../journal/journal.ts";
import type { Picture } from "./picture.ts";

/** Kinds an officer draws, reports or imports; each carries a marking and may be deleted. */
export type SituationKind = "polling-place" | "quarantine-zone" | "risk-area" | "incident";

const isMarking = (value: unknown): value is Marking => markings.some((one) => one === value);

/** All values a field stands disputed between; empty where it is settled. */
const disputedValues = <K extends RecordKind>(record: FoldedRecord<K>, field: string): unknown[] =>
  record.conflicts.filter((conflict) => conflict.field === field).flatMap(({ values }) => values.map(({ value }) => value));

/** What a record is kept under: its marking, and where that is disputed the strictest of the values. */
export const markingOf = <K extends RecordKind>(record: FoldedRecord<K>): Marking =>
  disputedValues(record, "marking").reduce<Marking>(
    (strictest, value) => (isMarking(value) && !mayRead(strictest, value) ? value : strictest),
    record.marking,
  );

/** Whether some deleted a record and others, not knowing of it, did not. */
export const isExistenceDisputed = <K extends SituationKind>(record: FoldedRecord<K>): boolean => disputedValues(record, "deleted").length > 0;

/** Deleted, and nobody says otherwise: a disputed deletion stays in sight as a conflict until it is settled. */
export const isGone = <K extends SituationKind>(record: FoldedRecord<K>): boolean => record.fields.deleted && !isExistenceDisputed(record);

/** Whether this clearance may be told of a record at all, deleted ones too: what undo and a record's own history ask. */
export const mayKnow = <K extends RecordKind>(clearance: Marking, record: FoldedRecord<K>): boolean => mayRead(clearance, markingOf(record));

/** Whether this clearance may be told of a change set. */
export const mayKnowOfChange = (clearance: Marking, { marking }: ChangeSetSummary): boolean => mayRead(clearance, marking);

/** Whether this clearance sees a record among those that stand: layers, live queries, counts, search, lists and exports all ask it. */
export const inSight = <K extends SituationKind>(clearance: Marking, record: FoldedRecord<K>): boolean =>
  !isGone(record) && mayKnow(clearance, record);

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
