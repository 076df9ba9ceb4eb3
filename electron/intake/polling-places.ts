import { fail, type IntakePreview, type IntakeRow, ok, type PollingPlaceFields, type Result, type SheetMapping } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { type IntakeCommune, type IntakeDistrict, UnitNames } from "./commune-matching.ts";
import { guessMapping, headersAt, missingColumns } from "./header-guess.ts";
import { pace } from "./pace.ts";
import { PlaceLedger } from "./place-ledger.ts";
import { type PlaceRow, readPlaceRow, type Surroundings } from "./place-row.ts";
import { rowKindOf } from "./row-kind.ts";
import { readWorkbook, type Sheet, type Workbook } from "./workbook.ts";

/** What the intake needs to know of the room; it changes nothing itself. */
export interface PollingPlaceContext {
  communes: IntakeCommune[];
  districts: IntakeDistrict[];
  /** Communes by a name they no longer bear. */
  former?: readonly { name: string; code: string }[];
  /** Polling places as they stand, by id. */
  existing: ReadonlyMap<string, PollingPlaceFields>;
  /** Commune code of each `lon, lat` pair (WGS84 degrees), null outside the province. */
  locate: (lonLat: Float64Array) => Promise<(string | null)[]>;
  /** Columns chosen by hand: only these sheets are read. Without it every sheet is guessed at. */
  mappings?: SheetMapping[] | undefined;
}

/** What the file would do, and the edits that would do it: one per row that is new or changed. */
export interface StagedPlaces {
  preview: Omit<IntakePreview, "staged">;
  edits: { id: string; set: Partial<PollingPlaceFields> }[];
}

/** A row of the file between reading and judging. */
interface Read {
  line: Pick<IntakeRow, "sheet" | "row">;
  place: PlaceRow;
}

/**
 * Reads a spreadsheet of polling places and says of every row what would become of it; keeps nothing. Refuses whole files that cannot
 * be read (too large, another kind of file, no rows). rowsRead = new + changed + same + rejected + totals + blank, always.
 */
export async function previewPollingPlaces(
  file: { fileName: string; bytes: Uint8Array },
  context: PollingPlaceContext,
): Promise<Result<StagedPlaces>> {
  const workbook = await readWorkbook(file);
  if (!workbook.ok) return workbook;
  const units = new UnitNames(context.communes, context.districts, context.former);
  const chosen = chooseSheets(workbook.value, context.mappings);
  if (!chosen.ok) return chosen;

  const pause = pace();
  const rows: IntakeRow[] = [];
  const places: Read[] = [];
  for (const { sheet, mapping } of chosen.value.read) {
    for (const outcome of readSheet(sheet, mapping, units)) {
      if ("place" in outcome) places.push(outcome);
      else rows.push(outcome);
      if ((rows.length + places.length) % 100 === 0) await pause();
    }
  }
  const located = await locateAll(places, context.locate);
  const ledger = new PlaceLedger(context.existing, file.fileName);
  for (const [index, { line, place }] of places.entries()) {
    ledger.claim(line, place, located[index] ?? null, units);
    if (index % 100 === 0) await pause();
  }
  for (const row of ledger.judged()) {
    rows.push(row);
    if (rows.length % 100 === 0) await pause();
  }
  const order = new Map(chosen.value.read.map(({ sheet }, index) => [sheet.name, index]));
  rows.sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)! || a.row - b.row);
  const counts = countOf(rows);
  if (counts.kept + counts.rejected === 0) return noRows();
  const estimated = rows.filter((row) => isKept(row) && row.estimatedPosition).length;
  return ok({
    preview: {
      fileName: file.fileName,
      sheets: chosen.value.shown,
      counts,
      rows,
      notes: [
        ...workbook.value.notes,
        ...chosen.value.notes,
        ...(estimated > 0 ? [`${writtenNumber(estimated)} khu vực chưa có tọa độ: đặt tạm ở giữa xã, ghi “vị trí ước lượng”.`] : []),
      ],
      voters: rows.reduce((so, row) => so + (isKept(row) ? (row.voters ?? 0) : 0), 0),
    },
    edits: ledger.edits,
  });
}

const noRows = (): Result<never> =>
  fail(
    "bad-input",
    "Tệp không có hàng dữ liệu nào.",
    "Điền danh sách dưới hàng tiêu đề, hoặc tải mẫu bảng về để điền; dữ liệu trong phòng không thay đổi.",
  );
const isKept = (row: IntakeRow): boolean => row.outcome === "new" || row.outcome === "changed" || row.outcome === "same";

function countOf(rows: IntakeRow[]): IntakePreview["counts"] {
  const of = (outcome: IntakeRow["outcome"]): number => rows.filter((row) => row.outcome === outcome).length;
  const [added, changed, same] = [of("new"), of("changed"), of("same")];
  return {
    rowsRead: rows.length,
    new: added,
    changed,
    same,
    rejected: of("rejected"),
    totals: of("total"),
    blank: of("blank"),
    kept: added + changed + same,
  };
}

interface Chosen {
  read: { sheet: Sheet; mapping: SheetMapping }[];
  shown: IntakePreview["sheets"];
  notes: string[];
}

/** Which sheets are read and how: by hand where mappings are given, else by guess; a sheet that looks like no list is left out and said. */
function chooseSheets(workbook: Workbook, mappings: SheetMapping[] | undefined): Result<Chosen> {
  const unknown = mappings?.find((mapping) => !workbook.sheets.some((sheet) => sheet.name === mapping.sheet));
  if (unknown) return fail("bad-input", `Tệp không có trang “${unknown.sheet}”.`, "Xem lại tệp rồi chọn cột lần nữa.");
  const filled = workbook.sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) return noRows();
  const guesses = filled.map((sheet) => ({
    sheet,
    mapping: mappings ? (mappings.find((one) => one.sheet === sheet.name) ?? null) : sheet.hidden ? null : guessMapping(sheet),
  }));
  const recognised = guesses.some(({ mapping }) => mapping !== null);
  const areAllHidden = filled.every(({ hidden }) => hidden);
  const settled = recognised ? guesses : guesses.map(({ sheet }) => ({ sheet, mapping: sheet.hidden && !areAllHidden ? null : unmapped(sheet) }));
  const notes: string[] = [];
  for (const { sheet, mapping } of settled) {
    const missing = mapping ? missingColumns(mapping.columns) : [];
    if (mapping && !mappings && sheet.hidden)
      notes.push(`Trang “${sheet.name}” bị ẩn trong tệp nên không tự đọc: chọn cột bằng tay, hoặc bỏ ẩn trong Excel rồi nạp lại.`);
    else if (!mapping && sheet.hidden) notes.push(`Bỏ qua trang ẩn “${sheet.name}”: chọn cột bằng tay nếu cần đọc.`);
    else if (!mapping) notes.push(`Bỏ qua trang “${sheet.name}”: không có bảng khu vực bỏ phiếu.`);
    else if (missing.length > 0) notes.push(`Trang “${sheet.name}” chưa rõ cột ${missing.join(" và cột ")}: hãy chọn cột bằng tay.`);
  }
  return ok({
    read: settled.flatMap(({ sheet, mapping }) => (mapping ? [{ sheet, mapping }] : [])),
    shown: settled.map(({ sheet, mapping }) => ({
      sheet: sheet.name,
      headers: headersAt(sheet, mapping?.headerRow ?? firstFilled(sheet)),
      mapping,
      sample: sheet.rows
        .slice((mapping?.headerRow ?? firstFilled(sheet)) + 1, (mapping?.headerRow ?? firstFilled(sheet)) + 6)
        .map((row) => row.map((cell) => String(cell ?? ""))),
    })),
    notes,
  });
}

const firstFilled = (sheet: Sheet): number =>
  Math.max(
    0,
    sheet.rows.findIndex((row) => row.some((cell) => cell !== null)),
  );
const unmapped = (sheet: Sheet): SheetMapping => ({ sheet: sheet.name, headerRow: firstFilled(sheet), columns: {} });

/** Every row under the header: settled outcomes at once, rows that give a place to be judged later. */
function* readSheet(sheet: Sheet, mapping: SheetMapping, units: UnitNames): Generator<IntakeRow | Read> {
  const headers = headersAt(sheet, mapping.headerRow).map(foldVietnamese);
  const missing = missingColumns(mapping.columns);
  const named = { district: units.district(sheet.name), commune: units.commune(sheet.name, null) };
  const around: Surroundings = {
    district: "found" in named.district ? named.district.found : null,
    commune: "found" in named.commune && !("found" in named.district) ? named.commune.found : null,
    communeUnclear: false,
  };
  for (let index = mapping.headerRow + 1; index < sheet.rows.length; index++) {
    const row = sheet.rows[index]!;
    const line = { sheet: sheet.name, row: index + 1 };
    const settled = (outcome: IntakeRow["outcome"], reasons: string[], commune: IntakeCommune | null = null): IntakeRow => ({
      ...line,
      outcome,
      code: null,
      communeCode: commune?.code ?? null,
      name: null,
      voters: null,
      estimatedPosition: false,
      reasons,
    });
    const kind = rowKindOf(row, mapping, headers, units, around.district?.code ?? null);
    if (kind.kind === "blank") yield settled("blank", kind.reason ? [kind.reason] : []);
    else if (kind.kind === "total") yield settled("total", [kind.reason]);
    else if (kind.kind === "unknown-heading") {
      around.commune = null;
      around.communeUnclear = true;
      yield settled("rejected", [kind.reason]);
    } else if (kind.kind === "heading") {
      if (kind.district) around.district = kind.district;
      around.commune = kind.commune ?? null;
      around.communeUnclear = false;
      yield settled(kind.withTotal ? "total" : "blank", [`dòng tên đơn vị: ${kind.text}`], kind.commune);
    } else if (missing.length > 0)
      yield settled(
        "rejected",
        missing.map((column) => `chưa biết cột nào là ${column}`),
      );
    else {
      const place = readPlaceRow(row, mapping, (column) => sheet.unread.get(`${index}:${column}`), units, around);
      if (place.untouched) yield settled("blank", ["dòng mẫu chưa điền"], place.commune);
      else yield { line, place };
    }
  }
}

async function locateAll(places: Read[], locate: PollingPlaceContext["locate"]): Promise<(string | null)[]> {
  const given = places.flatMap(({ place }, index) => (place.location ? [{ index, location: place.location }] : []));
  const answers: (string | null)[] = new Array(places.length).fill(null);
  if (given.length === 0) return answers;
  const codes = await locate(Float64Array.from(given.flatMap(({ location }) => location)));
  given.forEach(({ index }, order) => {
    answers[index] = codes[order] ?? null;
  });
  return answers;
}
