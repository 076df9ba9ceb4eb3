import { inflateRawSync } from "node:zlib";
import { fail, ok, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";

/** Limits stated to people: what a workbook may weigh before and after unpacking. */
export const limits = {
  /** A file as sent, in bytes. */
  file: 20 * 1024 * 1024,
  /** All of a workbook unpacked, in bytes, by its own directory. */
  unpacked: 100 * 1024 * 1024,
  /** Unpacked over packed, for any part above a megabyte. */
  ratio: 250,
  entries: 2000,
} as const;

/** One part of a zip archive as its central directory lists it. */
export interface ZipEntry {
  path: string;
  method: number;
  encrypted: boolean;
  packed: number;
  unpacked: number;
  /** Where its local header begins. */
  offset: number;
}

const megabytes = (bytes: number): string => `${writtenNumber(Math.ceil(bytes / 1024 / 1024))} MB`;
const damaged = (): Result<never> =>
  fail(
    "unreadable-file",
    "Tệp .xlsx bị hỏng: không đọc được mục lục bên trong.",
    "Mở lại bằng Excel, lưu thành tệp mới rồi chọn lại; dữ liệu trong phòng không thay đổi.",
  );

/** Finds the end record, from the end as every reader does. */
function endRecord(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && view.byteLength - at <= 65_557; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

/** Sizes and place beyond 4 GB live in an extra field; a workbook within our limits never needs them, though some writers use them. */
function zip64Sizes(view: DataView, from: number, to: number, wanted: { unpacked: boolean; packed: boolean; offset: boolean }) {
  const found: { unpacked?: number; packed?: number; offset?: number } = {};
  for (let at = from; at + 4 <= to; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let value = at + 4;
      for (const key of ["unpacked", "packed", "offset"] as const) {
        if (!wanted[key] || value + 8 > at + 4 + size || value + 8 > to) continue;
        found[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    at += 4 + size;
  }
  return found;
}

/** The archive's own list of parts, read without unpacking anything. */
export function readZipDirectory(bytes: Uint8Array): Result<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return damaged();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extra = at + 46 + nameLength;
    if (extra + extraLength > view.byteLength) return damaged();
    const short = { packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true) };
    const full = 0xffffffff;
    const long = zip64Sizes(view, extra, extra + extraLength, {
      unpacked: short.unpacked === full,
      packed: short.packed === full,
      offset: short.offset === full,
    });
    entries.push({
      path: Buffer.from(bytes.subarray(at + 46, extra)).toString("utf8"),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...short,
      ...long,
    });
    at = extra + extraLength + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

/** Refuses a zip bomb by what its directory declares, before anything is unpacked, stating the limit. */
export function checkDeclaredSizes(entries: ZipEntry[]): Result<null> {
  const total = entries.reduce((so, entry) => so + entry.unpacked, 0);
  const hint = `Giới hạn: tệp ${megabytes(limits.file)}, giải nén ${megabytes(limits.unpacked)}, nén không quá ${limits.ratio} lần. Xóa trang và hàng thừa, lưu lại rồi chọn lại; chưa giải nén gì, dữ liệu trong phòng không thay đổi.`;
  if (entries.length > limits.entries)
    return fail("too-large", `Tệp có ${writtenNumber(entries.length)} phần bên trong, quá nhiều cho một bảng tính.`, hint);
  if (total > limits.unpacked) return fail("too-large", `Tệp giải nén ra ${megabytes(total)}, quá giới hạn ${megabytes(limits.unpacked)}.`, hint);
  const bomb = entries.find((entry) => entry.unpacked > 1024 * 1024 && entry.unpacked / Math.max(1, entry.packed) > limits.ratio);
  if (bomb)
    return fail(
      "too-large",
      `Tệp nén bất thường: phần ${bomb.path} phình ra ${writtenNumber(Math.round(bomb.unpacked / Math.max(1, bomb.packed)))} lần.`,
      hint,
    );
  return ok(null);
}

/** Unpacks one part, never further than its directory declared: a part that lies about its size is refused. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.encrypted || entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== 0x04034b50) return damaged();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) return damaged();
  if (entry.method === 0) return entry.packed === entry.unpacked ? ok(packed) : damaged();
  if (entry.method !== 8) return damaged();
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
    return unpacked.length === entry.unpacked ? ok(unpacked) : damaged();
  } catch {
    return damaged();
  }
}
