import { type ChecklistTickFields, type ItemState, type Marking, type RejectedTick, stricterOf } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { markingOf } from "../door.ts";
import { tidyOrNull } from "../entry-rules.ts";
import type { Picture } from "../picture.ts";
import type { ChecklistBook } from "./checklists-book.ts";
import type { TickRecord } from "./ticks-by-unit.ts";

/** One item of one unit as somebody told it. Left out stays as it was; a note not given with a state is none. */
export interface TickRow {
  unit: string;
  item: string;
  state: ItemState;
  by?: string | null | undefined;
  note?: string | null | undefined;
}

/** What all rows of one telling have in common; `at` null: now. */
export interface TickTelling {
  at: string | null;
  source?: string | null | undefined;
  marking?: Marking | undefined;
  invented?: boolean;
}

/** What rows come to: edits to keep together, under `marking`, and what was not taken. */
export interface TickEdits {
  edits: Edit[];
  marking: Marking;
  kept: TickRow[];
  unchanged: number;
  /** Something newer is known of them: they are kept beneath it. */
  older: number;
  rejected: RejectedTick[];
}

const idOf = ({ unit, item }: TickRow): string => `${unit}/${item}`;

/** Why a row cannot be taken, in words; null where it can. */
const refusal = (book: ChecklistBook, { unit, item }: TickRow, nowMs: number): string | null => {
  if (!book.standing(unit, nowMs)) return "không có đơn vị này trong danh sách";
  const standing = book.item(unit, item, nowMs);
  if (!standing) return "mẫu rà soát đang dùng không có mục này";
  return standing.applies ? null : "mục này không đặt ra ở đơn vị này";
};

const newestMs = (record: TickRecord): number => {
  const beside = record.conflicts.flatMap(({ field, values }) => (field === "state" ? values.map(({ origin }) => origin) : []));
  return Math.max(...[record.origins.state, ...beside].map((origin) => (origin ? Date.parse(origin.trueAt) : Number.NEGATIVE_INFINITY)));
};

const freshTick = ({ unit, item, state }: TickRow, version: number): ChecklistTickFields => ({
  unit,
  item,
  version,
  state,
  by: null,
  note: null,
  invented: false,
  source: null,
  marking: "open",
  deleted: false,
});

/**
 * Rows as edits, for a form and a spreadsheet alike. The same row twice counts once; two that say otherwise of one item are both refused,
 * for nobody can tell which is right. A tick said again is kept: it makes the item young. One that settles a dispute stands above all that
 * was said.
 */
export const tickEdits = (picture: Picture, book: ChecklistBook, rows: readonly TickRow[], telling: TickTelling, nowMs: number): TickEdits => {
  const result: TickEdits = { edits: [], marking: telling.marking ?? "open", kept: [], unchanged: 0, older: 0, rejected: [] };
  const states = new Map<string, Set<string>>();
  for (const row of rows) {
    const said = states.get(idOf(row)) ?? new Set<string>();
    states.set(idOf(row), said.add(`${row.state} ${tidyOrNull(row.note) ?? ""}`));
  }
  const taken = new Set<string>();
  for (const row of rows) {
    const id = idOf(row);
    const { unit, item } = row;
    const isAmbiguous = (states.get(id)?.size ?? 0) > 1;
    if (!isAmbiguous && taken.has(id)) {
      result.unchanged += 1;
      continue;
    }
    taken.add(id);
    const reason = isAmbiguous ? "hai dòng nói khác nhau về cùng một mục" : refusal(book, row, nowMs);
    if (reason !== null) result.rejected.push({ unit, item, reason });
    else take(picture, book, row, telling, nowMs, result);
  }
  return result;
};

const take = (picture: Picture, book: ChecklistBook, row: TickRow, telling: TickTelling, nowMs: number, result: TickEdits): void => {
  const level = row.unit.slice(0, row.unit.indexOf(":"));
  const { version } = book.template(level === "place" || level === "commune" ? level : "district", nowMs);
  const atMs = telling.at === null ? nowMs : Date.parse(telling.at);
  const id = idOf(row);
  const record = picture.record("checklist-tick", id);
  const said: Partial<ChecklistTickFields> = {
    version,
    state: row.state,
    note: tidyOrNull(row.note) ?? null,
    invented: telling.invented ?? false,
    ...(row.by === undefined ? {} : { by: tidyOrNull(row.by) ?? null }),
    ...(telling.source === undefined ? {} : { source: tidyOrNull(telling.source) ?? null }),
    ...(telling.marking === undefined ? {} : { marking: telling.marking }),
  };
  const isDisputed = record?.conflicts.some(({ field }) => field === "state" || field === "deleted") ?? false;
  const isGone = record?.fields.deleted ?? false;
  if (record && !isDisputed && !isGone) {
    const beforeMs = newestMs(record);
    const { fields } = record;
    const isSame = fields.state === said.state && fields.note === said.note && fields.version === version && (said.by ?? fields.by) === fields.by;
    if (isSame && beforeMs === atMs) {
      result.unchanged += 1;
      return;
    }
    if (beforeMs > atMs) result.older += 1;
  }
  // What settles a dispute, or comes after a tick that was taken back, stands above all that was said of the item before.
  const trueAt = record && (isDisputed || isGone) ? vietnamTime(Math.max(atMs, newestMs(record))) : (telling.at ?? undefined);
  if (isGone || isDisputed) result.edits.push({ kind: "checklist-tick", id, set: { deleted: false } });
  result.edits.push({ kind: "checklist-tick", id, set: record ? said : { ...freshTick(row, version), ...said }, trueAt });
  if (record) result.marking = stricterOf(result.marking, markingOf(record));
  result.kept.push(row);
};
