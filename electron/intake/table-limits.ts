import { fail, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";

/** What a file's tables span together. */
export interface TableSize {
  /** Down to the last row that holds something, headings counted, of all sheets. */
  rows: number;
  /** To the last column that holds something, of the widest sheet. */
  columns: number;
  /** What reading would fill, empty cells between and beside counted. */
  cells: number;
}

/** Limits stated to people. A province has under 2,000 polling places and a list of them 20 columns. */
const limits: TableSize = { rows: 100_000, columns: 200, cells: 4_000_000 };

const hint = `Giới hạn: ${writtenNumber(limits.rows)} hàng, ${limits.columns} cột. Xóa hàng, cột thừa và các ô lạc ở xa bảng (Ctrl+End trong Excel cho thấy ô cuối) hoặc chia tệp theo huyện rồi chọn lại; chưa đọc gì, dữ liệu trong phòng không thay đổi.`;

/** The refusal of a file whose tables are too large to read, known before they are read; null where they are not. */
export function tooLargeTable({ rows, columns, cells }: TableSize): Result<never> | null {
  if (cells > limits.cells) return fail("too-large", `Tệp có bảng trải quá ${writtenNumber(limits.cells)} ô, kể cả ô trống ở giữa.`, hint);
  if (rows > limits.rows) return fail("too-large", `Tệp có ${writtenNumber(rows)} hàng, quá giới hạn ${writtenNumber(limits.rows)} hàng.`, hint);
  if (columns > limits.columns) return fail("too-large", `Tệp có bảng rộng ${writtenNumber(columns)} cột, quá giới hạn ${limits.columns} cột.`, hint);
  return null;
}
