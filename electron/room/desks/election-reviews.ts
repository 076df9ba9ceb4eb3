import {
  fail,
  type Marking,
  ok,
  type ReviewDay,
  type ReviewDayCounts,
  type ReviewRow,
  stricterOf,
  type UnitReviewFields,
} from "../../contract/index.ts";
import { endOfDayMs } from "../../domain/election/checklist-review.ts";
import { reviewOutcomeNames } from "../../domain/election/checklist-words.ts";
import { vietnamDate, writtenDate } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { soAt } from "../as-of.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { isGone, markingOf, recordInSight } from "../door.ts";
import { checklistHead, unitsWithin } from "../election/checklist-rows.ts";
import { calledUnit } from "../election/day-called.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, raisedNote, tidyOrNull } from "../entry-rules.ts";
import { later } from "../layers/layer.ts";
import type { Handler } from "./handler.ts";

const isOfUnits = (unit: string): boolean => unit.startsWith("commune:") || unit.startsWith("district:");

export const listReviews: Handler<"reviews.list"> = (room, viewer, { level, within }) => {
  const book = room.election.booksFor(viewer.clearance).checklists;
  const nowMs = room.clock.now();
  const keys = unitsWithin(book.units, level, within);
  if (!keys) return notFound("đơn vị");
  const { dates } = book.drills;
  const counts = dates.map(
    (date): ReviewDayCounts => ({ date, due: endOfDayMs(date) <= nowMs, of: keys.length, told: 0, signed: 0, ready: 0, lacking: 0, failed: 0 }),
  );
  let asOf: string | null = null;
  const rows = keys.map((unit): ReviewRow => {
    const days = counts.map((count): ReviewDay => {
      const { date, due } = count;
      const review = book.drills.review(unit, date);
      if (!review) return { date, due, outcome: null, defects: null, signedBy: null, signedAt: null, conflict: false, source: null, invented: false };
      const { outcome, defects, signedBy, signedAt, source, invented } = review.fields;
      count.told += 1;
      count[outcome] += 1;
      if (signedBy !== null) count.signed += 1;
      asOf = later(asOf, soAt(review));
      return { date, due, outcome, defects, signedBy, signedAt, conflict: review.conflicts.length > 0, source, invented };
    });
    const districtCode = book.units.districtOf(unit) ?? "";
    return { unit, name: book.units.nameOf(unit), districtCode, districtName: book.units.districts.get(districtCode)?.name ?? districtCode, days };
  });
  return ok({ ...checklistHead(room, book, asOf), dates, rows, counts });
};

/**
 * What was signed is what stood then: another outcome or other defects without a new signature take the signature back. A day gone by is
 * reviewed as of its end, so that looking back to the next morning shows it.
 */
export const saveReview: Handler<"reviews.save"> = (room, viewer, asked) => {
  const book = room.election.booksFor(viewer.clearance).checklists;
  const nowMs = room.clock.now();
  const today = vietnamDate(room.clock.nowText());
  const { date } = asked;
  const units = [...new Set(asked.units)];
  const missing = units.filter((unit) => !isOfUnits(unit) || !book.standing(unit, nowMs));
  if (missing.length > 0)
    return fail("not-found", `Không tìm thấy ${missing.length} xã, huyện; chưa ghi gì.`, "Bỏ các mã sau rồi gửi lại.", missing.slice(0, 20));
  if (!book.drills.dates.includes(date))
    return fail(
      "bad-input",
      `Ngày ${writtenDate(date)} không thuộc đợt rà soát hằng ngày.`,
      `Chọn một trong các ngày ${book.drills.dates.map(writtenDate).join(", ")}.`,
    );
  if (date > today) return fail("bad-input", `Ngày ${writtenDate(date)} chưa đến.`, "Rà soát chỉ ghi khi đã làm; chưa có gì thay đổi.");
  const timely = checkTrueAt(room.clock, asked.signedAt ?? undefined);
  if (!timely.ok) return timely;
  if (asked.marking !== undefined) {
    const allowed = checkMarking(viewer, asked.marking);
    if (!allowed.ok) return allowed;
  }
  const signedBy = tidyOrNull(asked.signedBy);
  const signedAt = asked.signedAt ? inVietnam(asked.signedAt) : room.clock.nowText();
  const wanted = given({
    outcome: asked.outcome,
    defects: tidyOrNull(asked.defects),
    source: tidyOrNull(asked.source),
    marking: asked.marking,
    ...(signedBy === undefined ? {} : { signedBy, signedAt: signedBy === null ? null : signedAt }),
  });
  const edits: Edit[] = [];
  const ids: string[] = [];
  const notes: string[] = [];
  let marking: Marking = asked.marking ?? "open";
  for (const unit of units) {
    const id = `${unit}/${date}`;
    const record = room.picture.record("unit-review", id);
    const current = record && !isGone(record) ? record : undefined;
    if (!current && asked.outcome === undefined)
      return fail("bad-input", `Chưa có rà soát ngày ${writtenDate(date)} của ${calledUnit(book.units, unit)}.`, "Chọn kết quả rà soát rồi lưu lại.");
    const fields: UnitReviewFields = {
      unit,
      date,
      outcome: asked.outcome ?? "lacking",
      defects: null,
      signedBy: null,
      signedAt: null,
      invented: false,
      source: null,
      marking: "open",
      ...(current?.fields ?? {}),
      deleted: false,
      ...wanted,
    };
    const isOther = current !== undefined && (current.fields.outcome !== fields.outcome || current.fields.defects !== fields.defects);
    if (isOther && signedBy === undefined && fields.signedBy !== null) {
      fields.signedBy = null;
      fields.signedAt = null;
      notes.push(`${calledUnit(book.units, unit)}: nội dung đổi sau khi ký, cần Chủ tịch ký lại.`);
    }
    if (fields.outcome !== "ready" && fields.defects === null) notes.push(`${calledUnit(book.units, unit)}: chưa ghi tồn tại gì.`);
    const isSigning = signedBy !== undefined && current?.fields.signedBy === signedBy && asked.signedAt === undefined;
    if (isSigning) fields.signedAt = current?.fields.signedAt ?? fields.signedAt;
    const set = record ? changedFields(record, fields, [...Object.keys(asked), "deleted"]) : fields;
    if (Object.keys(set).length === 0) continue;
    if (current?.fields.invented) set.invented = false;
    notes.push(...raisedNote(current?.fields.marking, fields.marking).filter((note) => !notes.includes(note)));
    const trueAt = record || date === today ? undefined : `${date}T23:59:59+07:00`;
    edits.push({ kind: "unit-review", id, set, trueAt });
    ids.push(id);
    if (record) marking = stricterOf(marking, markingOf(record));
  }
  const answer = { ids, notes };
  const [first] = ids;
  if (first === undefined) return unchanged(room, viewer, "reviews.save", asked, { ...answer, changeSet: null });
  const whose = ids.length === 1 ? calledUnit(book.units, first.slice(0, first.lastIndexOf("/"))) : `${ids.length} đơn vị`;
  const what =
    asked.outcome === undefined ? (signedBy ? ": Chủ tịch ký" : "") : `: ${reviewOutcomeNames[asked.outcome]}${signedBy ? ", Chủ tịch ký" : ""}`;
  return keepTelling(room, viewer, "reviews.save", asked, { title: `ghi rà soát ngày ${writtenDate(date)} ${whose}${what}`, marking, edits }, answer);
};

export const removeReview: Handler<"reviews.remove"> = (room, viewer, asked) => {
  const record = recordInSight(room.picture, "unit-review", asked.id, viewer.clearance);
  if (!record) return notFound("bản rà soát");
  const { units } = room.election.booksFor(viewer.clearance);
  const { unit, date } = record.fields;
  return keepTelling(
    room,
    viewer,
    "reviews.remove",
    asked,
    {
      title: `xóa rà soát ngày ${writtenDate(date)} ${calledUnit(units, unit)}`,
      marking: markingOf(record),
      edits: [{ kind: "unit-review", id: record.id, set: { deleted: true } }],
    },
    { id: record.id },
  );
};
