import type Database from "better-sqlite3";
import { arrivalHash, headerHash } from "./change-set.ts";
import { Examination } from "./examination.ts";
import { headerOf } from "./history.ts";
import { rebuild } from "./refold.ts";
import { type ChangeSetRow, type EntryRow, type ReadingStatements, readingStatements, writingStatements } from "./rows.ts";

/** How many places in a row may be empty before the end is believed. */
const longestGap = 10_000;

/**
 * Takes out of a damaged journal what is still as it was signed, and lays it down in an empty one in a new order of
 * arrival. The damaged file is only read. Returns how many change sets were saved and how many were found unsound.
 */
export function salvage(damaged: Database.Database, empty: Database.Database): { saved: number; unsound: number } {
  const from = attempt(() => readingStatements(damaged));
  const write = writingStatements(empty);
  let saved = 0;
  let unsound = 0;
  if (!from) return { saved, unsound };
  copyStations(damaged, empty);
  const examination = new Examination(from, { arrival: 0, hash: null });
  const end = { arrival: 0, entry: 0, hash: null as string | null };
  const addChangeSet = empty.prepare("INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addEntry = empty.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, NULL, 0)");
  for (let arrival = 1, gap = 0; gap < longestGap; arrival++) {
    const row = attempt(() => from.changeSet.get(arrival), "unreadable");
    gap = row === undefined || row === "unreadable" ? gap + 1 : 0;
    if (row === undefined) continue;
    const entries = row === "unreadable" ? undefined : soundEntries(from, examination, row);
    if (row === "unreadable" || !entries) {
      unsound += 1;
      continue;
    }
    const number = end.arrival + 1;
    const hash = arrivalHash({ number, knownAt: row.known_at, header: headerHash(row.header), previous: end.hash });
    const { id, header, signature, note_salt, note, note_hash, known_at } = row;
    addChangeSet.run(number, id, header, signature, note_salt, note, note_hash, end.entry + 1, known_at, hash);
    for (const [place, entry] of entries.entries()) addEntry.run(end.entry + 1 + place, number, entry.salt, entry.body, entry.hash);
    Object.assign(end, { arrival: number, entry: end.entry + entries.length, hash });
    saved += 1;
  }
  copyBlobs(damaged, empty);
  rebuild(readingStatements(empty), write);
  return { saved, unsound };
}

function soundEntries(from: ReadingStatements, examination: Examination, row: ChangeSetRow): EntryRow[] | undefined {
  return attempt(() => {
    if (!examination.isAuthentic(row)) return undefined;
    return from.entries.all(row.first_entry, row.first_entry + headerOf(row).entries);
  });
}

function copyStations(damaged: Database.Database, empty: Database.Database): void {
  const rows = attempt(() => damaged.prepare<[], { id: string; public_key: Buffer }>("SELECT id, public_key FROM station").all()) ?? [];
  const add = empty.prepare("INSERT OR IGNORE INTO station (id, public_key) VALUES (?, ?)");
  for (const row of rows) add.run(row.id, row.public_key);
}

function copyBlobs(damaged: Database.Database, empty: Database.Database): void {
  const add = empty.prepare("INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)");
  attempt(() => {
    for (const row of damaged.prepare<[], { hash: string; bytes: Buffer }>("SELECT hash, bytes FROM blob").iterate()) add.run(row.hash, row.bytes);
  });
}

/** What a reading gives, or `otherwise` where the damage stands in its way. */
function attempt<T>(read: () => T): T | undefined;
function attempt<T, O>(read: () => T, otherwise: O): T | O;
function attempt<T, O>(read: () => T, otherwise?: O): T | O | undefined {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
