import { fail } from "../../contract/index.ts";
import { electionDate, hoursOf } from "../../domain/election/election-day.ts";
import { writtenTime } from "../../domain/vietnamese-format.ts";
import { keepTelling } from "../changes.ts";
import { inVietnam } from "../entry-rules.ts";
import type { Handler, HandlerTable } from "./handler.ts";

/** Name of the setting that remembers where the exercise's clock was moved to. */
const exerciseClockSetting = "exercise-clock";

/**
 * The hour is kept as a setting of the room itself: as the newest thing known it is where a room opened again goes on from, and everybody
 * who watches is told of it with all that aged.
 */
const moveClock: Handler<"exercise.moveClock"> = (room, viewer, asked) => {
  if (!room.exercise) return fail("forbidden", "Đồng hồ của phòng thật không dời được.", "Chỉ phòng diễn tập mới dời được giờ; giờ phòng không đổi.");
  const from = room.clock.now();
  const to = Date.parse(asked.to);
  if (to <= from)
    return fail(
      "bad-input",
      `Giờ diễn tập đang là ${writtenTime(room.clock.nowText())}, chỉ dời tới được.`,
      "Chọn giờ sau giờ này; giờ phòng không đổi.",
    );
  const last = hoursOf(electionDate).overMs;
  if (to > last)
    return fail("bad-input", `Diễn tập chỉ đến ${writtenTime(inVietnam(new Date(last).toISOString()))}.`, "Chọn giờ sớm hơn; giờ phòng không đổi.");
  room.clock.moveTo(to);
  const now = room.clock.nowText();
  const kept = keepTelling(
    room,
    viewer,
    "exercise.moveClock",
    asked,
    {
      title: `dời giờ diễn tập đến ${writtenTime(now)}`,
      marking: "open",
      edits: [{ kind: "setting", id: exerciseClockSetting, set: { value: now } }],
    },
    { now },
  );
  // Nothing was told of the hour yet: where it could not be kept the clock goes on as it was.
  if (!kept.ok) room.clock.moveTo(from);
  return kept;
};

/** Diễn tập: what only an exercise's room can do. */
export const exerciseDesk = { "exercise.moveClock": moveClock } satisfies Pick<HandlerTable, "exercise.moveClock">;
