import { type Marking, mayRead } from "../contract/index.ts";
import { type Checkpoint, Examination, type Finding, readHeader } from "./examination.ts";
import { foldRecord } from "./fold.ts";
import { entriesOfRecord } from "./history.ts";
import { packRecord } from "./packed-record.ts";
import type { ReadingStatements } from "./rows.ts";
import { atOnce } from "./slices.ts";
import { Trail, type TrailRecord } from "./trail.ts";

/** Whether a viewer so cleared may be told of a finding. */
export const mayBeTold = (clearance: Marking, finding: Finding): boolean => mayRead(clearance, finding.marking ?? "restricted");

const start: Checkpoint = { arrival: 0, hash: null };

/** Examines what arrived after a checkpoint. The first thing bad. */
export const examineTail = (statements: ReadingStatements, from: Checkpoint): Finding | undefined =>
  lostSince(statements, from) ?? atOnce(examineAfter(statements, from));

/** Examines all that was signed, whatever was checked of it before, in small steps; `checkpoint`: where it was last. The first thing bad. */
export function* examineAll(statements: ReadingStatements, checkpoint: Checkpoint): Generator<undefined, Finding | undefined> {
  return (yield* examineAfter(statements, start)) ?? lostSince(statements, checkpoint);
}

function lostSince(statements: ReadingStatements, { arrival, hash }: Checkpoint): Finding | undefined {
  const row = arrival > 0 ? statements.changeSet.get(arrival) : undefined;
  if (arrival === 0 || row?.arrival_hash === hash) return undefined;
  const reason = `Thay đổi số ${arrival}, nơi đã kiểm lần trước, không còn hoặc đã bị sửa.`;
  return { changeSet: row?.id ?? String(arrival), marking: null, reason };
}

function* examineAfter(statements: ReadingStatements, from: Checkpoint): Generator<undefined, Finding | undefined> {
  const examination = new Examination(statements, from);
  let { arrival } = from;
  for (let row = statements.changeSetAfter.get(arrival); row; row = statements.changeSetAfter.get(arrival)) {
    arrival = row.arrival;
    const finding = yield* examination.examine(row);
    if (finding) return finding;
    yield;
  }
  return examination.finish(statements.chains);
}

/** A folded row that is not what its entries fold to: where it stands and how it must read. */
export interface Strayed extends TrailRecord {
  body: string;
}

/**
 * Goes through the whole journal, then through what was folded from it, in small steps between which it may be written:
 * before each comparison it catches up with what arrived meanwhile.
 */
export class Verification {
  /** What is wrong with the folded tables beyond single rows: they must all be made anew. */
  unfit: Finding | undefined;
  readonly #statements: ReadingStatements;
  readonly #clearance: Marking;
  readonly #strayed: (record: Strayed) => void;
  readonly #examination: Examination;
  readonly #trail: Trail;
  #arrival = 0;
  /** First entry of the change set examined last, and how many records were compared. */
  #entry = 0;
  #compared = 0;
  #isWhole = true;

  /** `strayed` is told of each folded row that strayed, in the very step in which it was found. */
  constructor(statements: ReadingStatements, clearance: Marking, strayed: (record: Strayed) => void) {
    this.#statements = statements;
    this.#clearance = clearance;
    this.#strayed = strayed;
    this.#examination = new Examination(statements, { arrival: 0, hash: null });
    this.#trail = new Trail(statements);
  }

  /** The first thing bad in what was signed that such a viewer may be told of; nothing is compared with entries that are not whole. */
  *run(): Generator<undefined, Finding | undefined> {
    const finding = yield* this.#catchUp();
    if (finding) return finding;
    const missing = this.#examination.finish(this.#statements.chains);
    if (missing && mayBeTold(this.#clearance, missing)) return missing;
    if (missing) this.#isWhole = false;
    this.unfit ??= this.#examination.unlisted(this.#statements.chains);
    for (const record of this.#trail.records.values()) {
      const late = yield* this.#catchUp();
      if (late) return late;
      if (!this.#isWhole || this.unfit) return undefined;
      this.#compare(record);
      this.#compared += 1;
      yield;
    }
    const late = yield* this.#catchUp();
    const known = this.#trail.records.size;
    const stray = (this.#statements.lastRecord.get()?.number ?? 0) > known;
    if (stray && this.#isWhole && !this.unfit)
      this.unfit = { changeSet: "", marking: null, reason: "Bảng gấp có hồ sơ mà nhật ký không có; hãy đóng rồi mở lại để gấp lại." };
    return late;
  }

  /** How far it is, 0..1: most of the work is in the entries, the rest in what was folded from them. */
  get share(): number {
    const last = this.#statements.lastChangeSet.get()?.first_entry ?? 0;
    const ofEntries = last === 0 ? 1 : Math.min(1, this.#entry / last);
    return 0.8 * ofEntries + 0.2 * Math.min(1, this.#compared / Math.max(1, this.#trail.records.size));
  }

  /** Where chains part, as far as it has gone. */
  get forks(): readonly Finding[] {
    return this.#examination.forks;
  }

  *#catchUp(): Generator<undefined, Finding | undefined> {
    for (let row = this.#statements.changeSetAfter.get(this.#arrival); row; row = this.#statements.changeSetAfter.get(this.#arrival)) {
      this.#arrival = row.arrival;
      this.#entry = row.first_entry;
      const finding = yield* this.#examination.examine(row);
      if (finding && mayBeTold(this.#clearance, finding)) return finding;
      if (finding) this.#isWhole = false;
      const misplaced = this.#isWhole ? yield* this.#trail.take(row) : undefined;
      if (misplaced !== undefined)
        this.unfit ??= {
          ...ownerOf(this.#statements, misplaced),
          reason: `Mục số ${misplaced} bị nối sai vào hồ sơ của nó trong bảng gấp; hãy đóng rồi mở lại để gấp lại.`,
        };
      yield;
    }
    return undefined;
  }

  #compare(record: TrailRecord): void {
    const row = this.#statements.recordByNumber.get(record.number);
    if (row?.kind !== record.kind || row.id !== record.id) {
      const reason = `Hồ sơ ${record.kind} ${record.id} không còn ở chỗ của nó trong bảng gấp, trong nhật ký vẫn còn; hãy đóng rồi mở lại để gấp lại.`;
      this.unfit = { ...ownerOf(this.#statements, record.latest), reason };
      return;
    }
    const body = packRecord(foldRecord(entriesOfRecord(this.#statements, record.latest)));
    if (row.latest !== record.latest || row.body !== body) this.#strayed({ ...record, body });
  }
}

/** Examines every change set, then the projections folded from them. The first thing bad that such a viewer may be told of. */
export function* verify(statements: ReadingStatements, clearance: Marking): Generator<undefined, Finding | undefined> {
  return (yield* verifyWithForks(statements, clearance)).damage;
}

/** The same, and the first place where a chain parts: told where nothing is damaged. `watched` is given what tells how far it is, 0..1. */
export function* verifyWithForks(
  statements: ReadingStatements,
  clearance: Marking,
  watched: (share: () => number) => void = () => {},
): Generator<undefined, { damage: Finding | undefined; fork: Finding | undefined }> {
  let strayed: Finding | undefined;
  const verification = new Verification(statements, clearance, ({ kind, id, latest }) => {
    const reason = `Hồ sơ ${kind} ${id} không khớp với nhật ký: dòng đã gấp bị sửa; hãy đóng rồi mở lại để gấp lại.`;
    const found = { ...ownerOf(statements, latest), reason };
    if (mayBeTold(clearance, found)) strayed ??= found;
  });
  watched(() => verification.share);
  const damaged = yield* verification.run();
  const { unfit } = verification;
  const damage = damaged ?? strayed ?? (unfit && mayBeTold(clearance, unfit) ? unfit : undefined);
  return { damage, fork: verification.forks.find((found) => mayBeTold(clearance, found)) };
}

function ownerOf(statements: ReadingStatements, entry: number): { changeSet: string; marking: Marking | null } {
  const row = statements.entry.get(entry);
  const changeSet = row && statements.changeSet.get(row.arrival);
  return { changeSet: changeSet?.id ?? String(entry), marking: changeSet ? (readHeader(changeSet.header)?.marking ?? null) : null };
}
