import { fail, type Marking, ok, type PlanRow, type PlanUnitRow, planStates, stricterOf, unitKey } from "../../contract/index.ts";
import { type PlanStep, planMs, planState, planSteps } from "../../domain/election/day-plan.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { unitsAbove } from "../election/alerts/units-above.ts";
import { calledPlace } from "../election/day-called.ts";
import { planStepOf } from "../election/duty-book.ts";
import type { ElectionBooks } from "../election/election-books.ts";
import { planSlots } from "../election/plan-slots.ts";
import { checkTrueAt, given, inVietnam, notFound, tidyOrNull } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { HandlerTable } from "./handler.ts";

const dayMs = 86_400_000;
const rowsAtOnce = 500;

const planRow = (step: PlanStep, books: ElectionBooks, nowMs: number): PlanRow => {
  const { date } = books.day.hours;
  const { done, of, toldNot } = books.duty.count(step, nowMs);
  const [fromMs, dueMs] = [step.from && planMs(step.from, date), planMs(step.due, date)];
  return {
    step: step.step,
    level: step.level,
    words: step.words,
    from: fromMs === null ? null : vietnamTime(fromMs),
    due: vietnamTime(dueMs),
    state: planState({ fromMs, dueMs, done, of }, nowMs),
    done,
    of,
    unsaid: of - done - toldNot,
    toldNot,
    counted: step.counted === null ? "marked" : "room",
    basis: step.basis,
    confidence: step.confidence,
    sheet: step.sheet,
  };
};

/** When a step next changes its standing by the hour alone. */
const validUntil = (room: RoomParts, books: ElectionBooks): string | null => {
  const nowMs = room.clock.now();
  const { date } = books.day.hours;
  const turns = planSteps
    .flatMap(({ from, due }) => [planMs(due, date), from ? planMs(from, date) : planMs(due, date) - dayMs])
    .concat(books.day.turnsMs(nowMs) ?? [], books.reports.turnsAt(nowMs) ?? [])
    .filter((ms) => ms > nowMs);
  return room.moment || turns.length === 0 ? null : vietnamTime(Math.min(...turns));
};

const nameOf = (unit: string, books: ElectionBooks, nowMs: number): string =>
  unit.startsWith("place:") ? calledPlace(books.units, unit.slice("place:".length)) : books.reports.nameOf(unit, nowMs);

const unitRow = (step: PlanStep, unit: string, books: ElectionBooks, nowMs: number): PlanUnitRow[] => {
  const key = unitKey.safeParse(unit);
  if (!key.success) return [];
  const { duty, units, day } = books;
  const mark = duty.marks(step.step).get(unit);
  const dueMs = planMs(step.due, day.hours.date);
  const doneAt = mark?.fields.doneAt ?? (duty.isDone(step, unit, nowMs) ? doneBy(step, unit, books, nowMs) : null);
  const district = units.districtOf(unit);
  return [
    {
      unit: key.data,
      name: nameOf(unit, books, nowMs),
      district: district === null ? null : (units.districts.get(district)?.name ?? null),
      done: doneAt !== null || duty.isDone(step, unit, nowMs),
      doneAt,
      by: mark?.fields.by ?? null,
      note: mark?.fields.note ?? null,
      late: doneAt === null ? nowMs >= dueMs && !duty.isDone(step, unit, nowMs) : Date.parse(doneAt) > dueMs,
      toldNot: duty.isToldNot(step, unit, nowMs),
      conflict: (mark?.conflicts.length ?? 0) > 0,
      invented: mark?.fields.invented ?? false,
    },
  ];
};

/** When the day's book says a place took the step; null of what the room counts without an hour. */
const doneBy = (step: PlanStep, unit: string, { day }: ElectionBooks, nowMs: number): string | null => {
  const steps = day.place(unit.slice(unit.indexOf(":") + 1), nowMs)?.steps;
  if (step.counted === "opened") return steps?.opened?.at ?? null;
  if (step.counted === "closed") return steps?.closed?.at ?? null;
  if (step.counted === "minutes") return steps?.minutes?.at ?? null;
  return step.counted === "handed-over" ? (steps?.handedOver?.at ?? null) : null;
};

/** Kế hoạch: what is due next at each level, from 50 days before to the handover of the boxes. */
export const planDesk = {
  "plan.list": (room, viewer, asked) => {
    const books = room.election.booksFor(viewer.clearance);
    const nowMs = room.clock.now();
    const rows = planSteps
      .filter(({ level }) => asked.level === undefined || level === asked.level)
      .map((step) => planRow(step, books, nowMs))
      .sort((one, other) => planStates.indexOf(one.state) - planStates.indexOf(other.state) || Date.parse(one.due) - Date.parse(other.due));
    const next = rows
      .filter(({ state, due }) => state !== "done" && Date.parse(due) > nowMs)
      .sort((one, other) => Date.parse(one.due) - Date.parse(other.due));
    const slots = planSlots(books.reports, nowMs).filter(({ level }) => asked.level === undefined || level === asked.level);
    return ok({ rows, slots, next: next[0]?.step ?? null, date: books.day.hours.date, validUntil: validUntil(room, books) });
  },
  "plan.step": (room, viewer, asked) => {
    const step = planStepOf(asked.step);
    if (!step) return notFound("bước này của kế hoạch");
    const books = room.election.booksFor(viewer.clearance);
    const nowMs = room.clock.now();
    const { within, only } = asked;
    const units = books.duty
      .owing(step.level, nowMs)
      .filter((unit) => within === undefined || unit === within || unitsAbove(books.units, unit).includes(within))
      .map((unit) => ({ unit, done: books.duty.isDone(step, unit, nowMs) }))
      .filter(({ done }) => only === undefined || done === (only === "done"));
    const ordered = [...units.filter(({ done }) => !done), ...units.filter(({ done }) => done)];
    const rows = ordered.slice(0, asked.limit ?? rowsAtOnce).flatMap(({ unit }) => unitRow(step, unit, books, nowMs));
    return ok({ step: planRow(step, books, nowMs), rows, matching: ordered.length, validUntil: validUntil(room, books) });
  },
  "plan.mark": (room, viewer, asked) => {
    const step = planStepOf(asked.step);
    if (!step) return notFound("bước này của kế hoạch");
    if (step.counted !== null)
      return fail("bad-input", "Bước này do phòng tự đếm từ sổ của ngày bầu cử.", "Ghi ở bảng tương ứng; chưa có gì thay đổi.");
    const timely = checkTrueAt(room.clock, asked.doneAt ?? undefined);
    if (!timely.ok) return timely;
    const books = room.election.booksFor(viewer.clearance);
    const units = [...new Set(asked.units)];
    const owing = new Set(books.duty.owing(step.level, room.clock.now()));
    if (units.some((unit) => !owing.has(unit)))
      return fail("bad-input", "Có đơn vị không làm bước này.", "Chọn lại đơn vị trong danh sách; chưa có gì thay đổi.");
    const wanted = {
      doneAt: asked.doneAt === null ? null : inVietnam(asked.doneAt),
      ...given({ by: tidyOrNull(asked.by), note: tidyOrNull(asked.note), source: tidyOrNull(asked.source) }),
      invented: false,
      deleted: false,
    };
    let marking: Marking = "open";
    const edits = units.flatMap((unit): Edit[] => {
      const id = `${step.step}/${unit}`;
      const kept = room.picture.record("plan-step", id);
      if (kept && !kept.fields.deleted && !recordInSight(room.picture, "plan-step", id, viewer.clearance)) return [];
      if (kept) marking = stricterOf(marking, markingOf(kept));
      const set = kept
        ? changedFields(kept, wanted, Object.keys(asked))
        : { step: step.step, unit, by: null, note: null, source: null, marking: "open" as const, ...wanted };
      return Object.keys(set).length === 0 ? [] : [{ kind: "plan-step", id, set }];
    });
    if (edits.length === 0) return unchanged(room, viewer, "plan.mark", asked, { units: [], changeSet: null });
    const [first] = units;
    const who = edits.length === 1 && first !== undefined ? nameOf(first, books, room.clock.now()) : `${edits.length} đơn vị`;
    const title = `${asked.doneAt === null ? "bỏ đánh dấu xong" : "đánh dấu xong"} “${step.words}” của ${who}`;
    return keepTelling(room, viewer, "plan.mark", asked, { title, marking, edits }, { units });
  },
} satisfies Partial<HandlerTable>;
