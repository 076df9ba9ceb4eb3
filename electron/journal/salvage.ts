import type Database from "better-sqlite3";
import { attempt } from "./attempt.ts";
import { arrivalHash, headerHash } from "./change-set.ts";
import { Examination } from "./examination.ts";
import { headerOf } from "./history.ts";
import { type Fragment, legible } from "./legible.ts";
import { rebuild } from "./refold.ts";
import { type ChangeSetRow, readingStatements, type SignedStatements, type StationRow, signedStatements, writingStatements } from "./rows.ts";

/** How many places in a row may be empty before the end is believed. */
const longestGap = 10_000;

/** What was found in a damaged journal. */
export interface Salvaged {
  /** Change sets still as they were signed. */
  whole: number;
  /** Change sets of which only a part can be read, or that cannot be checked. */
  partial: number;
  /** Entries of those: read, but nothing proves that they are as they were signed. */
  unproven: number;
  /** Entries of those that cannot be read. */
  unreadable: number;
  /** Change sets of which nothing can be shown. */
  lost: number;
  /** Whether there may be more after the last that could be read. */
  isEndUnread: boolean;
}

/**
 * Takes out of a damaged journal what can still be read, and lays it down in an empty one in a new order of arrival: what
 * is as it was signed, and the readable entries of change sets that are not whole, which nothing proves. The damaged
 * file is only read.
 */
export function salvage(damaged: Database.Database, empty: Database.Database): Salvaged {
  const from = attempt(() => signedStatements(damaged));
  const write = writingStatements(empty);
  const found: Salvaged = { whole: 0, partial: 0, unproven: 0, unreadable: 0, lost: 0, isEndUnread: false };
  if (!from) return found;
  // A station's key may be lost while what it signed can be read.
  empty.pragma("foreign_keys = OFF");
  copyStations(damaged, empty);
  const examination = new Examination(from, { arrival: 0, hash: null });
  const end = { arrival: 0, entry: 0, hash: null as string | null };
  const addChangeSet = empty.prepare("INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addEntry = empty.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, NULL, 0)");
  for (let arrival = 1, last = 0; arrival <= last + longestGap; arrival++) {
    const row = attempt(() => from.changeSet.get(arrival), "unreadable");
    if (row === "unreadable") found.isEndUnread = true;
    if (row === undefined || row === "unreadable") continue;
    // Numbers have no gaps: whatever is missing before this one was there.
    found.lost += arrival - last - 1;
    found.isEndUnread = false;
    last = arrival;
    const taken = take(from, examination, row, found);
    if (!taken) {
      found.lost += 1;
      continue;
    }
    const number = end.arrival + 1;
    const { id, header, signature, note_salt, note, note_hash, known_at } = taken.row;
    const hash = arrivalHash({ number, knownAt: known_at, header: headerHash(header), previous: end.hash });
    addChangeSet.run(number, id, header, signature, note_salt, note, note_hash, end.entry + 1, known_at, hash);
    for (const [place, entry] of taken.entries.entries()) addEntry.run(end.entry + 1 + place, number, entry.salt, entry.body, entry.hash);
    Object.assign(end, { arrival: number, entry: end.entry + taken.entries.length, hash });
  }
  copyBlobs(damaged, empty);
  rebuild(readingStatements(empty), write);
  return found;
}

/** What can be shown of one change set, counted in `found`; undefined where that is nothing. */
function take(from: SignedStatements, examination: Examination, row: ChangeSetRow, found: Salvaged): Omit<Fragment, "unreadable"> | undefined {
  const entries = attempt(() => {
    if (!examination.isAuthentic(row)) return undefined;
    return from.entries.all(row.first_entry, row.first_entry + headerOf(row).entries);
  });
  if (entries) {
    found.whole += 1;
    return { row, entries };
  }
  const fragment = legible(from, row);
  if (!fragment) return undefined;
  found.partial += 1;
  found.unproven += fragment.entries.length - fragment.unreadable;
  found.unreadable += fragment.unreadable;
  return fragment;
}

function copyStations(damaged: Database.Database, empty: Database.Database): void {
  const rows = attempt(() => damaged.prepare<[], StationRow>("SELECT * FROM station").all()) ?? [];
  const add = empty.prepare("INSERT OR IGNORE INTO station (id, public_key, succeeds, succession, succession_signature) VALUES (?, ?, ?, ?, ?)");
  for (const row of rows) {
    // A file of an older schema has no successions.
    const { succeeds = null, succession = null, succession_signature = null }: Partial<StationRow> = row;
    add.run(row.id, row.public_key, succeeds, succession, succession_signature);
  }
}

function copyBlobs(damaged: Database.Database, empty: Database.Database): void {
  const add = empty.prepare("INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)");
  attempt(() => {
    for (const row of damaged.prepare<[], { hash: string; bytes: Buffer }>("SELECT hash, bytes FROM blob").iterate()) add.run(row.hash, row.bytes);
  });
}
