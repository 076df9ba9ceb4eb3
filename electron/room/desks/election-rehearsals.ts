import { fail, ok, type RehearsalCover, type RehearsalFields, type RehearsalRow, stricterOf } from "../../contract/index.ts";
import { rehearsalFormNames, rehearsalScenarioNames } from "../../domain/election/checklist-words.ts";
import { hasOpenDefects } from "../../domain/election/rehearsal.ts";
import { vietnamDate, writtenDate } from "../../domain/vietnamese-format.ts";
import { soAt } from "../as-of.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { checklistHead, unitsWithin } from "../election/checklist-rows.ts";
import type { ChecklistBook } from "../election/checklists-book.ts";
import { calledUnit } from "../election/day-called.ts";
import type { RehearsalRecord } from "../election/unit-drills.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, raisedNote, tidy, tidyOrNull } from "../entry-rules.ts";
import { later } from "../layers/layer.ts";
import { newRecordId } from "../new-record-id.ts";
import type { Handler } from "./handler.ts";

const districtName = ({ units }: ChecklistBook, unit: string): string | null => units.districts.get(units.districtOf(unit) ?? "")?.name ?? null;

const rowOf = (book: ChecklistBook, record: RehearsalRecord, today: string): RehearsalRow => {
  const { unit, form, scenario, date, teams, defects, mendedAt, source, invented } = record.fields;
  const planned = date > today;
  return {
    id: record.id,
    unit,
    name: book.units.nameOf(unit),
    districtName: districtName(book, unit),
    form,
    scenario,
    date,
    planned,
    teams,
    defects,
    mendedAt,
    open: !planned && hasOpenDefects(record.fields),
    conflict: record.conflicts.length > 0,
    source,
    invented,
    asOf: soAt(record),
  };
};

export const listRehearsals: Handler<"rehearsals.list"> = (room, viewer, { level, within }) => {
  const book = room.election.booksFor(viewer.clearance).checklists;
  const nowMs = room.clock.now();
  const keys = unitsWithin(book.units, level, within);
  if (!keys) return notFound("đơn vị");
  const today = vietnamDate(room.clock.nowText());
  const rows = keys
    .flatMap((unit) => book.drills.rehearsals(unit).map((record) => rowOf(book, record, today)))
    .sort((one, other) => Number(other.open) - Number(one.open) || (one.date < other.date ? 1 : -1));
  const cover = keys
    .map(
      (unit): RehearsalCover => ({ unit, name: book.units.nameOf(unit), districtName: districtName(book, unit), ...book.drills.cover(unit, nowMs) }),
    )
    .sort((one, other) => one.covid - other.covid || one.scenarios - other.scenarios || other.openDefects - one.openDefects);
  const asOf = rows.reduce<string | null>((newest, row) => later(newest, row.asOf), null);
  return ok({ ...checklistHead(room, book, asOf), rows, cover, rehearsed: cover.filter(({ scenarios }) => scenarios > 0).length, of: keys.length });
};

/** A rehearsal of a day gone by was so at that day's end at the latest, so that looking back to the next morning shows it. */
export const saveRehearsal: Handler<"rehearsals.save"> = (room, viewer, asked) => {
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "rehearsal", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("cuộc diễn tập");
  const marking = asked.marking ?? current?.fields.marking ?? "open";
  const allowed = checkMarking(viewer, marking);
  if (!allowed.ok) return allowed;
  const timely = checkTrueAt(room.clock, asked.mendedAt ?? undefined);
  if (!timely.ok) return timely;
  const book = room.election.booksFor(viewer.clearance).checklists;
  const unit = asked.unit ?? current?.fields.unit;
  const form = asked.form ?? current?.fields.form;
  const scenario = asked.scenario ?? current?.fields.scenario;
  const date = asked.date ?? current?.fields.date;
  if (unit === undefined || !(unit.startsWith("commune:") || unit.startsWith("district:")) || !book.standing(unit, room.clock.now()))
    return fail("bad-input", "Cần chọn xã hoặc huyện đã diễn tập.", "Chọn lại đơn vị; chưa có gì thay đổi.");
  if (form === undefined || scenario === undefined || date === undefined)
    return fail("bad-input", "Cuộc diễn tập cần có hình thức, kịch bản và ngày.", "Chọn đủ rồi lưu lại; chưa có gì thay đổi.");
  const today = vietnamDate(room.clock.nowText());
  const mendedAt = asked.mendedAt ? inVietnam(asked.mendedAt) : asked.mendedAt;
  const wanted: RehearsalFields = {
    ...(current?.fields ?? { teams: [], defects: null, mendedAt: null, source: null }),
    invented: false,
    unit,
    form,
    scenario,
    date,
    marking,
    deleted: false,
    ...given({ teams: asked.teams?.map(tidy), defects: tidyOrNull(asked.defects), mendedAt, source: tidyOrNull(asked.source) }),
  };
  const notes = raisedNote(current?.fields.marking, marking);
  if (date > today) notes.push(`Ngày ${writtenDate(date)} chưa đến: ghi là dự kiến, chưa tính là đã diễn tập.`);
  if (wanted.mendedAt !== null && wanted.defects === null) notes.push("Ghi đã khắc phục mà chưa ghi tồn tại nào.");
  if (wanted.mendedAt !== null && vietnamDate(wanted.mendedAt) < date) notes.push("Giờ khắc phục trước ngày diễn tập: xem lại hai mốc này.");
  if (wanted.teams.length === 0 && date <= today) notes.push("Chưa ghi tổ, lực lượng nào tham gia.");
  const called = `${rehearsalFormNames[form]}, ${rehearsalScenarioNames[scenario]}, ${calledUnit(book.units, unit)} ${writtenDate(date)}`;
  if (!current) {
    const id = newRecordId();
    return keepTelling(
      room,
      viewer,
      "rehearsals.save",
      asked,
      {
        title: `ghi diễn tập ${called}`,
        marking,
        edits: [{ kind: "rehearsal", id, set: wanted, trueAt: date < today ? `${date}T23:59:59+07:00` : undefined }],
      },
      { id, notes },
    );
  }
  const { invented, ...set } = changedFields(current, wanted, Object.keys(asked));
  const answer = { id: current.id, notes };
  if (Object.keys(set).length === 0) return unchanged(room, viewer, "rehearsals.save", asked, { ...answer, changeSet: null });
  const isMending = Object.keys(set).length === 1 && "mendedAt" in set && set.mendedAt !== null;
  return keepTelling(
    room,
    viewer,
    "rehearsals.save",
    asked,
    {
      title: `${isMending ? "ghi đã khắc phục tồn tại diễn tập" : "sửa diễn tập"} ${called}`,
      marking: stricterOf(markingOf(current), marking),
      edits: [{ kind: "rehearsal", id: current.id, set: invented === undefined ? set : { ...set, invented } }],
    },
    answer,
  );
};

export const removeRehearsal: Handler<"rehearsals.remove"> = (room, viewer, asked) => {
  const record = recordInSight(room.picture, "rehearsal", asked.id, viewer.clearance);
  if (!record) return notFound("cuộc diễn tập");
  const { units } = room.election.booksFor(viewer.clearance);
  const { form, scenario, unit, date } = record.fields;
  return keepTelling(
    room,
    viewer,
    "rehearsals.remove",
    asked,
    {
      title: `xóa diễn tập ${rehearsalFormNames[form]}, ${rehearsalScenarioNames[scenario]}, ${calledUnit(units, unit)} ${writtenDate(date)}`,
      marking: markingOf(record),
      edits: [{ kind: "rehearsal", id: record.id, set: { deleted: true } }],
    },
    { id: record.id },
  );
};
