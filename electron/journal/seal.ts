import type { Marking } from "../contract/index.ts";
import { canonical } from "./canonical.ts";
import {
  type ChangeSetHeader,
  type ChangeSetNote,
  type EntryBody,
  formatVersion,
  type Part,
  partHash,
  payloadHash,
  type SealedChangeSet,
  signedBytes,
} from "./change-set.ts";
import { type HybridTime, tick } from "./hybrid-clock.ts";

/** A station that can sign. */
export interface SigningStation {
  id: string;
  sign: (bytes: Buffer) => Buffer;
}

/** What a change set is hung on: the end of its chain, and the latest hybrid clock its station has seen. */
export interface ChainEnd {
  number: number;
  head: string | null;
  clock: HybridTime;
}

const saltBytes = 16;

/**
 * Writes a change set down for good: spells its parts, hashes them with salt, names its place in its chain and signs.
 *
 * @throws NotCanonical where a value cannot be spelled.
 */
export function seal(
  changeSet: { id: string; marking: Marking; wall: number; note: ChangeSetNote; entries: EntryBody[] },
  end: ChainEnd,
  station: SigningStation,
  random: (size: number) => Uint8Array,
): SealedChangeSet {
  const salts = random(saltBytes * (changeSet.entries.length + 1));
  const part = (value: unknown, place: number): Part => ({
    salt: salts.subarray(place * saltBytes, (place + 1) * saltBytes),
    text: canonical(value),
  });
  const note = part(changeSet.note, 0);
  const entries = changeSet.entries.map((entry, place) => part(entry, place + 1));
  // In the order in which canonical JSON spells them.
  const header: ChangeSetHeader = {
    clock: [...tick(end.clock, changeSet.wall)],
    entries: entries.length,
    format: formatVersion,
    id: changeSet.id,
    marking: changeSet.marking,
    number: end.number + 1,
    payload: payloadHash([note, ...entries].map(partHash)),
    previous: end.head,
    skew: null,
    station: station.id,
    wall: Math.trunc(changeSet.wall),
  };
  const headerText = canonical(header);
  return { header, headerText, signature: station.sign(signedBytes(headerText)), note, entries };
}
