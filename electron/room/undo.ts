import { isDeepStrictEqual } from "node:util";
import { isSituation, type Marking, type RecordKind, type ToldKind, toldKinds } from "../contract/index.ts";
import { writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";
import type { ChangeSetSummary, Edit, FieldOrigin } from "../journal/journal.ts";
import { partialKinds } from "../journal/known-kinds.ts";
import { builtInSet } from "./boundary-keeper.ts";
import { clippedNotes } from "./desks/area-saving.ts";
import { mayKnow } from "./door.ts";
import { given } from "./entry-rules.ts";
import { fieldNameOf } from "./field-names.ts";
import type { RoomParts } from "./parts.ts";
import { recordTitle, toldRecord } from "./record-titles.ts";
import type { Viewer } from "./room.ts";

type ChangeOfRecord = ChangeSetSummary["changes"][number];

/** The edit that sets these fields, each read by its kind's own schema. */
const editOf = <K extends RecordKind>(kind: K, id: string, values: Record<string, unknown>): Edit => ({
  kind,
  id,
  set: given(partialKinds[kind].parse(values)),
});

/** What undo would do: the edits, what somebody wrote since and therefore stays, as "Cao Bồ: cấp độ", who wrote that, and what the border took. */
interface Reversal {
  edits: Edit[];
  kept: string[];
  /** Who wrote what stays, in a sentence each. */
  writers: string[];
  notes: string[];
}

/** A record's values, where they came from and what it is called, by field names: what undo compares. */
interface Standing {
  called: string;
  values: Map<string, unknown>;
  origins: Map<string, FieldOrigin>;
  disputed: Set<string>;
}

const isTold = (kind: RecordKind): kind is ToldKind => toldKinds.some((one) => one === kind);

const standingOf = (room: RoomParts, clearance: Marking, kind: RecordKind, id: string): Standing | undefined => {
  const record = room.picture.record(kind, id);
  if (!record || !mayKnow(clearance, record)) return undefined;
  const values = new Map<string, unknown>(Object.entries(record.fields));
  const name = values.get("name") ?? values.get("text");
  const told = isTold(kind) ? toldRecord(room.picture, kind, id) : undefined;
  return {
    called: typeof name === "string" ? name.slice(0, 60) : told ? recordTitle(told, room.boundaries()) : id,
    values,
    origins: new Map(Object.entries<FieldOrigin | undefined>(record.origins).flatMap(([field, origin]) => (origin ? [[field, origin]] : []))),
    disputed: new Set(record.conflicts.map(({ field }) => field)),
  };
};

/** A field still holds a change set's value where that set wrote it, or the same officer's undoing and doing again brought it back. */
const stillHolds = (room: RoomParts, standing: Standing, target: ChangeSetSummary, field: string, value: unknown): boolean => {
  const origin = standing.origins.get(field);
  if (!origin || standing.disputed.has(field)) return false;
  if (origin.changeSet === target.id) return true;
  const broughtBack = origin.actor === target.actor && isDeepStrictEqual(standing.values.get(field), value);
  return broughtBack && (room.journal.changeSet(origin.changeSet)?.undoes ?? null) !== null;
};

/** What a withdrawn change set first did to each record, by kind and id. */
type Withdrawn = ReadonlyMap<string, ChangeOfRecord>;

/** What a withdrawal took back. */
const withdrawnBy = async (room: RoomParts, { undoes }: ChangeSetSummary): Promise<Withdrawn> => {
  const withdrawn = new Map<string, ChangeOfRecord>();
  const undone = undoes === null ? undefined : room.journal.changeSet(undoes);
  if (!undone) return withdrawn;
  for await (const change of undone.eachChange()) {
    const key = `${change.kind} ${change.id}`;
    if (!withdrawn.has(key)) withdrawn.set(key, change);
  }
  return withdrawn;
};

/**
 * Undoing a withdrawal: the withdrawn values are written again, as true as they ever were and no younger, wherever what it laid open
 * still stands and nothing newer is known.
 */
const writtenAgain = (standing: Standing, change: ChangeOfRecord, withdrawn: Withdrawn): { edits: Edit[]; keptFields: string[] } => {
  const original = withdrawn.get(`${change.kind} ${change.id}`);
  if (!original) return { edits: [], keptFields: [] };
  const { before, after, trueAt } = original;
  const isOlder = (origin: FieldOrigin | undefined): boolean => !origin || Date.parse(origin.trueAt) <= Date.parse(trueAt);
  const fields = Object.keys(after);
  const holding = fields.filter((field) => isDeepStrictEqual(standing.values.get(field), before[field]) && isOlder(standing.origins.get(field)));
  const values = Object.fromEntries(holding.map((field) => [field, after[field]]));
  const edits = holding.length === 0 ? [] : [{ ...editOf(change.kind, change.id, values), trueAt }];
  return { edits, keptFields: fields.filter((field) => !holding.includes(field)) };
};

const backwards = (
  room: RoomParts,
  change: ChangeOfRecord,
  standing: Standing,
  target: ChangeSetSummary,
): { edits: Edit[]; keptFields: string[] } => {
  const { kind, id, before, after } = change;
  const fields = Object.keys(after);
  const holding = fields.filter((field) => stillHolds(room, standing, target, field, after[field]));
  const keptFields = fields.filter((field) => !holding.includes(field));
  const isCreation = Object.keys(before).length === 0;
  if (isCreation && isSituation(kind))
    return holding.includes("deleted") ? { edits: [editOf(kind, id, { deleted: true })], keptFields } : { edits: [], keptFields };
  if (isCreation && kind === "boundary-set" && holding.includes("file")) return { edits: [{ kind, id, set: builtInSet(room.builtIn) }], keptFields };
  if (isCreation) return { edits: [], keptFields: fields };
  // A mistaken report is withdrawn, not overwritten: the report before it comes back with its own age, not looking fresh. What others
  // wrote over since stands as it is; what is disputed cannot be withdrawn without settling it, so then all of it stays.
  if ((kind === "polling-place" && holding.includes("readiness")) || (kind === "checklist-tick" && holding.includes("state"))) {
    if (fields.some((field) => standing.disputed.has(field))) return { edits: [], keptFields: fields };
    return {
      edits: [{ kind, id, set: {}, withdraws: [...new Set(holding.flatMap((field) => standing.origins.get(field)?.entry ?? []))] }],
      keptFields,
    };
  }
  const values = Object.fromEntries(holding.map((field) => [field, before[field]]));
  return { edits: holding.length === 0 ? [] : [editOf(kind, id, values)], keptFields };
};

/** A shape that would come back is cut to the province as any drawing is; one wholly outside by now does not come back. */
const atBorder = async (room: RoomParts, edit: Edit): Promise<{ edit: Edit | null; notes: string[] }> => {
  if (!("geometry" in edit.set) || edit.set.geometry === undefined) return { edit, notes: [] };
  const { geometry, ...rest } = edit.set;
  const sound = await room.spatial.inspect(geometry);
  if (sound.ok)
    return sound.value.clippedKm2 > 0
      ? { edit: { ...edit, set: { ...rest, geometry: sound.value.geometry } }, notes: clippedNotes(sound.value) }
      : { edit, notes: [] };
  if (sound.error.code !== "outside-province") return { edit, notes: [] };
  return {
    edit: Object.keys(rest).length === 0 ? null : { ...edit, set: rest },
    notes: ["Hình vẽ trước đó nằm ngoài ranh giới tỉnh đang dùng, không lấy lại."],
  };
};

/** Who wrote the values that stay, counted: "Bàn Thiên tai đã ghi 2 mục được giữ nguyên, mới nhất 09:10 23/5/2021." */
class LaterWriters {
  readonly #written = new Map<string, { count: number; newest: string }>();

  add({ actor, knownAt }: FieldOrigin): void {
    const before = this.#written.get(actor);
    const newest = before && Date.parse(before.newest) > Date.parse(knownAt) ? before.newest : knownAt;
    this.#written.set(actor, { count: (before?.count ?? 0) + 1, newest });
  }

  told(): string[] {
    return [...this.#written].map(
      ([actor, { count, newest }]) => `${actor} đã ghi ${writtenNumber(count)} mục được giữ nguyên, mới nhất ${writtenTime(newest)}.`,
    );
  }
}

/**
 * What undoing a change set would do: fields that still hold its values go back to what they were, a record it made is deleted, fields
 * somebody wrote since stay. Undoing an undo is doing again. An import's tens of thousands of records are gone through in slices.
 */
export const reversal = async (room: RoomParts, { clearance }: Viewer, target: ChangeSetSummary): Promise<Reversal> => {
  const edits: Edit[] = [];
  const kept: string[] = [];
  const notes: string[] = [];
  const writers = new LaterWriters();
  let withdrawn: Withdrawn | undefined;
  for await (const change of target.eachChange()) {
    const standing = standingOf(room, clearance, change.kind, change.id);
    if (!standing) continue;
    const isWithdrawal = Object.keys(change.after).length === 0;
    if (isWithdrawal) withdrawn ??= await withdrawnBy(room, target);
    const back = withdrawn && isWithdrawal ? writtenAgain(standing, change, withdrawn) : backwards(room, change, standing, target);
    for (const edit of back.edits) {
      const inside = await atBorder(room, edit);
      if (inside.edit) edits.push(inside.edit);
      notes.push(...inside.notes.map((note) => `${standing.called}: ${note}`));
    }
    for (const field of back.keptFields) {
      kept.push(`${standing.called}: ${fieldNameOf(change.kind, field)}`);
      const origin = standing.origins.get(field);
      if (origin && origin.changeSet !== target.id) writers.add(origin);
    }
  }
  return { edits, kept, writers: writers.told(), notes };
};
