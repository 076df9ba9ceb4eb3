import { z } from "zod";
import { marking } from "../contract/index.ts";
import { canonical } from "./canonical.ts";
import type { ReadingStatements, StationRow } from "./rows.ts";
import { signatureCheck, stationId } from "./station-key.ts";

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

/**
 * How a station says that it goes on where another stopped: its text is canonical JSON of this, signed by the station before it over
 * `"succession\n" + text`. `after`: where each chain of that one stood in the folder that was copied, restored or rolled back.
 */
const successionText = z.strictObject({
  station: hex(32),
  publicKey: hex(64),
  succeeds: hex(32),
  after: z.partialRecord(marking, z.strictObject({ number: z.number().int().min(1), head: hex(64) })),
  /** The wall clock then, ms since 1970. */
  wall: z.number().int(),
});
export type Succession = z.infer<typeof successionText>;

const signedBytes = (text: string): Buffer => Buffer.from(`succession\n${text}`);

/** Writes a succession down and signs it as the station before. */
export function signSuccession(succession: Succession, sign: (bytes: Buffer) => Buffer): { text: string; signature: Buffer } {
  const text = canonical(succession);
  return { text, signature: sign(signedBytes(text)) };
}

/**
 * What a station's succession says, where it is what the station before signed; undefined where it is not. `predecessor`: the public key
 * of the station it claims to succeed.
 */
export function soundSuccession(
  station: { id: string; public_key: Uint8Array },
  told: { text: string; signature: Uint8Array },
  predecessor: Uint8Array,
): Succession | undefined {
  const read = readSuccession(told.text);
  if (!read || read.station !== station.id || read.publicKey !== Buffer.from(station.public_key).toString("hex")) return undefined;
  if (stationId(station.public_key) !== station.id || read.succeeds !== stationId(predecessor)) return undefined;
  return signatureCheck(predecessor)(signedBytes(told.text), told.signature) ? read : undefined;
}

/** What a succession claims; undefined where the text is none. Nothing is checked against a signature. */
export function readSuccession(text: string): Succession | undefined {
  try {
    const given: unknown = JSON.parse(text);
    const read = successionText.safeParse(given);
    return read.success && canonical(read.data) === text ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** A station with all it succeeds, itself first: what each of them wrote was written here. */
export function lineOf(read: ReadingStatements, station: string): string[] {
  const line: string[] = [];
  for (let next: string | null = station; next !== null && !line.includes(next); ) {
    line.push(next);
    const row: StationRow | undefined = read.station.get(next);
    next = row?.succeeds ?? null;
  }
  return line;
}
