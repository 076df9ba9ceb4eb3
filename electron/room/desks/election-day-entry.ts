import type { Flagged, Marking, MethodName, Result } from "../../contract/index.ts";
import { keepTelling } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import type { DayBook } from "../election/day-book.ts";
import { checkMarking, checkTrueAt, notFound, raisedNote } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";

/** Refuses what has not happened yet, of any of these hours, and a marking above the officer's own. */
export const checkTold = (room: RoomParts, viewer: Viewer, marking: Marking, hours: readonly (string | undefined)[]): Result<null> => {
  for (const hour of hours) {
    const timely = checkTrueAt(room.clock, hour);
    if (!timely.ok) return timely;
  }
  return checkMarking(viewer, marking);
};

/** What must be said when a marking is raised, beside the flags. */
export const raised = (place: string, before: Marking | undefined, after: Marking): Flagged[] =>
  raisedNote(before, after).map((text) => ({ place, flag: "marking", text }));

/** Deletes a record of the day, with its own words for undo. */
export const remover =
  <K extends "interruption" | "ballot-matter" | "date-change">(
    kind: K,
    method: MethodName,
    noun: string,
    title: (book: DayBook, record: NonNullable<ReturnType<typeof recordInSight<K>>>) => string,
  ) =>
  (room: RoomParts, viewer: Viewer, asked: { id: string }): Result<{ id: string; changeSet: string }> => {
    const record = recordInSight(room.picture, kind, asked.id, viewer.clearance);
    if (!record) return notFound(noun);
    const { day: book } = room.election.booksFor(viewer.clearance);
    return keepTelling(
      room,
      viewer,
      method,
      asked,
      { title: title(book, record), marking: markingOf(record), edits: [{ kind, id: record.id, set: { deleted: true } }] },
      { id: record.id },
    );
  };
