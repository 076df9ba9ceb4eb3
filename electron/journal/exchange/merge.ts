import { fail, type Marking, type MergeReceipt, ok, type RecordKind, type Result } from "../../contract/index.ts";
import { canonical } from "../canonical.ts";
import { moveCheckpoint } from "../checkpoint.ts";
import type { Request } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import { answeredRequest, hashOfInput } from "../requests.ts";
import type { WritingStatements } from "../rows.ts";
import { kept } from "../transaction.ts";
import { Work } from "../work.ts";
import { type Bundle, type BundleReport, spelledChangeSet } from "./bundle.ts";
import { foretoldDisputes } from "./foretold-disputes.ts";
import { type Clocks, mergeNotes } from "./merge-notes.ts";
import { type MergePlan, planMerge, unreadOf } from "./merge-plan.ts";
import { Unsound } from "./read-change-set.ts";
import { mergeReceipt } from "./receipt.ts";
import { isOfExercise } from "./room-kind.ts";
import { stationName } from "./stations.ts";
import { learnSuccessions } from "./trust.ts";

/** What taking over a bundle would come to, nothing written; refused where it contradicts what is held or is of the other kind of room. */
export function examineBundle(ledger: Ledger, bundle: Bundle, clocks: Clocks): Result<BundleReport> {
  const planned = planOf(ledger, bundle, []);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const unreadEntries = unreadOf(plan);
  const named = (id: string) => ({ id, name: stationName(ledger, id, bundle.clearance) });
  return ok({
    madeBy: named(bundle.madeBy),
    madeAt: bundle.madeAt,
    changeSets: bundle.changeSets.length,
    entries: bundle.entries,
    fresh: bundle.changeSets.length - plan.known - plan.waiting.length,
    known: plan.known,
    waiting: plan.waiting.length,
    unreadEntries,
    newDisputes: foretoldDisputes(ledger, plan, knownFrom(ledger, clocks)),
    newStations: plan.unknown.map(({ id }) => named(id)),
    forkedStations: plan.parted.map(named),
    notes: mergeNotes(ledger, bundle, plan, unreadEntries, clocks),
  });
}

/** When what is taken over becomes known here: now by the room's clock, never before what came last. */
const knownFrom = ({ ends }: Ledger, clocks: Clocks): number => Math.max(Math.trunc(clocks.room()), ends.knownAt);

/** What a chain's first change set waits for besides its own text: no hash is this. */
const nothing = "0".repeat(64);

/** A merge's receipt, and the records it changed. */
export interface Merged {
  receipt: MergeReceipt;
  touched: { kind: RecordKind; id: string }[];
}

/**
 * Takes over what is new of a bundle in one transaction: all of it or nothing. Change sets keep their bytes; they become known here now,
 * by this room's clock, whatever their station's said. `accepted`: stations an officer takes in, by id.
 */
export function mergeBundle(
  ledger: Ledger,
  write: WritingStatements,
  bundle: Bundle,
  accepted: readonly string[],
  clocks: Clocks,
  request?: Request,
): Result<Merged> {
  const before = request ? answeredRequest(ledger.read, request) : ok(null);
  if (!before.ok) return before;
  if (before.value) return repeated(before.value.answer);
  const planned = planOf(ledger, bundle, accepted);
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (plan.unknown.length > 0) return unaccepted(ledger, bundle.clearance, plan);
  return kept(write, () => {
    write.begin.run();
    const knownAt = knownFrom(ledger, clocks);
    const work = layDown(ledger, write, bundle, plan, () => knownAt);
    const receipt = receiptOf(ledger, work, bundle, plan, clocks);
    if (request) write.addRequest.run(request.key, hashOfInput(request.input), null, canonical(receipt));
    moveCheckpoint(ledger, write, work);
    write.commit.run();
    work.settle();
    return { receipt, touched: work.touched() };
  });
}

/**
 * Lays down what a plan takes of a bundle, within a transaction of the caller's, who commits it and settles the work. `knownAt`: when a change
 * set, by its id, became known here, ms; those that join must not go back in time.
 */
export function layDown(ledger: Ledger, write: WritingStatements, bundle: Bundle, plan: MergePlan, knownAt: (changeSet: string) => number): Work {
  const work = new Work(ledger, write);
  for (const { id, publicKey } of plan.taken) write.addStation.run(id, publicKey, null, null);
  learnSuccessions(ledger.read, write, bundle.stations);
  for (const hash of plan.blobs) {
    const bytes = bundle.blobs.get(hash);
    if (bytes) write.addBlob.run(hash, bytes);
  }
  for (const { sealed, bodies, hash } of plan.joining) {
    work.add(sealed, knownAt(sealed.header.id), false, bodies);
    if (plan.fromWaiting.has(hash)) write.dropWaiting.run(hash);
  }
  for (const { sealed, hash } of plan.waiting) {
    const { id, station, marking, previous } = sealed.header;
    if (plan.fromWaiting.has(hash)) write.dropWaiting.run(hash);
    write.addWaiting.run(hash, id, station, marking, previous ?? nothing, spelledChangeSet(sealed));
  }
  work.finish();
  return work;
}

function receiptOf(ledger: Ledger, work: Work, bundle: Bundle, plan: MergePlan, clocks: Clocks): MergeReceipt {
  const unreadEntries = work.ends.unread - ledger.ends.unread;
  return {
    merged: plan.joining.length,
    entries: plan.entries,
    known: plan.known,
    waiting: plan.waiting.length,
    unreadEntries,
    conflicts: work.disputed,
    forkedStations: plan.parted.map((id) => ({ id, name: stationName(ledger, id, bundle.clearance) })),
    notes: mergeNotes(ledger, bundle, plan, unreadEntries, clocks),
  };
}

function planOf(ledger: Ledger, bundle: Bundle, accepted: readonly string[]): Result<MergePlan> {
  if (bundle.exercise !== isOfExercise(ledger))
    return fail(
      "forbidden",
      bundle.exercise ? "Gói này là của một cuộc diễn tập, không nhận vào phòng thật." : "Gói này là của phòng thật, không nhận vào phòng diễn tập.",
      "Số liệu thật và diễn tập không bao giờ được trộn. Chưa có gì được ghi.",
    );
  try {
    return ok(planMerge(ledger, bundle, accepted));
  } catch (error) {
    if (error instanceof Unsound)
      return fail("bad-input", `Không nhận gói này: ${error.message}.`, "Chưa có gì được ghi. Hãy báo trạm gửi kiểm lại nhật ký của mình.");
    throw error;
  }
}

function unaccepted(ledger: Ledger, clearance: Marking, { unknown }: MergePlan): Result<never> {
  const names = unknown.map(({ id }) => `${stationName(ledger, id, clearance)} (${id})`);
  return fail(
    "forbidden",
    unknown.length === 1 ? `Gói có thay đổi của một trạm chưa biết: ${names[0]}.` : `Gói có thay đổi của ${unknown.length} trạm chưa biết.`,
    "Chưa có gì được ghi. Gọi điện đối chiếu mã trạm với nơi gửi rồi chấp nhận từng trạm.",
    names,
  );
}

function repeated(answer: unknown): Result<Merged> {
  const receipt = mergeReceipt.safeParse(answer);
  if (receipt.success) return ok({ receipt: receipt.data, touched: [] });
  return fail("bad-input", "Mã yêu cầu này đã dùng cho một việc khác.", "Hãy gửi lại với mã yêu cầu mới; chưa có gì được ghi thêm.");
}
