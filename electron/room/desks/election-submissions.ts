import { fail, ok, type SubmissionFields, type SubmissionTold } from "../../contract/index.ts";
import { figuresSent, sentDifferences } from "../../domain/election/submission.ts";
import { inSentence } from "../../domain/place-names.ts";
import { quickReportText } from "../../reports/quick-report.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { changedMs, figuresMs, isCorrected } from "../election/report-facts.ts";
import type { SubmissionRecord } from "../election/reports-book.ts";
import { checkMarking, checkTrueAt, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import { noSuchSlot } from "./election-reports-reading.ts";
import { type Asking, asking, calledReporter, validUntil } from "./election-reports-told.ts";
import { knowsUnit } from "./election-reports-writing.ts";
import { submittedFigures } from "./election-submitted-figures.ts";
import type { HandlerTable } from "./handler.ts";

/** What came or was changed after it was sent, oldest first. */
const arrivedAfter = ({ books, nowMs }: Asking, { fields }: SubmissionRecord): SubmissionTold["after"] => {
  const sentMs = Date.parse(fields.sentAt);
  return [...books.reports.reportsFor(fields.date, fields.slot).values()]
    .filter((report) => books.reports.isWithin(report.fields.unit, fields.from) && figuresMs(report) > sentMs)
    .sort((one, other) => changedMs(one) - changedMs(other))
    .map((report) => ({
      report: report.id,
      unit: report.fields.unit,
      name: books.reports.nameOf(report.fields.unit, nowMs),
      at: report.knownAt,
      corrected: isCorrected(report),
    }));
};

const submissionTold = (asked: Asking, record: SubmissionRecord): SubmissionTold | null => {
  const { books, nowMs, onlyApproved } = asked;
  const { date, slot, from, to, number, signer, sentAt, head, figures, invented } = record.fields;
  const sent = figuresSent(figures);
  if (!sent) return null;
  const times = books.reports.slotAt(slot, nowMs);
  const live = times ? submittedFigures(asked, times, from, onlyApproved ? "approved" : sent.of) : sent;
  return {
    id: record.id,
    date,
    slot,
    slotName: sent.slotName,
    from,
    fromName: books.reports.nameOf(from, nowMs),
    to,
    number,
    signer,
    sentAt,
    head,
    sent,
    live,
    differences: sentDifferences(sent, live),
    after: arrivedAfter(asked, record),
    invented,
  };
};

/** Báo cáo đã gửi cấp trên: frozen with figures, n/N, head, number and signer, beside what holds now. */
export const submissionsDesk = {
  "submissions.preview": (room, viewer, { slot, from = "province", of = "approved" }) => {
    const asked = asking(room, viewer);
    const times = asked.books.reports.slotAt(slot, asked.nowMs);
    if (!times) return noSuchSlot(asked);
    if (!knowsUnit(asked, from)) return notFound("đơn vị gửi báo cáo");
    const figures = submittedFigures(asked, times, from, asked.onlyApproved ? "approved" : of);
    return ok({ figures, text: quickReportText(figures, { exercise: room.exercise, to: null }), validUntil: validUntil(asked) });
  },
  "submissions.make": (room, viewer, asked) => {
    const marking = asked.marking ?? "open";
    for (const check of [checkTrueAt(room.clock, asked.trueAt), checkMarking(viewer, marking)]) if (!check.ok) return check;
    const about = asking(room, viewer);
    const from = asked.from ?? "province";
    const times = about.books.reports.slotAt(asked.slot, about.nowMs);
    if (!times) return noSuchSlot(about);
    if (!knowsUnit(about, from)) return notFound("đơn vị gửi báo cáo");
    if (times.asOfMs > about.nowMs)
      return fail("bad-input", `${times.slot.name} chưa đến giờ của số liệu.`, "Chưa ghi gì. Chờ đến giờ rồi gửi, hoặc chọn kỳ trước.");
    const figures = submittedFigures(about, times, from, asked.of ?? "approved");
    const fields: SubmissionFields = {
      date: figures.date,
      slot: asked.slot,
      from,
      to: tidy(asked.to),
      number: tidyOrNull(asked.number) ?? null,
      signer: tidyOrNull(asked.signer) ?? null,
      sentAt: asked.trueAt === undefined ? room.clock.nowText() : inVietnam(asked.trueAt),
      figures: JSON.stringify(figures),
      head: room.journal.tally(viewer.clearance).head,
      invented: false,
      source: null,
      marking,
      deleted: false,
    };
    const before = about.books.reports.submissions(figures.date, asked.slot).filter((one) => one.fields.from === from).length;
    const assembly = figures.whole.turnout.find(({ election }) => election === "assembly");
    const notes = [
      ...(before > 0 ? [`Kỳ này đã gửi ${before} lần; bản trước vẫn giữ nguyên.`] : []),
      ...(assembly && assembly.reported < assembly.places && times.slot.content === "turnout"
        ? [`Mới có số của ${assembly.reported}/${assembly.places} khu vực bỏ phiếu.`]
        : []),
      ...(figures.whole.preliminary > 0
        ? [
            figures.of === "all"
              ? `Có ${figures.whole.preliminary} báo cáo còn sơ bộ trong số đã gửi.`
              : `${figures.whole.preliminary} báo cáo sơ bộ chưa tính vào.`,
          ]
        : []),
    ];
    const id = newRecordId();
    return keepTelling(
      room,
      viewer,
      "submissions.make",
      asked,
      {
        title: `gửi ${inSentence(times.slot.name)} ${calledReporter(about, from)} lên ${fields.to}`,
        marking,
        trueAt: asked.trueAt,
        edits: [{ kind: "submission", id, set: fields }],
      },
      { id, text: quickReportText(figures, { exercise: room.exercise, to: fields.to }), notes },
    );
  },
  "submissions.sign": (room, viewer, asked) => {
    const current = recordInSight(room.picture, "submission", asked.id, viewer.clearance);
    if (!current) return notFound("báo cáo đã gửi");
    const wanted = {
      ...(asked.number === undefined ? {} : { number: tidyOrNull(asked.number) ?? null }),
      ...(asked.signer === undefined ? {} : { signer: tidyOrNull(asked.signer) ?? null }),
    };
    const set = changedFields(current, wanted, Object.keys(asked));
    const answer = { id: current.id };
    if (Object.keys(set).length === 0) return unchanged(room, viewer, "submissions.sign", asked, { ...answer, changeSet: null });
    return keepTelling(
      room,
      viewer,
      "submissions.sign",
      asked,
      {
        title: `ghi số, người ký báo cáo đã gửi ${current.fields.to}`,
        marking: markingOf(current),
        edits: [{ kind: "submission", id: current.id, set }],
      },
      answer,
    );
  },
  "submissions.list": (room, viewer, { slot }) => {
    const asked = asking(room, viewer);
    const { reports } = asked.books;
    const sent = reports.submissions(reports.regimeAt(asked.nowMs).date, slot).reverse();
    return ok({ rows: sent.flatMap((record) => submissionTold(asked, record) ?? []), validUntil: validUntil(asked) });
  },
  "submissions.text": (room, viewer, { id }) => {
    const record = recordInSight(room.picture, "submission", id, viewer.clearance);
    const figures = record && figuresSent(record.fields.figures);
    if (!figures) return notFound("báo cáo đã gửi");
    return ok({ text: quickReportText(figures, { exercise: room.exercise, to: record.fields.to }) });
  },
} satisfies Partial<HandlerTable>;
