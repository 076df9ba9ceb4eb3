import type { RecordKind } from "../contract/index.ts";
import { type ChangeSetHeader, type ChangeSetNote, changeSetHeader, changeSetNote, type EntryBody, entryBody, entryRef } from "./change-set.ts";
import type { EntryStamp, FoldEntry } from "./fold.ts";
import { readEntry } from "./known-kinds.ts";
import type { ChangeSetRow, EntryRow, ReadingStatements } from "./rows.ts";

/** What is read of a note whose text is not there. */
const missingNote: ChangeSetNote = { actor: "(thiếu nội dung)", title: "(thiếu nội dung)" };

export const headerOf = (row: ChangeSetRow) => changeSetHeader.parse(JSON.parse(row.header));

export const noteOf = (row: Pick<ChangeSetRow, "note">): ChangeSetNote =>
  row.note === null ? missingNote : changeSetNote.parse(JSON.parse(row.note));

/** What an entry says; undefined where its text is not there. */
export const bodyOf = (row: EntryRow): EntryBody | undefined => (row.body === null ? undefined : entryBody.parse(JSON.parse(row.body)));

export type Stamper = (place: number, trueAt: number) => EntryStamp;

/** Makes the stamps of one change set's entries. `knownAt`: when it arrived here, ms. */
export function stamper(header: ChangeSetHeader, actor: string, knownAt: number): Stamper {
  return (place, trueAt) => ({
    ref: entryRef(header.id, place),
    changeSet: header.id,
    place,
    station: header.station,
    actor,
    clock: header.clock,
    trueAt,
    knownAt,
    marking: header.marking,
  });
}

export const stamperOf = (row: ChangeSetRow): Stamper => stamper(headerOf(row), noteOf(row).actor, row.known_at);

/** An entry as the fold takes it; undefined where this release cannot read it. */
export function foldEntryOf(body: EntryBody, stamp: EntryStamp): { kind: RecordKind; entry: FoldEntry } | undefined {
  const read = readEntry(body);
  return read && { kind: read.kind, entry: { stamp, set: read.set, replaces: body.replaces ?? {}, withdraws: body.withdraws ?? [] } };
}

/** Since when, as this store may tell, what an entry says was so, ms: never later than it was known here, however fast its station's clock ran. */
export const soFrom = ({ trueAt, knownAt }: Pick<EntryStamp, "trueAt" | "knownAt">): number => Math.min(trueAt, knownAt);

/** From when on an entry counts at moments of what was so: a withdrawal always does, for what it takes back never was so. `knownAt`: when it arrived here. */
export const countsFrom = ({ withdraws, trueAt }: EntryBody, knownAt: number): number =>
  (withdraws ?? []).length > 0 ? 0 : soFrom({ trueAt, knownAt });

/** What entries say of a moment: what was so by then, and which of it was taken back at any time since. */
export function saidBy(trueAt: number, entries: readonly FoldEntry[]): FoldEntry[] {
  const so = entries.filter(({ stamp }) => soFrom(stamp) <= trueAt);
  if (so.length === 0) return [];
  const takenBack = entries.filter(({ stamp, withdraws }) => soFrom(stamp) > trueAt && withdraws.length > 0);
  return [...so, ...takenBack.map((entry) => ({ ...entry, set: {}, replaces: {} }))];
}

/** Change sets met before, by arrival: where each one's entries begin, and how they are stamped. */
export type Stampers = Map<number, { first: number; stamp: Stamper }>;

/** All entries of a record from its `latest` back, newest arrival first. `stampers`: of change sets met before, where many records are read. */
export function entriesOfRecord(statements: ReadingStatements, latest: number, stampers: Stampers = new Map()): FoldEntry[] {
  const row = statements.entry.get(latest);
  return row ? entriesBackFrom(statements, row, stampers) : [];
}

/** The same from an entry already read. */
export function entriesBackFrom(statements: ReadingStatements, latest: EntryRow, stampers: Stampers): FoldEntry[] {
  const found: FoldEntry[] = [];
  for (let row: EntryRow | undefined = latest; row; row = row.previous === null ? undefined : statements.entry.get(row.previous)) {
    const body = bodyOf(row);
    const stamped = body && stampedBy(statements, row.arrival, stampers);
    const read = stamped && foldEntryOf(body, stamped.stamp(row.number - stamped.first, body.trueAt));
    if (read) found.push(read.entry);
  }
  return found;
}

function stampedBy(statements: ReadingStatements, arrival: number, stampers: Stampers): { first: number; stamp: Stamper } | undefined {
  const known = stampers.get(arrival);
  if (known) return known;
  const row = statements.changeSet.get(arrival);
  if (!row) return undefined;
  const stamped = { first: row.first_entry, stamp: stamperOf(row) };
  stampers.set(arrival, stamped);
  return stamped;
}
