import type { UndoStep } from "../../electron/contract/index.ts";

/** `fresh`: the room has not told its steps since; `undoable`; `undone`; `past`: too many steps ago to be taken back at one press. */
export type ReceiptStanding = "fresh" | "undoable" | "undone" | "past";

/**
 * How what was accepted stands now, by the room's steps that can be undone (newest first). `seen`: its own step, once it was among them:
 * gone from there, it was undone, unless all that are left are newer and it merely fell off the end.
 */
export const receiptStanding = (undo: readonly UndoStep[] | null, changeSet: string, seen: UndoStep | null): ReceiptStanding => {
  if (undo?.some((step) => step.changeSet === changeSet) === true) return "undoable";
  if (undo === null || seen === null) return "fresh";
  const oldest = undo.at(-1);
  return oldest !== undefined && Date.parse(oldest.knownAt) > Date.parse(seen.knownAt) ? "past" : "undone";
};
