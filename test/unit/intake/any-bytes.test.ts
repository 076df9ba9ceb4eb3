import fc from "fast-check";
import { expect, test } from "vitest";
import { type IntakeColumn, intakeColumns } from "../../../electron/contract/index.ts";
import { previewPollingPlaces } from "../../../electron/intake/polling-places.ts";
import { contextWith, csv, rawWorkbook, xlsx } from "./made-files.ts";

const preview = (bytes: Uint8Array, mappings?: { sheet: string; headerRow: number; columns: Partial<Record<IntakeColumn, number>> }[]) =>
  previewPollingPlaces({ fileName: "tep.xlsx", bytes }, contextWith({ mappings }));

/** Whatever came in, the answer is a value; where it was read, every row is accounted for. */
async function answers(bytes: Uint8Array): Promise<void> {
  const result = await preview(bytes);
  if (!result.ok) {
    expect(result.error.message).not.toBe("");
    expect(result.error.hint).not.toBe("");
    return;
  }
  const { counts, rows } = result.value.preview;
  expect(rows.length).toBe(counts.rowsRead);
  expect(counts.new + counts.changed + counts.same).toBe(counts.kept);
  expect(counts.kept + counts.rejected + counts.totals + counts.blank).toBe(counts.rowsRead);
  expect(result.value.edits.length).toBe(counts.new + counts.changed);
}

test("any bytes give a Result, never a throw", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), answers), { numRuns: 300 });
}, 60_000);

test("so does any text, and any table", async () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("Xã Lũng Cú", "Tổng", "1.475", "105,3", "Huyện Đồng Văn", "", '"', ";"));
  const table = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(",", ";", "\t"), (rows, delimiter) =>
      answers(
        csv(
          ["Xã,Khu vực bỏ phiếu số,Tên khu vực bỏ phiếu,Số cử tri,Tọa độ".replaceAll(",", delimiter), ...rows.map((row) => row.join(delimiter))].join(
            "\n",
          ),
        ),
      ),
    ),
    { numRuns: 300 },
  );
}, 60_000);

test("so does a good workbook with some bytes changed or cut", async () => {
  const good = await xlsx({
    "Đồng Văn": [["Xã", "Khu vực bỏ phiếu số", "Số cử tri"], ...Array.from({ length: 20 }, (_, index) => ["Lũng Cú", index + 1, 300])],
  });
  const damage = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(damage, fc.nat({ max: good.length }), fc.boolean(), (changes, length, cut) => {
      const bytes = good.slice(0, cut ? length : good.length);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      return answers(bytes);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("so does any XML inside a sheet", async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<row>",
      "</row>",
      '<row r="3">',
      '<c r="B2">',
      '<c r="A9" t="s">',
      "<v>7</v>",
      "<v>",
      "</c>",
      "<f>A1</f>",
      '<c r="',
      "<!--",
      "]]>",
      '"',
      "<is><t>Xã</t></is>",
      "&#0;",
    ),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), (pieces) => answers(rawWorkbook(pieces.join("")))),
    { numRuns: 300 },
  );
}, 60_000);

test("any mapping by hand gives a Result", async () => {
  const bytes = await xlsx({
    S: [
      ["a", "b"],
      ["Lũng Cú", 300],
      ["Xã Má Lé", "1.475"],
    ],
  });
  const columns = fc.dictionary(fc.constantFrom(...intakeColumns), fc.nat({ max: 5 }));
  await fc.assert(
    fc.asyncProperty(columns, fc.nat({ max: 9 }), async (chosen, headerRow) => {
      const result = await preview(bytes, [{ sheet: "S", headerRow, columns: chosen }]);
      expect(typeof result.ok).toBe("boolean");
    }),
    { numRuns: 200 },
  );
}, 60_000);
