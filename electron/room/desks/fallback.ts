import { ok } from "../../contract/index.ts";
import { writtenTime } from "../../domain/vietnamese-format.ts";
import { keep, unchanged } from "../changes.ts";
import { checkTrueAt, inVietnam } from "../entry-rules.ts";
import { fallbackPack } from "../fallback-pack.ts";
import { printedSetting, printedSettingId } from "../fallback-pack-printed.ts";
import type { HandlerTable } from "./handler.ts";

/** What must still be known when the machine is dead. */
export const fallbackDesk = {
  "fallback.pack": (room, viewer) => ok(fallbackPack(room, viewer)),
  "fallback.printed": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.madeAt);
    if (!timely.ok) return timely;
    const answer = { printedAt: room.clock.nowText() };
    const before = printedSetting(room.picture);
    // Somebody printing an older pack again does not make the newest one on paper any older.
    if (before !== null && Date.parse(before) >= Date.parse(asked.madeAt)) return unchanged(room, viewer, "fallback.printed", asked, answer);
    const done = keep(room, viewer, "fallback.printed", asked, {
      title: `in bộ giấy dự phòng lập lúc ${writtenTime(asked.madeAt)}`,
      marking: "open",
      edits: [{ kind: "setting", id: printedSettingId, set: { value: inVietnam(asked.madeAt) } }],
      answer: () => answer,
    });
    return done.ok ? ok(answer) : done;
  },
} satisfies Pick<HandlerTable, "fallback.pack" | "fallback.printed">;
