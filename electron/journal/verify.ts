import { type Marking, mayRead } from "../contract/index.ts";
import { canonical } from "./canonical.ts";
import { arrivalHash, type ChangeSetHeader, changeSetHeader, formatVersion, headerHash, partHash, payloadHash, signedBytes } from "./change-set.ts";
import { chainKey } from "./ledger.ts";
import { type RefoldedRecord, Refolding } from "./refold.ts";
import type { ChangeSetRow, ReadingStatements } from "./rows.ts";
import { signatureCheck, stationId } from "./station-key.ts";

/** A change set found bad, and why, in words. `marking` is null where even that cannot be told. */
export interface Finding {
  changeSet: string;
  marking: Marking | null;
  reason: string;
}

/** Where an examination starts: after this arrival, whose hash is known good. */
export interface Checkpoint {
  arrival: number;
  hash: string | null;
}

/** Examines change sets one after another, in their order of arrival. */
export class Examination {
  readonly #statements: ReadingStatements;
  readonly #signatures = new Map<string, ((bytes: Buffer, signature: Uint8Array) => boolean) | undefined>();
  readonly #chains = new Map<string, { number: number; head: string }>();
  readonly #fromStart: boolean;
  #last: Checkpoint;
  #nextEntry: number | undefined;

  constructor(statements: ReadingStatements, start: Checkpoint) {
    this.#statements = statements;
    this.#last = start;
    this.#fromStart = start.arrival === 0;
    this.#nextEntry = this.#fromStart ? 1 : undefined;
  }

  /** What is wrong with the next change set; undefined where it is sound. */
  examine(row: ChangeSetRow): Finding | undefined {
    const header = readHeader(row.header);
    const reason = header ? this.#reason(row, header) : "Phần đầu của thay đổi không đọc được: dòng dữ liệu đã bị sửa.";
    this.#last = { arrival: row.arrival, hash: row.arrival_hash };
    if (header) {
      this.#chains.set(chainKey(header.station, header.marking), { number: header.number, head: headerHash(row.header) });
      this.#nextEntry = row.first_entry + header.entries;
    }
    return reason === undefined ? undefined : { changeSet: row.id, marking: header?.marking ?? null, reason };
  }

  /** What is missing at the end, once the last change set was examined. */
  finish(): Finding | undefined {
    for (const chain of this.#statements.chains.all()) {
      const found = this.#chains.get(chainKey(chain.station, chain.marking));
      if (!found && !this.#fromStart) continue;
      if (found?.number === chain.number && found.head === chain.head) continue;
      const marking = chain.marking === "open" || chain.marking === "internal" || chain.marking === "restricted" ? chain.marking : null;
      const reason = `Thay đổi số ${chain.number}, cuối chuỗi, không còn hoặc không đúng với đầu chuỗi đã ghi: có dòng đã bị xóa hoặc thay.`;
      return { changeSet: `${chain.station}/${chain.marking}/${chain.number}`, marking, reason };
    }
    return undefined;
  }

  /** Whether a change set is what its station signed, wherever it stands. */
  isAuthentic(row: ChangeSetRow): boolean {
    const header = readHeader(row.header);
    return header !== undefined && this.#inauthentic(row, header).next().done === true;
  }

  *#inauthentic(row: ChangeSetRow, header: ChangeSetHeader): Generator<string> {
    if (header.format > formatVersion) yield `Thay đổi ở định dạng ${header.format}, mới hơn phiên bản này; chưa kiểm được.`;
    if (header.id !== row.id) yield "Mã thay đổi không khớp với phần đầu đã ký.";
    const check = this.#signatureOf(header.station);
    if (!check) yield `Không có khóa hợp lệ của trạm ${header.station} để kiểm chữ ký.`;
    else if (!check(signedBytes(row.header), row.signature)) yield "Chữ ký không đúng: phần đầu bị sửa hoặc không do trạm này lập.";
    if (this.#payload(row, header) !== header.payload) yield "Nội dung không khớp với mã băm đã ký: có mục bị sửa, thêm, bớt hoặc đổi chỗ.";
  }

  *#misplaced(row: ChangeSetRow, header: ChangeSetHeader): Generator<string> {
    if (row.arrival !== this.#last.arrival + 1) yield `Thiếu thay đổi ngay trước nó trong thứ tự đến (số ${this.#last.arrival + 1}).`;
    const chain = this.#chains.get(chainKey(header.station, header.marking));
    const start = this.#fromStart ? { number: 0, head: null } : { number: header.number - 1, head: header.previous };
    const before = chain ?? start;
    if (header.number !== before.number + 1) yield `Chuỗi đứt: số ${header.number} đến sau số ${before.number}.`;
    else if (header.previous !== before.head) yield `Chuỗi đứt: thay đổi số ${before.number} trước nó không phải bản nó đã nối vào.`;
    const arrived = arrivalHash({ number: row.arrival, knownAt: row.known_at, header: headerHash(row.header), previous: this.#last.hash });
    if (arrived !== row.arrival_hash) yield "Thứ tự hoặc giờ đến không khớp với chuỗi đến của kho này.";
    if (this.#nextEntry !== undefined && row.first_entry !== this.#nextEntry) yield "Các mục của nó không nối tiếp thay đổi trước.";
  }

  #reason(row: ChangeSetRow, header: ChangeSetHeader): string | undefined {
    for (const reason of this.#inauthentic(row, header)) return reason;
    for (const reason of this.#misplaced(row, header)) return reason;
    return undefined;
  }

  #payload(row: ChangeSetRow, header: ChangeSetHeader): string {
    const note = row.note === null || row.note_salt === null ? (row.note_hash ?? "") : partHash({ salt: row.note_salt, text: row.note });
    const hashes = [note];
    for (const entry of this.#statements.entries.iterate(row.first_entry, row.first_entry + header.entries)) {
      if (entry.arrival !== row.arrival) return "";
      hashes.push(entry.body === null || entry.salt === null ? (entry.hash ?? "") : partHash({ salt: entry.salt, text: entry.body }));
    }
    return payloadHash(hashes);
  }

  #signatureOf(station: string): ((bytes: Buffer, signature: Uint8Array) => boolean) | undefined {
    if (!this.#signatures.has(station)) {
      const row = this.#statements.station.get(station);
      this.#signatures.set(station, row && stationId(row.public_key) === station ? signatureCheck(row.public_key) : undefined);
    }
    return this.#signatures.get(station);
  }
}

/** A header as it was signed; undefined where the text is not the one spelling of a header. */
function readHeader(text: string): ChangeSetHeader | undefined {
  try {
    const given: unknown = JSON.parse(text);
    const header = changeSetHeader.safeParse(given);
    return header.success && canonical(header.data) === text ? header.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a viewer so cleared may be told of a finding. */
const mayBeTold = (clearance: Marking, finding: Finding): boolean => mayRead(clearance, finding.marking ?? "restricted");

/** Examines what arrived after a checkpoint. The first thing bad. */
export function examineTail(statements: ReadingStatements, from: Checkpoint): Finding | undefined {
  if (from.arrival > 0 && statements.changeSet.get(from.arrival)?.arrival_hash !== from.hash) {
    const reason = `Thay đổi số ${from.arrival}, nơi đã kiểm lần trước, không còn hoặc đã bị sửa.`;
    return { changeSet: statements.changeSet.get(from.arrival)?.id ?? String(from.arrival), marking: null, reason };
  }
  const examination = new Examination(statements, from);
  for (const row of statements.changeSetsAfter.iterate(from.arrival)) {
    const finding = examination.examine(row);
    if (finding) return finding;
  }
  return examination.finish();
}

/** Examines every change set, then the projections folded from them. The first thing bad that such a viewer may be told of. */
export function verify(statements: ReadingStatements, clearance: Marking): Finding | undefined {
  const examination = new Examination(statements, { arrival: 0, hash: null });
  const refolding = new Refolding(statements);
  let isWhole = true;
  for (const row of statements.changeSetsAfter.iterate(0)) {
    const finding = examination.examine(row);
    if (finding && mayBeTold(clearance, finding)) return finding;
    if (finding) isWhole = false;
    else refolding.take(row);
  }
  const missing = examination.finish();
  if (missing && mayBeTold(clearance, missing)) return missing;
  const strayed = isWhole ? differingRecord(statements, refolding.finish().records) : undefined;
  return strayed && mayBeTold(clearance, strayed) ? strayed : undefined;
}

/** The first record whose row is not what its entries fold to. */
function differingRecord(statements: ReadingStatements, expected: RefoldedRecord[]): Finding | undefined {
  let place = 0;
  for (const row of statements.allRecords.iterate()) {
    const record = expected[place++];
    if (record?.kind === row.kind && record.id === row.id && record.latest === row.latest && record.body === row.body) continue;
    const reason = `Hồ sơ ${row.kind} ${row.id} không khớp với nhật ký: dòng đã gấp bị sửa; hãy đóng rồi mở lại để gấp lại.`;
    return { ...ownerOf(statements, record?.latest ?? row.latest), reason };
  }
  const lost = expected[place];
  if (!lost) return undefined;
  return { ...ownerOf(statements, lost.latest), reason: `Hồ sơ ${lost.kind} ${lost.id} đã bị xóa khỏi bảng gấp, trong nhật ký vẫn còn.` };
}

function ownerOf(statements: ReadingStatements, entry: number): { changeSet: string; marking: Marking | null } {
  const row = statements.entry.get(entry);
  const changeSet = row && statements.changeSet.get(row.arrival);
  return { changeSet: changeSet?.id ?? String(entry), marking: changeSet ? (readHeader(changeSet.header)?.marking ?? null) : null };
}
