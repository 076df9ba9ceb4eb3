import { fail, ok, type PlaceTableRow, type Result, type TableFilter, type TableOrder, type TableWant } from "../../contract/index.ts";
import { dayStateNames } from "../../domain/election/day-state-words.ts";
import { currentSlot, type SlotTimes } from "../../domain/election/reporting.ts";
import { readinessNames } from "../../domain/readiness.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { owedNames, type PlacesPaper, placesCsv, placesText, placesXlsx } from "../../reports/places-table.ts";
import type { TableBook } from "../election/table-book.ts";
import type { TableTime } from "../election/table-facts.ts";
import { sooner } from "../layers/layer.ts";
import { mediaTypes } from "../media-types.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { figuresDesk } from "./election-figures.ts";
import { savedViewsDesk } from "./election-views.ts";
import type { HandlerTable } from "./handler.ts";

interface AskedTable {
  filter?: TableFilter | undefined;
  order?: TableOrder | undefined;
  slot?: string | undefined;
  codes?: string[] | undefined;
}

const byCode: TableOrder = { by: "code" };

interface Question {
  book: TableBook;
  time: TableTime;
  slot: SlotTimes | undefined;
  codes: readonly string[];
  voters: number;
  votersKnown: number;
  turnsMs: number | null;
}

/** What is asked of: the choice in its order, or the rows chosen one by one in that order. Who only looks sees approved figures. */
const question = (room: RoomParts, viewer: Viewer, asked: AskedTable): Result<Question> => {
  const { reports, turnout, table: book } = room.election.booksFor(viewer.clearance);
  const nowMs = room.clock.now();
  const slots = reports.slotsAt(nowMs);
  const turnoutKey = turnout.slotAt(nowMs)?.key;
  const slot =
    asked.slot === undefined ? (slots.find((one) => one.slot.key === turnoutKey) ?? currentSlot(slots, nowMs)) : reports.slotAt(asked.slot, nowMs);
  if (asked.slot !== undefined && !slot)
    return fail("not-found", "Chế độ báo cáo đang dùng không có kỳ báo cáo này.", "Chọn lại kỳ trong danh sách; số liệu đã nhận vẫn còn nguyên.");
  const time: TableTime = { nowMs, slot, standing: viewer.mayWrite ? "all" : "approved" };
  const picked = book.pick(asked.filter ?? {}, asked.order ?? byCode, time);
  const turnsMs = sooner(picked.turnsMs, turnout.turnsAt(nowMs));
  if (!asked.codes) return ok({ book, time, slot, codes: picked.codes, voters: picked.voters, votersKnown: picked.votersKnown, turnsMs });
  const chosen = new Set(asked.codes);
  const codes = picked.codes.filter((code) => chosen.has(code));
  const known = codes.map((code) => book.place(code)?.fields.voters ?? null).filter((voters) => voters !== null);
  return ok({ book, time, slot, codes, voters: known.reduce((sum, one) => sum + one, 0), votersKnown: known.length, turnsMs });
};

function* rowsOf({ book, time }: Question, codes: readonly string[]): Generator<PlaceTableRow> {
  const facts = book.facts(time);
  for (const code of codes) {
    const place = book.place(code);
    if (place) yield facts.row(place);
  }
}

const wantNames: Record<TableWant, string> = {
  flagged: "có điều cần lưu ý",
  conflict: "mâu thuẫn",
  "no-contact": "chưa có đầu mối",
  "no-voters": "chưa có số cử tri",
  "no-turnout": "chưa có số đã bỏ phiếu",
  estimated: "vị trí ước lượng",
  invented: "hư cấu",
};

/** The narrowing in words, for papers. */
const filterWords = (room: RoomParts, { filter = {}, codes }: AskedTable): string => {
  const { communes, districts } = room.boundaries();
  const said = [
    ...(filter.text === undefined ? [] : [`chữ “${filter.text}”`]),
    ...(filter.district === undefined ? [] : [districts.get(filter.district)?.name ?? filter.district]),
    ...(filter.commune === undefined ? [] : [communes.get(filter.commune)?.name ?? filter.commune]),
    ...(filter.readiness ? [filter.readiness.map((one) => readinessNames[one]).join(" hoặc ")] : []),
    ...(filter.day ? [filter.day.map((one) => dayStateNames[one]).join(" hoặc ")] : []),
    ...(filter.owed ? [`báo cáo ${filter.owed.map((one) => owedNames[one]).join(" hoặc ")}`] : []),
    ...(filter.wants ?? []).map((want) => wantNames[want]),
    ...(codes ? ["các dòng đã chọn"] : []),
  ];
  return said.length === 0 ? "tất cả" : said.join("; ");
};

/** Khu vực bỏ phiếu as a table: windows of it, texts to paste, files with a certificate; saved views; figures from spreadsheets. */
export const tablesDesk = {
  "places.table": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    if (!asks.ok) return asks;
    const { book, codes, slot, voters, votersKnown, turnsMs, time } = asks.value;
    const offset = Math.min(asked.offset ?? 0, codes.length);
    const facts = book.facts(time);
    const rows = codes.slice(offset, offset + (asked.limit ?? 100)).flatMap((code) => {
      const place = book.place(code);
      return place ? [facts.row(place)] : [];
    });
    const { day } = room.election.booksFor(viewer.clearance);
    const turns = room.moment ? null : sooner(sooner(turnsMs, facts.turnsMs), day.turnsMs(time.nowMs));
    return ok({
      rows,
      offset,
      matching: codes.length,
      total: book.total,
      voters,
      votersKnown,
      phase: day.phase(time.nowMs),
      slot: slot?.slot.key ?? null,
      slotName: slot?.slot.name ?? null,
      validUntil: turns === null ? null : vietnamTime(turns),
    });
  },
  "places.codes": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    return asks.ok ? ok({ codes: [...asks.value.codes] }) : asks;
  },
  "places.text": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    return asks.ok ? ok(placesText(rowsOf(asks.value, asks.value.codes))) : asks;
  },
  "places.export": async (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    if (!asks.ok) return asks;
    const { book, codes, slot, voters, votersKnown, time } = asks.value;
    // Put together before anything waits: rows and head are of one moment, whatever arrives while the file is written.
    const rows = [...rowsOf(asks.value, codes)];
    const paper: PlacesPaper = {
      rows: () => rows,
      matching: codes.length,
      exercise: room.exercise,
      slotName: slot?.slot.name ?? null,
      certificate: {
        total: book.total,
        matching: codes.length,
        voters,
        votersKnown,
        head: room.journal.tally(viewer.clearance).head,
        madeAt: vietnamTime(time.nowMs),
        filter: filterWords(room, asked),
      },
    };
    const { bytes, certificate } = await (asked.format === "xlsx" ? placesXlsx(paper) : placesCsv(paper));
    if (certificate.written !== codes.length)
      return fail(
        "bad-input",
        `Chỉ ghi được ${certificate.written}/${codes.length} dòng nên không xuất tệp.`,
        "Dữ liệu trong phòng không đổi; hãy xuất lại.",
      );
    return ok({
      fileName: `khu-vuc-bo-phieu-${vietnamTime(time.nowMs).slice(0, 16).replace(/[:T]/g, "")}.${asked.format}`,
      mediaType: asked.format === "xlsx" ? mediaTypes.xlsx : "text/csv",
      base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
      certificate,
    });
  },
  ...savedViewsDesk,
  ...figuresDesk,
} satisfies Partial<HandlerTable>;
