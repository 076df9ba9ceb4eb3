import { ok, type ReportDraft } from "../../contract/index.ts";
import { folded, readMessage, slotAtTime } from "../../domain/election/pasted-message.ts";
import { type NamedUnit, placeNumberNamed, unitsNamed, unitsSideBySide } from "../../domain/election/pasted-unit.ts";
import { currentSlot } from "../../domain/election/reporting.ts";
import { tidy } from "../entry-rules.ts";
import { type Asking, asking, asUnitKey, districtName } from "./election-reports-told.ts";
import type { HandlerTable } from "./handler.ts";

const namedUnits = ({ books, nowMs }: Asking): NamedUnit[] =>
  (["commune", "district", "agency"] as const).flatMap((level) =>
    books.reports.unitsOf(level, nowMs).map((key) => {
      const district = level === "commune" ? books.units.districtOf(key) : null;
      return { key, level, name: books.reports.nameOf(key, nowMs), district: district === null ? null : `district:${district}` };
    }),
  );

/** Units a message is about: a polling place of the commune it names where it names one, else the commune, district or agency itself. */
const unitsOf = (asked: Asking, text: string): { units: string[]; words: string | null } => {
  const { books } = asked;
  const named = unitsNamed(text, namedUnits(asked)).map(({ key }) => key);
  const place = placeNumberNamed(folded(text));
  if (!place) return { units: named, words: null };
  const places = named.flatMap((key) => {
    const codes = key.startsWith("commune:") ? (books.units.communes.get(key.slice("commune:".length))?.places ?? []) : [];
    return codes.filter((code) => books.units.places.get(code)?.fields.number === place.number).map((code) => `place:${code}`);
  });
  return places.length > 0 ? { units: places, words: place.words } : { units: named, words: null };
};

/** A pasted message as a draft; nothing is kept. */
export const reportDraftDesk = {
  "reports.draftFromText": (room, viewer, request) => {
    const asked = asking(room, viewer);
    const { books, nowMs } = asked;
    const text = tidy(request.text);
    const several = unitsSideBySide(text, namedUnits(asked));
    const isOfSeveral = several.length > 1;
    const { time, speaksOfOpening, ...read } = isOfSeveral ? { ...readMessage(""), leftOver: [text] } : readMessage(text);
    const named = request.unit === undefined ? unitsOf(asked, text).units : [request.unit];
    const units = isOfSeveral && request.unit === undefined ? [] : named;
    const [unit = null] = units.length === 1 ? units : [];
    const slots = books.reports.slotsAt(nowMs);
    const opening = speaksOfOpening && read.voted.assembly === null ? slots.find(({ slot }) => slot.content === "opening") : undefined;
    const byTime =
      time === null
        ? undefined
        : slotAtTime(
            slots.map(({ slot }) => slot),
            time,
          );
    const slot = request.slot ?? byTime?.key ?? opening?.slot.key ?? (time === null ? currentSlot(slots, nowMs)?.slot.key : undefined) ?? null;
    const { date } = books.reports.regimeAt(nowMs);
    const doubts = [
      ...read.doubts,
      ...(isOfSeveral
        ? [`Tin nhắc đến ${several.length} đơn vị: ${several.map(({ name }) => name).join(", ")}; dán từng đơn vị một. Chưa đọc số nào từ tin này.`]
        : []),
      ...(units.length === 0 && !isOfSeveral ? ["Chưa nhận ra đơn vị báo cáo: chọn đơn vị trước khi lưu."] : []),
      ...(units.length > 1 ? ["Tên đơn vị có thể là nhiều nơi: chọn đúng đơn vị trước khi lưu."] : []),
      ...(request.slot === undefined && byTime === undefined && opening === undefined && slot !== null && !isOfSeveral
        ? ["Tin không nói giờ của số liệu: tạm xếp vào kỳ báo cáo hiện tại."]
        : []),
      ...(slot === null ? ["Giờ trong tin không gần kỳ báo cáo nào: chọn kỳ trước khi lưu."] : []),
    ];
    const draft: ReportDraft = {
      ...read,
      unit: unit === null ? null : asUnitKey(unit),
      unitName: unit === null ? null : books.reports.nameOf(unit, nowMs),
      candidates:
        units.length > 1
          ? units.map((key) => ({ unit: asUnitKey(key), name: books.reports.nameOf(key, nowMs), district: districtName(asked, key) }))
          : [],
      slot,
      asOf: time === null ? null : `${date}T${time === "24:00" ? "23:59" : time}:00+07:00`,
      text,
      doubts,
    };
    return ok(draft);
  },
} satisfies Partial<HandlerTable>;
