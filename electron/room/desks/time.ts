import { type Marking, markings, ok, situationKinds, type TimelineStep } from "../../contract/index.ts";
import { isLandmark } from "../../domain/landmarks.ts";
import { kindsInWords } from "../../domain/record-kinds.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { ArrivalStep, FoldedRecord } from "../../journal/journal.ts";
import { inSlices } from "../../journal/slices.ts";
import { courseBetween } from "../course.ts";
import { mayKnow, mayKnowOfChange } from "../door.ts";
import type { RoomParts } from "../parts.ts";
import type { HandlerTable } from "./handler.ts";

const stepsByDefault = 2000;
/** How many change sets are read at a time, going back. */
const page = 500;

/** Which change sets told of a record, and with how many entries; the record made anew where another came. */
const told = new WeakMap<FoldedRecord, ReadonlyMap<string, number>>();

/** Per change set, how many of its entries are about records kept from this clearance now; `now`: a record not whole then is kept all the same. */
const keptFrom = (now: RoomParts, clearance: Marking): Map<string, number> => {
  const counts = new Map<string, number>();
  if (clearance === "restricted") return counts;
  for (const kind of situationKinds)
    for (const record of now.picture.records(kind)) {
      if (mayKnow(clearance, record)) continue;
      const about = told.get(record) ?? now.journal.changeSetsAbout(kind, record.id);
      told.set(record, about);
      for (const [changeSet, entries] of about) counts.set(changeSet, (counts.get(changeSet) ?? 0) + entries);
    }
  return counts;
};

const stepTold = (step: ArrivalStep): TimelineStep => ({
  changeSet: step.changeSet,
  title: step.title,
  actor: step.actor,
  knownAt: vietnamTime(step.knownAt),
  trueFrom: vietnamTime(step.trueFrom),
  trueTo: vietnamTime(step.trueTo),
  desks: [...new Set(step.kinds.flatMap((kind) => kindsInWords[kind].desk ?? []))],
  landmark: isLandmark(step),
});

/**
 * The newest steps in sight, oldest first, and how many older ones are left out. A change set all of whose records are kept from the
 * viewer now is not told of, whatever its own marking was: its title names them.
 */
const newestSteps = async (
  room: RoomParts,
  now: RoomParts,
  clearance: Marking,
  limit: number,
): Promise<{ steps: ArrivalStep[]; omitted: number }> => {
  const hidden = keptFrom(now, clearance);
  const trueBy = room.moment?.trueAt ? Date.parse(room.moment.trueAt) : Number.POSITIVE_INFINITY;
  const isTold = (step: ArrivalStep): boolean =>
    mayKnowOfChange(clearance, step) && step.trueFrom <= trueBy && (hidden.get(step.changeSet) ?? 0) < Math.max(1, step.entries);
  let steps: ArrivalStep[] = [];
  let before = lastArrival(room) + 1;
  while (before > 1 && steps.length < limit) {
    const after = Math.max(0, before - 1 - page);
    const older = room.journal.arrivals(after, before - 1 - after);
    for (const step of older) await step.prepare();
    steps = [...older.filter(isTold), ...steps];
    before = after + 1;
  }
  const more = Math.max(0, steps.length - limit);
  const older = room.journal.arrivalsBefore(before);
  const omitted = markings.filter((marking) => mayKnowOfChange(clearance, { marking })).reduce((sum, marking) => sum + older[marking], more);
  return { steps: steps.slice(more), omitted };
};

const lastArrival = ({ journal, moment }: RoomParts): number =>
  journal.past({
    knownAt: moment?.knownAt ? Date.parse(moment.knownAt) : undefined,
    trueAt: moment?.trueAt ? Date.parse(moment.trueAt) : undefined,
  }).arrival;

/** Two times: the order of arrival as the time bar steps through it. */
export const timeDesk = {
  "journal.timeline": async (room, { clearance }, { limit }) => {
    const now = await room.at({});
    if (!now.ok) return now;
    const { steps, omitted } = await newestSteps(room, now.value, clearance, limit ?? stepsByDefault);
    const first = room.firstKnownAt(clearance);
    const knownBy = room.moment?.knownAt ? Date.parse(room.moment.knownAt) : room.clock.now();
    const until = Math.min(knownBy, room.clock.now());
    return ok({
      from: first === null ? null : vietnamTime(first),
      now: room.clock.nowText(),
      steps: steps.map(stepTold),
      omitted,
      ...((first === null || first > until ? null : await inSlices(courseBetween(now.value, clearance, first, until), () => false)) ?? {
        course: [],
        aged: [],
      }),
    });
  },
} satisfies Pick<HandlerTable, "journal.timeline">;
