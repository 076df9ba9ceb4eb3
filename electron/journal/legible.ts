import { attempt } from "./attempt.ts";
import { canonical } from "./canonical.ts";
import { type ChangeSetHeader, type ChangeSetNote, entryBody, formatVersion, signedBytes } from "./change-set.ts";
import { readHeader } from "./examination.ts";
import { noteOf } from "./history.ts";
import type { ChangeSetRow, EntryRow, SignedStatements } from "./rows.ts";
import { signatureCheck, stationId } from "./station-key.ts";

/** What can be read of a change set that is not whole: as many entries as its header names, unreadable ones empty. */
export interface Fragment {
  row: ChangeSetRow;
  entries: Pick<EntryRow, "salt" | "body" | "hash">[];
  unreadable: number;
}

/** A header that nothing proves is not believed to name more entries than this. */
const mostUnprovenEntries = 1_000_000;

/** Stands where an entry cannot be read: the form of one whose text is gone, with a hash that is nobody's. */
const nothingReadable = { salt: null, body: null, hash: "0".repeat(64) };

/**
 * What can be read of a change set whose content cannot be proven; undefined where that is nothing, or where its station's
 * key is there and says that the header was altered.
 */
export function legible(from: SignedStatements, row: ChangeSetRow): Fragment | undefined {
  const header = readHeader(row.header);
  if (!header || header.id !== row.id || header.format > formatVersion) return undefined;
  const isSigned = signatureHolds(from, row, header);
  if (isSigned === false || (isSigned === undefined && header.entries > mostUnprovenEntries)) return undefined;
  const numbers = Array.from({ length: header.entries }, (_, place) => row.first_entry + place);
  const found = numbers.map((number) => attempt(() => readableEntry(from.entry.get(number), row.arrival)));
  const unreadable = found.filter((entry) => entry === undefined).length;
  if (unreadable === found.length) return undefined;
  return { row: withNote(row), entries: found.map((entry) => entry ?? nothingReadable), unreadable };
}

/** Whether the station signed this header; undefined where its key cannot be read. */
function signatureHolds(from: SignedStatements, row: ChangeSetRow, header: ChangeSetHeader): boolean | undefined {
  const station = attempt(() => from.station.get(header.station));
  if (!station || stationId(station.public_key) !== header.station) return undefined;
  return attempt(() => signatureCheck(station.public_key)(signedBytes(row.header), row.signature), false);
}

function readableEntry(entry: EntryRow | undefined, arrival: number): EntryRow | undefined {
  if (entry?.arrival !== arrival) return undefined;
  if (entry.body === null) return entry;
  const given: unknown = JSON.parse(entry.body);
  const body = entryBody.safeParse(given);
  return body.success && canonical(body.data) === entry.body ? entry : undefined;
}

function withNote(row: ChangeSetRow): ChangeSetRow {
  if (attempt(() => noteOf(row))) return row;
  const unreadable: ChangeSetNote = { actor: "(không đọc được)", title: "(không đọc được)" };
  return { ...row, note: canonical(unreadable), note_salt: Buffer.alloc(16), note_hash: null };
}
