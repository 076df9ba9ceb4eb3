import { fail, ok, type Result } from "../contract/index.ts";
import { exerciseSetting } from "../journal/exchange/room-kind.ts";
import type { Journal, SeedDraft } from "../journal/journal.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import { exerciseDrafts } from "./exercise/build-exercise.ts";
import type { LivePicture } from "./picture.ts";
import type { RoomClock } from "./room-clock.ts";

/** When the exercise opens, on its own day. */
const opensAtMs = Date.parse("2021-05-23T08:47:00+07:00");

/** Whether anything ever arrived, whatever its chains count. */
const hasArrivals = (journal: Journal): boolean => journal.arrivalAt(Number.MAX_SAFE_INTEGER) > 0;

/** Refuses a real room's folder as an exercise and an exercise's as a real room: figures must never mix. */
export const checkRoomKind = (journal: Journal, picture: LivePicture, exercise: boolean): Result<null> => {
  const isExercise = picture.record("setting", exerciseSetting) !== undefined;
  // A store only half read may have lost its mark; nothing can be written into it, so nothing can mix.
  const { state } = journal.opening("restricted");
  const isReadWhole = state !== "too-new" && state !== "salvaged-read-only";
  if (exercise && !isExercise && isReadWhole && hasArrivals(journal))
    return fail("forbidden", "Thư mục này là của phòng thật, không mở làm diễn tập được.", "Dữ liệu không đổi. Chọn một thư mục khác cho diễn tập.");
  if (!exercise && isExercise)
    return fail(
      "forbidden",
      "Thư mục này là của một cuộc diễn tập, không mở làm phòng thật được.",
      "Dữ liệu không đổi. Chọn một thư mục khác cho phòng thật.",
    );
  return ok(null);
};

const seeds = (boundaries: BoundaryMap): SeedDraft[] => {
  const steps = exerciseDrafts({
    communes: [...boundaries.communes.values()].map(({ code, name, districtCode, geometry, label, touchesChina }) => ({
      code,
      name,
      districtCode,
      geometry,
      labelLon: label[0],
      labelLat: label[1],
      touchesChina,
    })),
    districts: [...boundaries.districts.values()].map(({ code, name }) => ({ code, name })),
  });
  const history = steps.flatMap(({ clockAt, drafts }) => drafts.map((draft): SeedDraft => ({ ...draft, knownAt: clockAt })));
  const opening: SeedDraft = {
    actor: "Phòng tình huống",
    marking: "open",
    title: "mở phòng diễn tập",
    edits: [{ kind: "setting", id: exerciseSetting, set: { value: true } }],
    knownAt: steps[0]?.clockAt,
  };
  return [opening, ...history];
};

/**
 * Moves the clock to the exercise's day and, in an empty store that may be written, lays its history down in one transaction. Opened
 * again it goes on from the newest thing it knows, never before the opening.
 */
export const startExercise = (journal: Journal, picture: LivePicture, clock: RoomClock, builtIn: BoundaryMap): Result<null> => {
  clock.moveTo(Math.max(opensAtMs, picture.newestKnownAt() ?? opensAtMs));
  if (hasArrivals(journal) || !journal.isWritable) return ok(null);
  const drafts = seeds(builtIn);
  const laid = journal.appendAll(drafts);
  if (!laid.ok) return laid;
  picture.renew(drafts.flatMap(({ edits }) => edits));
  return ok(null);
};
