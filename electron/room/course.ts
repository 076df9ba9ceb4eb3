import { type Marking, markings, type ReportedReadiness, reportedReadiness, type Timeline } from "../contract/index.ts";
import { type ReadinessMark, readinessAt } from "../domain/readiness.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import type { PlaceMarks } from "../journal/journal.ts";
import { type CourseGround, MarksAlong } from "./course-ticks.ts";
import { inSight, keptAsNow, mayKnowMarked } from "./door.ts";
import type { ReadinessMarks } from "./election/readiness-marks.ts";
import type { Picture } from "./picture.ts";

/** How the marks stood along the way, and when which number of them grew stale by age alone. */
type Course = Pick<Timeline, "course" | "aged">;

/** How many moments a course has, both ends included. */
const coursePoints = 60;

/** Even moments from one to another, whole ms, both included; one where they are the same. */
const evenMoments = (fromMs: number, toMs: number): number[] =>
  fromMs === toMs
    ? [fromMs]
    : Array.from({ length: coursePoints }, (_, place) => Math.round(fromMs + ((toMs - fromMs) * place) / (coursePoints - 1)));

const reported = (code: number | undefined): ReportedReadiness => reportedReadiness[code ?? -1] ?? "unknown";

/** Whether a place kept then under the marking so placed in `markings` is in sight: asked once a place, not once a moment. */
type Sight = (id: string, then: number) => boolean;

const sightOf = (picture: Picture, clearance: Marking): Sight => {
  const known = [...markings, null].map(() => new Map<string, boolean>());
  return (id, then) => {
    const asked = known[then] ?? known[markings.length];
    const before = asked?.get(id);
    if (before !== undefined) return before;
    const may = mayKnowMarked(clearance, markings[then], picture.record("polling-place", id));
    asked?.set(id, may);
    return may;
  };
};

/** The mark of one place of the columns; null where it is not in sight. */
const markAt = (
  { journal, picture }: CourseGround,
  clearance: Marking,
  ticked: ReadinessMarks,
  sight: Sight,
  marks: PlaceMarks,
  place: number,
  atMs: number,
): ReadinessMark | null => {
  const id = marks.ids[place] ?? "";
  // Columns do not say what stands in dispute: the few places in dispute are read whole.
  if (marks.disputed[place] === 1) {
    const then = journal.past({ knownAt: atMs }).record("polling-place", id);
    const kept = then && keptAsNow(then, picture.record("polling-place", id));
    return kept && inSight(clearance, kept) ? ticked.of(kept, atMs) : null;
  }
  if (marks.deleted[place] === 1 || !sight(id, marks.marking[place] ?? -1)) return null;
  const trueAtMs = marks.trueAt[place] ?? Number.NaN;
  const told = reported(marks.readiness[place]);
  const mark = readinessAt(
    {
      readiness: told,
      trueAtMs: Number.isNaN(trueAtMs) ? null : trueAtMs,
      disputed: [],
      existenceDisputed: false,
    },
    atMs,
  );
  return ticked.withChecklist(id, mark, told !== "unknown", atMs);
};

/** A place that will have grown stale by the next moment unless something is heard of it. */
interface Ageing {
  place: number;
  trueAt: number | undefined;
  staleMs: number;
}

/**
 * How the marks of the places in sight stood at even moments, as known then; one a step. Told as aged are those of which nothing was
 * heard between the two even moments around the one they grew stale at.
 */
export function* courseBetween(ground: CourseGround, clearance: Marking, fromMs: number, toMs: number): Generator<undefined, Course> {
  const moments = evenMoments(fromMs, toMs);
  const sight = sightOf(ground.picture, clearance);
  const along = new MarksAlong(ground, clearance);
  const course: Course["course"] = [];
  const aged = new Map<number, number>();
  let ageing: Ageing[] = [];
  for (const marks of ground.journal.placeMarksAlong(moments)) {
    const atMs = moments[course.length] ?? toMs;
    const nextMs = moments[course.length + 1] ?? atMs;
    along.moveTo(atMs);
    const counts = { ready: 0, lacking: 0, failed: 0, stale: 0, unknown: 0 };
    for (const { place, trueAt, staleMs } of ageing)
      if (marks.trueAt[place] === trueAt && markAt(ground, clearance, along.marks, sight, marks, place, atMs)?.readiness === "stale")
        aged.set(staleMs, (aged.get(staleMs) ?? 0) + 1);
    ageing = [];
    for (let place = 0; place < marks.ids.length; place += 1) {
      const mark = markAt(ground, clearance, along.marks, sight, marks, place, atMs);
      if (!mark) continue;
      counts[mark.readiness] += 1;
      const staleMs = mark.turnsStaleMs;
      if (staleMs !== null && staleMs <= nextMs) ageing.push({ place, trueAt: marks.trueAt[place], staleMs });
    }
    course.push({ at: vietnamTime(atMs), ...counts });
    yield;
  }
  return { course, aged: [...aged].sort(([one], [other]) => one - other).map(([at, places]) => ({ at: vietnamTime(at), places })) };
}
