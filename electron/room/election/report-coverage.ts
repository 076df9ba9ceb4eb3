import type { SlotTimes } from "../../domain/election/reporting.ts";
import type { ReportBook, ReportRecord } from "./reports-book.ts";

const saysVoted = ({ fields }: ReportRecord): boolean => Object.values(fields.voted).some((count) => count !== null);

/** Whether a commune's own report is of all of its places: of turnout any count of who voted is; of opening only all of them open. */
const tellsOfAll = (book: ReportBook, communeCode: string, date: string, { slot }: SlotTimes): boolean => {
  const report = book.report(date, slot.key, `commune:${communeCode}`);
  if (!report) return false;
  const places = book.units.communes.get(communeCode)?.places.length ?? 0;
  return slot.content === "opening" ? places > 0 && report.fields.placesOpened === places : saysVoted(report);
};

/** Whether every place of a commune told what the slot asks, itself or by having opened. */
const areAllPlacesKnown = (book: ReportBook, communeCode: string, date: string, { slot }: SlotTimes): boolean => {
  const places = book.units.communes.get(communeCode)?.places ?? [];
  if (places.length === 0) return false;
  return places.every((place) => {
    if (slot.content === "opening" && book.openingMs(place) !== null) return true;
    const report = book.report(date, slot.key, `place:${place}`);
    return report !== undefined && (slot.content === "opening" || saysVoted(report));
  });
};

/**
 * Whether what a unit owes is known without a report of its own: of a commune from all of its places, of a district from all of its
 * communes, of a place from a commune that told of all of its places. A district's total says nothing of its communes, and a text is
 * known from nobody else. A house rule (M).
 */
export const isCovered = (book: ReportBook, level: string, code: string, date: string, times: SlotTimes): boolean => {
  if (times.slot.content === "text") return false;
  if (level === "place") return tellsOfAll(book, book.units.places.get(code)?.fields.communeCode ?? "", date, times);
  if (level === "commune") return areAllPlacesKnown(book, code, date, times);
  if (level !== "district") return false;
  const communes = book.communesOf(code);
  return communes.length > 0 && communes.every((one) => tellsOfAll(book, one, date, times) || areAllPlacesKnown(book, one, date, times));
};
