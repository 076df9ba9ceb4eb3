import { crc32 } from "node:zlib";

const length = 4;

/** Bytes with a checksum after them, over what they belong to (`of`) too, so that a row put in another's place does not pass for it. */
export function withChecksum(raw: Uint8Array, of: string): Buffer {
  const bytes = Buffer.alloc(raw.length + length);
  bytes.set(raw);
  bytes.writeUInt32LE(crc32(raw, crc32(of)), raw.length);
  return bytes;
}

/** What `withChecksum` was given. @throws RangeError where it is not whole: the file was damaged. */
export function checkedBytes(bytes: Buffer, of: string): Buffer {
  const raw = bytes.subarray(0, Math.max(0, bytes.length - length));
  if (bytes.length < length || bytes.readUInt32LE(raw.length) !== crc32(raw, crc32(of))) throw new RangeError(`${of} is not what its checksum says`);
  return raw;
}

/** As `withChecksum`, of a text: the checksum stands before it. */
export const textWithChecksum = (text: string, of: string): string => `${crc32(text, crc32(of))} ${text}`;

/** What `textWithChecksum` was given. @throws RangeError where it is not whole: the file was damaged. */
export function checkedText(told: string, of: string): string {
  const text = told.slice(told.indexOf(" ") + 1);
  if (told !== textWithChecksum(text, of)) throw new RangeError(`${of} is not what its checksum says`);
  return text;
}
