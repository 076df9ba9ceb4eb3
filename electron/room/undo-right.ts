import type { Marking } from "../contract/index.ts";
import type { ChangeSetSummary, Journal } from "../journal/journal.ts";
import { mayKnowOfChange } from "./door.ts";
import type { RoomParts } from "./parts.ts";
import type { Viewer } from "./room.ts";

/** Whether a change set counts: an undo that is not itself undone takes its target out of effect. */
const isInEffect = (journal: Journal, changeSet: string): boolean => !journal.undoings(changeSet).some((undoing) => isInEffect(journal, undoing));

/** What took a change set out of effect, as far as this clearance may be told and had arrived by `knownAt`, ms; null where it counts. */
export const undoneBy = (journal: Journal, clearance: Marking, changeSet: string, knownAt: number): string | null => {
  const arrived = (one: string): boolean => Date.parse(journal.changeSet(one)?.knownAt ?? "") <= knownAt;
  const counts = (one: string): boolean => arrived(one) && !journal.undoings(one).some(counts);
  const undoing = journal.undoings(changeSet).findLast(counts);
  const summary = undoing === undefined ? undefined : journal.changeSet(undoing);
  return summary && mayKnowOfChange(clearance, summary) ? summary.id : null;
};

/** Whether this viewer may undo a change set, however long ago it was made: their own, made here, not undone yet. */
export const mayUndo = (room: RoomParts, viewer: Viewer, changeSet: ChangeSetSummary): boolean =>
  viewer.mayWrite &&
  room.moment === null &&
  room.journal.isWritable &&
  !changeSet.isOfRoomItself &&
  room.journal.line.includes(changeSet.station) &&
  changeSet.actor === viewer.actor &&
  mayKnowOfChange(viewer.clearance, changeSet) &&
  isInEffect(room.journal, changeSet.id);

/** What undoing a change set is called: of an undo it is doing again, of that undoing it once more. */
export const undoTitle = (journal: Journal, target: ChangeSetSummary): string => {
  let root = target;
  let turns = 0;
  for (let next = journal.changeSet(root.undoes ?? ""); next; next = journal.changeSet(next.undoes ?? "")) {
    root = next;
    turns += 1;
  }
  return turns % 2 === 1 ? `làm lại: ${root.title}` : `hoàn tác: ${root.title}`;
};
