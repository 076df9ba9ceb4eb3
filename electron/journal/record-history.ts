import type { Marking, RecordKind } from "../contract/index.ts";
import { entryRef } from "./change-set.ts";
import { extendRecord, type FoldEntry, foldRecord, type RecordState } from "./fold.ts";
import { bodyOf, foldEntryOf, headerOf, noteOf, stamperOf } from "./history.ts";
import type { Moment } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { ChangeSetRow, ReadingStatements } from "./rows.ts";

/** What became of a value: it is the record's, was replaced, stands beside others that did not know of it, or was taken back as a mistake. */
export type FieldStanding = "holds" | "replaced" | "disputed" | "withdrawn";

/** What one entry did to a record. Times in ms since 1970. */
export interface HistoryEntry {
  entry: string;
  changeSet: string;
  title: string;
  actor: string;
  station: string;
  marking: Marking;
  knownAt: number;
  /** Its station's wall clock. */
  wall: number;
  trueAt: number;
  set: Record<string, unknown>;
  /** Per field it set, what the record held before it arrived and the entry that came from; left out where nothing did. */
  before: Record<string, { value: unknown; entry: string }>;
  /** Per field it set, what became of its value by the moment asked for. */
  standing: Record<string, FieldStanding>;
  /** Per field, the entries it replaced; several where it settled a dispute. */
  replaces: Record<string, string[]>;
  /** Entries it takes back as mistakes. */
  withdraws: string[];
  /** Where it takes some back: each field that held something else by it, though it set none; undefined: no value. */
  laidOpen: { field: string; before: unknown; after: unknown }[];
  undoes: string | null;
}

/** All that became of a record by a moment, newest arrival first. */
export interface RecordHistory {
  entries: HistoryEntry[];
  /** Entries of a newer release, kept and not read, with the marking each is kept under. */
  unread: { marking: Marking }[];
  /** Per disputed field, the entries whose values stand beside each other, the winner first. */
  disputes: { field: string; entries: string[] }[];
}

interface ReadEntry {
  row: ChangeSetRow;
  fold: FoldEntry;
}

/** The record's chain of entries, oldest arrival first. */
function chainOf(read: ReadingStatements, latest: number): ReadEntry[] {
  const found: ReadEntry[] = [];
  for (let number: number | null = latest; number !== null; ) {
    const entry = read.entry.get(number);
    if (!entry) break;
    const row = read.changeSet.get(entry.arrival);
    const body = bodyOf(entry);
    const known = row && body && foldEntryOf(body, stamperOf(row)(number - row.first_entry, body.trueAt));
    if (row && known) found.push({ row, fold: known.entry });
    number = entry.previous;
  }
  return found.reverse();
}

/** Of entries this release cannot read, those that name this record. */
function unreadOf(read: ReadingStatements, kind: RecordKind, id: string, knownAt: number): { marking: Marking }[] {
  return read.unreadEntries.all().flatMap((entry) => {
    const body = bodyOf(entry);
    if (body?.kind !== kind || body.id !== id) return [];
    const row = read.changeSet.get(entry.arrival);
    return row && row.known_at <= knownAt ? [{ marking: headerOf(row).marking }] : [];
  });
}

/** Whether an entry knew of everything folded so far in the fields it sets, so that folding it on top is folding anew. */
const knewAll = (state: RecordState, { set, replaces, withdraws }: FoldEntry): boolean =>
  withdraws.length === 0 &&
  Object.keys(set).every((field) => {
    const heads = state.fields[field]?.heads ?? [];
    const replaced = new Set(replaces[field] ?? []);
    return heads.length === replaced.size && heads.every((head) => replaced.has(head));
  });

const isDisputed = ({ winner, beside }: RecordState["fields"][string]): boolean => {
  const spelled = JSON.stringify(winner?.value);
  return winner !== null && beside.some(({ value }) => JSON.stringify(value) !== spelled);
};

function standingOf(ref: string, field: string, state: RecordState, withdrawn: ReadonlySet<string>): FieldStanding {
  if (withdrawn.has(ref)) return "withdrawn";
  const folded = state.fields[field];
  if (!folded?.winner) return "replaced";
  if (![folded.winner, ...folded.beside].some(({ from }) => from.ref === ref)) return "replaced";
  return isDisputed(folded) ? "disputed" : "holds";
}

/** What a withdrawal laid open of a record, without saying it anew. */
const laidOpenBy = ({ set, withdraws }: FoldEntry, before: RecordState | undefined, after: RecordState): HistoryEntry["laidOpen"] =>
  withdraws.length === 0 || !before
    ? []
    : Object.keys(before.fields)
        .filter((field) => !Object.hasOwn(set, field) && before.fields[field]?.winner?.from.ref !== after.fields[field]?.winner?.from.ref)
        .sort()
        .map((field) => ({ field, before: before.fields[field]?.winner?.value, after: after.fields[field]?.winner?.value }));

/**
 * All that became of a record as far as had arrived by `knownAt` of what was so by `trueAt`; undefined where nothing had. What each value
 * replaced is told as it stood when the entry arrived here.
 */
export function recordHistory(ledger: Ledger, kind: RecordKind, id: string, moment: Moment): RecordHistory | undefined {
  const { knownAt = Number.POSITIVE_INFINITY, trueAt = Number.POSITIVE_INFINITY } = moment;
  const row = ledger.shelves[kind].row(id);
  const chain = row ? chainOf(ledger.read, row.latest).filter(({ fold: { stamp } }) => stamp.knownAt <= knownAt && stamp.trueAt <= trueAt) : [];
  if (chain.length === 0) return undefined;
  const befores: HistoryEntry["before"][] = [];
  const laidOpen: HistoryEntry["laidOpen"][] = [];
  let state: RecordState | undefined;
  for (const [place, { fold }] of chain.entries()) {
    const so: RecordState | undefined = state;
    befores.push(
      Object.fromEntries(
        Object.keys(fold.set).flatMap((field) => {
          const held = so?.fields[field]?.winner;
          return held ? [[field, { value: held.value, entry: held.from.ref }]] : [];
        }),
      ),
    );
    const next = so && !knewAll(so, fold) ? foldRecord(chain.slice(0, place + 1).map((each) => each.fold)) : extendRecord(so, fold);
    laidOpen.push(laidOpenBy(fold, so, next));
    state = next;
  }
  const end = state;
  if (!end) return undefined;
  const withdrawn = new Set(chain.flatMap(({ fold }) => fold.withdraws));
  const entries = chain.map(({ row: changeSet, fold }, place): HistoryEntry => {
    const header = headerOf(changeSet);
    const note = noteOf(changeSet);
    const { stamp } = fold;
    const ref = entryRef(stamp.changeSet, stamp.place);
    return {
      entry: ref,
      changeSet: stamp.changeSet,
      title: note.title,
      actor: stamp.actor,
      station: stamp.station,
      marking: header.marking,
      knownAt: stamp.knownAt,
      wall: header.wall,
      trueAt: stamp.trueAt,
      set: fold.set,
      before: befores[place] ?? {},
      standing: Object.fromEntries(Object.keys(fold.set).map((field) => [field, standingOf(ref, field, end, withdrawn)])),
      replaces: fold.replaces,
      withdraws: fold.withdraws,
      laidOpen: laidOpen[place] ?? [],
      undoes: note.undoes ?? null,
    };
  });
  const disputes = Object.entries(end.fields).flatMap(([field, folded]) =>
    folded.winner && isDisputed(folded) ? [{ field, entries: [folded.winner, ...folded.beside].map(({ from }) => from.ref) }] : [],
  );
  return { entries: entries.reverse(), unread: unreadOf(ledger.read, kind, id, knownAt), disputes };
}
