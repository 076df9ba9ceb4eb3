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

/** All entries of a record from its `latest` back, newest arrival first. `stampers`: of change sets met before, by arrival, where many records are read. */
export function entriesOfRecord(statements: ReadingStatements, latest: number, stampers = new Map<number, Stamper>()): FoldEntry[] {
  const found: FoldEntry[] = [];
  for (let number: number | null = latest; number !== null; ) {
    const row = statements.entry.get(number);
    if (!row) break;
    const changeSet = statements.changeSet.get(row.arrival);
    const body = bodyOf(row);
    if (changeSet && body) {
      const stamp = stampers.get(row.arrival) ?? stamperOf(changeSet);
      stampers.set(row.arrival, stamp);
      const read = foldEntryOf(body, stamp(number - changeSet.first_entry, body.trueAt));
      if (read) found.push(read.entry);
    }
    number = row.previous;
  }
  return found;
}
