import { createHash } from "node:crypto";
import { type Marking, marking as markingSchema, markings, mayRead } from "../../contract/index.ts";
import { canonical } from "../canonical.ts";
import { chainKey, lengthen } from "../chains.ts";
import { type ChangeSetHeader, headerHash, headOf, type SealedChangeSet } from "../change-set.ts";
import { headerOf, noteOf } from "../history.ts";
import type { Ledger } from "../ledger.ts";
import type { ChainRow, ChangeSetRow, ReadingStatements, StationRow } from "../rows.ts";
import { newStationKeys, signer } from "../station-key.ts";
import { bundleVersion, certifiedBytes, spelledChangeSet } from "./bundle.ts";
import { isOfExercise } from "./room-kind.ts";

/** Who makes a bundle, and when: its room's clock and its wall clock, ms since 1970. */
export interface Maker {
  /** The store's own station; where its key is not there, as after a salvage, a station made for this bundle alone signs. */
  station: string;
  madeAt: number;
  wall: number;
  random: (size: number) => Uint8Array;
}

/** What goes out: up to a marking, after an arrival; `only` leaves out more, as the change sets of a salvaged store that nothing proves. */
export interface Wanted {
  clearance: Marking;
  since: number;
  only?: (row: ChangeSetRow) => boolean;
}

/** The lines of a bundle, each with its line end, made while they are read: nothing of them is kept in memory. */
export function* bundleLines(ledger: Ledger, maker: Maker, { clearance, since, only }: Wanted): Generator<string> {
  const { read } = ledger;
  const signing = signingStation(read, maker);
  const hash = createHash("sha256");
  const spelled = (value: unknown): string => lineOf(canonical(value));
  const lineOf = (text: string): string => {
    const line = `${text}\n`;
    hash.update(line);
    return line;
  };
  const chains = heldChains(ledger, clearance);
  const sent = new ChainEnds();
  yield spelled({
    kind: "journal-bundle",
    version: bundleVersion,
    madeBy: signing.id,
    madeAt: maker.madeAt,
    wall: maker.wall,
    clearance,
    since,
    exercise: isOfExercise(ledger),
  });
  const counts = { stations: 0, changeSets: 0, entries: 0, blobs: 0 };
  for (const station of stationsOf(read, chains, signing.id)) {
    counts.stations += 1;
    yield spelled(toldStation(station, clearance));
  }
  if (!read.station.get(signing.id)) {
    counts.stations += 1;
    yield spelled({ kind: "station", id: signing.id, publicKey: signing.publicKey });
  }
  const blobs = new Set<string>();
  const last = ledger.ends.arrival;
  for (let row = read.changeSetAfter.get(since); row && row.arrival <= last; row = read.changeSetAfter.get(row.arrival)) {
    const header = headerOf(row);
    if (!mayRead(clearance, header.marking) || (only && !only(row))) continue;
    counts.changeSets += 1;
    counts.entries += header.entries;
    for (const blob of noteOf(row).blobs ?? []) blobs.add(blob);
    sent.add(header, headerHash(row.header), row.arrival);
    yield lineOf(spelledChangeSet(sealedOf(read, row, header.entries)));
  }
  for (const name of blobs) {
    const blob = read.blob.get(name);
    if (!blob) continue;
    counts.blobs += 1;
    yield spelled({ kind: "blob", hash: name, base64: blob.bytes.toString("base64") });
  }
  // Where something is left out, the chains end where what is sent ends.
  const ends = only ? sent.rows() : chains;
  const body = canonical({
    madeBy: signing.id,
    ...counts,
    chains: ends.map(({ station, marking, number, head, entries }) => ({ station, marking, number, head, entries })),
    head: headOf(ends.map(({ head }) => head)),
    hash: hash.digest("hex"),
  });
  yield `${canonical({ kind: "certificate", body, signature: signing.sign(certifiedBytes(body)).toString("hex") })}\n`;
}

/** The ends of the chains as far as they are sent. */
class ChainEnds {
  readonly #chains = new Map<string, readonly ChainRow[]>();

  add(header: ChangeSetHeader, head: string, arrival: number): void {
    const key = chainKey(header.station, header.marking);
    this.#chains.set(key, lengthen(this.#chains.get(key) ?? [], header, head, arrival).branches);
  }

  rows(): ChainRow[] {
    return [...this.#chains.values()].flat();
  }
}

/** A change set as it is kept. */
function sealedOf(read: ReadingStatements, row: ChangeSetRow, entries: number): Omit<SealedChangeSet, "header"> {
  const keptPart = (salt: Buffer | null, text: string | null, hash: string | null) =>
    salt !== null && text !== null ? { salt, text } : { hash: hash ?? "" };
  return {
    headerText: row.header,
    signature: row.signature,
    note: keptPart(row.note_salt, row.note, row.note_hash),
    entries: read.entries.all(row.first_entry, row.first_entry + entries).map((entry) => keptPart(entry.salt, entry.body, entry.hash)),
  };
}

const heldChains = (ledger: Ledger, clearance: Marking): ChainRow[] =>
  [...ledger.chains.values()]
    .flat()
    .filter((chain) => mayRead(clearance, markingSchema.parse(chain.marking)))
    .sort((a, b) => (a.station < b.station ? -1 : a.station > b.station ? 1 : 0));

/** The maker, every station that a chain is of, and those they succeed. Nothing is told of a station all of whose chains are withheld. */
function stationsOf(read: ReadingStatements, chains: readonly ChainRow[], maker: string): StationRow[] {
  const found = new Map<string, StationRow>();
  const open = [maker, ...chains.map(({ station }) => station)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const row = found.has(id) ? undefined : read.station.get(id);
    if (!row) continue;
    found.set(id, row);
    if (row.succeeds !== null) open.push(row.succeeds);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A succession also says where each chain stood: it stays here where that is more than somebody so cleared may know. */
function toldStation({ id, public_key, succession, succession_signature }: StationRow, clearance: Marking) {
  const told = { kind: "station", id, publicKey: public_key.toString("hex") };
  const isWithheld = markings.some((marking) => !mayRead(clearance, marking) && succession?.includes(`"${marking}":`));
  if (succession === null || succession_signature === null || isWithheld) return told;
  return { ...told, succession: { text: succession, signature: succession_signature.toString("hex") } };
}

function signingStation(read: ReadingStatements, maker: Maker): { id: string; publicKey: string; sign: (bytes: Buffer) => Buffer } {
  const own = read.station.get(maker.station);
  if (own?.private_key) return { id: own.id, publicKey: own.public_key.toString("hex"), sign: signer(own.private_key) };
  const made = newStationKeys(maker.random(32));
  return { id: made.id, publicKey: Buffer.from(made.publicKey).toString("hex"), sign: signer(made.privateKey) };
}
