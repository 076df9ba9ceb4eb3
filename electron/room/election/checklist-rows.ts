import type { ChecklistHead, ChecklistLevel, ReadinessPart, UnitReadiness } from "../../contract/index.ts";
import { beneathWords, checklistWords, rehearsalWords, reviewWords } from "../../domain/election/checklist-words.ts";
import { markBeneath } from "../../domain/election/readiness-parts.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { RoomParts } from "../parts.ts";
import type { ChecklistBook } from "./checklists-book.ts";
import type { UnitSum } from "./readiness-sums.ts";
import type { ElectionUnits } from "./units.ts";

/** Keys of the units of a level within a unit, in the order of the boundaries; null where there is no such unit in sight. */
export const unitsWithin = (units: ElectionUnits, level: ChecklistLevel, within = "province"): string[] | null => {
  const [whole, code = ""] = within.split(":");
  if (whole === undefined || (whole !== "province" && !isKnown(units, whole, code))) return null;
  if (whole === level) return [within];
  if (level === "district") return whole === "province" ? [...units.districts.values()].map(({ key }) => key) : [];
  if (level === "commune") {
    if (whole === "place") return [];
    return [...units.communes.values()].flatMap(({ key, districtCode }) => (whole === "province" || districtCode === code ? [key] : []));
  }
  const places = whole === "province" ? [...units.districts.values()].flatMap((one) => one.places) : (groupOf(units, whole, code)?.places ?? []);
  return places.map((place) => `place:${place}`);
};

const groupOf = (units: ElectionUnits, level: string, code: string) =>
  level === "commune" ? units.communes.get(code) : level === "district" ? units.districts.get(code) : undefined;

const isKnown = (units: ElectionUnits, level: string, code: string): boolean =>
  level === "place" ? units.places.has(code) : groupOf(units, level, code) !== undefined;

const partsOf = (book: ChecklistBook, unit: string, sum: UnitSum, nowMs: number): ReadinessPart[] => {
  const [level, code = ""] = unit.split(":");
  const parts: ReadinessPart[] = [];
  const place = level === "place" ? book.units.places.get(code) : undefined;
  if (place) return book.marks.parts(place, nowMs);
  const standing = book.standing(unit, nowMs);
  const words = new Map(standing ? book.items(unit, nowMs).map((item) => [item.key, item.words]) : []);
  if (standing) parts.push({ part: "checklist", mark: standing.mark, words: checklistWords(standing, (key) => words.get(key) ?? key) });
  if (standing) {
    const { mark, newest, owed } = book.drills.reviewState(unit, nowMs);
    if (mark !== null) parts.push({ part: "review", mark, words: reviewWords(newest, owed) });
    const rehearsed = book.drills.rehearsalMark(unit, book.settings.rehearsalGate, nowMs);
    if (rehearsed !== null) parts.push({ part: "rehearsal", mark: rehearsed, words: rehearsalWords(book.drills.cover(unit, nowMs)) });
  }
  const beneath = sum.communes ?? sum.places;
  parts.push({ part: "beneath", mark: markBeneath(beneath), words: beneathWords(beneath, sum.communes ? "xã" : "khu vực bỏ phiếu") });
  return parts;
};

/** Readiness of a unit with its names and why; undefined where there is none in sight. */
export const unitReadiness = (book: ChecklistBook, unit: string, nowMs: number): UnitReadiness | undefined => {
  const sum = book.sum(unit, nowMs);
  if (!sum) return undefined;
  const { units } = book;
  const [level, code = ""] = unit.split(":");
  const communeCode = level === "place" ? (units.places.get(code)?.fields.communeCode ?? null) : level === "commune" ? code : null;
  const districtCode = units.districtOf(unit);
  return {
    unit,
    level: level === "place" || level === "commune" || level === "district" ? level : "province",
    name: units.nameOf(unit),
    communeCode,
    communeName: communeCode === null ? null : (units.communes.get(communeCode)?.name ?? communeCode),
    districtCode,
    districtName: districtCode === null ? null : (units.districts.get(districtCode)?.name ?? districtCode),
    mark: sum.mark,
    parts: partsOf(book, unit, sum, nowMs),
    checklist: book.standing(unit, nowMs) ?? null,
    places: { ...sum.places },
    communes: sum.communes && { ...sum.communes },
    placeItems: { items: sum.items, known: sum.known, done: sum.done },
    asOf: sum.asOf,
  };
};

/** What every answer of the checklists says of itself. */
export const checklistHead = (room: RoomParts, book: ChecklistBook, asOf: string | null): ChecklistHead => {
  const turnsMs = room.moment ? null : book.turnsMs(room.clock.now());
  return { asOf, validUntil: turnsMs === null ? null : vietnamTime(turnsMs) };
};
