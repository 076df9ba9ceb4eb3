import { type Flagged, fail, type MethodName, type Result } from "../../contract/index.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { keepTelling } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import type { OutreachBook } from "../election/outreach-book.ts";
import { notFound } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";

type OutreachKind = "outreach-site" | "box-trip" | "team-gap";

/** Refused where the place is none in sight. */
export const noSuchPlace = (): Result<never> =>
  fail("bad-input", "Cần chọn một khu vực bỏ phiếu có trong danh sách.", "Chọn lại khu vực bỏ phiếu; chưa có gì thay đổi.");

/** Flags in words, as a writer is told them: kept all the same. */
export const told = <F extends string>(place: string, called: string, flags: readonly F[], words: Record<F, string>): Flagged[] =>
  flags.map((flag) => ({ place, flag, text: `${called}: ${words[flag]}.` }));

/** Deletes one record, with its own words for undo. */
export const outreachRemover =
  <K extends OutreachKind>(kind: K, method: MethodName, noun: string, title: (book: OutreachBook, record: FoldedRecord<K>) => string) =>
  (room: RoomParts, viewer: Viewer, asked: { id: string }): Result<{ id: string; changeSet: string }> => {
    const record = recordInSight(room.picture, kind, asked.id, viewer.clearance);
    if (!record) return notFound(noun);
    const book = room.election.booksFor(viewer.clearance).outreach;
    return keepTelling(
      room,
      viewer,
      method,
      asked,
      { title: title(book, record), marking: markingOf(record), edits: [{ kind, id: record.id, set: { deleted: true } }] },
      { id: record.id },
    );
  };
