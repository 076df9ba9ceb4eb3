import { changesBetween } from "../changes-between.ts";
import { recordStory } from "../record-story.ts";
import type { HandlerTable } from "./handler.ts";

/** What changed between two moments, and the history of one record. */
export const changesDesk = {
  "changes.between": (room, viewer, asked) => changesBetween(room, viewer, asked),
  "record.history": (room, viewer, asked) => recordStory(room, viewer, asked),
} satisfies Pick<HandlerTable, "changes.between" | "record.history">;
