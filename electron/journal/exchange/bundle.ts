import { z } from "zod";
import { type Marking, marking } from "../../contract/index.ts";
import { canonical } from "../canonical.ts";
import type { EntryBody, KeptPart, SealedChangeSet } from "../change-set.ts";
import { isMoment } from "../hybrid-clock.ts";

/**
 * The form in which change sets travel between stations, version 1: JSON Lines in UTF-8, each line canonical JSON and ended by one line
 * feed. In this order:
 *
 * 1. `journal-bundle`: who made it, when, up to which marking, and after which arrival of the maker's (0: everything).
 * 2. `station`, one a line: the public key of every station whose change sets follow, of the maker, and whom each succeeds.
 * 3. `change-set`, one a line, predecessors before successors: header and signature as they were signed, the payload's parts with their
 *    salts, or the hash of a part whose text is missing.
 * 4. `blob`, one a line: what change sets of this bundle name.
 * 5. `certificate`: how many of each, where the maker's chains stood, their head, and the SHA-256 of every byte before this line, signed
 *    with the maker's key over `"journal-bundle\n" + body`. Without it a bundle is cut short.
 */
export const bundleVersion = 1;

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const count = z.number().int().min(0);
const moment = z.number().int().refine(isMoment);

export const headerLine = z.strictObject({
  kind: z.literal("journal-bundle"),
  version: z.literal(bundleVersion),
  madeBy: hex(32),
  /** The maker's room clock and wall clock. */
  madeAt: moment,
  wall: moment,
  /** Nothing stricter is in it. */
  clearance: marking,
  /** The maker's arrival after which it begins. */
  since: count,
  /** Of an exercise: never to be mixed with a real room. */
  exercise: z.boolean(),
});

export const stationLine = z.strictObject({
  kind: z.literal("station"),
  id: hex(32),
  publicKey: hex(64),
  succession: z.strictObject({ text: z.string().max(4000), signature: hex(128) }).optional(),
});

const part = z.union([z.strictObject({ salt: hex(32), text: z.string() }), z.strictObject({ hash: hex(64) })]);
export const changeSetLine = z.strictObject({
  kind: z.literal("change-set"),
  header: z.string(),
  signature: hex(128),
  note: part,
  entries: z.array(part),
});

export const blobLine = z.strictObject({ kind: z.literal("blob"), hash: hex(64), base64: z.string() });

export const certificateBody = z.strictObject({
  madeBy: hex(32),
  stations: count,
  changeSets: count,
  entries: count,
  blobs: count,
  /** The ends of every chain, and branch of one, that `clearance` may hold, as the maker had them. */
  chains: z.array(z.strictObject({ station: hex(32), marking, number: z.number().int().min(1), head: hex(64), entries: count })),
  head: hex(64),
  /** SHA-256 of all lines before the certificate. */
  hash: hex(64),
});
export const certificateLine = z.strictObject({ kind: z.literal("certificate"), body: z.string(), signature: hex(128) });

export const certifiedBytes = (body: string): Buffer => Buffer.from(`journal-bundle\n${body}`);

/** A station as a bundle tells of it; its id is the hash of its key, so that it proves itself. */
export interface BundleStation {
  id: string;
  publicKey: Uint8Array;
  succession: { text: string; signature: Uint8Array } | null;
}

/** A change set found to be what its station signed. */
export interface Received {
  sealed: SealedChangeSet;
  /** Of its header. */
  hash: string;
  /** What each entry says; undefined where its text did not come. */
  bodies: (EntryBody | undefined)[];
}

/** Whether every part of it came with its text: what lacks any waits, for nobody is entitled to take words out of what a station signed. */
export const hasItsText = ({ sealed: { note, entries } }: Received): boolean => !("hash" in note) && entries.every((part) => !("hash" in part));

/** One change set as two bundles brought it: each part with its text where either has it. */
export function completed(one: Received, other: Received): Received {
  const better = (part: KeptPart, same: KeptPart | undefined): KeptPart => ("hash" in part && same ? same : part);
  return {
    ...one,
    sealed: {
      ...one.sealed,
      note: better(one.sealed.note, other.sealed.note),
      entries: one.sealed.entries.map((part, place) => better(part, other.sealed.entries[place])),
    },
    bodies: one.bodies.map((body, place) => body ?? other.bodies[place]),
  };
}

/** A bundle as it was read and checked: its lines are whole, its certificate is signed and counts what is in it. */
export interface Bundle {
  madeBy: string;
  /** The maker's room clock and wall clock, ms since 1970. */
  madeAt: number;
  wall: number;
  clearance: Marking;
  since: number;
  exercise: boolean;
  stations: BundleStation[];
  changeSets: Received[];
  entries: number;
  blobs: Map<string, Uint8Array>;
  /** The maker's head over all chains of `clearance`. */
  head: string;
}

const spelledPart = (kept: KeptPart): z.output<typeof part> =>
  "hash" in kept ? { hash: kept.hash } : { salt: Buffer.from(kept.salt).toString("hex"), text: kept.text };

/** A change set as a line of a bundle, without its line end. */
export const spelledChangeSet = ({ headerText, signature, note, entries }: Omit<SealedChangeSet, "header">): string =>
  canonical({
    kind: "change-set",
    header: headerText,
    signature: Buffer.from(signature).toString("hex"),
    note: spelledPart(note),
    entries: entries.map(spelledPart),
  });

export const readPart = (read: z.output<typeof part>): KeptPart => ("hash" in read ? read : { salt: Buffer.from(read.salt, "hex"), text: read.text });

/** What taking over a bundle would come to; counts are of its change sets. */
export interface BundleReport {
  madeBy: { id: string; name: string };
  /** The maker's room clock, ms since 1970. */
  madeAt: number;
  changeSets: number;
  entries: number;
  fresh: number;
  known: number;
  waiting: number;
  unreadEntries: number;
  /** Of what joins: fields that would newly stand in dispute, and the records they are of. */
  newDisputes: { fields: number; records: number };
  newStations: { id: string; name: string }[];
  forkedStations: { id: string; name: string }[];
  notes: string[];
}

/** What a bundle's last line certifies. */
export function certifiedIn(lastLine: string): z.output<typeof certificateBody> {
  return certificateBody.parse(JSON.parse(certificateLine.parse(JSON.parse(lastLine)).body));
}
