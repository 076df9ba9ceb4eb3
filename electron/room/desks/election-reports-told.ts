import {
  type Election,
  elections,
  noCounts,
  type OwedCell,
  type OwedRow,
  type OwedTotals,
  type ReportTold,
  type SlotTold,
  type UnitLevel,
  unitKey,
} from "../../contract/index.ts";
import { type SlotTimes, slotState } from "../../domain/election/reporting.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { markingOf } from "../door.ts";
import { calledUnit } from "../election/day-called.ts";
import type { ElectionBooks } from "../election/election-books.ts";
import { changedMs, isCorrected, levelOf, type ReportRecord } from "../election/report-facts.ts";
import type { UnitOwing } from "../election/reports-book.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";

/** What a question of reports is answered from: the books of who asks, and the room's clock. */
export interface Asking {
  room: RoomParts;
  books: ElectionBooks;
  nowMs: number;
  /** Who only looks sees what is approved. */
  onlyApproved: boolean;
}

export const asking = (room: RoomParts, viewer: Viewer): Asking => ({
  room,
  books: room.election.booksFor(viewer.clearance),
  nowMs: room.clock.now(),
  onlyApproved: !viewer.mayWrite,
});

/** When an answer changes by time alone; at a moment never. */
export const validUntil = ({ room, books, nowMs }: Asking): string | null => {
  const turns = room.moment ? null : books.reports.turnsAt(nowMs);
  return turns === null ? null : vietnamTime(turns);
};

export const slotTold = (times: SlotTimes, nowMs: number): SlotTold => {
  const due: SlotTold["due"] = {};
  for (const level of ["place", "commune", "district", "province", "agency"] as const satisfies readonly UnitLevel[]) {
    const ms = times.dueMs[level];
    if (ms !== undefined) due[level] = vietnamTime(ms);
  }
  const { key, name, content } = times.slot;
  return { key, name, content, asOf: vietnamTime(times.asOfMs), due, state: slotState(times, nowMs) };
};

/** A unit's district by name; null for the province and agencies. */
export const districtName = ({ books }: Asking, unit: string): string | null => {
  if (["province", "agency"].includes(levelOf(unit))) return null;
  const code = books.units.districtOf(unit);
  return code === null ? null : books.units.nameOf(`district:${code}`);
};

/** A unit's key as the contract writes it; keys come from records that were read by it. */
export const asUnitKey = (unit: string) => unitKey.parse(unit);

const cellOf = ({ books, nowMs }: Asking, date: string, owing: UnitOwing): OwedCell => {
  const { report } = owing;
  return {
    slot: owing.slot,
    state: owing.state,
    report: report?.id ?? null,
    receivedAt: owing.receivedMs === null ? null : vietnamTime(owing.receivedMs),
    standing: report?.fields.standing ?? null,
    corrected: report !== undefined && isCorrected(report),
    afterCutOff: report !== undefined && books.reports.isAfterCutOff(report),
    flags: report ? books.odd.of(report, nowMs).length : 0,
    calls: books.reports.callsOf(date, owing.slot, owing.unit).length,
  };
};

const noTotals = (slot: string, level: UnitLevel): OwedTotals => ({
  slot,
  level,
  total: 0,
  notDue: 0,
  due: 0,
  overdue: 0,
  missing: 0,
  onTime: 0,
  late: 0,
  covered: 0,
  corrected: 0,
  preliminary: 0,
  approved: 0,
  official: 0,
  flagged: 0,
  afterCutOff: 0,
});

const stateCounts = {
  "not-due": "notDue",
  due: "due",
  overdue: "overdue",
  missing: "missing",
  "on-time": "onTime",
  late: "late",
  covered: "covered",
} as const;

const count = (totals: OwedTotals, cell: OwedCell): void => {
  totals.total += 1;
  totals[stateCounts[cell.state]] += 1;
  if (cell.standing) totals[cell.standing] += 1;
  if (cell.corrected) totals.corrected += 1;
  if (cell.flags > 0) totals.flagged += 1;
  if (cell.afterCutOff) totals.afterCutOff += 1;
};

/** Slot by unit for one level, with its counts. `slot`: that one alone. */
export const owedRows = (asked: Asking, level: UnitLevel, within?: string, slot?: string): { rows: OwedRow[]; totals: OwedTotals[] } => {
  const { books, nowMs } = asked;
  const { date } = books.reports.regimeAt(nowMs);
  const slots = books.reports.slotsAt(nowMs).filter((one) => one.dueMs[level] !== undefined && (slot === undefined || one.slot.key === slot));
  const totals = new Map(slots.map((one) => [one.slot.key, noTotals(one.slot.key, level)]));
  const rows = books.reports.unitsOf(level, nowMs, within).map((unit): OwedRow => {
    const cells = slots.flatMap((times) => {
      const owing = books.reports.owed(unit, times, nowMs);
      return owing ? [cellOf(asked, date, owing)] : [];
    });
    for (const cell of cells) {
      const of = totals.get(cell.slot);
      if (of) count(of, cell);
    }
    return { unit: asUnitKey(unit), level, name: books.reports.nameOf(unit, nowMs), district: districtName(asked, unit), cells };
  });
  return { rows, totals: [...totals.values()] };
};

const withheldLines = { order: null, health: null, utilities: null, facilities: null, difficulties: null, text: null, attested: null } as const;
const noCauses = { ill: null, quarantined: null, away: null, "cut-off": null, unclear: null } as const;

/** A report in full; on a screen that only shows, what is not approved is left out. */
export const reportTold = (asked: Asking, report: ReportRecord): ReportTold => {
  const { books, nowMs } = asked;
  const { fields } = report;
  const times = books.reports.slotAt(fields.slot, nowMs);
  const owing = times && books.reports.owed(fields.unit, times, nowMs);
  const isOfDay = owing?.report === report;
  const withheld = asked.onlyApproved && fields.standing === "preliminary";
  const shown = withheld ? (fields.approvedFigures ?? { voters: noCounts, voted: noCounts }) : fields;
  return {
    id: report.id,
    unit: fields.unit,
    unitName: books.reports.nameOf(fields.unit, nowMs),
    district: districtName(asked, fields.unit),
    slot: fields.slot,
    slotName: times?.slot.name ?? fields.slot,
    content: times?.slot.content ?? "text",
    state: isOfDay && owing ? owing.state : "on-time",
    asOf: fields.asOf,
    receivedAt: fields.receivedAt,
    dueAt: isOfDay && owing ? vietnamTime(owing.dueMs) : null,
    changedAt: vietnamTime(changedMs(report)),
    voters: shown.voters,
    voted: shown.voted,
    approvedFigures: fields.approvedFigures,
    denominators: denominatorsOf(asked, report),
    remaining: withheld ? noCauses : fields.remaining,
    placesOpened: withheld ? null : fields.placesOpened,
    placesClosed: withheld ? null : fields.placesClosed,
    placesFull: withheld ? null : fields.placesFull,
    places: books.odd.placesOf(fields.unit),
    order: fields.order,
    health: fields.health,
    utilities: fields.utilities,
    facilities: fields.facilities,
    difficulties: fields.difficulties,
    text: fields.text,
    attested: fields.attested,
    ...(withheld ? withheldLines : {}),
    sender: fields.sender,
    channel: fields.channel,
    standing: fields.standing,
    approvedBy: fields.approvedBy,
    scan: fields.scan === null ? null : { hash: fields.scan, fileName: fields.scanName ?? "ban-scan" },
    correction: fields.correction,
    afterCutOff: books.reports.isAfterCutOff(report),
    conflicts: report.conflicts.map(({ field }) => field),
    flags: withheld ? [] : books.odd.of(report, nowMs),
    withheld,
    source: fields.source,
    invented: fields.invented,
    marking: markingOf(report),
  };
};

/** What the counts are held against; where nothing is listed, what the report itself says. */
const denominatorsOf = ({ books, nowMs, onlyApproved }: Asking, { fields }: ReportRecord): ReportTold["denominators"] => {
  const listed = books.odd.denominators(fields.unit, nowMs);
  const ownOf = (of: Election) => (onlyApproved && fields.standing === "preliminary" ? null : fields.voters[of]);
  const made = { ...listed };
  for (const of of elections) {
    const own = ownOf(of);
    if (listed[of].value === null && own !== null) made[of] = { ...listed[of], value: own, from: "reported" };
  }
  return made;
};

/** What titles call whoever owes a report: a unit of the tree, or an agency by its name. */
export const calledReporter = ({ books, nowMs }: Asking, unit: string): string =>
  levelOf(unit) === "agency" ? books.reports.nameOf(unit, nowMs) : calledUnit(books.units, unit);
