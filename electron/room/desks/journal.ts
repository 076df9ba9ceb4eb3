import { fail, ok, type UndoStep } from "../../contract/index.ts";
import type { ChangeSetSummary } from "../../journal/journal.ts";
import { keep } from "../changes.ts";
import { mayKnowOfChange } from "../door.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { reversal } from "../undo.ts";
import { mayUndo, undoTitle } from "../undo-right.ts";
import type { HandlerTable } from "./handler.ts";

/** How many steps the surface is offered; a change set found in a record's history may be undone however old. */
const stepsShown = 50;

/**
 * The newest own change sets with what became of each: an undo that is not itself undone takes its target out of effect. As everywhere,
 * what was undone can be done again from here until something new is done.
 */
const ownSteps = (room: RoomParts, viewer: Viewer): { undo: ChangeSetSummary[]; redo: { step: ChangeSetSummary; of: ChangeSetSummary }[] } => {
  const own = room.journal
    .ownChangeSets(stepsShown * 4)
    .filter((set) => set.actor === viewer.actor && !set.isOfRoomItself && mayKnowOfChange(viewer.clearance, set));
  const undo = own.filter((set) => set.undoes === null && mayUndo(room, viewer, set));
  const newest = own.findIndex((set) => set.undoes === null);
  const redo = (newest === -1 ? own : own.slice(0, newest)).flatMap((step) => {
    const of = step.undoes === null ? undefined : room.journal.changeSet(step.undoes);
    return of && of.undoes === null && mayUndo(room, viewer, step) ? [{ step, of }] : [];
  });
  return { undo: undo.slice(0, stepsShown), redo: redo.slice(0, stepsShown) };
};

const toldAs = ({ id, knownAt }: ChangeSetSummary, title: string): UndoStep => ({ changeSet: id, title, knownAt });

/** How far (0..1) each check under way is, by the name its asker gave it. */
const checks = new Map<string, () => number>();

/** Nhật ký: checking the chain, undo and redo. */
export const journalDesk = {
  "journal.verify": async (room, viewer, { check }, signal) => {
    const watch = (share: () => number): void => {
      if (check !== undefined) checks.set(check, share);
    };
    watch(() => 0);
    const verified = await room.journal.verify(viewer.clearance, signal, watch);
    if (check !== undefined) checks.delete(check);
    return verified;
  },
  "journal.verifying": (room, viewer, { check }) => {
    const share = checks.get(check)?.();
    if (share === undefined) return ok({ underWay: null });
    const { entries } = room.journal.tally(viewer.clearance);
    return ok({ underWay: { checked: Math.floor(share * entries), entries } });
  },
  /** Who may not write has nothing to undo. */
  "undo.steps": (room, viewer) => {
    if (!viewer.mayWrite || !room.journal.isWritable) return ok({ undo: [], redo: [] });
    const { undo, redo } = ownSteps(room, viewer);
    return ok({ undo: undo.map((set) => toldAs(set, set.title)), redo: redo.map(({ step, of }) => toldAs(step, of.title)) });
  },
  "undo.apply": async (room, viewer, asked) => {
    const target = room.journal.changeSet(asked.changeSet);
    if (!target || !mayUndo(room, viewer, target))
      return fail(
        "not-found",
        "Không có thay đổi này để hoàn tác.",
        "Có thể đã được hoàn tác, hoặc do máy khác thực hiện; xem lại danh sách hoàn tác.",
      );
    const { edits, kept, writers, notes } = await reversal(room, viewer, target);
    const title = undoTitle(room.journal, target);
    if (edits.length === 0 && notes.length > 0)
      return fail(
        "outside-province",
        `Không hoàn tác được “${target.title}”: hình vẽ trước đó nằm ngoài ranh giới tỉnh đang dùng.`,
        "Chưa có gì thay đổi; vẽ lại vùng này nếu cần.",
        [...notes, ...kept],
      );
    if (edits.length === 0)
      return fail(
        "bad-input",
        `Không hoàn tác được “${target.title}”: những mục đó nay mang giá trị do một tin khác ghi.`,
        `Các mục dưới đây giữ nguyên giá trị mới; sửa tay nếu cần.${writers.map((one) => ` ${one}`).join("")}`,
        kept,
      );
    const answer = (changeSet: string) => ({ changeSet, title, kept, notes: [...notes, ...writers] });
    const done = keep(room, viewer, "undo.apply", asked, { title, marking: target.marking, edits, undoes: target.id, answer });
    return done.ok ? ok(answer(done.value)) : done;
  },
} satisfies Pick<HandlerTable, "journal.verify" | "journal.verifying" | "undo.steps" | "undo.apply">;
