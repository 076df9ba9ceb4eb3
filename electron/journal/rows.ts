import type Database from "better-sqlite3";
import { rowsAtOnce } from "./row-batch.ts";
import type { RecordPlace, RecordRow } from "./shelf.ts";

/** Rows as the tables of `migrations/` hold them. */
export interface ChangeSetRow {
  arrival: number;
  id: string;
  header: string;
  signature: Buffer;
  note_salt: Buffer | null;
  note: string | null;
  note_hash: string | null;
  first_entry: number;
  known_at: number;
  arrival_hash: string;
}

export interface EntryRow {
  number: number;
  arrival: number;
  salt: Buffer | null;
  body: string | null;
  hash: string | null;
  previous: number | null;
  folded: number;
}

export interface ChainRow {
  station: string;
  marking: string;
  branch: number;
  number: number;
  head: string;
  entries: number;
  clock_milliseconds: number;
  clock_count: number;
  arrival: number;
}

export interface WaitingRow {
  hash: string;
  id: string;
  station: string;
  marking: string;
  previous: string;
  line: string;
}

export interface StationRow {
  id: string;
  public_key: Buffer;
  private_key: Buffer | null;
  succeeds: string | null;
  succession: string | null;
  succession_signature: Buffer | null;
}

export interface StoreRow {
  one: number;
  station: string;
  home: string;
  nonce: Buffer;
  fold_version: number;
  verified_arrival: number;
  verified_hash: string | null;
}

export interface RequestRow {
  key: string;
  input_hash: string;
  /** The change set that answered it; null where nothing changed. */
  arrival: number | null;
  answer: string;
}

/** What of it is signed, in the tables every release has: all that can be asked of a damaged or older file. */
export function signedStatements(db: Database.Database) {
  return {
    station: db.prepare<[string], Pick<StationRow, "id" | "public_key">>("SELECT id, public_key FROM station WHERE id = ?"),
    changeSet: db.prepare<[number], ChangeSetRow>("SELECT * FROM change_set WHERE arrival = ?"),
    entry: db.prepare<[number], EntryRow>("SELECT * FROM entry WHERE number = ?"),
    entries: db.prepare<[number, number], EntryRow>("SELECT * FROM entry WHERE number >= ? AND number < ? ORDER BY number"),
    /** Those whose header holds two pieces of text. Canonical JSON spells members in the order of their names: a station's, a chain's, a place's. */
    changeSetsWith: db.prepare<[string, string], ChangeSetRow>(
      "SELECT * FROM change_set WHERE instr(header, ?) > 0 AND instr(header, ?) > 0 ORDER BY arrival",
    ),
  };
}
export type SignedStatements = ReturnType<typeof signedStatements>;

/** What every reading of the journal asks of its tables, prepared once. */
export function readingStatements(db: Database.Database) {
  return {
    ...signedStatements(db),
    store: db.prepare<[], StoreRow>("SELECT * FROM store"),
    station: db.prepare<[string], StationRow>("SELECT * FROM station WHERE id = ?"),
    stations: db.prepare<[], StationRow>("SELECT * FROM station ORDER BY id"),
    chains: db.prepare<[], ChainRow>("SELECT * FROM chain ORDER BY station, marking, branch"),
    waiting: db.prepare<[], WaitingRow>("SELECT * FROM waiting ORDER BY hash"),
    waitingByHash: db.prepare<[string], WaitingRow>("SELECT * FROM waiting WHERE hash = ?"),
    waitingById: db.prepare<[string], WaitingRow>("SELECT * FROM waiting WHERE id = ?"),
    waitingFor: db.prepare<[string], WaitingRow>("SELECT * FROM waiting WHERE previous = ? ORDER BY hash"),
    /** Times of arrival never go back: the last at or before a moment is found from the end. */
    arrivalAt: db.prepare<[number], { arrival: number }>("SELECT arrival FROM change_set WHERE known_at <= ? ORDER BY arrival DESC LIMIT 1"),
    lastChangeSet: db.prepare<[], ChangeSetRow>("SELECT * FROM change_set ORDER BY arrival DESC LIMIT 1"),
    changeSetById: db.prepare<[string], ChangeSetRow>("SELECT * FROM change_set WHERE id = ?"),
    changeSetsAfter: db.prepare<[number], ChangeSetRow>("SELECT * FROM change_set WHERE arrival > ? ORDER BY arrival"),
    changeSetAfter: db.prepare<[number], ChangeSetRow>("SELECT * FROM change_set WHERE arrival > ? ORDER BY arrival LIMIT 1"),
    undoings: db.prepare<[number], ChangeSetRow>(`SELECT * FROM change_set WHERE arrival > ? AND instr(note, '"undoes":') > 0 ORDER BY arrival`),
    markedBefore: db.prepare<[number], { marking: string; changeSets: number }>(
      "SELECT header ->> '$.marking' AS marking, count(*) AS changeSets FROM change_set WHERE arrival < ? GROUP BY 1",
    ),
    changeSetsBackwards: db.prepare<[], ChangeSetRow>("SELECT * FROM change_set ORDER BY arrival DESC"),
    previousOf: db.prepare<[number], { previous: number | null }>("SELECT previous FROM entry WHERE number = ?"),
    lastEntry: db.prepare<[], { number: number | null }>("SELECT max(number) AS number FROM entry"),
    lastRecord: db.prepare<[], { number: number | null }>("SELECT max(number) AS number FROM record"),
    unread: db.prepare<[], { entries: number }>("SELECT count(*) AS entries FROM entry WHERE folded = 0 AND body IS NOT NULL"),
    unreadUntil: db.prepare<[number], { entries: number }>(
      "SELECT count(*) AS entries FROM entry WHERE folded = 0 AND body IS NOT NULL AND number <= ?",
    ),
    unreadEntries: db.prepare<[], EntryRow>("SELECT * FROM entry WHERE folded = 0 AND body IS NOT NULL"),
    records: db.prepare<[string], RecordRow>("SELECT number, id, latest, body FROM record WHERE kind = ? ORDER BY number"),
    recordPlaces: db.prepare<[string], RecordPlace>("SELECT number, id, latest FROM record WHERE kind = ? ORDER BY number"),
    recordBody: db.prepare<[number], { body: string }>("SELECT body FROM record WHERE number = ?"),
    recordByNumber: db.prepare<[number], RecordRow & { kind: string }>("SELECT number, kind, id, latest, body FROM record WHERE number = ?"),
    request: db.prepare<[string], RequestRow>("SELECT * FROM request WHERE key = ?"),
    blob: db.prepare<[string], { bytes: Buffer }>("SELECT bytes FROM blob WHERE hash = ?"),
  };
}
export type ReadingStatements = ReturnType<typeof readingStatements>;

const manyRows = (columns: number): string =>
  Array(rowsAtOnce)
    .fill(`(${Array(columns).fill("?").join(", ")})`)
    .join(", ");

/** What only a store that may be written asks. */
export function writingStatements(db: Database.Database) {
  return {
    begin: db.prepare<[], never>("BEGIN IMMEDIATE"),
    commit: db.prepare<[], never>("COMMIT"),
    rollback: db.prepare<[], never>("ROLLBACK"),
    addChangeSet: db.prepare<[number, string, string, Uint8Array, Uint8Array | null, string | null, string | null, number, number, string], never>(
      `INSERT INTO change_set (arrival, id, header, signature, note_salt, note, note_hash, first_entry, known_at, arrival_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addEntry: db.prepare<[number, number, Uint8Array | null, string | null, string | null, number | null, number], never>(
      "INSERT INTO entry (number, arrival, salt, body, hash, previous, folded) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    /** `rowsAtOnce` entries, the columns of each after those of the one before. */
    addEntries: db.prepare<unknown[], never>(`INSERT INTO entry (number, arrival, salt, body, hash, previous, folded) VALUES ${manyRows(7)}`),
    addWaiting: db.prepare<[string, string, string, string, string, string], never>(
      "INSERT INTO waiting (hash, id, station, marking, previous, line) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    dropWaiting: db.prepare<[string], never>("DELETE FROM waiting WHERE hash = ?"),
    placeEntry: db.prepare<[number | null, number, number], never>("UPDATE entry SET previous = ?, folded = ? WHERE number = ?"),
    setChain: db.prepare<[string, string, number, number, string, number, number, number, number], never>(
      `INSERT INTO chain (station, marking, branch, number, head, entries, clock_milliseconds, clock_count, arrival)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (station, marking, branch) DO UPDATE SET number = excluded.number, head = excluded.head, entries = excluded.entries,
       clock_milliseconds = excluded.clock_milliseconds, clock_count = excluded.clock_count, arrival = excluded.arrival`,
    ),
    lengthenChain: db.prepare<[number, string, number, number, number, number, string, string, number], never>(
      `UPDATE chain SET number = ?, head = ?, entries = ?, clock_milliseconds = ?, clock_count = ?, arrival = ?
       WHERE station = ? AND marking = ? AND branch = ?`,
    ),
    addRecord: db.prepare<[number, string, string, number, string], never>(
      "INSERT INTO record (number, kind, id, latest, body) VALUES (?, ?, ?, ?, ?)",
    ),
    /** `rowsAtOnce` records, the columns of each after those of the one before. */
    addRecords: db.prepare<unknown[], never>(`INSERT INTO record (number, kind, id, latest, body) VALUES ${manyRows(5)}`),
    setRecord: db.prepare<[number, string, number], never>("UPDATE record SET latest = ?, body = ? WHERE number = ?"),
    addRequest: db.prepare<[string, string, number | null, string], never>(
      "INSERT INTO request (key, input_hash, arrival, answer) VALUES (?, ?, ?, ?)",
    ),
    addBlob: db.prepare<[string, Uint8Array], never>("INSERT INTO blob (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING"),
    addStation: db.prepare<[string, Uint8Array, Uint8Array | null, string | null], never>(
      "INSERT INTO station (id, public_key, private_key, succeeds) VALUES (?, ?, ?, ?)",
    ),
    setSuccession: db.prepare<[string, string, Uint8Array, string], never>(
      "UPDATE station SET succeeds = ?, succession = ?, succession_signature = ? WHERE id = ?",
    ),
    addStore: db.prepare<[string, string, Uint8Array, number], never>(
      "INSERT INTO store (one, station, home, nonce, fold_version, verified_arrival) VALUES (1, ?, ?, ?, ?, 0)",
    ),
    setVerified: db.prepare<[number, string | null], never>("UPDATE store SET verified_arrival = ?, verified_hash = ?"),
    setFoldVersion: db.prepare<[number], never>("UPDATE store SET fold_version = ?"),
    clearRecords: db.prepare<[], never>("DELETE FROM record"),
    clearChains: db.prepare<[], never>("DELETE FROM chain"),
  };
}
export type WritingStatements = ReturnType<typeof writingStatements>;
