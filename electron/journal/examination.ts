import type { Marking } from "../contract/index.ts";
import { canonical } from "./canonical.ts";
import { branchFor, chainKey, changeSetsOf } from "./chains.ts";
import { arrivalHash, type ChangeSetHeader, changeSetHeader, formatVersion, headerHash, partHash, payloadHash, signedBytes } from "./change-set.ts";
import type { ChangeSetRow, ReadingStatements, SignedStatements } from "./rows.ts";
import { atOnce } from "./slices.ts";
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

/** So many entries are read and hashed before there is a chance to pause. */
const entriesAtOnce = 100;

/** Examines change sets one after another, in their order of arrival. */
export class Examination {
  readonly #statements: SignedStatements;
  /** Where chains part: not damage, for both branches were signed and are kept, but two histories were told under one name. */
  readonly forks: Finding[] = [];
  readonly #signatures = new Map<string, ((bytes: Buffer, signature: Uint8Array) => boolean) | undefined>();
  /** The ends of each chain's branches, as far as they were examined. */
  readonly #chains = new Map<string, { number: number; head: string }[]>();
  readonly #fromStart: boolean;
  #last: Checkpoint;
  #nextEntry: number | undefined;

  constructor(statements: SignedStatements, start: Checkpoint) {
    this.#statements = statements;
    this.#last = start;
    this.#fromStart = start.arrival === 0;
    this.#nextEntry = this.#fromStart ? 1 : undefined;
  }

  /** What is wrong with the next change set; undefined where it is sound. */
  *examine(row: ChangeSetRow): Generator<undefined, Finding | undefined> {
    const header = readHeader(row.header);
    const reason = header
      ? ((yield* this.#inauthentic(row, header)) ?? this.#misplaced(row, header))
      : "Phần đầu của thay đổi không đọc được: dòng dữ liệu đã bị sửa.";
    this.#last = { arrival: row.arrival, hash: row.arrival_hash };
    if (header) {
      const key = chainKey(header.station, header.marking);
      const branches = this.#chains.get(key) ?? [];
      const joined = branches.findIndex(({ head }) => head === header.previous);
      const place = joined >= 0 || this.#fromStart || reason !== undefined ? branchFor(branches, header) : branches.length;
      this.#chains.set(key, branches.toSpliced(place, 1, { number: header.number, head: headerHash(row.header) }));
      this.#nextEntry = row.first_entry + header.entries;
    }
    return reason === undefined ? undefined : { changeSet: row.id, marking: header?.marking ?? null, reason };
  }

  /** What is missing at the end, once the last change set was examined. */
  finish(chains: ReadingStatements["chains"]): Finding | undefined {
    const rows = chains.all();
    const kept = new Set(rows.map(({ number, head }) => `${number} ${head}`));
    for (const chain of rows) {
      const branches = this.#chains.get(chainKey(chain.station, chain.marking)) ?? [];
      if (branches.some(({ head, number }) => head === chain.head && number === chain.number)) continue;
      // After a checkpoint only the branches are met that something was hung on since.
      if (!this.#fromStart && branches.every(({ number, head }) => kept.has(`${number} ${head}`))) continue;
      const marking = chain.marking === "open" || chain.marking === "internal" || chain.marking === "restricted" ? chain.marking : null;
      const reason = `Thay đổi số ${chain.number}, cuối chuỗi, không còn hoặc không đúng với đầu chuỗi đã ghi: có dòng đã bị xóa hoặc thay.`;
      return { changeSet: `${chain.station}/${chain.marking}/${chain.number}`, marking, reason };
    }
    return undefined;
  }

  /** A chain whose change sets are there and whose end is written nowhere, in words. */
  unlisted(chains: ReadingStatements["chains"]): Finding | undefined {
    const kept = new Set(chains.all().map(({ station, marking, number, head }) => `${chainKey(station, marking)} ${number} ${head}`));
    for (const [key, branches] of this.#chains) {
      const lost = branches.find(({ number, head }) => !kept.has(`${key} ${number} ${head}`));
      if (!lost) continue;
      const reason = `Bảng đầu chuỗi thiếu chuỗi kết thúc ở số ${lost.number}, trong nhật ký vẫn còn; hãy đóng rồi mở lại để gấp lại.`;
      return { changeSet: key.replace(" ", "/"), marking: null, reason };
    }
    return undefined;
  }

  /** Whether a change set is what its station signed, wherever it stands. */
  isAuthentic(row: ChangeSetRow): boolean {
    const header = readHeader(row.header);
    return header !== undefined && atOnce(this.#inauthentic(row, header)) === undefined;
  }

  *#inauthentic(row: ChangeSetRow, header: ChangeSetHeader): Generator<undefined, string | undefined> {
    if (header.format > formatVersion) return `Thay đổi ở định dạng ${header.format}, mới hơn phiên bản này; chưa kiểm được.`;
    if (header.id !== row.id) return "Mã thay đổi không khớp với phần đầu đã ký.";
    const check = this.#signatureOf(header.station);
    if (!check) return `Không có khóa hợp lệ của trạm ${header.station} để kiểm chữ ký.`;
    if (!check(signedBytes(row.header), row.signature)) return "Chữ ký không đúng: phần đầu bị sửa hoặc không do trạm này lập.";
    if ((yield* this.#payload(row, header)) !== header.payload) return "Nội dung không khớp với mã băm đã ký: có mục bị sửa, thêm, bớt hoặc đổi chỗ.";
    return undefined;
  }

  #misplaced(row: ChangeSetRow, header: ChangeSetHeader): string | undefined {
    if (row.arrival !== this.#last.arrival + 1) return `Thiếu thay đổi ngay trước nó trong thứ tự đến (số ${this.#last.arrival + 1}).`;
    const broken = this.#broken(row, header);
    if (broken !== undefined) return broken;
    const arrived = arrivalHash({ number: row.arrival, knownAt: row.known_at, header: headerHash(row.header), previous: this.#last.hash });
    if (arrived !== row.arrival_hash) return "Thứ tự hoặc giờ đến không khớp với chuỗi đến của kho này.";
    if (this.#nextEntry !== undefined && row.first_entry !== this.#nextEntry) return "Các mục của nó không nối tiếp thay đổi trước.";
    return undefined;
  }

  /** What is wrong with where it stands in its chain. */
  #broken(row: ChangeSetRow, header: ChangeSetHeader): string | undefined {
    const branches = this.#chains.get(chainKey(header.station, header.marking)) ?? [];
    if (branches.length === 0 && !this.#fromStart) return undefined;
    const before = branches[branchFor(branches, header)];
    if (before && header.number === before.number + 1 && header.previous === before.head) return undefined;
    if (branches.length > 0 && this.#parts(row, header)) {
      this.forks.push(this.#fork(row, header));
      return undefined;
    }
    const { number, head } = before ?? branches.at(-1) ?? { number: 0, head: null };
    if (header.number !== number + 1) return `Chuỗi đứt: số ${header.number} đến sau số ${number}.`;
    return header.previous === head ? undefined : `Chuỗi đứt: thay đổi số ${number} trước nó không phải bản nó đã nối vào.`;
  }

  /** Whether its chain parts at it: another holds its place, and what it is hung on stands before it. */
  #parts(row: ChangeSetRow, header: ChangeSetHeader): boolean {
    if (header.previous === null) return header.number === 1;
    const { station, marking, number } = header;
    for (const before of changeSetsOf(this.#statements, { station, marking, number: number - 1 }))
      if (before.arrival < row.arrival && headerHash(before.header) === header.previous) return true;
    return false;
  }

  #fork(row: ChangeSetRow, { station, marking, number, previous }: ChangeSetHeader): Finding {
    const rivals: string[] = [];
    for (const other of changeSetsOf(this.#statements, { station, marking, number }))
      if (other.arrival < row.arrival && readHeader(other.header)?.previous === previous) rivals.push(other.id);
    const reason =
      `Chuỗi của trạm ${station} tách nhánh ở số ${number}: thay đổi này và ${rivals.join(", ")} nhận cùng một chỗ, ` +
      "cả hai đều đúng chữ ký (thư mục bị chép rồi cả hai bản cùng ghi, hoặc khóa trạm bị dùng ở nơi khác). Các nhánh đều được giữ.";
    return { changeSet: row.id, marking, reason };
  }

  *#payload(row: ChangeSetRow, header: ChangeSetHeader): Generator<undefined, string> {
    const note = row.note === null || row.note_salt === null ? (row.note_hash ?? "") : partHash({ salt: row.note_salt, text: row.note });
    const hashes = [note];
    const end = row.first_entry + header.entries;
    for (let from = row.first_entry; from < end; from += entriesAtOnce) {
      if (from > row.first_entry) yield;
      for (const entry of this.#statements.entries.all(from, Math.min(end, from + entriesAtOnce))) {
        if (entry.arrival !== row.arrival) return "";
        hashes.push(entry.body === null || entry.salt === null ? (entry.hash ?? "") : partHash({ salt: entry.salt, text: entry.body }));
      }
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
export function readHeader(text: string): ChangeSetHeader | undefined {
  try {
    const given: unknown = JSON.parse(text);
    const header = changeSetHeader.safeParse(given);
    return header.success && canonical(header.data) === text ? header.data : undefined;
  } catch {
    return undefined;
  }
}
