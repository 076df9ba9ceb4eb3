import { createHash } from "node:crypto";
import { fail, ok, type Result, stricterOf } from "../../contract/index.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import { answeredBefore, keep, unchanged } from "../changes.ts";
import { mediaTypes } from "../media-types.ts";
import { type FigureEdits, readFigures, type StagedFigures } from "./election-figure-reading.ts";
import { figureTemplate } from "./election-figure-template.ts";
import type { HandlerTable } from "./handler.ts";

const notStaged = (): Result<never> =>
  fail("not-found", "Tệp này không còn chờ nhập.", "Tệp chờ được giữ một giờ, tới khi phòng khởi động lại. Nạp lại tệp rồi xem trước lần nữa.");

const titleOf = ({ what, fileName }: StagedFigures, { edits }: FigureEdits): string =>
  `nhập ${writtenNumber(edits.length)} ${what === "reports" ? "báo cáo" : "mục rà soát"} từ tệp ${fileName}`.slice(0, 300);

/** Reports and ticks from spreadsheets: shown first, kept whole in one change. */
export const figuresDesk = {
  "figures.preview": async (room, viewer, asked) => {
    const read = await readFigures(room, viewer, asked);
    if (!read.ok) return read;
    const staged = room.stagedFigures.put(read.value);
    return ok({ staged, ...read.value.first.preview });
  },
  "figures.accept": async (room, viewer, asked) => {
    const before = answeredBefore(room, viewer, "figures.accept", asked);
    if (!before.ok) return before;
    if (before.value) return ok(before.value.answer);
    const staged = room.stagedFigures.get(asked.staged);
    if (!staged) return notStaged();
    // Read again against the room as it is now: what was shown must be what is kept, or nothing is.
    const again = await readFigures(room, viewer, staged);
    if (!again.ok) return again;
    const { preview, edits } = again.value.first;
    if (JSON.stringify(preview.rows) !== JSON.stringify(staged.first.preview.rows))
      return fail("bad-input", "Số liệu trong phòng đã đổi sau khi xem trước; chưa nhập gì.", "Xem trước lại tệp để thấy số liệu mới rồi nhập.");
    const receipt = {
      changeSet: null,
      counts: preview.counts,
      records: edits.edits.length,
      fileHash: createHash("sha256").update(staged.bytes).digest("hex"),
    };
    if (edits.edits.length === 0) {
      const done = unchanged(room, viewer, "figures.accept", asked, receipt);
      if (done.ok) room.stagedFigures.drop(asked.staged);
      return done;
    }
    const answer = (changeSet: string) => ({ ...receipt, changeSet });
    const kept = keep(room, viewer, "figures.accept", asked, {
      title: titleOf(staged, edits),
      marking: stricterOf("open", edits.marking),
      edits: edits.edits,
      blobs: [staged.bytes],
      answer,
    });
    if (!kept.ok) return kept;
    room.stagedFigures.drop(asked.staged);
    return ok(answer(kept.value));
  },
  "figures.template": async (room, viewer, asked) => {
    const made = await figureTemplate(room, viewer, asked);
    return made.ok
      ? ok({ fileName: made.value.fileName, mediaType: mediaTypes.xlsx, base64: Buffer.from(made.value.bytes).toString("base64") })
      : made;
  },
} satisfies Pick<HandlerTable, "figures.preview" | "figures.accept" | "figures.template">;
