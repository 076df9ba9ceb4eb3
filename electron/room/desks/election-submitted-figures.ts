import { elections, type SubmittedFigures, type SubmittedTurnout, type SubmittedUnit, type UnitKey, unitLevels } from "../../contract/index.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { type Asking, asUnitKey, owedRows } from "./election-reports-told.ts";

/** What is told upward of a slot by a unit, as it stands: the unit, and each of those directly beneath it. */
export const submittedFigures = (asked: Asking, times: SlotTimes, from: UnitKey, of: SubmittedFigures["of"]): SubmittedFigures => {
  const { books, nowMs } = asked;
  const { key: slot, name: slotName } = times.slot;
  return {
    version: 1,
    date: books.reports.regimeAt(nowMs).date,
    slot,
    slotName,
    asOf: vietnamTime(times.asOfMs),
    of,
    whole: unitFigures(asked, slot, from, of),
    parts: (books.reports.partsOf(from) ?? []).map((unit) => unitFigures(asked, slot, asUnitKey(unit), of)),
    owed: unitLevels.flatMap((level) => owedRows(asked, level, from === "province" ? undefined : from, slot).totals).filter(({ total }) => total > 0),
  };
};

const unitFigures = (asked: Asking, slot: string, unit: UnitKey, of: SubmittedFigures["of"]): SubmittedUnit => {
  const { books, nowMs } = asked;
  const { turnout } = books;
  const day = books.day.counts(unit, nowMs);
  const assembly = turnout.figure(unit, "assembly", slot, of, nowMs);
  return {
    unit,
    name: books.reports.nameOf(unit, nowMs),
    places: books.odd.placesOf(unit),
    opened: day?.begun ?? 0,
    closed: day?.ended ?? 0,
    full: fullPlaces(asked, slot, unit, of),
    turnout: elections.map((election): SubmittedTurnout => {
      const figure = turnout.figure(unit, election, slot, of, nowMs);
      const listed = turnout.electorate(unit, election, nowMs);
      return {
        election,
        voted: figure?.voted ?? null,
        voters: figure?.voters ?? null,
        remaining: figure?.remaining ?? null,
        reported: figure?.places.n ?? 0,
        places: figure?.places.of ?? listed?.places.of ?? 0,
        allVoters: listed && listed.places.n > 0 ? listed.voters : null,
      };
    }),
    preliminary: assembly?.preliminary ?? 0,
    flags: assembly?.odd ?? 0,
  };
};

/** Places where exactly everybody listed for Quốc hội has voted: 100 % is never rounded up to. */
const fullPlaces = ({ books, nowMs }: Asking, slot: string, unit: UnitKey, of: SubmittedFigures["of"]): number => {
  let full = 0;
  for (const place of books.reports.unitsOf("place", nowMs, unit)) {
    const figure = books.turnout.figure(asUnitKey(place), "assembly", slot, of, nowMs);
    if (figure && figure.voters !== null && figure.voters > 0 && figure.remaining === 0) full += 1;
  }
  return full;
};
