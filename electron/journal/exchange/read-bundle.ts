import { hash } from "node:crypto";
import { z } from "zod";
import { fail, mayRead, ok, type Result } from "../../contract/index.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import { branchFor, chainKey } from "../chains.ts";
import { headOf } from "../change-set.ts";
import { signatureCheck, stationId } from "../station-key.ts";
import {
  type Bundle,
  blobLine,
  bundleVersion,
  certificateBody,
  certificateLine,
  certifiedBytes,
  headerLine,
  type Received,
  stationLine,
} from "./bundle.ts";
import { ChangeSetReader, Unsound } from "./read-change-set.ts";
import { exerciseSetting } from "./room-kind.ts";

const lineFeed = 10;
/** A line longer than this, in bytes, is not believed to be one of ours. */
const longestLine = 400_000_000;

type Header = z.output<typeof headerLine>;
type Certified = z.output<typeof certificateBody>;

/**
 * Reads and checks a whole bundle, line after line, with a chance to pause after each: every change set against its station's
 * signature, every station against its id, every blob against its name, all of it against the certificate. Refused with the first bad
 * line named; nothing of a bad bundle is kept.
 */
export function* readBundle(bytes: Uint8Array): Generator<undefined, Result<Bundle>> {
  const reading = new Reading();
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let number = 0;
  try {
    for (let from = 0; from < whole.length; ) {
      number += 1;
      const at = whole.indexOf(lineFeed, from);
      if (at < 0) throw new Unsound("dòng bị cắt ngang: gói bị cắt cụt, chưa chép hết");
      reading.take(whole.subarray(from, at), number, whole.subarray(0, from));
      from = at + 1;
      yield;
    }
    number += 1;
    return ok(reading.finish());
  } catch (error) {
    if (error instanceof Unsound) return refused(error, number);
    throw error;
  }
}

const refused = (error: Unsound, number: number): Result<never> =>
  fail(
    "unreadable-file",
    `Không nhận gói này: ${error.message} (dòng ${writtenNumber(number)}).`,
    "Chưa có gì được ghi vào nhật ký. Hãy xin trạm gửi xuất lại gói và chép nguyên tệp, không mở bằng phần mềm soạn thảo.",
  );

class Reading {
  #header: Header | undefined;
  #certified: Certified | undefined;
  #reader: ChangeSetReader;
  readonly #stations = new Map<string, Bundle["stations"][number]>();
  readonly #changeSets: Received[] = [];
  readonly #blobs = new Map<string, Uint8Array>();
  #entries = 0;

  constructor() {
    this.#reader = new ChangeSetReader((station) => this.#stations.get(station)?.publicKey);
  }

  take(line: Buffer, number: number, before: Buffer): void {
    if (line.length > longestLine) throw new Unsound("dòng quá dài");
    const given = parsedLine(line, number);
    if (!this.#header) {
      this.#header = readHeaderLine(given);
      return;
    }
    if (this.#certified) throw new Unsound("còn dòng sau dòng chứng nhận cuối gói");
    switch (kindOf(given)) {
      case "station":
        this.#takeStation(given);
        return;
      case "change-set":
        this.#takeChangeSet(given, this.#header);
        return;
      case "blob":
        this.#takeBlob(given);
        return;
      case "certificate":
        this.#certified = this.#readCertificate(given, this.#header, before);
        return;
      default:
        throw new Unsound("dòng không thuộc loại nào của gói nhật ký");
    }
  }

  finish(): Bundle {
    if (!this.#header) throw new Unsound("tệp trống, không phải gói nhật ký");
    if (!this.#certified) throw new Unsound("thiếu dòng chứng nhận cuối gói: gói bị cắt cụt, chưa chép hết");
    const { madeBy, madeAt, wall, clearance, since, exercise } = this.#header;
    return {
      madeBy,
      madeAt,
      wall,
      clearance,
      since,
      exercise: exercise || this.#changeSets.some(({ bodies }) => bodies.some((body) => body?.kind === "setting" && body.id === exerciseSetting)),
      stations: [...this.#stations.values()],
      changeSets: this.#changeSets,
      entries: this.#entries,
      blobs: this.#blobs,
      head: this.#certified.head,
    };
  }

  #takeStation(given: unknown): void {
    const read = stationLine.safeParse(given);
    if (!read.success) throw new Unsound("dòng không đúng dạng của một trạm");
    const { id, succession } = read.data;
    const publicKey = Buffer.from(read.data.publicKey, "hex");
    if (stationId(publicKey) !== id) throw new Unsound(`khóa của trạm ${id} không khớp với mã của trạm`);
    if (this.#stations.has(id)) throw new Unsound(`trạm ${id} có hai dòng`);
    this.#stations.set(id, {
      id,
      publicKey,
      succession: succession ? { text: succession.text, signature: Buffer.from(succession.signature, "hex") } : null,
    });
  }

  #takeChangeSet(given: unknown, header: Header): void {
    const received = this.#reader.read(given);
    const { id, marking } = received.sealed.header;
    if (!mayRead(header.clearance, marking)) throw new Unsound(`thay đổi ${id} vượt mức mật ghi ở đầu gói`);
    this.#changeSets.push(received);
    this.#entries += received.sealed.entries.length;
  }

  #takeBlob(given: unknown): void {
    const read = blobLine.safeParse(given);
    if (!read.success) throw new Unsound("dòng không đúng dạng của một tệp kèm");
    const bytes = Buffer.from(read.data.base64, "base64");
    if (bytes.toString("base64") !== read.data.base64) throw new Unsound(`tệp kèm ${read.data.hash} không đúng mã base64`);
    if (hash("sha256", bytes, "hex") !== read.data.hash) throw new Unsound(`tệp kèm ${read.data.hash} không khớp với mã băm của nó`);
    this.#blobs.set(read.data.hash, bytes);
  }

  #readCertificate(given: unknown, header: Header, before: Buffer): Certified {
    const line = certificateLine.safeParse(given);
    const body = line.success ? certificateBody.safeParse(parsedText(line.data.body)) : undefined;
    if (!line.success || !body?.success) throw new Unsound("dòng chứng nhận không đọc được");
    const { data } = body;
    const maker = this.#stations.get(header.madeBy);
    if (!maker || data.madeBy !== header.madeBy) throw new Unsound("chứng nhận không do trạm ghi ở đầu gói lập");
    if (!signatureCheck(maker.publicKey)(certifiedBytes(line.data.body), Buffer.from(line.data.signature, "hex")))
      throw new Unsound("chữ ký của chứng nhận không đúng");
    if (hash("sha256", before, "hex") !== data.hash) throw new Unsound(this.#altered(header, data));
    const isCounted =
      data.stations === this.#stations.size &&
      data.changeSets === this.#changeSets.length &&
      data.entries === this.#entries &&
      data.blobs === this.#blobs.size;
    if (!isCounted || headOf(data.chains.map(({ head }) => head)) !== data.head || !this.#reaches(header, data))
      throw new Unsound("chứng nhận không khớp với những gì có trong gói");
    return data;
  }

  /** What the certificate's hash says by not fitting, as precisely as the lines themselves allow. */
  #altered(header: Header, certified: Certified): string {
    const missing = certified.changeSets - this.#changeSets.length;
    const parted = this.#firstOutOfPlace(header);
    const counts =
      missing > 0
        ? `thiếu ${writtenNumber(missing)} thay đổi`
        : missing < 0
          ? `thừa ${writtenNumber(-missing)} thay đổi`
          : "có dòng bị sửa hoặc đổi chỗ";
    return `${counts} so với chứng nhận${parted ? `, ở thay đổi ${parted}` : ""}`;
  }

  /** The first change set before which its predecessor should stand and does not. */
  #firstOutOfPlace(header: Header): string | undefined {
    const seen = new Set<string>();
    const chains = new Set<string>();
    for (const { sealed, hash: own } of this.#changeSets) {
      const { station, marking, previous, id } = sealed.header;
      const key = chainKey(station, marking);
      const begins = previous === null ? !chains.has(key) : header.since > 0 && !chains.has(key);
      if (seen.has(own) || !(begins || (previous !== null && seen.has(previous)))) return id;
      seen.add(own);
      chains.add(key);
    }
    return undefined;
  }

  /** Whether the change sets end where the certificate says that the maker's chains ended. */
  #reaches(header: Header, certified: Certified): boolean {
    const chains = new Map<string, { number: number; head: string }[]>();
    for (const { sealed, hash: head } of this.#changeSets) {
      const key = chainKey(sealed.header.station, sealed.header.marking);
      const branches = chains.get(key) ?? [];
      chains.set(key, branches.toSpliced(branchFor(branches, sealed.header), 1, { number: sealed.header.number, head }));
    }
    const ends = new Set([...chains.values()].flat().map(({ head }) => head));
    const told = new Set(certified.chains.map(({ head }) => head));
    // After an arrival, chains that nothing was added to since are told of and not sent.
    return header.since > 0 ? ends.size <= told.size : ends.size === told.size && [...ends].every((head) => told.has(head));
  }
}

function parsedLine(line: Buffer, number: number): unknown {
  if (number === 1 && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf)
    throw new Unsound("tệp đã bị một phần mềm soạn thảo thêm dấu BOM ở đầu, không còn như trạm gửi đã ký");
  if (line.at(-1) === 13) throw new Unsound("tệp đã bị đổi kiểu xuống dòng (CRLF), không còn như trạm gửi đã ký");
  const given = line.length === 0 ? undefined : parsedText(line.toString("utf8"));
  if (given === undefined) throw new Unsound(number === 1 ? "không phải gói nhật ký của phòng tình huống" : "dòng không đọc được");
  return given;
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const tagged = z.looseObject({ kind: z.string() });
const kindOf = (given: unknown): string | undefined => tagged.safeParse(given).data?.kind;

const anyVersion = z.looseObject({ kind: z.literal("journal-bundle"), version: z.number() });

function readHeaderLine(given: unknown): Header {
  const tag = anyVersion.safeParse(given);
  if (!tag.success) throw new Unsound("không phải gói nhật ký của phòng tình huống");
  if (tag.data.version > bundleVersion) throw new Unsound(`gói ở định dạng ${tag.data.version}, do bản mới hơn lập; hãy cài bản mới`);
  const header = headerLine.safeParse(given);
  if (!header.success) throw new Unsound("dòng đầu của gói không đọc được");
  return header.data;
}
