import { hash } from "node:crypto";
import { z } from "zod";
import { marking } from "../contract/index.ts";
import { canonical } from "./canonical.ts";

/**
 * The lasting form of a change set, version 1. Every text is canonical JSON (`canonical.ts`), every hash SHA-256 in hex.
 *
 * - The **note** is part 0, each **entry** a part after it, in order. A part's hash is
 *   `sha256("part\n" + salt in hex + "\n" + text)`, the salt 16 random bytes of its own, so a part can be left out
 *   (salt and text destroyed, hash kept) and nobody can guess from the hash what it said.
 * - The **payload hash** is `sha256("payload\n" + the parts' hashes, each followed by "\n")`.
 * - The **header** names the payload and the header before it in its chain, one chain per station and marking.
 *   Its hash is `sha256("header\n" + text)`; the station's Ed25519 key signs `"change-set\n" + text`.
 * - The **arrival hash** belongs to one store alone: `sha256("arrival\n" + canonical {number, knownAt, header, previous})`.
 */
export const formatVersion = 1;

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const wholeMilliseconds = z.number().int();

export const changeSetHeader = z.strictObject({
  format: z.number().int().min(1),
  id: z.string(),
  station: z.string(),
  marking,
  /** Place in the chain of this station and marking, from 1. */
  number: z.number().int().min(1),
  /** Hash of the header before it in that chain; null for the first. */
  previous: hex64.nullable(),
  clock: z.tuple([wholeMilliseconds, z.number().int().min(0)]),
  /** The station's wall clock, ms since 1970. */
  wall: wholeMilliseconds,
  /** By how many ms that clock was known to be fast; null where nothing is known of it. */
  skew: wholeMilliseconds.nullable(),
  payload: hex64,
  /** How many entries the payload holds. */
  entries: z.number().int().min(0),
});
export type ChangeSetHeader = z.infer<typeof changeSetHeader>;

export const changeSetNote = z.strictObject({
  actor: z.string(),
  title: z.string(),
  request: z.string().optional(),
  undoes: z.string().optional(),
  /** Hashes of the blobs it brought. */
  blobs: z.array(hex64).optional(),
});
export type ChangeSetNote = z.infer<typeof changeSetNote>;

export const entryBody = z.strictObject({
  kind: z.string(),
  id: z.string(),
  /** Version of the kind's fields it was written in. */
  version: z.number().int().min(1),
  trueAt: wholeMilliseconds,
  set: z.record(z.string(), z.unknown()),
  /** Per field, the entries it replaces: the newest its station knew of, none of which knew of another. */
  replaces: z.record(z.string(), z.array(z.string())).optional(),
  /** Entries taken back as mistakes. */
  withdraws: z.array(z.string()).optional(),
});
export type EntryBody = z.infer<typeof entryBody>;

/** A part of a payload: its text with the salt it is hashed with. */
export interface Part {
  salt: Uint8Array;
  text: string;
}

/** A part as it is kept and sent: where its text is missing, its hash stands for it. */
export type KeptPart = Part | { hash: string };

/** A change set as it is kept and sent. */
export interface SealedChangeSet {
  header: ChangeSetHeader;
  headerText: string;
  signature: Uint8Array;
  note: KeptPart;
  entries: KeptPart[];
}

/** Names one entry of a change set for good: `<change set id>.<place from 0>`. */
export const entryRef = (changeSet: string, place: number): string => `${changeSet}.${place}`;

/** The two halves of a reference; undefined where it is none. */
export function readEntryRef(ref: string): { changeSet: string; place: number } | undefined {
  const match = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(ref);
  return match ? { changeSet: match[1]!, place: Number(match[2]) } : undefined;
}

/** Where a part's bytes are laid out to be hashed: an import hashes thousands. */
const room = Buffer.alloc(64 * 1024);
const partHead = room.write("part\n");
const hexDigits = Buffer.from("0123456789abcdef");

export function partHash({ salt, text }: Part): string {
  const before = partHead + 2 * salt.length + 1;
  // No UTF-16 unit takes more than three bytes.
  if (before + 3 * text.length > room.length) return hash("sha256", `part\n${Buffer.from(salt).toString("hex")}\n${text}`, "hex");
  let at = partHead;
  for (const byte of salt) {
    room[at++] = hexDigits[byte >> 4]!;
    room[at++] = hexDigits[byte & 15]!;
  }
  room[at++] = 10;
  return hash("sha256", room.subarray(0, at + room.write(text, at)), "hex");
}

export const keptPartHash = (part: KeptPart): string => ("hash" in part ? part.hash : partHash(part));

export const payloadHash = (partHashes: string[]): string => hash("sha256", `payload\n${partHashes.map((each) => `${each}\n`).join("")}`, "hex");

export const headerHash = (headerText: string): string => hash("sha256", `header\n${headerText}`, "hex");

export const signedBytes = (headerText: string): Buffer => Buffer.from(`change-set\n${headerText}`);

export const arrivalHash = (arrival: { number: number; knownAt: number; header: string; previous: string | null }): string =>
  // In the order in which canonical JSON spells them.
  hash(
    "sha256",
    `arrival\n${canonical({ header: arrival.header, knownAt: arrival.knownAt, number: arrival.number, previous: arrival.previous })}`,
    "hex",
  );

/** Hash over the heads of the chains somebody may hold, whatever their order. */
export const headOf = (chainHeads: string[]): string => hash("sha256", `head\n${chainHeads.toSorted().join("\n")}`, "hex");
