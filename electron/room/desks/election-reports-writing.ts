import { createHash } from "node:crypto";
import { fail, ok, type QuickReportFields, type Result, stricterOf } from "../../contract/index.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { approved, firstStanding, official } from "../../domain/election/standing.ts";
import { inSentence } from "../../domain/place-names.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { levelOf, type ReportRecord } from "../election/report-facts.ts";
import { checkMarking, checkTrueAt, notFound, tidyOrNull } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import {
  type Correcting,
  correctionNotes,
  freshReport,
  movedCounts,
  revised,
  saysSomething,
  type Told,
  told,
  wordingNotes,
} from "./election-report-revising.ts";
import { noSuchSlot, scanTypeOf } from "./election-reports-reading.ts";
import { type Asking, asking, calledReporter } from "./election-reports-told.ts";
import type { Asked, HandlerTable } from "./handler.ts";

/** "báo cáo 9 giờ xã Cao Bồ", as it stands in a title. */
const calledReport = (asked: Asking, unit: string, slot: string): string =>
  `${inSentence(asked.books.reports.slotAt(slot, asked.nowMs)?.slot.name ?? slot)} ${calledReporter(asked, unit)}`;

/** Whether the room knows a unit: one of the tree, or an agency of the regime in force. */
export const knowsUnit = ({ books, nowMs }: Asking, unit: string): boolean => {
  const code = unit.slice(unit.indexOf(":") + 1);
  const level = levelOf(unit);
  if (level === "province") return true;
  if (level === "agency") return books.reports.regimeAt(nowMs).agencies.some(({ key }) => key === unit);
  const known = level === "place" ? books.units.places : level === "commune" ? books.units.communes : books.units.districts;
  return known.has(code);
};

const checkTimes = (room: RoomParts, viewer: Viewer, asked: Told & { trueAt?: string | undefined }): Result<null> => {
  for (const check of [
    checkTrueAt(room.clock, asked.trueAt),
    checkTrueAt(room.clock, asked.asOf),
    checkTrueAt(room.clock, asked.attested?.at),
    ...(asked.marking ? [checkMarking(viewer, asked.marking)] : []),
  ])
    if (!check.ok) return check;
  return ok(null);
};

const keepReport = (
  room: RoomParts,
  viewer: Viewer,
  method: "reports.save" | "reports.correct",
  request: Asked<"reports.save"> | Asked<"reports.correct">,
  at: { unit: QuickReportFields["unit"]; times: SlotTimes; date: string },
  correcting: Correcting,
) => {
  const asked = asking(room, viewer);
  const timely = checkTimes(room, viewer, request);
  if (!timely.ok) return timely;
  const id = `${at.date}/${at.times.slot.key}/${at.unit}`;
  const kept = room.picture.record("quick-report", id);
  const current = recordInSight(room.picture, "quick-report", id, viewer.clearance);
  const cameMs = request.trueAt === undefined ? asked.nowMs : Date.parse(request.trueAt);
  const before = current?.fields ?? freshReport(viewer, at.date, at.unit, at.times, cameMs);
  const result = revised(before, told(before, request), current ? correcting : { reason: null, approver: null });
  const wanted = result.fields;
  if (!saysSomething(wanted))
    return fail(
      "bad-input",
      "Báo cáo chưa có số liệu hay nội dung nào; chưa ghi gì, đơn vị vẫn được coi là chưa báo cáo.",
      "Nhập số liệu hoặc nội dung đơn vị báo rồi lưu; đơn vị báo không có gì thì ghi rõ điều đó bằng lời.",
    );
  if (result.lacksReason)
    return fail(
      "bad-input",
      "Báo cáo này đã có nội dung khác; chưa ghi gì, báo cáo cũ còn nguyên.",
      "Ghi lý do đính chính rồi lưu lại.",
      result.moved,
    );
  const fields = kept
    ? changedFields(kept, wanted, [...Object.keys(request), "deleted", ...(result.isCorrection ? Object.keys(firstStanding) : [])])
    : wanted;
  const flags = asked.books.odd.judge(at.unit, at.times, wanted, asked.nowMs);
  const answer = { id, flags, notes: [...correctionNotes(before, result), ...wordingNotes(wanted)] };
  if (Object.keys(fields).length === 0) return unchanged(room, viewer, method, request, { ...answer, notes: wordingNotes(wanted), changeSet: null });
  const called = calledReport(asked, at.unit, at.times.slot.key);
  const edit: Edit<"quick-report"> = { kind: "quick-report", id, set: fields };
  return keepTelling(
    room,
    viewer,
    method,
    request,
    {
      title: result.isCorrection ? `đính chính ${called}` : `ghi ${called}`,
      marking: kept ? stricterOf(markingOf(kept), wanted.marking) : wanted.marking,
      trueAt: request.trueAt,
      edits: [edit],
    },
    answer,
  );
};

/** Reports in sight by id, each once; refused, nothing written, where one is not there. */
const reportsNamed = (room: RoomParts, viewer: Viewer, ids: readonly string[]): Result<ReportRecord[]> => {
  const named = [...new Set(ids)];
  const found = named.flatMap((id) => recordInSight(room.picture, "quick-report", id, viewer.clearance) ?? []);
  if (found.length === named.length) return ok(found);
  const there = new Set(found.map(({ id }) => id));
  const missing = named.filter((id) => !there.has(id));
  return fail("not-found", `Không tìm thấy ${missing.length} báo cáo; chưa ghi gì.`, "Bỏ các mã sau rồi gửi lại.", missing.slice(0, 20));
};

const mostScanBytes = 10 * 1024 * 1024;

/** Báo cáo nhanh: kept as told, corrected, approved, made official. */
export const reportsWriting = {
  "reports.check": (room, viewer, asked) => {
    const about = asking(room, viewer);
    const times = about.books.reports.slotAt(asked.slot, about.nowMs);
    if (!times) return noSuchSlot(about);
    if (!knowsUnit(about, asked.unit)) return notFound("đơn vị báo cáo");
    const { date } = about.books.reports.regimeAt(about.nowMs);
    const current = about.books.reports.report(date, asked.slot, asked.unit);
    const before = current?.fields ?? freshReport(viewer, date, asked.unit, times, about.nowMs);
    const wanted = told(before, asked);
    const moved = current ? movedCounts(before, wanted) : [];
    const early = asked.asOf !== undefined && Date.parse(asked.asOf) > about.nowMs ? ["Giờ của số liệu ở tương lai: sẽ không ghi được."] : [];
    return ok({
      flags: about.books.odd.judge(asked.unit, times, wanted, about.nowMs),
      notes: [...(moved.length > 0 ? [`Khác báo cáo đã có, sẽ ghi là đính chính: ${moved.join("; ")}.`] : []), ...early, ...wordingNotes(wanted)],
    });
  },
  "reports.save": (room, viewer, asked) => {
    const about = asking(room, viewer);
    const times = about.books.reports.slotAt(asked.slot, about.nowMs);
    if (!times) return noSuchSlot(about);
    if (!knowsUnit(about, asked.unit)) return notFound("đơn vị báo cáo");
    const { date } = about.books.reports.regimeAt(about.nowMs);
    const at = { unit: asked.unit, times, date };
    return keepReport(room, viewer, "reports.save", asked, at, { reason: tidyOrNull(asked.correction) ?? null, approver: null });
  },
  "reports.correct": (room, viewer, asked) => {
    const about = asking(room, viewer);
    const current = recordInSight(room.picture, "quick-report", asked.id, viewer.clearance);
    if (!current) return notFound("báo cáo");
    const { unit, slot, date } = current.fields;
    const times = about.books.reports.slotAt(slot, about.nowMs);
    if (!times) return noSuchSlot(about);
    return keepReport(
      room,
      viewer,
      "reports.correct",
      asked,
      { unit, times, date },
      {
        reason: asked.reason,
        approver: asked.approved ? viewer.actor : null,
      },
    );
  },
  "reports.approve": (room, viewer, asked) => {
    const about = asking(room, viewer);
    const found = reportsNamed(room, viewer, asked.ids);
    if (!found.ok) return found;
    const by = asked.by ?? viewer.actor;
    const isDisputed = (report: ReportRecord): boolean => report.conflicts.some(({ field }) => field === "standing");
    const waiting = found.value.filter((report) => report.fields.standing === "preliminary" || isDisputed(report));
    const answer = {
      ids: waiting.map(({ id }) => id),
      already: found.value.filter((report) => !waiting.includes(report)).map(({ id }) => id),
      flagged: waiting.filter((report) => about.books.odd.of(report, about.nowMs).length > 0).map(({ id }) => id),
    };
    const [first] = waiting;
    if (!first) return unchanged(room, viewer, "reports.approve", asked, { ...answer, changeSet: null });
    const edits = waiting.map((report): Edit => {
      const next = approved({ ...report.fields, standing: "preliminary" }, report.fields, by);
      return { kind: "quick-report", id: report.id, set: changedFields(report, next, ["standing", "approvedBy", "approvedFigures"]) };
    });
    const called = calledReport(about, first.fields.unit, first.fields.slot);
    return keepTelling(
      room,
      viewer,
      "reports.approve",
      asked,
      {
        title: waiting.length === 1 ? `duyệt ${called}` : `duyệt ${waiting.length} báo cáo`,
        marking: waiting.reduce((strictest, report) => stricterOf(strictest, markingOf(report)), markingOf(first)),
        edits,
      },
      answer,
    );
  },
  "reports.attachScan": (room, viewer, asked) => {
    const report = recordInSight(room.picture, "quick-report", asked.id, viewer.clearance);
    if (!report) return notFound("báo cáo");
    const bytes = new Uint8Array(Buffer.from(asked.base64, "base64"));
    if (bytes.length > mostScanBytes)
      return fail("too-large", "Bản chụp lớn hơn 10 MB, chưa gắn vào báo cáo.", "Chụp lại với độ phân giải thấp hơn rồi gắn lại.");
    if (!scanTypeOf(bytes))
      return fail("unreadable-file", "Tệp này không phải PDF, JPEG hay PNG, chưa gắn vào báo cáo.", "Chọn bản chụp của giấy đã ký rồi gắn lại.");
    const hash = createHash("sha256").update(bytes).digest("hex");
    const next = official(report.fields, report.fields, { hash, fileName: asked.fileName }, asked.signer ?? viewer.actor);
    const set = changedFields(report, next, ["standing", "approvedBy", "approvedFigures", "scan"]);
    const called = calledReport(asking(room, viewer), report.fields.unit, report.fields.slot);
    return keepTelling(
      room,
      viewer,
      "reports.attachScan",
      asked,
      {
        title: `gắn bản ký ${called}`,
        marking: markingOf(report),
        edits: [{ kind: "quick-report", id: report.id, set: { ...set, scan: hash } }],
        blobs: [bytes],
      },
      { id: report.id, hash },
    );
  },
  "reports.remove": (room, viewer, asked) => {
    const report = recordInSight(room.picture, "quick-report", asked.id, viewer.clearance);
    if (!report) return notFound("báo cáo");
    const called = calledReport(asking(room, viewer), report.fields.unit, report.fields.slot);
    const edits: Edit[] = [{ kind: "quick-report", id: report.id, set: { deleted: true } }];
    return keepTelling(room, viewer, "reports.remove", asked, { title: `xóa ${called}`, marking: markingOf(report), edits }, { id: report.id });
  },
} satisfies Partial<HandlerTable>;
