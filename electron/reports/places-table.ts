import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { OwedState, PlaceTableRow, TableCertificate } from "../contract/index.ts";
import { dayFlagWords, dayStateNames } from "../domain/election/day-state-words.ts";
import { readinessNames } from "../domain/readiness.ts";
import { writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";
import { type PlainCell, plainXlsx } from "./plain-xlsx.ts";
import { exerciseWords } from "./touched-report.ts";

/** A place's standing with a report, in words. */
export const owedNames: Record<OwedState, string> = {
  "not-due": "chưa đến giờ",
  due: "chờ báo cáo",
  overdue: "quá hạn",
  missing: "thiếu",
  "on-time": "đúng hạn",
  late: "nộp muộn",
  covered: "có trong báo cáo khác",
};

/** The table as it goes out: who made it, of what, and its rows one after the other. */
export interface PlacesPaper {
  rows: () => Iterable<PlaceTableRow>;
  /** Rows there should be. */
  matching: number;
  exercise: boolean;
  /** The slot's name, null where the regime has none. */
  slotName: string | null;
  certificate: Omit<TableCertificate, "written" | "hash">;
}

/** `99,96 %`: two decimals at most, never up to 100 % while somebody is missing. */
export const writtenShare = (voted: number, voters: number): string => {
  const share = (voted / voters) * 100;
  const cut = voted < voters ? Math.min(99.99, Math.floor(share * 100) / 100) : Math.round(share * 100) / 100;
  return `${writtenNumber(cut, 2)} %`;
};

const marked = (word: string, conflict: boolean): string => (conflict ? `${word}, mâu thuẫn` : word);

const columns: readonly { heading: string; width: number; of: (row: PlaceTableRow) => string | number | null }[] = [
  { heading: "Mã", width: 11, of: ({ code }) => code },
  { heading: "Huyện, thành phố", width: 20, of: ({ district }) => district },
  { heading: "Xã, phường, thị trấn", width: 22, of: ({ commune }) => commune },
  { heading: "Số", width: 5, of: ({ number }) => number },
  { heading: "Khu vực bỏ phiếu", width: 30, of: ({ name }) => name },
  { heading: "Địa điểm", width: 30, of: ({ address }) => address },
  { heading: "Cử tri", width: 9, of: ({ voters }) => voters },
  { heading: "Sẵn sàng", width: 16, of: ({ readiness, readinessConflict }) => marked(readinessNames[readiness], readinessConflict) },
  { heading: "Diễn biến ngày bầu cử", width: 22, of: ({ day, dayConflict }) => marked(dayStateNames[day], dayConflict) },
  { heading: "Từ lúc", width: 17, of: ({ since }) => (since === null ? null : writtenTime(since)) },
  { heading: "Cần lưu ý", width: 40, of: ({ dayFlags }) => dayFlags.map((flag) => dayFlagWords[flag]).join("; ") || null },
  { heading: "Báo cáo kỳ này", width: 16, of: ({ owed }) => (owed === null ? null : owedNames[owed]) },
  { heading: "Đã bỏ phiếu (Quốc hội)", width: 13, of: ({ voted }) => voted },
  { heading: "Cử tri để tính tỷ lệ", width: 13, of: ({ votersOf }) => votersOf },
  { heading: "Tỷ lệ", width: 9, of: ({ voted, votersOf }) => (voted === null || !votersOf ? null : writtenShare(voted, votersOf)) },
  { heading: "Còn lại", width: 9, of: ({ remaining }) => remaining },
  { heading: "Số liệu lệch", width: 9, of: ({ turnoutFlags }) => turnoutFlags || null },
  { heading: "Có đầu mối", width: 10, of: ({ contact }) => (contact ? "có" : "chưa") },
  { heading: "Vĩ độ", width: 10, of: ({ at }) => at?.lat ?? null },
  { heading: "Kinh độ", width: 10, of: ({ at }) => at?.lon ?? null },
  { heading: "Vị trí", width: 11, of: ({ at }) => (at === null ? "chưa rõ" : at.estimated ? "ước lượng" : "đo") },
  { heading: "Tin lúc", width: 17, of: ({ asOf }) => writtenTime(asOf) },
  { heading: "Hư cấu", width: 8, of: ({ invented }) => (invented ? "hư cấu" : null) },
];

const oneLine = (cell: string | number | null): string => (cell === null ? "" : String(cell).replace(/[\t\r\n]+/g, " "));
/** A cell a spreadsheet would take for a formula begins with an apostrophe; a number below nothing is a number. */
const guarded = (cell: string): string => (/^[=+@-]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell);

/** A row's cells joined by tabs: what the hash is of. */
const hashed = (cells: readonly (string | number | null)[]): string => `${cells.map(oneLine).join("\t")}\n`;

/** The table as text to paste: cells by tab, rows by newline. */
export const placesText = (rows: Iterable<PlaceTableRow>): { text: string; rows: number } => {
  const lines = [columns.map(({ heading }) => heading).join("\t")];
  for (const row of rows) lines.push(columns.map(({ of }) => guarded(oneLine(of(row)))).join("\t"));
  return { text: lines.join("\n"), rows: lines.length - 1 };
};

const written = (paper: PlacesPaper, hash: string, rows: number): TableCertificate => ({ ...paper.certificate, hash, written: rows });

/** The certificate as lines: rows in, rows out, and what they rest on. */
const certificateLines = (
  paper: PlacesPaper,
  { total, matching, voters, votersKnown, head, madeAt, filter }: PlacesPaper["certificate"],
): [string, string][] => [
  ["Xuất lúc", writtenTime(madeAt)],
  ["Lọc theo", filter],
  ["Kỳ báo cáo", paper.slotName ?? "không có"],
  ["Khu vực bỏ phiếu trong phòng (trong quyền xem)", writtenNumber(total)],
  ["Khớp bộ lọc", writtenNumber(matching)],
  ["Cử tri (danh sách)", `${writtenNumber(voters)}, biết ở ${writtenNumber(votersKnown)}/${writtenNumber(matching)} khu vực`],
  ["Mã kiểm chứng nhật ký", head],
];

const csvCell = (cell: string | number | null): string => {
  const text = guarded(oneLine(cell));
  return /[",;]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** As CSV, UTF-8 with its mark: the rows alone, so that rows counted are rows of the table. */
export async function placesCsv(paper: PlacesPaper): Promise<{ bytes: Uint8Array; certificate: TableCertificate }> {
  const hash = createHash("sha256");
  const heads = columns.map(({ heading }) => heading);
  hash.update(hashed(heads));
  const pieces = [`\ufeff${heads.map(csvCell).join(",")}\r\n`];
  let rows = 0;
  let piece = "";
  for (const row of paper.rows()) {
    const cells = columns.map(({ of }) => of(row));
    hash.update(hashed(cells));
    piece += `${cells.map(csvCell).join(",")}\r\n`;
    rows += 1;
    if (rows % 1000 > 0) continue;
    pieces.push(piece);
    piece = "";
    await nextTurn();
  }
  pieces.push(piece);
  return { bytes: Buffer.from(pieces.join(""), "utf8"), certificate: written(paper, hash.digest("hex"), rows) };
}

/** As XLSX of two sheets: the rows, and the certificate with the hash of the first. */
export async function placesXlsx(paper: PlacesPaper): Promise<{ bytes: Uint8Array; certificate: TableCertificate }> {
  const hash = createHash("sha256");
  let digest = "";
  let count = 0;
  const heads = columns.map(({ heading }) => heading);
  const top: PlainCell[][] = [...(paper.exercise ? [[{ bold: exerciseWords }]] : []), heads.map((bold) => ({ bold }))];
  function* table(): Generator<readonly PlainCell[]> {
    yield* top;
    hash.update(hashed(heads));
    for (const row of paper.rows()) {
      const cells = columns.map(({ of }) => of(row));
      hash.update(hashed(cells));
      count += 1;
      yield cells;
    }
    digest = hash.digest("hex");
  }
  function* certified(): Generator<readonly PlainCell[]> {
    if (paper.exercise) yield [{ bold: exerciseWords }];
    yield [{ bold: "Chứng nhận bảng khu vực bỏ phiếu" }];
    for (const [label, value] of certificateLines(paper, paper.certificate)) yield [{ bold: label }, value];
    yield [{ bold: "Dòng đã ghi ra tệp" }, `${writtenNumber(count)}/${writtenNumber(paper.matching)}`];
    yield [{ bold: "SHA-256 của các dòng (ô cách nhau bằng tab)" }, digest];
  }
  const { bytes, rows } = await plainXlsx([
    { name: "Khu vực bỏ phiếu", widths: columns.map(({ width }) => width), sticky: top.length, rows: table() },
    { name: "Chứng nhận", widths: [44, 80], sticky: 0, rows: certified() },
  ]);
  return { bytes, certificate: written(paper, digest, (rows[0] ?? top.length) - top.length) };
}
