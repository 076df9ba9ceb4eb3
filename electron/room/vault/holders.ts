import { z } from "zod";
import type { KeyFile } from "./key-file.ts";
import { openText, type SealedText, sealText } from "./wrap.ts";

/** Who keep an envelope's two shares, that of the first share first. */
export type Holders = [string, string];

const holdersRead = z.tuple([z.string(), z.string()]);
const what = "envelope holders";

/** Whom to press for the shares is nobody's to read in the folder: only who has opened the room is told. */
export const sealHolders = (holders: Holders, dataKey: Uint8Array, keyId: string): SealedText =>
  sealText(JSON.stringify(holders), dataKey, keyId, what);

/** Null where there is no envelope, the room is not open, or what is sealed is not to be read. */
export function holdersIn({ keyId, ways: { envelope } }: KeyFile, dataKey: Uint8Array | null): Holders | null {
  if (envelope === null || envelope === "damaged" || dataKey === null) return null;
  if (Array.isArray(envelope.holders)) return envelope.holders;
  const text = openText(envelope.holders, dataKey, keyId, what);
  return text === null ? null : holdersRead.parse(JSON.parse(text));
}

/** The same file with its holders sealed, where an earlier release left them in the clear; else that file itself. */
export function withHoldersSealed(file: KeyFile, dataKey: Uint8Array): KeyFile {
  const { envelope } = file.ways;
  if (envelope === null || envelope === "damaged" || !Array.isArray(envelope.holders)) return file;
  return { ...file, ways: { ...file.ways, envelope: { ...envelope, holders: sealHolders(envelope.holders, dataKey, file.keyId) } } };
}
