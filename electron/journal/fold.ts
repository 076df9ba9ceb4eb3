import { compareHybrid, type HybridTime } from "./hybrid-clock.ts";

/** Which entry it is, who made it and when; what the order of entries hangs on. Times in ms since 1970. */
export interface EntryStamp {
  ref: string;
  changeSet: string;
  place: number;
  station: string;
  actor: string;
  clock: HybridTime;
  trueAt: number;
  knownAt: number;
  /** The change set's marking. */
  marking: string;
}

/** An entry of one record as the fold takes it: read by its version's reader, kind and id left out. */
export interface FoldEntry {
  stamp: EntryStamp;
  set: Record<string, unknown>;
  replaces: Record<string, string[]>;
  withdraws: string[];
}

export interface FieldValue {
  value: unknown;
  from: EntryStamp;
}

export interface FieldState {
  /** What holds; null where every entry of the field was withdrawn. */
  winner: FieldValue | null;
  /** What was written without knowing of the winner, nor it of them, and still stands; greatest first. */
  beside: readonly FieldValue[];
  /** Entries that no other entry replaces: what the next one will replace. Sorted. */
  heads: readonly string[];
}

/** One record as the fold of its entries; the order of `fields` means nothing. */
export interface RecordState {
  fields: Record<string, FieldState>;
  knownAt: number;
  /** The stamp of the greatest entry, whatever became of it. */
  newest: EntryStamp;
}

/** The order of entries: `trueAt`, hybrid clock, station; change set and place only keep a station's forks and one change set's entries apart. */
export const compareStamps = (a: EntryStamp, b: EntryStamp): number =>
  a.trueAt - b.trueAt ||
  compareHybrid(a.clock, b.clock) ||
  compareText(a.station, b.station) ||
  compareText(a.changeSet, b.changeSet) ||
  a.place - b.place;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Folds a record from all its entries, in any order and with any of them twice: the answer is the same.
 *
 * Per field the greatest entry wins, so a late report of an old fact never beats a newer one. A value beside it stands
 * as concurrent when neither entry knew of the other and no greater entry knew of it. Withdrawn entries neither win nor
 * stand, but what they knew of is still known through them; a withdrawal is never taken back, the value is written again.
 *
 * @throws RangeError where there is no entry at all.
 */
export function foldRecord(given: readonly FoldEntry[]): RecordState {
  const entries = new Map<string, FoldEntry>();
  const withdrawn = new Set<string>();
  const writers = new Map<string, FoldEntry[]>();
  let newest: EntryStamp | undefined;
  let knownAt = Number.NEGATIVE_INFINITY;
  for (const entry of given) {
    if (entries.has(entry.stamp.ref)) continue;
    entries.set(entry.stamp.ref, entry);
    for (const ref of entry.withdraws) withdrawn.add(ref);
    for (const field of Object.keys(entry.set)) {
      const others = writers.get(field);
      if (others) others.push(entry);
      else writers.set(field, [entry]);
    }
    if (!newest || compareStamps(entry.stamp, newest) > 0) newest = entry.stamp;
    knownAt = Math.max(knownAt, entry.stamp.knownAt);
  }
  if (!newest) throw new RangeError("a record is the fold of at least one entry");
  const fields: Record<string, FieldState> = {};
  for (const [field, writersOfField] of writers) fields[field] = foldField(field, writersOfField, withdrawn);
  return { fields, knownAt, newest };
}

const none: readonly FieldValue[] = [];
const fieldValue = (entry: FoldEntry, field: string): FieldValue => ({ value: entry.set[field], from: entry.stamp });

function foldField(field: string, writers: FoldEntry[], withdrawn: Set<string>): FieldState {
  const byRef = new Map(writers.map((entry) => [entry.stamp.ref, entry]));
  const replaced = new Set(writers.flatMap((entry) => entry.replaces[field] ?? []));
  const heads = [...byRef.keys()].filter((ref) => !replaced.has(ref)).sort();
  const standing = writers.filter((entry) => !withdrawn.has(entry.stamp.ref)).sort((a, b) => compareStamps(b.stamp, a.stamp));
  const winner = standing[0];
  if (!winner) return { winner: null, beside: none, heads };
  const knownToWinner = knownTo(winner, field, byRef);
  const besides = standing.slice(1).filter((entry) => !knownToWinner.has(entry.stamp.ref));
  const known = new Map(besides.map((entry) => [entry, knownTo(entry, field, byRef)]));
  const concurrent = besides.filter(
    (entry, place) =>
      !known.get(entry)?.has(winner.stamp.ref) && !besides.slice(0, place).some((greater) => known.get(greater)?.has(entry.stamp.ref)),
  );
  return { winner: fieldValue(winner, field), beside: concurrent.map((entry) => fieldValue(entry, field)), heads };
}

/** References of all that an entry knew of a field, through everything it replaces. */
function knownTo(entry: FoldEntry, field: string, byRef: Map<string, FoldEntry>): Set<string> {
  const known = new Set<string>();
  const open = [...(entry.replaces[field] ?? [])];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    if (known.has(ref)) continue;
    known.add(ref);
    for (const earlier of byRef.get(ref)?.replaces[field] ?? []) open.push(earlier);
  }
  return known;
}

/**
 * The same as folding anew, for an entry that knew of everything folded so far and withdraws nothing: what a store's
 * own new entries are.
 */
export function extendRecord(state: RecordState | undefined, entry: FoldEntry): RecordState {
  const { stamp } = entry;
  const heads = [stamp.ref];
  const fields = { ...state?.fields };
  for (const field of Object.keys(entry.set)) {
    const before = fields[field];
    const isLate = before?.winner && compareStamps(stamp, before.winner.from) < 0;
    fields[field] = isLate
      ? { winner: before.winner, beside: before.beside.filter((other) => compareStamps(other.from, stamp) > 0), heads }
      : { winner: fieldValue(entry, field), beside: none, heads };
  }
  if (!state) return { fields, knownAt: stamp.knownAt, newest: stamp };
  return {
    fields,
    knownAt: Math.max(state.knownAt, stamp.knownAt),
    newest: compareStamps(stamp, state.newest) > 0 ? stamp : state.newest,
  };
}

/** Whether something of a deleted record was written after its deletion. */
export function editedAfterDeletion(state: RecordState): boolean {
  const deletion = state.fields.deleted?.winner;
  if (deletion?.value !== true) return false;
  return Object.values(state.fields).some(({ winner }) => winner && compareStamps(winner.from, deletion.from) > 0);
}
