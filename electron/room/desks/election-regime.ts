import { fail, ok, type ReportingRegimeFields, type ReportSlot, type Result, unitLevels } from "../../contract/index.ts";
import { keepTelling } from "../changes.ts";
import { inVietnam, tidy, tidyOrNull } from "../entry-rules.ts";
import { asking, validUntil } from "./election-reports-told.ts";
import type { HandlerTable } from "./handler.ts";

const checkSlots = (slots: readonly ReportSlot[]): Result<null> => {
  const keys = slots.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  return twice === undefined
    ? ok(null)
    : fail("bad-input", `Có hai kỳ báo cáo cùng mã “${twice}”.`, "Đổi mã một kỳ rồi lưu lại; chưa có gì thay đổi.");
};

/** What is odd about the hours: kept all the same. */
const slotNotes = (slots: readonly ReportSlot[]): string[] =>
  slots.flatMap(({ name, asOf, due }) => {
    const early = unitLevels.some((level) => (due[level] ?? asOf) < asOf);
    const chain = (["place", "commune", "district", "province"] as const).flatMap((level) => due[level] ?? []);
    const isBackwards = chain.some((time, at) => time < (chain[at - 1] ?? time));
    return [
      ...(Object.keys(due).length === 0 ? [`${name}: chưa cấp nào phải báo cáo.`] : []),
      ...(early ? [`${name}: có hạn nộp trước giờ của số liệu.`] : []),
      ...(isBackwards ? [`${name}: hạn của cấp trên sớm hơn hạn của cấp dưới.`] : []),
    ];
  });

/** Chế độ báo cáo: a setting in versions, each in force from its own hour. */
export const regimeDesk = {
  "regime.get": (room, viewer) => {
    const asked = asking(room, viewer);
    const { reports } = asked.books;
    return ok({ regime: reports.regimeAt(asked.nowMs), versions: reports.versions, validUntil: validUntil(asked) });
  },
  "regime.save": (room, viewer, asked) => {
    const slots = checkSlots(asked.slots);
    if (!slots.ok) return slots;
    const { books, nowMs } = asking(room, viewer);
    const current = books.reports.regimeAt(nowMs);
    const version = books.reports.nextVersion();
    const fields: ReportingRegimeFields = {
      version,
      title: tidy(asked.title),
      date: current.date,
      slots: asked.slots,
      agencies: asked.agencies ?? current.agencies,
      graceMinutes: asked.graceMinutes ?? current.graceMinutes,
      inForceFrom: asked.inForceFrom === undefined ? room.clock.nowText() : inVietnam(asked.inForceFrom),
      invented: false,
      source: asked.source === undefined ? current.source : (tidyOrNull(asked.source) ?? null),
      marking: "open",
      deleted: false,
    };
    const gone = current.slots.filter(({ key }) => !asked.slots.some((slot) => slot.key === key)).map(({ name }) => name);
    const notes = [
      ...slotNotes(asked.slots),
      ...(gone.length > 0 ? [`Bỏ kỳ ${gone.join(", ")}: báo cáo đã nhận của kỳ đó vẫn còn trong nhật ký, không tính nữa.`] : []),
    ];
    return keepTelling(
      room,
      viewer,
      "regime.save",
      asked,
      {
        title: `ban hành chế độ báo cáo phiên bản ${version}: ${fields.title}`,
        marking: fields.marking,
        edits: [{ kind: "reporting-regime", id: String(version), set: fields }],
      },
      { version, notes },
    );
  },
} satisfies Partial<HandlerTable>;
