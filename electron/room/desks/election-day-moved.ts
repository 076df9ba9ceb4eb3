import { type DateChangeFields, fail, stricterOf, type UnitKey } from "../../contract/index.ts";
import { dateChangeFlagWords } from "../../domain/election/day-state-words.ts";
import { dateChangeFlags, isInForce } from "../../domain/election/election-day-moved.ts";
import { vietnamTime, writtenDate } from "../../domain/vietnamese-format.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import type { DayBook } from "../election/day-book.ts";
import { calledUnit } from "../election/day-called.ts";
import { keptStep, steppedEdits } from "../election/stepped-edits.ts";
import { given, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import { checkTold, raised, remover } from "./election-day-entry.ts";
import type { Handler } from "./handler.ts";

const changeNames: Record<DateChangeFields["kind"], string> = { early: "bỏ phiếu sớm", postponed: "hoãn ngày bỏ phiếu" };

/** "2 xã, 1 huyện"-like: the unit's name where there is one, else how many. */
const calledUnits = (book: DayBook, units: readonly UnitKey[]): string => {
  const [first] = units;
  return units.length === 1 && first !== undefined ? calledUnit(book.units, first) : `${units.length} đơn vị`;
};

const isKnownUnit = ({ units }: DayBook, key: UnitKey): boolean => {
  const [level, code = ""] = key.split(":");
  if (level === "province") return true;
  if (level === "place") return units.places.has(code);
  return level === "commune" ? units.communes.has(code) : level === "district" && units.districts.has(code);
};

export const saveDateChange: Handler<"dateChanges.save"> = (room, viewer, asked) => {
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "date-change", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("đề nghị đổi ngày bỏ phiếu");
  const marking = asked.marking ?? current?.fields.marking ?? "open";
  const told = checkTold(room, viewer, marking, [asked.asked?.at]);
  if (!told.ok) return told;
  const { day: book } = room.election.booksFor(viewer.clearance);
  const kind = asked.kind ?? current?.fields.kind;
  const units = asked.units ?? current?.fields.units;
  const reason = asked.reason ?? current?.fields.reason;
  const newDate = asked.newDate ?? current?.fields.newDate;
  if (kind === undefined || units === undefined || reason === undefined || newDate === undefined)
    return fail("bad-input", "Cần loại thay đổi, đơn vị, lý do và ngày mới.", "Nhập đủ rồi lưu lại; chưa có gì thay đổi.");
  const unknown = units.filter((unit) => !isKnownUnit(book, unit));
  if (unknown.length > 0) return fail("bad-input", `Không có ${unknown.length} đơn vị đã chọn.`, "Bỏ các mã sau rồi lưu lại.", unknown.slice(0, 20));
  const wanted: DateChangeFields = {
    ...(current?.fields ?? { asked: null, approval: null, invented: false, source: null }),
    kind,
    units: [...new Set(units)],
    reason: tidy(reason),
    newDate,
    marking,
    deleted: false,
    ...given({ asked: keptStep(asked.asked), approval: asked.approval, source: tidyOrNull(asked.source) }),
  };
  const [first = "province"] = wanted.units;
  const flags = [
    ...dateChangeFlags(wanted, book.hours.date).map((flag) => ({
      place: first,
      flag,
      text: `${calledUnits(book, wanted.units)}: ${dateChangeFlagWords[flag]}.`,
    })),
    ...raised(first, current?.fields.marking, marking),
  ];
  const what = `${changeNames[kind]} ${calledUnits(book, wanted.units)} sang ${writtenDate(newDate)}`;
  if (!current) {
    const id = newRecordId();
    return keepTelling(
      room,
      viewer,
      "dateChanges.save",
      asked,
      {
        title: `${isInForce(wanted) ? "ghi quyết định" : "ghi đề nghị"} ${what}`,
        marking,
        edits: [{ kind: "date-change", id, set: wanted, trueAt: wanted.asked?.at ?? vietnamTime(room.clock.now()) }],
      },
      { id, flags },
    );
  }
  const changed = changedFields(current, wanted, [...Object.keys(asked), "deleted"]);
  const answer = { id: current.id, flags };
  if (Object.keys(changed).length === 0) return unchanged(room, viewer, "dateChanges.save", asked, { ...answer, changeSet: null });
  return keepTelling(
    room,
    viewer,
    "dateChanges.save",
    asked,
    {
      title: `${changed.approval ? "ghi quyết định" : "sửa đề nghị"} ${what}`,
      marking: stricterOf(markingOf(current), marking),
      edits: steppedEdits("date-change", current, changed, ["asked"]),
    },
    answer,
  );
};

export const removeDateChange: Handler<"dateChanges.remove"> = remover(
  "date-change",
  "dateChanges.remove",
  "đề nghị đổi ngày bỏ phiếu",
  (book, { fields }) => `xóa ${changeNames[fields.kind]} ${calledUnits(book, fields.units)}`,
);
