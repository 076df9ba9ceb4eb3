import {
  type BallotMatterFields,
  ballotSteps,
  fail,
  type InterruptionFields,
  interruptionSteps,
  type Result,
  type StepTaken,
  stricterOf,
} from "../../contract/index.ts";
import { ballotMatterAt } from "../../domain/election/ballots.ts";
import {
  ballotFlagWords,
  ballotStepNames,
  electionNames,
  interruptionFlagWords,
  interruptionStepNames,
} from "../../domain/election/day-state-words.ts";
import { interruptionAt } from "../../domain/election/interruption.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import type { DayBook } from "../election/day-book.ts";
import { calledHour, calledPlace } from "../election/day-called.ts";
import { ballotTimes, interruptionTimes, stepMs } from "../election/day-facts.ts";
import { freshEdits, keptStep, steppedEdits } from "../election/stepped-edits.ts";
import { given, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import { checkTold, raised, remover } from "./election-day-entry.ts";
import type { Handler } from "./handler.ts";

const faultNames: Record<BallotMatterFields["fault"], string> = { misprinted: "in sai", short: "thiếu", spoiled: "hỏng" };

/** "niêm phong 09:12, báo Ban bầu cử 09:15": the steps now told, in their order. */
const stepsTold = <S extends string>(
  steps: readonly S[],
  names: Record<S, string>,
  changed: { readonly [F in S]?: StepTaken | null | undefined },
  date: string,
): string[] =>
  steps.flatMap((step) => {
    const taken = changed[step];
    if (taken === undefined) return [];
    return taken === null ? [`bỏ giờ ${names[step]}`] : [`${names[step]} ${calledHour(taken.at, date)}`];
  });

const noSuchPlace = (): Result<never> =>
  fail("bad-input", "Cần chọn một khu vực bỏ phiếu có trong danh sách.", "Chọn lại khu vực bỏ phiếu; chưa có gì thay đổi.");

export const saveInterruption: Handler<"interruptions.save"> = (room, viewer, asked) => {
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "interruption", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("lần gián đoạn này");
  const marking = asked.marking ?? current?.fields.marking ?? "open";
  const told = checkTold(room, viewer, marking, [asked.startedAt, asked.sealed?.at, asked.notified?.at, asked.resumed?.at]);
  if (!told.ok) return told;
  const { day: book, units } = room.election.booksFor(viewer.clearance);
  const place = asked.place ?? current?.fields.place;
  const cause = asked.cause ?? current?.fields.cause;
  const startedAt = asked.startedAt ?? current?.fields.startedAt;
  if (place === undefined || !units.places.has(place)) return noSuchPlace();
  if (cause === undefined || startedAt === undefined)
    return fail("bad-input", "Gián đoạn cần có nguyên nhân và giờ bắt đầu.", "Nhập đủ rồi lưu lại; chưa có gì thay đổi.");
  const wanted: InterruptionFields = {
    ...(current?.fields ?? { sealed: null, notified: null, resumed: null, invented: false, source: null }),
    place,
    cause: tidy(cause),
    startedAt: inVietnam(startedAt),
    marking,
    deleted: false,
    ...given({
      sealed: keptStep(asked.sealed),
      notified: keptStep(asked.notified),
      resumed: keptStep(asked.resumed),
      source: tidyOrNull(asked.source),
    }),
  };
  const day = book.recordOf(place)?.fields;
  const standing = interruptionAt(
    {
      startedMs: Date.parse(wanted.startedAt),
      steps: interruptionTimes(wanted),
      openedMs: stepMs(day?.opened ?? null),
      closedMs: stepMs(day?.closed ?? null),
    },
    book.hoursAt(place),
    room.clock.now(),
  );
  const flags = [
    ...standing.flags.map((flag) => ({ place, flag, text: `${calledPlace(units, place)}: ${interruptionFlagWords[flag]}.` })),
    ...raised(place, current?.fields.marking, marking),
  ];
  const { date } = book.hours;
  if (!current) {
    const id = newRecordId();
    return keepTelling(
      room,
      viewer,
      "interruptions.save",
      asked,
      {
        title: `ghi gián đoạn bỏ phiếu ${calledHour(wanted.startedAt, date)} ${calledPlace(units, place)}`,
        marking,
        edits: freshEdits("interruption", id, wanted, wanted.startedAt, interruptionSteps),
      },
      { id, flags },
    );
  }
  const changed = changedFields(current, wanted, [...Object.keys(asked), "deleted"]);
  const answer = { id: current.id, flags };
  if (Object.keys(changed).length === 0) return unchanged(room, viewer, "interruptions.save", asked, { ...answer, changeSet: null });
  const words = stepsTold(interruptionSteps, interruptionStepNames, changed, date);
  const what = words.length > 0 ? `ghi ${words.join(", ")}` : "sửa";
  return keepTelling(
    room,
    viewer,
    "interruptions.save",
    asked,
    {
      title: `${what}: gián đoạn ${calledHour(wanted.startedAt, date)} ${calledPlace(units, place)}`,
      marking: stricterOf(markingOf(current), marking),
      edits: steppedEdits("interruption", current, changed, interruptionSteps),
    },
    answer,
  );
};

export const removeInterruption: Handler<"interruptions.remove"> = remover(
  "interruption",
  "interruptions.remove",
  "lần gián đoạn này",
  (book, { fields }) => `xóa gián đoạn ${calledHour(fields.startedAt, book.hours.date)} ${calledPlace(book.units, fields.place)}`,
);

const calledMatter = (book: DayBook, { election, fault, place }: Pick<BallotMatterFields, "election" | "fault" | "place">): string =>
  `phiếu bầu ${electionNames[election]} ${faultNames[fault]} ${calledPlace(book.units, place)}`;

export const saveBallotMatter: Handler<"ballotMatters.save"> = (room, viewer, asked) => {
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "ballot-matter", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("vướng mắc về phiếu bầu");
  const marking = asked.marking ?? current?.fields.marking ?? "open";
  const told = checkTold(room, viewer, marking, [asked.foundAt, ...ballotSteps.map((step) => asked[step]?.at)]);
  if (!told.ok) return told;
  const { day: book, units } = room.election.booksFor(viewer.clearance);
  const place = asked.place ?? current?.fields.place;
  const election = asked.election ?? current?.fields.election;
  const fault = asked.fault ?? current?.fields.fault;
  if (place === undefined || !units.places.has(place)) return noSuchPlace();
  if (election === undefined || fault === undefined)
    return fail("bad-input", "Cần chọn loại phiếu bầu và lỗi (in sai, thiếu, hỏng).", "Chọn đủ rồi lưu lại; chưa có gì thay đổi.");
  const fresh = { stopped: null, sealed: null, minutes: null, reprintAsked: null, reprintReceived: null, resumed: null };
  const wanted: BallotMatterFields = {
    ...(current?.fields ?? { ...fresh, ballots: null, text: null, foundAt: room.clock.nowText(), invented: false, source: null }),
    place,
    election,
    fault,
    marking,
    deleted: false,
    ...given({
      ballots: asked.ballots,
      text: tidyOrNull(asked.text),
      foundAt: asked.foundAt === undefined ? undefined : inVietnam(asked.foundAt),
      stopped: keptStep(asked.stopped),
      sealed: keptStep(asked.sealed),
      minutes: keptStep(asked.minutes),
      reprintAsked: keptStep(asked.reprintAsked),
      reprintReceived: keptStep(asked.reprintReceived),
      resumed: keptStep(asked.resumed),
      source: tidyOrNull(asked.source),
    }),
  };
  const standing = ballotMatterAt({ foundMs: Date.parse(wanted.foundAt), steps: ballotTimes(wanted) });
  const flags = [
    ...standing.flags.map((flag) => ({ place, flag, text: `${calledPlace(units, place)}: ${ballotFlagWords[flag]}.` })),
    ...raised(place, current?.fields.marking, marking),
  ];
  if (!current) {
    const id = newRecordId();
    return keepTelling(
      room,
      viewer,
      "ballotMatters.save",
      asked,
      { title: `ghi ${calledMatter(book, wanted)}`, marking, edits: freshEdits("ballot-matter", id, wanted, wanted.foundAt, ballotSteps) },
      { id, flags },
    );
  }
  const changed = changedFields(current, wanted, [...Object.keys(asked), "deleted"]);
  const answer = { id: current.id, flags };
  if (Object.keys(changed).length === 0) return unchanged(room, viewer, "ballotMatters.save", asked, { ...answer, changeSet: null });
  const words = stepsTold(ballotSteps, ballotStepNames, changed, book.hours.date);
  return keepTelling(
    room,
    viewer,
    "ballotMatters.save",
    asked,
    {
      title: `${words.length > 0 ? `ghi ${words.join(", ")}` : "sửa"}: ${calledMatter(book, wanted)}`,
      marking: stricterOf(markingOf(current), marking),
      edits: steppedEdits("ballot-matter", current, changed, ballotSteps),
    },
    answer,
  );
};

export const removeBallotMatter: Handler<"ballotMatters.remove"> = remover(
  "ballot-matter",
  "ballotMatters.remove",
  "vướng mắc về phiếu bầu",
  (book, { fields }) => `xóa ${calledMatter(book, fields)}`,
);
