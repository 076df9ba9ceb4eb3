import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

const params = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 };

/** Compresses with Zstandard, quickly, with a checksum; the length of `raw` goes before it, 4 bytes little-endian. */
export function pressed(raw: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(raw.length);
  return Buffer.concat([length, zstdCompressSync(raw, { params, chunkSize: Math.max(1024, raw.length) })]);
}

/** @throws where it is not whole: the file was damaged or tampered with. */
export function unpressed(blob: Buffer): Buffer {
  const length = blob.readUInt32LE(0);
  // One byte more: where a chunk is filled to its end, Node lays out another of the same size before it looks whether there is more.
  const chunkSize = Math.max(64, length + 1);
  const raw = zstdDecompressSync(blob.subarray(4), { chunkSize, maxOutputLength: chunkSize });
  if (raw.length !== length) throw new RangeError(`a frame of ${length} bytes opens to ${raw.length}`);
  return aligned(raw);
}

/** The same bytes where columns of eight bytes can stand over them: beginning at a multiple of eight. */
export const aligned = (raw: Buffer): Buffer => (raw.byteOffset % 8 === 0 ? raw : Buffer.from(new Uint8Array(raw).buffer));

/** Lines of text one after another, each opened only when it is asked for. */
export class Lines {
  readonly #raw: Buffer;
  readonly #ends: Uint32Array;

  /** What it takes in memory. */
  get size(): number {
    return this.#raw.length + this.#ends.byteLength;
  }

  /** `raw`: each line with a line feed after it. */
  constructor(raw: Buffer, count: number) {
    this.#raw = raw;
    this.#ends = new Uint32Array(count);
    for (let line = 0, at = 0; line < count; line++) {
      at = raw.indexOf(10, at) + 1;
      if (at === 0) throw new RangeError(`a frame has ${line} lines instead of ${count}`);
      this.#ends[line] = at;
    }
  }

  text(line: number): string {
    return this.#raw.toString("utf8", this.#start(line), this.#end(line) - 1);
  }

  /** Its bytes with the line feed. */
  bytes(line: number): Buffer {
    return this.#raw.subarray(this.#start(line), this.#end(line));
  }

  #start(line: number): number {
    return line === 0 ? 0 : this.#end(line - 1);
  }

  #end(line: number): number {
    const end = this.#ends[line];
    if (end === undefined) throw new RangeError(`a frame has no line ${line}`);
    return end;
  }
}
