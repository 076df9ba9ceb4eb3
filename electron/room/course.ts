import { type Marking, markings, type ReportedReadiness, reportedReadiness, type Timeline } from "../contract/index.ts";
import { readinessAt } from "../domain/readiness.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import type { Journal, PlaceMarks } from "../journal/journal.ts";
import { inSight, keptAsNow, mayKnowMarked } from "./door.ts";
import type { Picture } from "./picture.ts";
import { markOf } from "./polling-places.ts";

type CoursePoint = Timeline["course"][number];

/** How many moments a course has, both ends included. */
const coursePoints = 60;

/** Even moments from one to another, whole ms, both included; one where they are the same. */
const evenMoments = (fromMs: number, toMs: number): number[] =>
  fromMs === toMs
    ? [fromMs]
    : Array.from({ length: coursePoints }, (_, place) => Math.round(fromMs + ((toMs - fromMs) * place) / (coursePoints - 1)));

const reported = (code: number | undefined): ReportedReadiness => reportedReadiness[code ?? -1] ?? "unknown";

/** What a course is told from: the journal, and the picture of now, whose markings keep the past too. */
interface CourseGround {
  journal: Journal;
  picture: Picture;
}

/** The mark of one place of the columns; null where it is not in sight. */
const markAt = ({ journal, picture }: CourseGround, clearance: Marking, marks: PlaceMarks, place: number, atMs: number) => {
  const id = marks.ids[place] ?? "";
  const now = picture.record("polling-place", id);
  // Columns do not say what stands in dispute: the few places in dispute are read whole.
  if (marks.disputed[place] === 1) {
    const then = journal.past({ knownAt: atMs }).record("polling-place", id);
    const kept = then && keptAsNow(then, now);
    return kept && inSight(clearance, kept) ? markOf(kept, atMs).readiness : null;
  }
  if (marks.deleted[place] === 1 || !mayKnowMarked(clearance, markings[marks.marking[place] ?? -1], now)) return null;
  const trueAtMs = marks.trueAt[place] ?? Number.NaN;
  return readinessAt(
    {
      readiness: reported(marks.readiness[place]),
      trueAtMs: Number.isNaN(trueAtMs) ? null : trueAtMs,
      disputed: [],
      existenceDisputed: false,
    },
    atMs,
  ).readiness;
};

/** How the marks of the places in sight stood at even moments, as known then. */
export const courseBetween = (ground: CourseGround, clearance: Marking, fromMs: number, toMs: number): CoursePoint[] => {
  const moments = evenMoments(fromMs, toMs);
  const course: CoursePoint[] = [];
  for (const marks of ground.journal.placeMarksAlong(moments)) {
    const atMs = moments[course.length] ?? toMs;
    const counts = { ready: 0, lacking: 0, failed: 0, stale: 0, unknown: 0 };
    for (let place = 0; place < marks.ids.length; place += 1) {
      const mark = markAt(ground, clearance, marks, place, atMs);
      if (mark) counts[mark] += 1;
    }
    course.push({ at: vietnamTime(atMs), ...counts });
  }
  return course;
};
