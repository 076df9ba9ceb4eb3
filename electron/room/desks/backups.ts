import { fail, type Result } from "../../contract/index.ts";
import type { Viewer } from "../room.ts";
import type { HandlerTable } from "./handler.ts";

/** Where the copies lie and how many there are is the business of those who keep the room, not of a wall. */
const notForWalls = ({ mayWrite }: Viewer): Result<never> | undefined =>
  mayWrite ? undefined : fail("forbidden", "Màn hình này chỉ để xem, không xem được các bản sao lưu.", "Hãy mở mục Bản sao lưu ở bàn trực.");

/** Copies of the whole journal; always those of now, whatever moment is looked at. */
export const backupsDesk = {
  "backups.list": (room, viewer) => notForWalls(viewer) ?? room.backups.list(viewer.clearance),
  "backups.make": (room, viewer) => room.backups.make("by-hand", viewer.clearance),
  "backups.previewRestore": (room, viewer, { fileName }) => room.backups.preview(fileName, viewer.clearance),
} satisfies Pick<HandlerTable, "backups.list" | "backups.make" | "backups.previewRestore">;
