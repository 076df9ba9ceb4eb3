import { inSentence } from "../../domain/place-names.ts";
import { vietnamDate, writtenTime } from "../../domain/vietnamese-format.ts";
import type { ElectionUnits } from "./units.ts";

/** "Khu vực bỏ phiếu số 2, xã Cao Bồ"; the code where no such place is in sight. */
export const calledPlace = (units: ElectionUnits, code: string): string => {
  const place = units.places.get(code);
  if (!place) return code;
  const commune = units.communes.get(place.fields.communeCode)?.name ?? place.fields.communeCode;
  return `Khu vực bỏ phiếu số ${place.fields.number}, ${inSentence(commune)}`;
};

/** What undo and history call a unit: "Khu vực bỏ phiếu số 2, xã Cao Bồ"; "xã Cao Bồ"; "huyện Vị Xuyên"; "tỉnh Hà Giang". */
export const calledUnit = (units: ElectionUnits, key: string): string =>
  key.startsWith("place:") ? calledPlace(units, key.slice("place:".length)) : inSentence(units.nameOf(key));

/** "07:02", with its date where that is not the day of the vote. */
export const calledHour = (iso: string, date: string): string =>
  vietnamDate(iso) === date ? (writtenTime(iso).split(" ")[0] ?? "") : writtenTime(iso);
