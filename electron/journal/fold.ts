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
  /** The winner first, then what was written without knowing of it and still stands, greatest first. */
  values: FieldValue[];
  /** Entries that no other entry replaces: what the next one will replace. Sorted. */
  heads: string[];
}

/** One record as the fold of its entries. A field whose every entry was withdrawn has no values. */
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
  for (const field of [...writers.keys()].sort()) fields[field] = foldField(field, writers.get(field) ?? [], withdrawn);
  return { fields, knownAt, newest };
}

function foldField(field: string, writers: FoldEntry[], withdrawn: Set<string>): FieldState {
  const byRef = new Map(writers.map((entry) => [entry.stamp.ref, entry]));
  const replaced = new Set(writers.flatMap((entry) => entry.replaces[field] ?? []));
  const heads = [...byRef.keys()].filter((ref) => !replaced.has(ref)).sort();
  const standing = writers.filter((entry) => !withdrawn.has(entry.stamp.ref)).sort((a, b) => compareStamps(b.stamp, a.stamp));
  const winner = standing[0];
  if (!winner) return { values: [], heads };
  const knownToWinner = knownTo(winner, field, byRef);
  const besides = standing.slice(1).filter((entry) => !knownToWinner.has(entry.stamp.ref));
  const known = new Map(besides.map((entry) => [entry, knownTo(entry, field, byRef)]));
  const concurrent = besides.filter(
    (entry, place) =>
      !known.get(entry)?.has(winner.stamp.ref) && !besides.slice(0, place).some((greater) => known.get(greater)?.has(entry.stamp.ref)),
  );
  return { values: [winner, ...concurrent].map((entry) => ({ value: entry.set[field], from: entry.stamp })), heads };
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
  if (!state) return foldRecord([entry]);
  const fields = { ...state.fields };
  const added = Object.keys(entry.set).filter((field) => !fields[field]);
  for (const [field, value] of Object.entries(entry.set)) {
    const before = fields[field]?.values ?? [];
    const winner = before[0];
    const own = { value, from: entry.stamp };
    const values =
      !winner || compareStamps(entry.stamp, winner.from) > 0 ? [own] : before.filter((other) => compareStamps(other.from, entry.stamp) > 0);
    fields[field] = { values, heads: [entry.stamp.ref] };
  }
  return {
    fields: added.length === 0 ? fields : Object.fromEntries(Object.entries(fields).sort(([a], [b]) => compareText(a, b))),
    knownAt: Math.max(state.knownAt, entry.stamp.knownAt),
    newest: compareStamps(entry.stamp, state.newest) > 0 ? entry.stamp : state.newest,
  };
}

/** Whether something of a deleted record was written after its deletion. */
export function editedAfterDeletion(state: RecordState): boolean {
  const deletion = state.fields.deleted?.values[0];
  if (deletion?.value !== true) return false;
  return Object.entries(state.fields).some(
    ([field, { values }]) => field !== "deleted" && values.some((each) => compareStamps(each.from, deletion.from) > 0),
  );
}
