import { hash } from "node:crypto";
import { fail, ok, type RecordKind, type Result, timestamp } from "../contract/index.ts";
import { canonical } from "./canonical.ts";
import { type ChangeSetHeader, type ChangeSetNote, readEntryRef } from "./change-set.ts";
import { checkEdit, type SoundEdit } from "./check-draft.ts";
import { moveCheckpoint } from "./checkpoint.ts";
import { Composition } from "./compose.ts";
import { bodyOf, headerOf } from "./history.ts";
import { isMoment, isReading } from "./hybrid-clock.ts";
import type { Draft, Request, SeedDraft } from "./journal.ts";
import { isRecordKind } from "./known-kinds.ts";
import type { Ledger } from "./ledger.ts";
import { answeredRequest, hashOfInput } from "./requests.ts";
import type { RequestRow, WritingStatements } from "./rows.ts";
import { type SigningStation, seal } from "./seal.ts";
import { kept, settled } from "./transaction.ts";
import { uuid7 } from "./uuid7.ts";
import { Work } from "./work.ts";

/** What a writer takes from outside: the room's clock, the wall's (ms since 1970) and chance. */
export interface WriterSurroundings {
  clock: () => Date;
  wall: () => number;
  random: (size: number) => Uint8Array;
}

/** What came of one draft: its change set, the records it touched, and the answer to its request. */
export interface Written {
  changeSet: string;
  touched: { kind: RecordKind; id: string }[];
  answer: unknown;
  /** It had been written before: this is the first answer again. */
  repeated: boolean;
}

/** The one way into the journal: judges, seals, writes and folds in one transaction. */
export class Writer {
  readonly #ledger: Ledger;
  readonly #write: WritingStatements;
  readonly #station: SigningStation;
  readonly #surroundings: WriterSurroundings;

  constructor(ledger: Ledger, write: WritingStatements, station: SigningStation, surroundings: WriterSurroundings) {
    this.#ledger = ledger;
    this.#write = write;
    this.#station = station;
    this.#surroundings = surroundings;
  }

  /** All of the drafts or none of them; durable when it returns `ok`. */
  write(drafts: readonly SeedDraft[]): Result<Written[]> {
    return kept(this.#write, () => {
      const work = new Work(this.#ledger, this.#write);
      this.#write.begin.run();
      const written = drafts.map((draft) => this.#writeOne(work, draft));
      work.finish();
      moveCheckpoint(this.#ledger, this.#write, work);
      this.#write.commit.run();
      work.settle();
      return written;
    });
  }

  /** Keeps the answer to a request that changed nothing; the first answer where there is one. */
  remember({ key, input, answer }: Request & { answer: unknown }): Result<{ answer: unknown }> {
    return kept(this.#write, () => {
      const before = settled(this.answered(key, input));
      if (before) return { answer: before.answer };
      const text = canonical(answer);
      this.#write.addRequest.run(key, hashOfInput(input), null, text);
      return { answer: JSON.parse(text) };
    });
  }

  /** The first answer to a request; a refusal where the same key asked something else; null where it was never answered. */
  answered(key: string, input: string): Result<{ row: RequestRow; answer: unknown } | null> {
    return answeredRequest(this.#ledger.read, { key, input });
  }

  #writeOne(work: Work, draft: SeedDraft): Written {
    const { request } = draft;
    const before = request && settled(this.answered(request.key, request.input));
    if (before) return this.#repeat(before.row, before.answer);
    const now = settled(this.#arrivalTime(work, draft));
    const wall = this.#surroundings.wall();
    const id = uuid7(wall, this.#surroundings.random(10));
    const { marking, entries, touched } = this.#compose(work, draft, id, now);
    const blobs = (draft.blobs ?? []).map((bytes) => ({ hash: hash("sha256", bytes, "hex"), bytes }));
    // In the order in which canonical JSON spells them.
    const note: ChangeSetNote = {
      actor: draft.actor,
      ...(blobs.length > 0 && { blobs: blobs.map((blob) => blob.hash) }),
      ...(request && { request: request.key }),
      title: draft.title,
      ...(draft.undoes !== undefined && { undoes: draft.undoes }),
    };
    const [chain] = work.chain(this.#station.id, marking);
    const end = { number: chain?.number ?? 0, head: chain?.head ?? null, clock: work.ends.clock };
    const sealed = seal({ id, marking, wall, note, entries }, end, this.#station, this.#surroundings.random);
    settled(checkMoments(sealed.header, now));
    work.add(sealed, now, true, entries, note.actor);
    for (const blob of blobs) this.#write.addBlob.run(blob.hash, blob.bytes);
    // Answered as it is kept, so that the first answer and the same again are the same bytes.
    const answer = canonical(request?.answer(id) ?? null);
    if (request) this.#write.addRequest.run(request.key, hashOfInput(request.input), work.ends.arrival, answer);
    return { changeSet: id, touched, answer: JSON.parse(answer), repeated: false };
  }

  #compose(work: Work, draft: Draft, changeSet: string, now: number): Composition {
    const composition = new Composition(changeSet, draft.marking, now);
    for (const given of draft.edits) {
      const state = isRecordKind(given.kind) ? work.state(given.kind, given.id) : undefined;
      const edit = settled(checkEdit(given, draft, state !== undefined || composition.has(given.kind, given.id), now));
      for (const ref of edit.withdraws) settled(this.#checkWithdrawal(ref, edit));
      composition.add(edit, state);
    }
    return composition;
  }

  #checkWithdrawal(ref: string, edit: SoundEdit): Result<true> {
    const named = readEntryRef(ref);
    const changeSet = named && this.#ledger.read.changeSetById.get(named.changeSet);
    const row = changeSet && this.#ledger.read.entry.get(changeSet.first_entry + named.place);
    const body = row?.arrival === changeSet?.arrival && row ? bodyOf(row) : undefined;
    if (body?.kind === edit.kind && body.id === edit.id) return ok(true);
    return fail("not-found", `Không tìm thấy mục ${ref} của hồ sơ ${edit.id} để rút lại.`, "Hãy xem lại lịch sử của hồ sơ; chưa ghi gì.");
  }

  /** The room's clock, never before the arrival before: the order of arrival and its times never part. */
  #arrivalTime(work: Work, draft: SeedDraft): Result<number> {
    const now = Math.max(Math.trunc(this.#surroundings.clock().getTime()), work.ends.knownAt);
    if (draft.knownAt === undefined) return ok(now);
    const given = timestamp.safeParse(draft.knownAt).success ? Date.parse(draft.knownAt) : Number.NaN;
    if (given >= work.ends.knownAt && given <= now) return ok(given);
    return fail(
      "bad-input",
      `Thời điểm biết tin "${draft.knownAt}" không hợp lệ.`,
      "Nó không được trước tin đến liền trước, cũng không sau bây giờ.",
    );
  }

  #repeat(row: RequestRow, answer: unknown): Written {
    const answered = (): Result<never> =>
      fail("bad-input", "Yêu cầu này đã được trả lời; khi đó không có gì thay đổi.", "Hãy gửi lại với mã yêu cầu mới; chưa ghi gì.");
    const changeSet = this.#ledger.read.changeSet.get(row.arrival ?? settled(answered()));
    if (!changeSet) throw new RangeError(`request ${row.key} names arrival ${row.arrival}, which is not there`);
    const touched = new Map<string, { kind: RecordKind; id: string }>();
    for (const entry of this.#ledger.read.entries.iterate(changeSet.first_entry, changeSet.first_entry + headerOf(changeSet).entries)) {
      const body = bodyOf(entry);
      if (body && isRecordKind(body.kind)) touched.set(`${body.kind} ${body.id}`, { kind: body.kind, id: body.id });
    }
    return { changeSet: changeSet.id, touched: [...touched.values()], answer, repeated: true };
  }
}

/** Nothing is kept that no station, this one included, would read again. */
function checkMoments({ wall, clock }: ChangeSetHeader, now: number): Result<true> {
  if (isMoment(wall) && isReading(clock) && isMoment(now)) return ok(true);
  return fail(
    "bad-input",
    "Đồng hồ của máy chỉ một thời điểm ngoài các năm 2000 đến 2099; chưa ghi gì.",
    "Hãy chỉnh lại ngày giờ của máy rồi làm lại. Những gì đã ghi trước đây còn nguyên.",
  );
}
