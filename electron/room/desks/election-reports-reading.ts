import { fail, type OwedGlance, ok, type Result, unitLevels } from "../../contract/index.ts";
import { currentSlot } from "../../domain/election/reporting.ts";
import { recordInSight } from "../door.ts";
import { openedIn } from "../election/report-coverage.ts";
import { changedMs, isCorrected, levelOf, type ReportRecord } from "../election/report-facts.ts";
import { notFound } from "../entry-rules.ts";
import { type Asking, asking, owedRows, reportTold, slotTold, validUntil } from "./election-reports-told.ts";
import type { HandlerTable } from "./handler.ts";

/** Refused where the regime in force has no such slot; names those it has. */
export const noSuchSlot = ({ books, nowMs }: Asking): Result<never> =>
  fail(
    "not-found",
    "Chế độ báo cáo đang dùng không có kỳ báo cáo này.",
    "Chọn lại kỳ trong danh sách; số liệu đã nhận vẫn còn nguyên.",
    books.reports.slotsAt(nowMs).map(({ slot }) => slot.name),
  );

const headOf = (asked: Asking): Omit<OwedGlance, "totals"> => {
  const { books, nowMs } = asked;
  const { date, version, title, graceMinutes } = books.reports.regimeAt(nowMs);
  const slots = books.reports.slotsAt(nowMs);
  return {
    date,
    regime: { version, title, graceMinutes },
    slots: slots.map((times) => slotTold(times, nowMs)),
    current: currentSlot(slots, nowMs)?.slot.key ?? null,
    validUntil: validUntil(asked),
  };
};

/** Who owes what, and what was told. */
export const reportsReading = {
  "reports.glance": (room, viewer) => {
    const asked = asking(room, viewer);
    return ok({ ...headOf(asked), totals: unitLevels.flatMap((level) => owedRows(asked, level).totals) });
  },
  "reports.owed": (room, viewer, { level, within, slot }) => {
    const asked = asking(room, viewer);
    if (slot !== undefined && !asked.books.reports.slotAt(slot, asked.nowMs)) return noSuchSlot(asked);
    return ok({ ...headOf(asked), ...owedRows(asked, level, within, slot) });
  },
  "reports.get": (room, viewer, { unit, slot }) => {
    const asked = asking(room, viewer);
    const { reports } = asked.books;
    const times = reports.slotAt(slot, asked.nowMs);
    if (!times) return noSuchSlot(asked);
    const report = reports.report(reports.regimeAt(asked.nowMs).date, slot, unit);
    return ok({
      report: report ? reportTold(asked, report) : null,
      slot: slotTold(times, asked.nowMs),
      unitName: reports.nameOf(unit, asked.nowMs),
      places: asked.books.odd.placesOf(unit),
      knownOpened: openedIn(reports, unit),
      validUntil: validUntil(asked),
    });
  },
  "reports.list": (room, viewer, { slot, unit, level, within, standing, only, limit = 200 }) => {
    const asked = asking(room, viewer);
    const { books, nowMs } = asked;
    const isOnly = (report: ReportRecord): boolean => {
      if (only === "flagged") return books.odd.of(report, nowMs).length > 0;
      if (only === "corrected") return isCorrected(report);
      if (only === "after-cut-off") return books.reports.isAfterCutOff(report);
      if (only === "disputed") return report.conflicts.length > 0;
      if (only === undefined) return true;
      const times = books.reports.slotAt(report.fields.slot, nowMs);
      const owing = times && books.reports.owed(report.fields.unit, times, nowMs);
      return owing?.report === report && owing.state === "late";
    };
    const matching = [...books.reports.reports.values()]
      .filter(
        ({ fields }) =>
          (slot === undefined || fields.slot === slot) &&
          (unit === undefined || fields.unit === unit) &&
          (level === undefined || levelOf(fields.unit) === level) &&
          (within === undefined || books.reports.isWithin(fields.unit, within)) &&
          (standing === undefined || fields.standing === standing),
      )
      .filter(isOnly)
      .sort((one, other) => changedMs(other) - changedMs(one) || (one.id < other.id ? -1 : 1));
    return ok({
      rows: matching.slice(0, limit).map((report) => reportTold(asked, report)),
      matching: matching.length,
      total: books.reports.reports.size,
      validUntil: validUntil(asked),
    });
  },
  "reports.scan": (room, viewer, { id }) => {
    const report = recordInSight(room.picture, "quick-report", id, viewer.clearance);
    const { scan, scanName } = report?.fields ?? { scan: null, scanName: null };
    const bytes = scan === null ? undefined : room.journal.blob(scan);
    if (!bytes) return notFound("bản chụp của báo cáo");
    const fileName = scanName ?? "ban-chup";
    return ok({ fileName, mediaType: scanTypeOf(bytes) ?? "application/octet-stream", base64: Buffer.from(bytes).toString("base64") });
  },
} satisfies Partial<HandlerTable>;

const signatures: readonly [string, readonly number[]][] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
];

/** What a scan is by its first bytes: PDF, JPEG or PNG; undefined for anything else. */
export const scanTypeOf = (bytes: Uint8Array): string | undefined =>
  signatures.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0];
