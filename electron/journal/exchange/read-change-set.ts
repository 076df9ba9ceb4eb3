import {
  type ChangeSetHeader,
  changeSetNote,
  type EntryBody,
  entryBody,
  formatVersion,
  headerHash,
  type KeptPart,
  keptPartHash,
  payloadHash,
  signedBytes,
} from "../change-set.ts";
import { readHeader } from "../examination.ts";
import { isMoment, isReading, isTrueTime } from "../hybrid-clock.ts";
import { signatureCheck } from "../station-key.ts";
import { changeSetLine, type Received, readPart } from "./bundle.ts";

/** Why a change set is not taken, in words. */
export class Unsound extends Error {}

/** Checks change sets one after another against the keys of their stations. */
export class ChangeSetReader {
  readonly #keyOf: (station: string) => Uint8Array | undefined;
  readonly #checks = new Map<string, (bytes: Buffer, signature: Uint8Array) => boolean>();

  constructor(keyOf: (station: string) => Uint8Array | undefined) {
    this.#keyOf = keyOf;
  }

  /**
   * A line of a bundle as the change set its station signed.
   *
   * @throws Unsound with the reason in words where it is not.
   */
  read(line: unknown): Received {
    const read = changeSetLine.safeParse(line);
    if (!read.success) throw new Unsound("dòng không đúng dạng của một thay đổi");
    const { header: headerText, entries: parts } = read.data;
    const header = headerOf(headerText);
    const name = `thay đổi ${header.id}`;
    const signature = Buffer.from(read.data.signature, "hex");
    if (!this.#isSigned(header.station, headerText, signature))
      throw new Unsound(`${name}: chữ ký không đúng, phần đầu bị sửa hoặc không do trạm ${header.station} lập`);
    const note = readPart(read.data.note);
    const entries = parts.map(readPart);
    if (entries.length !== header.entries || payloadHash([note, ...entries].map(keptPartHash)) !== header.payload)
      throw new Unsound(`${name}: nội dung không khớp với mã băm đã ký, có mục bị sửa, thêm, bớt hoặc đổi chỗ`);
    if (!("hash" in note) && !changeSetNote.safeParse(parsed(note.text)).success) throw new Unsound(`${name}: phần ghi chú không đọc được`);
    const bodies = entries.map((part, place) => bodyOfPart(part, `${name}: mục ${place + 1}`));
    return { sealed: { header, headerText, signature, note, entries }, hash: headerHash(headerText), bodies };
  }

  #isSigned(station: string, headerText: string, signature: Uint8Array): boolean {
    let check = this.#checks.get(station);
    if (!check) {
      const key = this.#keyOf(station);
      if (!key) throw new Unsound(`không có khóa của trạm ${station} để kiểm chữ ký`);
      check = signatureCheck(key);
      this.#checks.set(station, check);
    }
    return check(signedBytes(headerText), signature);
  }
}

function headerOf(text: string): ChangeSetHeader {
  const header = readHeader(text);
  if (!header) {
    const given = parsed(text);
    const format = typeof given === "object" && given !== null && "format" in given ? Number(given.format) : Number.NaN;
    if (format > formatVersion) throw new Unsound(`thay đổi ở định dạng ${format}, mới hơn phiên bản này đọc được`);
    throw new Unsound("phần đầu của thay đổi không đọc được");
  }
  if (header.format > formatVersion) throw new Unsound(`thay đổi ${header.id} ở định dạng ${header.format}, mới hơn phiên bản này đọc được`);
  if (!/^[0-9a-f-]{36}$/.test(header.id)) throw new Unsound("mã của thay đổi không đúng dạng");
  if ((header.previous === null) !== (header.number === 1))
    throw new Unsound(`thay đổi ${header.id}: số ${header.number} trong chuỗi không hợp với thay đổi trước nó`);
  if (!isMoment(header.wall) || !isReading(header.clock))
    throw new Unsound(`thay đổi ${header.id}: giờ của trạm ${header.station} không thể có, ngoài các năm 2000 đến 2099`);
  return header;
}

function bodyOfPart(part: KeptPart, name: string): EntryBody | undefined {
  if ("hash" in part) return undefined;
  const read = entryBody.safeParse(parsed(part.text));
  if (!read.success) throw new Unsound(`${name} không đọc được`);
  if (!isTrueTime(read.data.trueAt)) throw new Unsound(`${name} có giờ xảy ra không thể có, ngoài các năm 2000 đến 2099`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
