// The one door: every filter by marking is here, and nothing else in the room compares markings to let something out.
import { type Marking, markings, mayRead, type RecordKind, type SituationKind, stricterOf } from "../contract/index.ts";
import type { Bundle } from "../journal/exchange/bundle.ts";
import type { ChangeSetSummary, FoldedRecord } from "../journal/journal.ts";
import type { Picture } from "./picture.ts";

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

/**
 * A record as it stood at a moment, kept as closely as then or as now, whichever is stricter. Who raises a marking means what is known
 * of the record, its past with it: looking back must show nobody what they may not see now; and what was kept closely then stays so,
 * since those words were written under that marking. Of a record taken back altogether there is no marking now: only the highest
 * clearance sees its past.
 */
export const keptAsNow = <K extends RecordKind>(then: FoldedRecord<K>, now: FoldedRecord<K> | undefined): FoldedRecord<K> => {
  const marking = now ? stricterOf(markingOf(then), markingOf(now)) : "restricted";
  return marking === then.marking ? then : { ...then, marking };
};

/** Whether some deleted a record and others, not knowing of it, did not. */
export const isExistenceDisputed = <K extends SituationKind>(record: FoldedRecord<K>): boolean => disputedValues(record, "deleted").length > 0;

/** Deleted, and nobody says otherwise: a disputed deletion stays in sight as a conflict until it is settled. */
export const isGone = <K extends SituationKind>(record: FoldedRecord<K>): boolean => record.fields.deleted && !isExistenceDisputed(record);

/** Whether this clearance may be told of a record at all, deleted ones too: what undo and a record's own history ask. */
export const mayKnow = <K extends RecordKind>(clearance: Marking, record: FoldedRecord<K>): boolean => mayRead(clearance, markingOf(record));

/** The same of a record known only by what it was kept under at a moment, and as it is now. */
export const mayKnowMarked = <K extends RecordKind>(clearance: Marking, then: Marking | undefined, now: FoldedRecord<K> | undefined): boolean =>
  mayRead(clearance, stricterOf(then ?? "restricted", now ? markingOf(now) : "restricted"));

/** Reports nobody has approved yet stay at the desks: a wall, which only looks, is not told of them by any way. */
export const isWithheld = <K extends RecordKind>(mayWrite: boolean, record: FoldedRecord<K> | undefined): boolean =>
  !mayWrite && record !== undefined && "standing" in record.fields && record.fields.standing === "preliminary";

/** Whether this clearance may be told of a change set. */
export const mayKnowOfChange = (clearance: Marking, { marking }: Pick<ChangeSetSummary, "marking">): boolean => mayRead(clearance, marking);

/** Whether this clearance may hold all that a bundle of other stations brings. */
export const mayHold = (clearance: Marking, { changeSets }: Bundle): boolean =>
  changeSets.every(({ sealed }) => mayRead(clearance, sealed.header.marking));

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

/** What the records named are kept under. */
export const markingsOf = (picture: Picture, named: readonly { kind: RecordKind; id: string }[]): (Marking | undefined)[] =>
  named.map(({ kind, id }) => {
    const record = picture.record(kind, id);
    return record && markingOf(record);
  });
