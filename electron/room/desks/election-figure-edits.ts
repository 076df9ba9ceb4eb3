import type { Marking } from "../../contract/index.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import type { ToldFigures } from "../../intake/report-table.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { freshReport, revised, told as toldFields } from "./election-report-revising.ts";

/** What one told report comes to: an edit, none where it says what is known already, or why it cannot be taken. */
export type ReportEdit = { refused: string } | { edit: Edit | null; isNew: boolean; flags: string[]; notes: string[]; marking: Marking };

/** How a report came is not what it tells: told again by a file alone, nothing is written. */
const howItCame: ReadonlySet<string> = new Set(["channel", "source", "invented", "deleted"]);

/** One report of a spreadsheet as an edit, by the rules of a report entered by hand: told otherwise before, it is a correction. */
export const reportEdit = (
  room: Pick<RoomParts, "election" | "clock" | "picture">,
  viewer: Viewer,
  told: ToldFigures,
  fileName: string,
): ReportEdit => {
  const books = room.election.booksFor(viewer.clearance);
  const nowMs = room.clock.now();
  const times = books.reports.slotAt(told.slot, nowMs);
  if (!times) return { refused: `không có kỳ báo cáo ${told.slot}` };
  const { date } = books.reports.regimeAt(nowMs);
  const asOf = told.hour === null ? undefined : `${date}T${told.hour}:00+07:00`;
  if (asOf !== undefined && Date.parse(asOf) > nowMs) return { refused: `giờ của số liệu ${told.hour} ở tương lai` };
  const id = `${date}/${told.slot}/${told.unit}`;
  const kept = room.picture.record("quick-report", id);
  const current = recordInSight(room.picture, "quick-report", id, viewer.clearance);
  const before = current?.fields ?? freshReport(viewer, date, told.unit, times, nowMs);
  const { unit: _unit, slot: _slot, hour: _hour, ...figures } = told;
  const request = { ...figures, asOf, channel: "spreadsheet" as const, source: `tệp ${fileName}`.slice(0, 300) };
  const result = revised(before, toldFields(before, request), { reason: null, carrier: `theo ${request.source}`, approver: null });
  const wanted = current ? result.fields : toldFields(before, request);
  const asked = [
    ...Object.keys(request),
    ...(result.isCorrection ? ["standing", "approvedBy", "approvedFigures", "scan", "scanName", "correction"] : []),
  ];
  const set = kept ? changedFields(kept, wanted, asked) : wanted;
  const isSame = current !== undefined && Object.keys(set).every((field) => howItCame.has(field));
  const flags = books.odd.judge(told.unit, times, wanted, nowMs).map(({ words }) => words);
  const notes =
    current && result.moved.length > 0
      ? [
          `đính chính: ${result.moved.slice(0, 4).join("; ")}${result.moved.length > 4 ? ` và ${writtenNumber(result.moved.length - 4)} số khác` : ""}`,
        ]
      : [];
  return {
    edit: isSame ? null : { kind: "quick-report", id, set },
    isNew: current === undefined,
    flags,
    notes,
    marking: kept ? markingOf(kept) : wanted.marking,
  };
};
