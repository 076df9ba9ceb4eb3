import { fail, type MethodName, type Result, type TickAnswer } from "../../contract/index.ts";
import { itemStateNames } from "../../domain/election/checklist-words.ts";
import { inSentence } from "../../domain/place-names.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import { keepTelling, unchanged } from "../changes.ts";
import type { ChecklistBook } from "../election/checklists-book.ts";
import { calledUnit } from "../election/day-called.ts";
import { type TickEdits, type TickRow, type TickTelling, tickEdits } from "../election/tick-edits.ts";
import { checkMarking, checkTrueAt, inVietnam } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import type { Handler } from "./handler.ts";

/** So many rows that were not taken are told at once. */
const rejectedTold = 1000;
/** So many ticks at once and no more: beyond it a table is better read in parts. */
const mostTicks = 200_000;

const tooMany = (): Result<never> =>
  fail("bad-input", `Quá ${writtenNumber(mostTicks)} mục trong một lần ghi; chưa ghi gì.`, "Chia ra theo huyện rồi ghi từng phần.");

const distinct = (texts: Iterable<string>): string[] => [...new Set(texts)];

/** What undo calls it. */
const titleOf = (book: ChecklistBook, { kept }: TickEdits, nowMs: number, verb: string): string => {
  const units = distinct(kept.map(({ unit }) => unit));
  const items = distinct(kept.map(({ item }) => item));
  const states = distinct(kept.map(({ state }) => state));
  const [first] = kept;
  const [unit = "", item = ""] = [first?.unit, first?.item];
  const what = items.length === 1 ? inSentence(book.item(unit, item, nowMs)?.words ?? item) : `${items.length} mục`;
  const state = states.length === 1 && first ? `: ${itemStateNames[first.state]}` : "";
  return `${verb} ${what}${state}, ${units.length === 1 ? calledUnit(book.units, unit) : `${writtenNumber(units.length)} đơn vị`}`;
};

const notesOf = ({ older }: TickEdits): string[] =>
  older === 0 ? [] : [`${writtenNumber(older)} mục đã có tin mới hơn: tin này được giữ lại, không thay tin mới hơn.`];

const keepTicks = <M extends "checklists.tick" | "checklists.tickRows" | "checklists.confirm">(
  room: RoomParts,
  viewer: Viewer,
  method: M & MethodName,
  asked: object,
  rows: readonly TickRow[],
  telling: TickTelling,
  verb = "ghi rà soát",
): Result<TickAnswer> => {
  const book = room.election.booksFor(viewer.clearance).checklists;
  const nowMs = room.clock.now();
  const told = tickEdits(room.picture, book, rows, telling, nowMs);
  const answer = {
    ticks: told.kept.length,
    units: distinct(told.kept.map(({ unit }) => unit)).length,
    unchanged: told.unchanged,
    rejected: told.rejected.slice(0, rejectedTold),
    notes: notesOf(told),
  };
  if (told.edits.length === 0) return unchanged(room, viewer, method, asked, { ...answer, changeSet: null });
  return keepTelling(room, viewer, method, asked, { title: titleOf(book, told, nowMs, verb), marking: told.marking, edits: told.edits }, answer);
};

/** Refuses the future and a marking above the officer's own. */
const checkTelling = (
  room: RoomParts,
  viewer: Viewer,
  { at, marking }: { at?: string | undefined; marking?: TickTelling["marking"] },
): Result<null> => {
  const timely = checkTrueAt(room.clock, at);
  return timely.ok && marking !== undefined ? checkMarking(viewer, marking) : timely;
};

const tellingOf = (asked: { at?: string | undefined; source?: string | null | undefined; marking?: TickTelling["marking"] }): TickTelling => ({
  at: asked.at === undefined ? null : inVietnam(asked.at),
  source: asked.source,
  marking: asked.marking,
});

/** Units there are not, as an answer; null where all of them are. */
const missingUnits = (book: ChecklistBook, units: readonly string[], nowMs: number): Result<never> | null => {
  const missing = units.filter((unit) => !book.standing(unit, nowMs));
  return missing.length === 0
    ? null
    : fail("not-found", `Không tìm thấy ${missing.length} đơn vị; chưa ghi gì.`, "Bỏ các mã sau rồi gửi lại.", missing.slice(0, 20));
};

export const tickItems: Handler<"checklists.tick"> = (room, viewer, asked) => {
  const timely = checkTelling(room, viewer, asked);
  if (!timely.ok) return timely;
  const book = room.election.booksFor(viewer.clearance).checklists;
  const nowMs = room.clock.now();
  const units = distinct(asked.units);
  const items = distinct(asked.items);
  if (units.length * items.length > mostTicks) return tooMany();
  const missing = missingUnits(book, units, nowMs);
  if (missing) return missing;
  const unknown = items.filter((item) => units.every((unit) => !book.item(unit, item, nowMs)));
  if (unknown.length > 0)
    return fail(
      "not-found",
      `Mẫu rà soát đang dùng không có ${unknown.length} mục; chưa ghi gì.`,
      "Mẫu có thể vừa đổi: tải lại rồi đánh dấu lại.",
      unknown.slice(0, 20),
    );
  const { state, note, by } = asked;
  const rows = units.flatMap((unit) => items.map((item): TickRow => ({ unit, item, state, note, by })));
  return keepTicks(room, viewer, "checklists.tick", asked, rows, tellingOf(asked));
};

export const tickRows: Handler<"checklists.tickRows"> = (room, viewer, asked) => {
  const timely = checkTelling(room, viewer, asked);
  return timely.ok ? keepTicks(room, viewer, "checklists.tickRows", asked, asked.rows, tellingOf(asked)) : timely;
};

export const confirmTicks: Handler<"checklists.confirm"> = (room, viewer, asked) => {
  const timely = checkTelling(room, viewer, asked);
  if (!timely.ok) return timely;
  const book = room.election.booksFor(viewer.clearance).checklists;
  const nowMs = room.clock.now();
  const units = distinct(asked.units);
  const missing = missingUnits(book, units, nowMs);
  if (missing) return missing;
  const rows = units.flatMap((unit) =>
    book.items(unit, nowMs).flatMap(({ key, applies, state, conflict, note, by }): TickRow[] => {
      const isStill = applies && !conflict && (state === "done" || state === "stale");
      return isStill ? [{ unit, item: key, state: "done", note, by: asked.by === undefined ? by : asked.by }] : [];
    }),
  );
  if (rows.length > mostTicks) return tooMany();
  if (rows.length === 0)
    return fail("bad-input", "Chưa có mục nào xong để xác nhận; chưa ghi gì.", "Đánh dấu từng mục đã xong trước, lần sau mới xác nhận vẫn như cũ.");
  return keepTicks(room, viewer, "checklists.confirm", asked, rows, tellingOf(asked), "xác nhận vẫn như cũ");
};
