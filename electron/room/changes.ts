import { isDeepStrictEqual } from "node:util";
import { type FieldsOf, type Marking, type MethodName, type OutputOf, ok, type RecordKind, type Result } from "../contract/index.ts";
import type { Draft, Edit, FoldedRecord } from "../journal/journal.ts";
import type { RoomParts } from "./parts.ts";
import type { Viewer } from "./room.ts";

/** What a method asks to be kept; `answer` is what the same request gets again, and may name the change set. */
export interface Change {
  title: string;
  marking: Marking;
  edits: Edit[];
  answer: (changeSet: string) => object;
  trueAt?: string | undefined;
  undoes?: string | undefined;
  blobs?: Uint8Array[];
}

/** What a method's `requestId` stands for; undefined where it has none. */
export const requestOf = (viewer: Viewer, method: MethodName, asked: object): { key: string; input: string } | undefined => {
  const { requestId, ...rest } = { requestId: undefined, ...asked };
  return typeof requestId === "string"
    ? { key: JSON.stringify([viewer.actor, viewer.clearance, requestId]), input: JSON.stringify({ method, ...rest }) }
    : undefined;
};

/** Remembers the answer to a request that found nothing to change: sent again, it gets the same and writes over nobody. */
export const unchanged = <A extends object>(room: RoomParts, viewer: Viewer, method: MethodName, asked: object, answer: A): Result<A> => {
  const request = requestOf(viewer, method, asked);
  const remembered = request ? room.journal.remember({ ...request, answer }) : ok(null);
  return remembered.ok ? ok(answer) : remembered;
};

/** One change set, on disk when this returns `ok` with its id. */
export const keep = (room: RoomParts, viewer: Viewer, method: MethodName, asked: object, change: Change): Result<string> => {
  const request = requestOf(viewer, method, asked);
  const draft: Draft = {
    actor: viewer.actor,
    marking: change.marking,
    title: change.title,
    edits: change.edits,
    trueAt: change.trueAt,
    undoes: change.undoes,
    request: request && { ...request, answer: change.answer },
  };
  if (change.blobs) draft.blobs = change.blobs;
  const kept = room.journal.append(draft);
  return kept.ok ? ok(kept.value.changeSet) : kept;
};

const isAnswer = <M extends MethodName>(_method: M, value: unknown): value is OutputOf<M> => typeof value === "object" && value !== null;

/** The same, answered with what the writer is told and the change set's own id: what the page offers to take back is this and nothing else. */
export const keepTelling = <A extends object>(
  room: RoomParts,
  viewer: Viewer,
  method: MethodName,
  asked: object,
  change: Omit<Change, "answer">,
  told: A,
): Result<A & { changeSet: string }> => {
  const answer = (changeSet: string) => ({ ...told, changeSet });
  const kept = keep(room, viewer, method, asked, { ...change, answer });
  return kept.ok ? ok(answer(kept.value)) : kept;
};

/** The first answer to this request, if it was ever answered; null where the work is still to be done. */
export const answeredBefore = <M extends MethodName>(
  room: RoomParts,
  viewer: Viewer,
  method: M,
  asked: object,
): Result<{ answer: OutputOf<M> } | null> => {
  const request = requestOf(viewer, method, asked);
  if (!request) return ok(null);
  const before = room.journal.answered(request.key, request.input);
  if (!before.ok || before.value === null) return before.ok ? ok(null) : before;
  const { answer } = before.value;
  return isAnswer(method, answer) ? ok({ answer }) : ok(null);
};

/**
 * Of the fields wanted, those that differ from the record's. A disputed field is written only where it was `asked` for, equal or not:
 * saying the standing value again settles it, saving something else does not.
 */
export const changedFields = <K extends RecordKind>(
  record: FoldedRecord<K>,
  wanted: Partial<FieldsOf<K>>,
  asked: readonly string[],
): Partial<FieldsOf<K>> => {
  const changed: Partial<FieldsOf<K>> = {};
  for (const field in wanted) {
    const value = wanted[field];
    if (value === undefined) continue;
    const settled = asked.includes(field) && record.conflicts.some((conflict) => conflict.field === field);
    if (settled || !isDeepStrictEqual(record.fields[field], value)) changed[field] = value;
  }
  return changed;
};
